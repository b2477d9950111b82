//! Base classes, as far as the file shows them.

use std::rc::Rc;

use ruff_python_ast::{self as ast, AnyNodeRef, Expr, Stmt};
use smallvec::SmallVec;

use super::stdlib_classes::StdlibClass;
use crate::inference::raises_not_implemented;
use crate::modules::{Found, ModuleClass};
use crate::semantic::{BindingKind, Model, NodeId, ScopeId, ScopeKind};

/// A class that stands somewhere above another.
#[derive(Clone, Debug)]
pub(crate) enum Ancestor {
    /// Defined in this file, by its node.
    Class(NodeId),
    /// Defined in another module of the repository.
    Module(ModuleClass),
    /// A builtin, or a class that the repository does not define.
    Named(DottedName),
    /// Whatever else a base can be.
    Unknown,
}

/// A dotted name in text of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DottedName(Box<str>);

impl DottedName {
    pub(crate) fn segments(&self) -> SmallVec<[&str; 8]> {
        self.0.split('.').collect()
    }
}

/// A file's classes rarely have more ancestors than this; a hostile file's may.
const MOST_ANCESTORS: usize = 100;

/// All ancestors of a class, each once, in the order in which members are looked up: every class before its bases,
/// and the bases of a class from left to right.
pub(crate) fn ancestors<'a>(model: &'a Model<'a>, class: &'a ast::StmtClassDef) -> Rc<[Ancestor]> {
    let Some(id) = model.nodes.id_of(class) else {
        return Rc::new([]);
    };
    if let Some(known) = model.lineages.borrow().get(&id) {
        return Rc::clone(known);
    }
    let mut climb = Climb {
        model,
        seen: vec![Ancestor::Class(id)],
        finished: Vec::new(),
    };
    climb.bases(bases_of(model, class), 0);
    climb.finished.reverse();
    let found: Rc<[Ancestor]> = climb.finished.into();
    model.lineages.borrow_mut().insert(id, Rc::clone(&found));
    found
}

/// A class and all its ancestors, in the order in which members are looked up.
pub(crate) fn lineage<'a>(model: &'a Model<'a>, class: Ancestor) -> Vec<Ancestor> {
    let mut climb = Climb {
        model,
        seen: Vec::new(),
        finished: Vec::new(),
    };
    climb.bases(vec![class], 0);
    climb.finished.reverse();
    climb.finished
}

struct Climb<'a> {
    model: &'a Model<'a>,
    seen: Vec<Ancestor>,
    /// Bases before their subclasses.
    finished: Vec<Ancestor>,
}

impl Climb<'_> {
    fn bases(&mut self, bases: Vec<Ancestor>, depth: usize) {
        for base in bases.into_iter().rev() {
            if self.seen.len() >= MOST_ANCESTORS || depth >= MOST_ANCESTORS {
                return;
            }
            if self.seen.iter().any(|seen| seen.is(&base)) {
                continue;
            }
            self.seen.push(base.clone());
            let above = match &base {
                Ancestor::Class(class) => {
                    class_at(self.model, *class).map(|class| bases_of(self.model, class))
                }
                Ancestor::Module(class) => {
                    let bases = class.bases(self.model.surroundings);
                    Some(bases.into_iter().map(Ancestor::from).collect())
                }
                Ancestor::Named(_) | Ancestor::Unknown => None,
            };
            self.bases(above.unwrap_or_default(), depth + 1);
            self.finished.push(base);
        }
    }
}

fn bases_of<'a>(model: &'a Model<'a>, class: &'a ast::StmtClassDef) -> Vec<Ancestor> {
    class.bases().iter().map(|base| resolve(model, base)).collect()
}

impl Ancestor {
    /// Whether both are the same class.
    pub(crate) fn is(&self, other: &Ancestor) -> bool {
        match (self, other) {
            (Ancestor::Class(one), Ancestor::Class(other)) => one == other,
            (Ancestor::Module(one), Ancestor::Module(other)) => one.is(other),
            (Ancestor::Named(one), Ancestor::Named(other)) => one == other,
            (Ancestor::Unknown, Ancestor::Unknown) => true,
            _ => false,
        }
    }
}

impl From<Found> for Ancestor {
    fn from(found: Found) -> Self {
        match found {
            Found::Class(class) => Ancestor::Module(class),
            Found::Outside(name) => Ancestor::Named(DottedName(name.into())),
            Found::Unknown => Ancestor::Unknown,
        }
    }
}

/// The class that a node is.
pub(crate) fn class_at<'a>(model: &Model<'a>, id: NodeId) -> Option<&'a ast::StmtClassDef> {
    match model.nodes.get(id).node {
        AnyNodeRef::StmtClassDef(class) => Some(class),
        _ => None,
    }
}

/// What an expression among the bases of a class refers to.
pub(crate) fn resolve<'a>(model: &'a Model<'a>, base: &'a Expr) -> Ancestor {
    /// `A = B`, `B = C` … are followed so far.
    const MOST_NAMES: usize = 8;
    let mut base = base;
    for _ in 0..MOST_NAMES {
        // `Generic[T]`, `list[int]`: the class is what is subscripted.
        if let Expr::Subscript(subscript) = base {
            base = &subscript.value;
        }
        let Expr::Name(name) = base else { break };
        let Some(id) = model.resolve_name(name) else { break };
        let binding = model.binding(id);
        match (binding.kind, model.nodes.get(binding.statement).node) {
            (BindingKind::Class, _) => return Ancestor::Class(binding.node),
            (BindingKind::Assignment, AnyNodeRef::StmtAssign(assign))
                if binding.next_of_name.is_none() && model.is_first(id) =>
            {
                base = &assign.value;
            }
            _ => break,
        }
    }
    let Some(name) = model.qualified_name(base) else {
        return Ancestor::Unknown;
    };
    match model.surroundings.absolute(&name) {
        Some(name) => model.surroundings.find(&name).into(),
        None => Ancestor::Named(DottedName(name.join(".").into())),
    }
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

/// Whether a method is decorated as abstract.
pub(crate) fn is_marked_abstract<'a>(model: &Model<'a>, function: &'a ast::StmtFunctionDef) -> bool {
    is_decorated_with(model, function, |name| {
        matches!(
            name,
            [
                "abc",
                "abstractmethod" | "abstractproperty" | "abstractclassmethod" | "abstractstaticmethod"
            ]
        )
    })
}

/// Whether an expression is `abc.ABC` or its metaclass.
pub(crate) fn is_abc<'a>(model: &Model<'a>, expr: &'a Expr) -> bool {
    model
        .qualified_name(expr)
        .is_some_and(|name| matches!(name.as_slice(), ["abc", "ABC" | "ABCMeta"]))
}

/// Whether a class itself names `abc.ABC` among its bases or its metaclass.
pub(crate) fn names_abc<'a>(model: &Model<'a>, class: &'a ast::StmtClassDef) -> bool {
    let keywords = class.keywords().iter().map(|keyword| &keyword.value);
    class
        .bases()
        .iter()
        .chain(keywords)
        .any(|expr| is_abc(model, expr))
}

/// Whether pylint takes a method to be a stub for subclasses: it begins with `pass` or `raise NotImplementedError`,
/// holds nothing but a docstring, or is decorated as abstract.
pub(crate) fn is_abstract<'a>(model: &Model<'a>, function: &'a ast::StmtFunctionDef) -> bool {
    if is_marked_abstract(model, function) {
        return true;
    }
    match super::places::undocumented(&function.body).first() {
        None | Some(Stmt::Pass(_)) => true,
        Some(Stmt::Raise(raise)) => raises_not_implemented(raise),
        _ => false,
    }
}

/// Whether a class is a protocol, or derives from one.
pub(crate) fn is_protocol<'a>(model: &'a Model<'a>, class: &'a ast::StmtClassDef) -> bool {
    ancestors(model, class).iter().any(|ancestor| {
        matches!(ancestor, Ancestor::Named(name)
            if matches!(name.segments().as_slice(), ["typing" | "typing_extensions", "Protocol"]))
    })
}

/// Whether a function only tells type checkers of a signature.
pub(crate) fn is_overload<'a>(model: &Model<'a>, function: &'a ast::StmtFunctionDef) -> bool {
    is_decorated_with(model, function, |name| {
        matches!(name, ["typing" | "typing_extensions", "overload"])
    })
}

/// Whether an ancestor of the class defines a method of this name; None where an ancestor of another module may.
pub(crate) fn overrides<'a>(model: &'a Model<'a>, class: &'a ast::StmtClassDef, name: &str) -> Option<bool> {
    if class.bases().is_empty() {
        return Some(false);
    }
    let mut answer = Some(false);
    for ancestor in ancestors(model, class).iter() {
        match ancestor {
            Ancestor::Class(class)
                if class_at(model, *class).is_some_and(|class| method(model, class, name).is_some()) =>
            {
                return Some(true);
            }
            Ancestor::Module(class) if class.method(name).is_some_and(|method| method.is_first) => {
                return Some(true);
            }
            Ancestor::Named(class) => {
                let class = class.segments();
                if is_foreign(&class) {
                    answer = None;
                } else if class[0] != "typing" && super::stdlib_classes::method(&class, name).is_some() {
                    return Some(true);
                }
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
