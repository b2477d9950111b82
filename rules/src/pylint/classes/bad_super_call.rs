use ruff_python_ast::{AnyNodeRef, Expr, ExprCall, StmtClassDef};

use super::context::Context;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::pylint::ancestors::{Ancestor, ancestors};
use crate::pylint::stdlib_classes::StdlibClass;

declare_rule! {
    /// Checks for `super()` with a first argument that is not the class around it.
    ///
    /// ## Why is this bad?
    /// The search for the method begins at the wrong class: methods are left out or called for ever.
    ///
    /// ## Example
    /// ```python
    /// class Circle:
    ///     pass
    ///
    ///
    /// class Square(Shape):
    ///     def __init__(self):
    ///         super(Circle, self).__init__()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     pass
    ///
    ///
    /// class Square(Shape):
    ///     def __init__(self):
    ///         super().__init__()
    /// ```
    BadSuperCall { code: "PLE1003", name: "bad-super-call", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for BadSuperCall {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        let model = checker.model;
        let Some(first) = call.arguments.args.first() else {
            return;
        };
        let used = matches!(
            model.ancestors(checker.node).next(),
            Some(AnyNodeRef::ExprAttribute(_))
        );
        if !used || !model.is_builtin(&call.func, "super") {
            return;
        }
        let Some(context) = Context::of(model, checker.node).filter(|context| context.method.is_some())
        else {
            return;
        };
        if let Some(shown) = wrong(first, call.arguments.args.get(1), context.class, checker) {
            checker.report(
                Self,
                call,
                format!("Bad first argument '{shown}' given to super()"),
            );
        }
    }
}

/// What is shown of a first argument that is not the class around.
fn wrong<'a>(
    first: &'a Expr,
    second: Option<&'a Expr>,
    class: &'a StmtClassDef,
    checker: &mut Checker<'a>,
) -> Option<String> {
    // `type(self)` and `self.__class__` are another class in a subclass: the method calls itself.
    let is_second = |object: &Expr| match (object, second) {
        (Expr::Name(object), Some(Expr::Name(second))) => object.id == second.id,
        _ => false,
    };
    match first {
        Expr::Call(call) if checker.model.is_builtin(&call.func, "type") => {
            return call
                .arguments
                .args
                .first()
                .is_some_and(is_second)
                .then(|| "type".to_owned());
        }
        Expr::Attribute(attribute) if attribute.attr.as_str() == "__class__" => {
            return is_second(&attribute.value).then(|| "self.__class__".to_owned());
        }
        _ => {}
    }
    let value = checker.infer_only(first)?;
    match value {
        // Whoever names an ancestor leaves those before it out on purpose.
        Value::Class(found)
            if Inference::new(checker.model)
                .ancestry(class)
                .classes
                .iter()
                .any(|known| std::ptr::eq(*known, found)) =>
        {
            None
        }
        Value::Class(found) => Some(found.name.to_string()),
        Value::Builtin(name) => (!inherits(class, &["builtins", name], checker)).then(|| name.to_owned()),
        Value::External(found) => {
            let name = checker.model.qualified_name(found)?;
            StdlibClass::get(&name)?;
            (!inherits(class, &name, checker)).then(|| name.last().map(|name| (*name).to_owned()))?
        }
        Value::Function(function) => Some(function.name.to_string()),
        value => value.builtin_type().map(str::to_owned),
    }
}

/// Whether a class may have one that the file does not define among its ancestors.
fn inherits<'a>(class: &'a StmtClassDef, name: &[&str], checker: &Checker<'a>) -> bool {
    name == ["builtins", "object"]
        || ancestors(checker.model, class)
            .iter()
            .any(|ancestor| match ancestor {
                Ancestor::Class(_) => false,
                Ancestor::Named(ancestor) => {
                    let ancestor = ancestor.segments();
                    ancestor.as_slice() == name
                        || StdlibClass::get(&ancestor).is_none_or(|class| {
                            class
                                .ancestors()
                                .iter()
                                .any(|above| above.name().split('.').eq(name.iter().copied()))
                        })
                }
                Ancestor::Module(_) | Ancestor::Unknown => true,
            })
}

#[test]
fn test() {
    crate::testing::check(
        BadSuperCall,
        r#"
class A:
    def f(self):
        super(A, self).f()
        super(B, self).f()
      # ^^^^^^^^^^^^^^ PLE1003: Bad first argument 'B' given to super()
        super(self.__class__, self).f()
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ PLE1003: Bad first argument 'self.__class__' given to super()
        super(type(self), self).f()
      # ^^^^^^^^^^^^^^^^^^^^^^^ PLE1003: Bad first argument 'type' given to super()
        super(1, self).f()
      # ^^^^^^^^^^^^^^ PLE1003: Bad first argument 'int' given to super()
        super(object, self).f()
        super(unknown, self).f()
        super().f()
        super(B, self)
    @classmethod
    def g(cls):
        super(cls, cls).g()
class B: pass
super(B, B).f()
"#,
    );
}
