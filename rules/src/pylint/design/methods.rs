//! Public methods and ancestors of classes, counted as pylint counts them.

use ruff_python_ast::{AnyNodeRef, StmtClassDef};
use rustc_hash::FxHashSet;

use crate::pylint::ancestors::{Ancestor, ancestors, class_at};
use crate::pylint::stdlib_classes::StdlibClass;
use crate::semantic::{BindingKind, Model};

/// The names that the body of a class defines first as functions.
pub(super) fn own_methods<'a>(
    model: &'a Model<'a>,
    class: &'a StmtClassDef,
) -> impl Iterator<Item = &'a str> {
    let scope = model.scope_of(class);
    scope
        .into_iter()
        .flat_map(|scope| model.names_in(scope))
        .map(|id| model.binding(id))
        .filter(|binding| binding.kind == BindingKind::Function)
        .filter(|binding| matches!(model.nodes.get(binding.node).node, AnyNodeRef::StmtFunctionDef(_)))
        .map(|binding| model.name_of(binding))
}

/// How many public methods the objects of a class have, inherited ones included; None where a base is of another
/// module.
pub(super) fn count_public<'a>(model: &'a Model<'a>, class: &'a StmtClassDef) -> Option<usize> {
    let is_public = |name: &&str| !name.starts_with('_');
    let ancestors = ancestors(model, class);
    let mut names: FxHashSet<&str> = own_methods(model, class).filter(is_public).collect();
    for ancestor in ancestors.iter() {
        match ancestor {
            Ancestor::Class(class) => {
                let class = class_at(model, *class)?;
                names.extend(own_methods(model, class).filter(is_public));
            }
            Ancestor::Module(class) => {
                let methods = class.methods().filter(|(_, method)| method.is_first);
                names.extend(methods.map(|(name, _)| name).filter(is_public));
            }
            Ancestor::Named(name) => {
                let name = name.segments();
                if is_transparent(&name) {
                    continue;
                }
                let class = StdlibClass::get(&name)?;
                for class in std::iter::once(class).chain(class.ancestors()) {
                    names.extend(class.methods().map(|(name, _)| name).filter(is_public));
                }
            }
            // What cannot be resolved at all has nothing to inherit from, to pylint.
            Ancestor::Unknown => {}
        }
    }
    // Special methods count too, all but the one that every class has.
    let special = own_methods(model, class).filter(|name| {
        name.len() > 4
            && name.starts_with("__")
            && name.ends_with("__")
            && name[2..name.len() - 2]
                .bytes()
                .all(|byte| byte.is_ascii_lowercase())
            && *name != "__init__"
    });
    Some(names.len() + special.count())
}

/// Bases without methods of their own.
fn is_transparent(name: &[&str]) -> bool {
    matches!(
        name,
        ["builtins", "object"] | ["typing" | "typing_extensions", "Generic" | "Protocol"]
    )
}

/// Classes that need no methods: exceptions, metaclasses, enumerations, named tuples, typed dictionaries.
pub(super) fn is_exempt<'a>(model: &'a Model<'a>, class: &'a StmtClassDef) -> bool {
    class.name.as_str().ends_with("Exception")
        || ancestors(model, class).iter().any(|ancestor| match ancestor {
            Ancestor::Class(class) => {
                class_at(model, *class).is_some_and(|class| class.name.as_str().ends_with("Exception"))
            }
            Ancestor::Module(class) => class.name.ends_with("Exception"),
            Ancestor::Named(name) => {
                let name = name.segments();
                name.last().is_some_and(|name| name.ends_with("Exception"))
                    || matches!(
                        name.as_slice(),
                        ["builtins", "type"]
                            | ["abc", "ABCMeta"]
                            | ["enum", ..]
                            | ["typing" | "typing_extensions", "NamedTuple" | "TypedDict"]
                    )
                    || StdlibClass::get(&name).is_some_and(|class| {
                        std::iter::once(class)
                            .chain(class.ancestors())
                            .any(|class| class.methods().any(|(method, _)| method == "with_traceback"))
                    })
            }
            Ancestor::Unknown => false,
        })
}

/// How many ancestors a class has, without `object` and the containers that pylint does not count; None where one is
/// unknown.
pub(super) fn count_ancestors<'a>(model: &'a Model<'a>, class: &'a StmtClassDef) -> Option<usize> {
    let mut count = 0;
    let mut named: Vec<StdlibClass> = Vec::new();
    for ancestor in ancestors(model, class).iter() {
        match ancestor {
            Ancestor::Class(_) | Ancestor::Module(_) => count += 1,
            Ancestor::Named(name) => match name.segments().as_slice() {
                [
                    "builtins",
                    "object" | "tuple" | "dict" | "list" | "set" | "bytearray" | "frozenset",
                ]
                | ["collections" | "typing" | "typing_extensions", ..] => {}
                name => {
                    let class = StdlibClass::get(name)?;
                    for class in std::iter::once(class).chain(class.ancestors()) {
                        if !named.contains(&class) {
                            named.push(class);
                        }
                    }
                }
            },
            Ancestor::Unknown => {}
        }
    }
    Some(count + named.len())
}
