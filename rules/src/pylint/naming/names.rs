//! Which names are checked as what: the work of `invalid-name` and `disallowed-name`.

use ruff_python_ast::{AnyNodeRef, CmpOp, Expr, ModModule, StmtClassDef, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange, TextSize};
use rustc_hash::FxHashSet;

use super::settings::NameRule;
use super::styles::{Kind, is_type_name};
use super::value::{Value, value_of};
use super::{DisallowedName, InvalidName};
use crate::checker::Checker;
use crate::pylint::ancestors::{Ancestor, ancestors, class_at, overrides};
use crate::pylint::exclusive::are_exclusive;
use crate::pylint::instance_attributes::{dataclass_fields, instance_attributes};
use crate::pylint::places::{binding_place, class_header, function_header};
use crate::semantic::{Binding, BindingFlags, BindingId, BindingKind, Model, NodeId, ScopeId, ScopeKind};

/// Checks every name of the file; the first of the two rules that is enabled calls this.
pub(super) fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
    check_module(module, checker);
    let model = checker.model;
    let has_classes = model.scopes.iter().any(|scope| scope.kind == ScopeKind::Class);
    for id in model.binding_ids() {
        check_binding(id, checker);
    }
    if has_classes {
        check_attributes(checker);
    }
}

/// Reports a name that is disallowed or, unless only that is asked, has not the style of its kind.
fn check_name(
    kind: Kind,
    name: &str,
    at: impl FnOnce(&Checker) -> TextRange,
    strict: bool,
    checker: &mut Checker,
) {
    let settings = &checker.settings.pylint.naming;
    let conforms = !strict
        || match settings.rule(kind) {
            Some(NameRule::Style(style)) => style.allows(kind, name) && is_word(name),
            Some(NameRule::Pattern(_, pattern)) => pattern.matches(name),
            None => is_type_name(kind, name),
        };
    let is_among = |names: &[String]| names.iter().any(|other| other == name);
    let bad = is_among(&settings.bad_names)
        || settings
            .bad_names_rgxs
            .iter()
            .any(|pattern| pattern.matches(name));
    if conforms && !bad
        || is_among(&settings.good_names)
        || settings
            .good_names_rgxs
            .iter()
            .any(|pattern| pattern.matches(name))
    {
        return;
    }
    if bad {
        if checker.enabled(DisallowedName) {
            let at = at(checker);
            checker.report(DisallowedName, at, format!("Disallowed name \"{name}\""));
        }
    } else if checker.enabled(InvalidName) {
        let what = match settings.rule(kind) {
            Some(NameRule::Style(style)) => format!("{} naming style", style.name()),
            Some(NameRule::Pattern(text, _)) => format!("'{text}' pattern"),
            None => "predefined naming style".to_owned(),
        };
        let message = format!("{} name \"{name}\" doesn't conform to {what}", kind.text());
        let at = at(checker);
        checker.report(InvalidName, at, message);
    }
}

/// The names of files may hold anything.
fn is_word(name: &str) -> bool {
    name.starts_with("__") || name.chars().all(|char| char == '_' || char.is_alphanumeric())
}

fn check_module(module: &ModModule, checker: &mut Checker) {
    let path = checker.source.path;
    let name = if checker.source.is_package() {
        path.parent().and_then(|folder| folder.file_name())
    } else {
        path.file_stem()
    };
    if let Some(name) = name.and_then(|name| name.to_str()) {
        let start = module.range.start().min(TextSize::new(0));
        let name = name.rsplit('.').next().unwrap_or(name);
        check_name(Kind::Module, name, |_| TextRange::empty(start), true, checker);
    }
}

fn check_binding<'a>(id: BindingId, checker: &mut Checker<'a>) {
    let model = checker.model;
    let binding = model.binding(id);
    let name = model.name_of(binding);
    let scope = model.scope(binding.scope).kind;
    let (kind, strict) = match binding.kind {
        BindingKind::Function => {
            if let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(binding.node).node {
                check_function(function, binding, checker);
            }
            return;
        }
        BindingKind::Class => {
            if let AnyNodeRef::StmtClassDef(class) = model.nodes.get(binding.node).node {
                let at = |checker: &Checker| class_header(class, checker.source);
                check_name(Kind::Class, name, at, true, checker);
            }
            return;
        }
        BindingKind::TypeParam => match model.nodes.get(binding.node).node {
            AnyNodeRef::TypeParamTypeVar(_) => (Kind::TypeVar, true),
            AnyNodeRef::TypeParamParamSpec(_) => (Kind::ParamSpec, true),
            _ => (Kind::TypeVarTuple, true),
        },
        BindingKind::TypeAlias => (Kind::TypeAlias, true),
        BindingKind::ComprehensionVariable => (Kind::InlineVar, true),
        BindingKind::Assignment
        | BindingKind::NamedExpr
        | BindingKind::AugAssignment
        | BindingKind::Unpacking
        | BindingKind::LoopVariable
        | BindingKind::WithItem
        | BindingKind::Annotation
        | BindingKind::Exception
        | BindingKind::MatchCapture => {
            if binding.flags.contains(BindingFlags::DECLARED_GLOBAL) {
                return;
            }
            let classified = match scope {
                ScopeKind::Function => local(id, binding, model),
                ScopeKind::Module => global(id, binding, model),
                ScopeKind::Class => member(binding, model),
                _ => None,
            };
            match classified {
                Some(classified) => classified,
                None => return,
            }
        }
        _ => return,
    };
    check_name(
        kind,
        name,
        |checker| binding_place(binding, checker),
        strict,
        checker,
    );
}

/// A name that a function binds.
fn local<'a>(id: BindingId, binding: &Binding, model: &'a Model<'a>) -> Option<(Kind, bool)> {
    let first = model.first_binding(binding.scope, binding.name)?;
    if model.binding(first).kind == BindingKind::Parameter {
        return None;
    }
    if model
        .name_of(binding)
        .bytes()
        .any(|byte| byte.is_ascii_uppercase())
    {
        // What holds a class may be written as a class.
        match value_of_binding(binding, model) {
            Value::Other | Value::Const => {}
            _ => return None,
        }
        if redefines_import(id, binding, model) {
            return None;
        }
    }
    Some((Kind::Variable, true))
}

/// A name that the module binds.
fn global<'a>(id: BindingId, binding: &Binding, model: &'a Model<'a>) -> Option<(Kind, bool)> {
    match (binding.kind, model.nodes.get(binding.statement).node) {
        (BindingKind::Assignment | BindingKind::Unpacking, AnyNodeRef::StmtAssign(_)) => {
            match value_of_binding(binding, model) {
                Value::TypeVar => Some((Kind::TypeVar, true)),
                Value::ParamSpec => Some((Kind::ParamSpec, true)),
                Value::TypeVarTuple => Some((Kind::TypeVarTuple, true)),
                Value::TypeAlias => Some((Kind::TypeAlias, true)),
                _ if binding.kind == BindingKind::Unpacking => Some((Kind::Variable, false)),
                Value::Class => Some((Kind::Class, true)),
                // What decorates a class by hand gives a class.
                _ if is_class_elsewhere(binding, model) => Some((Kind::Class, true)),
                // What a script sets up may be written as a constant or as a variable.
                _ if in_main_guard(binding.statement, model) => {
                    let is_upper = !model.name_of(binding).chars().any(char::is_lowercase);
                    Some((Kind::Variable, !is_upper))
                }
                Value::Const if !redefines_import(id, binding, model) => {
                    if is_reassigned(id, binding, model) {
                        Some((Kind::Variable, true))
                    } else {
                        Some((Kind::Const, true))
                    }
                }
                _ if is_reassigned(id, binding, model) => Some((Kind::Variable, true)),
                _ => Some((Kind::Variable, false)),
            }
        }
        (BindingKind::Assignment, AnyNodeRef::StmtAnnAssign(assign)) => {
            let value = assign.value.as_deref()?;
            if model.is_typing(&assign.annotation, "TypeAlias") {
                return Some((Kind::TypeAlias, true));
            }
            match value_of(value, model) {
                Value::Const if is_reassigned(id, binding, model) => Some((Kind::Variable, true)),
                Value::Const => Some((Kind::Const, true)),
                _ => Some((Kind::Variable, false)),
            }
        }
        _ => None,
    }
}

/// A name that a class's body binds.
fn member<'a>(binding: &Binding, model: &'a Model<'a>) -> Option<(Kind, bool)> {
    let AnyNodeRef::StmtClassDef(class) = model.nodes.get(model.scope(binding.scope).node).node else {
        return None;
    };
    let annotated_final = || match model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtAnnAssign(assign) => {
            let annotation = match &*assign.annotation {
                Expr::Subscript(subscript) => &*subscript.value,
                annotation => annotation,
            };
            model.is_typing(annotation, "Final")
        }
        _ => false,
    };
    let kind = if annotated_final() || is_enum(class, model) {
        Kind::ClassConst
    } else {
        Kind::ClassAttribute
    };
    let inherited = || {
        ancestors(model, class).iter().any(|ancestor| match ancestor {
            Ancestor::Class(class) => class_at(model, *class)
                .and_then(|class| model.scope_of(class))
                .is_some_and(|scope| model.first_binding(scope, binding.name).is_some()),
            Ancestor::Module(class) => class.binds(model.name_of(binding)),
            _ => false,
        })
    };
    (!inherited()).then_some((kind, true))
}

fn is_enum<'a>(class: &'a StmtClassDef, model: &'a Model<'a>) -> bool {
    !class.bases().is_empty()
        && ancestors(model, class).iter().any(|ancestor| {
            matches!(ancestor, Ancestor::Named(name)
                if matches!(name.segments().as_slice(), ["enum", "Enum" | "IntEnum" | "Flag" | "IntFlag" | "StrEnum" | "ReprEnum"]))
        })
}

fn check_function<'a>(function: &'a StmtFunctionDef, binding: &Binding, checker: &mut Checker<'a>) {
    let model = checker.model;
    let name = function.name.as_str();
    let mut kind = Kind::Function;
    // Where `global` sends the name does not matter: what counts is where the function stands.
    let scope = model.scope(model.nodes.get(binding.node).scope);
    let scope = match scope.kind {
        ScopeKind::TypeParams => scope.parent.map_or(scope, |parent| model.scope(parent)),
        _ => scope,
    };
    if let AnyNodeRef::StmtClassDef(class) = model.nodes.get(scope.node).node {
        if overrides(model, class, name) == Some(true) {
            return;
        }
        kind = if is_property(function, checker) {
            Kind::Attr
        } else {
            Kind::Method
        };
    }
    let at = |checker: &Checker| function_header(function, checker.source);
    check_name(kind, name, at, true, checker);
    for parameter in &function.parameters.args {
        let at = |_: &Checker| parameter.parameter.range();
        check_name(Kind::Argument, parameter.name().as_str(), at, true, checker);
    }
}

fn is_property<'a>(function: &'a StmtFunctionDef, checker: &Checker<'a>) -> bool {
    function.decorator_list.iter().any(|decorator| {
        if let Expr::Attribute(attribute) = &decorator.expression
            && matches!(attribute.attr.as_str(), "setter" | "deleter" | "getter")
        {
            return true;
        }
        let Some(name) = checker.model.qualified_name(&decorator.expression) else {
            return false;
        };
        name.as_slice() == ["builtins", "property"]
            || checker
                .settings
                .pylint
                .naming
                .property_classes
                .iter()
                .any(|class| class.split('.').eq(name.iter().copied()))
    })
}

/// The names of attributes, each at its first assignment in the class, unless an ancestor assigns it too.
fn check_attributes(checker: &mut Checker) {
    let model = checker.model;
    check_fields(checker);
    let attributes = instance_attributes(model);
    let mut known = FxHashSet::default();
    known.extend(
        attributes
            .iter()
            .map(|attribute| (attribute.class, attribute.name())),
    );
    for attribute in &attributes {
        let inherited = |_: &Checker| {
            let AnyNodeRef::StmtClassDef(class) = model.nodes.get(attribute.class).node else {
                return false;
            };
            !class.bases().is_empty()
                && ancestors(model, class).iter().any(|ancestor| match ancestor {
                    Ancestor::Class(class) => known.contains(&(*class, attribute.name())),
                    Ancestor::Module(class) => class.sets(attribute.name()),
                    _ => false,
                })
        };
        let plain = !attribute.name().bytes().any(|byte| byte.is_ascii_uppercase());
        if !plain && inherited(checker) {
            continue;
        }
        check_name(
            Kind::Attr,
            attribute.name(),
            |_| attribute.node.range(),
            true,
            checker,
        );
    }
}

/// The fields of data classes are attributes of their objects.
fn check_fields(checker: &mut Checker) {
    for (_, name, start) in dataclass_fields(checker.model) {
        check_name(Kind::Attr, name, |_| TextRange::empty(start), true, checker);
    }
}

/// What a binding's own assignment gives it.
fn value_of_binding<'a>(binding: &Binding, model: &'a Model<'a>) -> Value {
    match model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtAssign(assign) => {
            if binding.kind == BindingKind::Assignment {
                return value_of(&assign.value, model);
            }
            // `A, B = int, str`: the values have the targets' places.
            let element = assign.targets.iter().find_map(|target| match target {
                Expr::Tuple(tuple) => tuple
                    .elts
                    .binary_search_by_key(&binding.range.start(), |element| element.start())
                    .ok(),
                _ => None,
            });
            match (&*assign.value, element) {
                (Expr::Tuple(tuple), Some(index)) => tuple
                    .elts
                    .get(index)
                    .map_or(Value::Other, |value| value_of(value, model)),
                _ => Value::Other,
            }
        }
        AnyNodeRef::StmtAnnAssign(assign) if binding.kind == BindingKind::Assignment => assign
            .value
            .as_deref()
            .map_or(Value::Other, |value| value_of(value, model)),
        _ => Value::Other,
    }
}

/// Whether a statement stands below `if __name__ == "__main__":`.
fn in_main_guard(statement: NodeId, model: &Model) -> bool {
    let position = model.nodes.get(statement).node.range();
    model.ancestors(statement).any(|node| {
        let AnyNodeRef::StmtIf(node) = node else {
            return false;
        };
        let Expr::Compare(compare) = &*node.test else {
            return false;
        };
        let ([CmpOp::Eq], [right]) = (&*compare.ops, &*compare.comparators) else {
            return false;
        };
        let is_name = |expr: &Expr| matches!(expr, Expr::Name(name) if name.id.as_str() == "__name__");
        let is_main =
            |expr: &Expr| matches!(expr, Expr::StringLiteral(text) if text.value.to_str() == "__main__");
        (is_name(&compare.left) && is_main(right) || is_main(&compare.left) && is_name(right))
            && node.body.last().is_some_and(|last| position.end() <= last.end())
    })
}

/// Whether a class statement of the same scope bears the name.
fn is_class_elsewhere(binding: &Binding, model: &Model) -> bool {
    model
        .bindings_of(binding.scope, binding.name)
        .any(|other| model.binding(other).kind == BindingKind::Class)
}

/// Whether a global name is a variable: bound in a loop, or bound again where both bindings can run.
fn is_reassigned(id: BindingId, binding: &Binding, model: &Model) -> bool {
    model
        .ancestors(binding.statement)
        .any(|node| matches!(node, AnyNodeRef::StmtFor(_) | AnyNodeRef::StmtWhile(_)))
        || model.bindings_of(ScopeId::MODULE, binding.name).any(|other| {
            let assigns = matches!(
                model.binding(other).kind,
                BindingKind::Assignment
                    | BindingKind::AugAssignment
                    | BindingKind::Unpacking
                    | BindingKind::LoopVariable
                    | BindingKind::WithItem
                    | BindingKind::Class
                    | BindingKind::Function
                    | BindingKind::Annotation
            );
            other != id
                && assigns
                && !model.binding(other).flags.contains(BindingFlags::DECLARED_GLOBAL)
                && !are_exclusive(model, binding.statement, model.binding(other).statement)
        })
}

/// `except ImportError: name = None` after `import name` in the body.
fn redefines_import(id: BindingId, binding: &Binding, model: &Model) -> bool {
    handles_import_error(binding.statement, model).is_some_and(|range| {
        model.bindings_of(binding.scope, binding.name).any(|other| {
            let imported = model.binding(other);
            other != id
                && imported.is_import()
                && imported.kind != BindingKind::SubmoduleImport
                && range.contains_range(imported.range)
        })
    })
}

/// The `try` whose handler of `ImportError` a statement stands in.
fn handles_import_error(statement: NodeId, model: &Model) -> Option<TextRange> {
    let mut ancestors = model.ancestors(statement);
    let handler = ancestors.find_map(|node| match node {
        AnyNodeRef::ExceptHandlerExceptHandler(handler) => Some(handler),
        _ => None,
    })?;
    let is_import_error = |expr: &Expr| matches!(expr, Expr::Name(name) if matches!(name.id.as_str(), "ImportError" | "ModuleNotFoundError"));
    let catches = match handler.type_.as_deref()? {
        Expr::Tuple(tuple) => tuple.elts.iter().any(is_import_error),
        expr => is_import_error(expr),
    };
    catches
        .then(|| ancestors.next())
        .flatten()
        .map(|node| node.range())
}
