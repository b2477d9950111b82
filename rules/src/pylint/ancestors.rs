//! Base classes, as far as the file shows them.

use ruff_python_ast::{self as ast, AnyNodeRef, Expr, Stmt};
use smallvec::SmallVec;

use super::stdlib_classes::StdlibClass;
use crate::semantic::{BindingKind, Model, NodeId, QualifiedName, ScopeId, ScopeKind};

/// A class that stands somewhere above another.
pub(crate) enum Ancestor<'a> {
    /// Defined in this file.
    Class(&'a ast::StmtClassDef),
    /// A builtin or imported class, by its dotted name.
    Named(QualifiedName<'a>),
    /// Whatever else a base can be.
    Unknown,
}

/// All ancestors of a class, each once, nearest first.
pub(crate) fn ancestors<'a>(
    model: &'a Model<'a>,
    class: &'a ast::StmtClassDef,
) -> SmallVec<[Ancestor<'a>; 4]> {
    let mut found: SmallVec<[Ancestor<'a>; 4]> = SmallVec::new();
    let mut next = 0;
    push_bases(model, class, class, &mut found);
    while next < found.len() {
        if let Ancestor::Class(base) = found[next] {
            push_bases(model, base, class, &mut found);
        }
        next += 1;
    }
    found
}

fn push_bases<'a>(
    model: &'a Model<'a>,
    class: &'a ast::StmtClassDef,
    start: &'a ast::StmtClassDef,
    found: &mut SmallVec<[Ancestor<'a>; 4]>,
) {
    /// A file's classes rarely have more ancestors than this; a hostile file's may.
    const LIMIT: usize = 100;
    for base in class.bases() {
        let ancestor = resolve(model, base);
        if let Ancestor::Class(base) = ancestor
            && (std::ptr::eq(base, start)
                || found
                    .iter()
                    .any(|known| matches!(known, Ancestor::Class(known) if std::ptr::eq(*known, base))))
        {
            continue;
        }
        if found.len() < LIMIT {
            found.push(ancestor);
        }
    }
}

/// What an expression among the bases of a class refers to.
pub(crate) fn resolve<'a>(model: &'a Model<'a>, base: &'a Expr) -> Ancestor<'a> {
    let base = match base {
        // `Generic[T]`, `list[int]`: the class is what is subscripted.
        Expr::Subscript(subscript) => &*subscript.value,
        _ => base,
    };
    if let Expr::Name(name) = base
        && let Some(binding) = model.resolve_name(name)
        && let binding = model.binding(binding)
        && binding.kind == BindingKind::Class
    {
        return match model.nodes.get(binding.node).node {
            AnyNodeRef::StmtClassDef(class) => Ancestor::Class(class),
            _ => Ancestor::Unknown,
        };
    }
    model
        .qualified_name(base)
        .map_or(Ancestor::Unknown, Ancestor::Named)
}

/// The class whose body a scope's function stands in directly.
pub(crate) fn class_of<'a>(model: &Model<'a>, scope: ScopeId) -> Option<&'a ast::StmtClassDef> {
    let mut node = model.nodes.get(model.scope(scope).node);
    loop {
        let parent = node.parent?;
        node = model.nodes.get(parent);
        match node.node {
            AnyNodeRef::StmtClassDef(class) => return Some(class),
            AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::ModModule(_) | AnyNodeRef::ExprLambda(_) => {
                return None;
            }
            _ => {}
        }
    }
}

/// A method that the body of a class defines under a name: the first binding must be the function.
pub(crate) fn method<'a>(
    model: &Model<'a>,
    class: &'a ast::StmtClassDef,
    name: &str,
) -> Option<&'a ast::StmtFunctionDef> {
    let scope = model.scope_of(class)?;
    let first = model.first_binding(scope, model.names.get(name)?)?;
    let binding = model.binding(first);
    match model.nodes.get(binding.node).node {
        AnyNodeRef::StmtFunctionDef(function) if binding.kind == BindingKind::Function => Some(function),
        _ => None,
    }
}

/// Whether a decorator of the function is the one of the given name, plain or called.
pub(crate) fn is_decorated_with<'a>(
    model: &Model<'a>,
    function: &'a ast::StmtFunctionDef,
    is: impl Fn(&[&str]) -> bool,
) -> bool {
    function.decorator_list.iter().any(|decorator| {
        model
            .qualified_name(&decorator.expression)
            .is_some_and(|name| is(&name))
    })
}

/// Whether pylint takes a method to be a stub for subclasses: it begins with `pass` or `raise NotImplementedError`,
/// holds nothing but a docstring, or is decorated as abstract.
pub(crate) fn is_abstract<'a>(model: &Model<'a>, function: &'a ast::StmtFunctionDef) -> bool {
    if is_decorated_with(model, function, |name| {
        matches!(
            name,
            [
                "abc",
                "abstractmethod" | "abstractproperty" | "abstractclassmethod" | "abstractstaticmethod"
            ]
        )
    }) {
        return true;
    }
    match super::places::undocumented(&function.body).first() {
        None | Some(Stmt::Pass(_)) => true,
        Some(Stmt::Raise(raise)) => raise.exc.as_deref().is_some_and(|exception| {
            let exception = match exception {
                Expr::Call(call) => &*call.func,
                _ => exception,
            };
            matches!(exception, Expr::Name(name) if name.id.as_str() == "NotImplementedError")
        }),
        _ => false,
    }
}

/// Whether an ancestor of the class defines a method of this name; None where an ancestor of another module may.
pub(crate) fn overrides<'a>(model: &'a Model<'a>, class: &'a ast::StmtClassDef, name: &str) -> Option<bool> {
    if class.bases().is_empty() {
        return Some(false);
    }
    let mut answer = Some(false);
    for ancestor in ancestors(model, class) {
        match ancestor {
            Ancestor::Class(class) if method(model, class, name).is_some() => return Some(true),
            Ancestor::Named(class) if is_foreign(&class) => answer = None,
            Ancestor::Named(class) if super::stdlib_classes::method(&class, name).is_some() => {
                return Some(true);
            }
            _ => {}
        }
    }
    answer
}

/// What a method is bound to when it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MethodKind {
    Instance,
    Class,
    Static,
}

/// How the function at a node is bound, if it stands in the body of a class.
pub(crate) fn method_kind<'a>(
    model: &Model<'a>,
    function: &ast::StmtFunctionDef,
    node: NodeId,
) -> Option<MethodKind> {
    let mut scope = model.nodes.get(node).scope;
    while model.scope(scope).kind == ScopeKind::TypeParams {
        scope = model.scope(scope).parent?;
    }
    if model.scope(scope).kind != ScopeKind::Class {
        return None;
    }
    for decorator in &function.decorator_list {
        match &decorator.expression {
            Expr::Name(name) if name.id.as_str() == "staticmethod" => return Some(MethodKind::Static),
            Expr::Name(name) if name.id.as_str() == "classmethod" => return Some(MethodKind::Class),
            _ => {}
        }
    }
    match function.name.as_str() {
        "__new__" | "__init_subclass__" | "__class_getitem__" => Some(MethodKind::Class),
        _ => Some(MethodKind::Instance),
    }
}

/// Whether a dotted name is a class of another module that nothing is known of.
pub(crate) fn is_foreign(class: &[&str]) -> bool {
    !matches!(class, ["builtins" | "typing" | "typing_extensions", ..]) && StdlibClass::get(class).is_none()
}
