use ruff_python_ast::{Expr, ExprCall, StmtClassDef};
use rustc_hash::FxHashSet;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Base, Inference, Value};
use crate::pylint::ancestors::{is_abc, is_marked_abstract, names_abc};
use crate::pylint::as_string::repr;
use crate::semantic::{BindingKind, Model};

declare_rule! {
    /// Checks for objects of classes with abstract methods.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// import abc
    ///
    ///
    /// class Shape(abc.ABC):
    ///     @abc.abstractmethod
    ///     def area(self): ...
    ///
    ///
    /// print(Shape())
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import abc
    ///
    ///
    /// class Shape(abc.ABC):
    ///     @abc.abstractmethod
    ///     def area(self): ...
    ///
    ///
    /// class Square(Shape):
    ///     def area(self):
    ///         return 1
    ///
    ///
    /// print(Square())
    /// ```
    AbstractClassInstantiated {
        code: "PLE0110", name: "abstract-class-instantiated", severity: Error, nodes: [ExprCall]
    }
}

/// Names of one class that are looked through.
const MOST_NAMES: usize = 512;

impl Check<ExprCall> for AbstractClassInstantiated {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        // Most files have no abstract classes.
        let names = &checker.model.names;
        if ["ABC", "ABCMeta", "abc"]
            .iter()
            .all(|name| names.get(name).is_none())
        {
            return;
        }
        let Some(Value::Class(class)) = checker.infer_one(&call.func) else {
            return;
        };
        // What a class method makes of `cls` is an object of a subclass.
        if matches!(&*call.func, Expr::Name(name) if name.id != class.name.id)
            && is_parameter(call, checker.model)
        {
            return;
        }
        if is_abstract(class, Inference::new(checker.model)) {
            let message = format!(
                "Abstract class {} with abstract methods instantiated",
                repr(&class.name)
            );
            checker.report(Self, call, message);
        }
    }
}

fn is_parameter(call: &ExprCall, model: &Model) -> bool {
    let Expr::Name(name) = &*call.func else {
        return false;
    };
    model
        .resolve_name(name)
        .is_some_and(|id| model.binding(id).kind == BindingKind::Parameter)
}

/// Whether `abc.ABCMeta` makes the class, and a method of it or of an ancestor is abstract and nowhere defined.
fn is_abstract<'a>(class: &'a StmtClassDef, inference: Inference<'a>) -> bool {
    let model = inference.model;
    let ancestry = inference.ancestry(class);
    let is_known = ancestry.others.iter().all(|base| match base {
        Base::Builtin("object") => true,
        Base::External(base) => is_abc(model, base),
        _ => false,
    });
    let made_by_abc = ancestry.classes.iter().any(|class| names_abc(model, class));
    if !is_known || !made_by_abc {
        return false;
    }
    let mut defined = FxHashSet::default();
    for class in &ancestry.classes {
        let Some(scope) = model.scope_of(*class) else {
            continue;
        };
        for first in model.names_in(scope).take(MOST_NAMES) {
            if !defined.insert(model.binding(first).name) {
                continue;
            }
            let last = inference.own_method(class, model.name_of(model.binding(first)));
            if last.is_some_and(|method| is_marked_abstract(model, method)) {
                return true;
            }
        }
    }
    false
}

#[test]
fn test() {
    crate::testing::check(
        AbstractClassInstantiated,
        r#"
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @classmethod
    def make(cls): return cls()
class B(A): pass
class C(A):
    def f(self): pass
class D(metaclass=abc.ABCMeta):
    @property
    @abc.abstractmethod
    def g(self): pass
class E:
    @abc.abstractmethod
    def f(self): pass
class F(A, unknown): pass
A(), C(), E(), F()
# @1-1:4 PLE0110: Abstract class 'A' with abstract methods instantiated
B()
# @1 PLE0110: Abstract class 'B' with abstract methods instantiated
D()
# @1 PLE0110
"#,
    );
}
