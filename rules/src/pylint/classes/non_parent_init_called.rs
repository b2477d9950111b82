use crate::inference::{Base, Inference, Value, is_builtin_class};
use crate::pylint::classes::context::Context;
use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for calls of the `__init__` of a class that is no direct base.
    ///
    /// ## Why is this bad?
    /// It passes over the `__init__` of the bases between, and initialises what is no part of the instance.
    ///
    /// ## Example
    /// ```python
    /// class Other:
    ///     def __init__(self):
    ///         self.items = []
    ///
    ///
    /// class Derived:
    ///     def __init__(self):
    ///         Other.__init__(self)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Other:
    ///     def __init__(self):
    ///         self.items = []
    ///
    ///
    /// class Derived(Other):
    ///     def __init__(self):
    ///         Other.__init__(self)
    /// ```
    NonParentInitCalled {
        code: "PLW0233", name: "non-parent-init-called", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for NonParentInitCalled {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Expr::Attribute(attribute) = &*node.func else {
            return;
        };
        if attribute.attr.as_str() != "__init__" || !attribute.value.is_name_expr() {
            return;
        }
        let Some(context) = Context::of(checker.model, checker.node) else {
            return;
        };
        if context
            .method
            .is_none_or(|method| method.name.as_str() != "__init__")
        {
            return;
        }
        let inference = Inference::new(checker.model);
        let bases = inference.bases(context.class);
        let name = match inference.infer_one_of_any(&attribute.value) {
            Some(Value::Class(class)) => {
                if bases
                    .iter()
                    .any(|base| matches!(base, Base::Class(base) if std::ptr::eq(*base, class)))
                {
                    return;
                }
                class.name.as_str()
            }
            Some(Value::Builtin(name)) if is_builtin_class(name) => {
                if bases
                    .iter()
                    .any(|base| matches!(base, Base::Builtin(base) if *base == name))
                {
                    return;
                }
                name
            }
            _ => return,
        };
        let message = format!("__init__ method from a non direct base class '{name}' is called");
        checker.report(Self, attribute, message);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NonParentInitCalled,
        r#"
class A:
    def __init__(self): pass
class B(A):
    def __init__(self):
        A.__init__(self)
class C(B):
    def __init__(self):
        A.__init__(self)
      # ^^^^^^^^^^ PLW0233: __init__ method from a non direct base class 'A' is called
        dict.__init__(self)
      # ^^^^^^^^^^^^^ PLW0233: __init__ method from a non direct base class 'dict' is called
        unknown.__init__(self)
        super().__init__()
    def other(self):
        A.__init__(self)
"#,
    );
}
