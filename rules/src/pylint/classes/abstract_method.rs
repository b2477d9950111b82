use std::collections::BTreeMap;

use ruff_python_ast::{AnyNodeRef, Expr, StmtClassDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::Inference;
use crate::pylint::ancestors::{Ancestor, ancestors, class_at};
use crate::pylint::places::class_header;
use crate::pylint::stdlib_classes::StdlibClass;
use crate::semantic::Model;

declare_rule! {
    /// Checks for classes that inherit an abstract method and do not override it.
    ///
    /// ## Why is this bad?
    /// Calling the method raises `NotImplementedError`, or the class cannot be instantiated at all.
    ///
    /// A method is abstract that is decorated with `abc.abstractmethod` or begins with `raise NotImplementedError`. Classes
    /// that are abstract themselves are left alone: subclasses of `abc.ABC`, those with `ABCMeta` as their metaclass,
    /// protocols, and those that define an abstract method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def area(self):
    ///         raise NotImplementedError
    ///
    ///
    /// class Square(Shape):
    ///     side = 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def area(self):
    ///         raise NotImplementedError
    ///
    ///
    /// class Square(Shape):
    ///     side = 1
    ///
    ///     def area(self):
    ///         return self.side**2
    /// ```
    ///
    /// ## Differences
    /// Abstract methods of the standard library's classes are not known. Where a class has a base that is not shown, what
    /// stands above that base may be overridden by it.
    AbstractMethod { code: "PLW0223", name: "abstract-method", severity: Warning, nodes: [StmtClassDef] }
}

impl Check<StmtClassDef> for AbstractMethod {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        if class.bases().is_empty() {
            return;
        }
        let model = checker.model;
        let ancestors = ancestors(model, class);
        if is_abstract(class, &ancestors, model) {
            return;
        }
        let place = class_header(class, checker.source);
        for (name, owner) in unimplemented(class, &ancestors, model) {
            let message = format!(
                "Method '{name}' is abstract in class '{owner}' but is not overridden in child class '{}'",
                class.name
            );
            checker.report(Self, place, message);
        }
    }
}

/// Whether a class need not implement anything.
fn is_abstract<'a>(class: &'a StmtClassDef, ancestors: &[Ancestor], model: &'a Model<'a>) -> bool {
    let metaclass = class
        .arguments
        .as_ref()
        .and_then(|arguments| arguments.find_keyword("metaclass"));
    metaclass.is_some_and(|metaclass| {
        model
            .qualified_name(&metaclass.value)
            .is_some_and(|name| name.as_slice() == ["abc", "ABCMeta"])
    }) || ancestors.iter().any(|ancestor| match ancestor {
        Ancestor::Named(name) => matches!(
            name.segments().as_slice(),
            ["abc", "ABC"] | ["typing" | "typing_extensions", "Protocol"]
        ),
        _ => false,
    }) || defines_abstract(class, model)
}

fn defines_abstract<'a>(class: &'a StmtClassDef, model: &'a Model<'a>) -> bool {
    let inference = Inference::new(model);
    let Some(scope) = model.scope_of(class) else {
        return false;
    };
    model.names_in(scope).any(|first| {
        model
            .later_bindings(first)
            .filter_map(|binding| inference.function(binding))
            .any(|method| inference.is_abstract_method(method))
    })
}

/// The abstract methods that a class does not override, and the names of the classes that hold them.
fn unimplemented<'a>(
    class: &'a StmtClassDef,
    ancestors: &[Ancestor],
    model: &'a Model<'a>,
) -> BTreeMap<String, String> {
    let mut open: BTreeMap<String, String> = BTreeMap::new();
    for ancestor in ancestors.iter().rev() {
        match ancestor {
            Ancestor::Class(base) => {
                if let Some(base) = class_at(model, *base) {
                    members(base, model, |name, is_abstract| {
                        update(&mut open, name, base.name.as_str(), is_abstract);
                    });
                }
            }
            Ancestor::Module(base) => {
                for (name, method) in base.bindings() {
                    let is_abstract = method.is_some_and(|method| method.is_first && method.is_abstract);
                    update(&mut open, name, &base.name, is_abstract);
                }
            }
            Ancestor::Named(name) => match StdlibClass::get(&name.segments()) {
                Some(base) => {
                    for (name, _) in base
                        .methods()
                        .chain(base.ancestors().iter().flat_map(|base| base.methods()))
                    {
                        open.remove(name);
                    }
                }
                // What every class inherits, or nothing at all.
                None if matches!(name.segments()[0], "builtins" | "typing") => {}
                None => open.clear(),
            },
            Ancestor::Unknown => open.clear(),
        }
    }
    if !open.is_empty() {
        members(class, model, |name, _| {
            open.remove(name);
        });
    }
    open
}

fn update(open: &mut BTreeMap<String, String>, name: &str, owner: &str, is_abstract: bool) {
    if is_abstract {
        open.insert(name.to_owned(), owner.to_owned());
    } else {
        open.remove(name);
    }
}

/// What the body of a class binds: each name, and whether its first binding is an abstract method.
fn members<'a>(class: &'a StmtClassDef, model: &'a Model<'a>, mut visit: impl FnMut(&'a str, bool)) {
    let inference = Inference::new(model);
    let Some(scope) = model.scope_of(class) else {
        return;
    };
    for first in model.names_in(scope) {
        let function = inference.function(first).or_else(|| aliased(first, inference));
        let is_abstract = function.is_some_and(|method| inference.is_abstract_method(method));
        visit(model.name_of(model.binding(first)), is_abstract);
    }
}

/// The method of the same class that `name = other` names.
fn aliased<'a>(
    binding: crate::semantic::BindingId,
    inference: Inference<'a>,
) -> Option<&'a ruff_python_ast::StmtFunctionDef> {
    let model = inference.model;
    let AnyNodeRef::StmtAssign(assign) = model.nodes.get(model.binding(binding).statement).node else {
        return None;
    };
    let Expr::Name(name) = &*assign.value else {
        return None;
    };
    inference.function(model.resolve_name(name)?)
}

#[test]
fn test() {
    crate::testing::check(
        AbstractMethod,
        r#"
import abc
from abc import ABC
from elsewhere import Unknown
class A:
    def first(self):
        """Says so."""
        raise NotImplementedError("first")
    @abc.abstractmethod
    def second(self): ...
    def third(self):
        x = 1
        raise NotImplementedError
class B(A): pass
# @1-1:8 PLW0223: Method 'first' is abstract in class 'A' but is not overridden in child class 'B'
# @1-1:8 PLW0223: Method 'second' is abstract in class 'A' but is not overridden in child class 'B'
class C(B):
# @1-1:8 PLW0223: Method 'second' is abstract in class 'A' but is not overridden in child class 'C'
    def first(self): pass
class D(C):
    second = None
class E(A):
    @abc.abstractmethod
    def second(self): ...
class F(A, ABC): pass
class G(A, metaclass=abc.ABCMeta): pass
class H(Unknown, A): pass
class I(A, Unknown): pass
# @1-1:8 PLW0223
# @1-1:8 PLW0223
class J(ABC):
    @abc.abstractmethod
    def first(self): ...
class K(J): pass
"#,
    );
}
