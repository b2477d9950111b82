use crate::pylint::classes::context::Context;
use ruff_python_ast::{AnyNodeRef, ExprAttribute};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `super` that is not called.
    ///
    /// ## Why is this bad?
    /// `super.method` is an attribute of the class `super`.
    ///
    /// ## Example
    /// ```python
    /// class Derived(Base):
    ///     def start(self):
    ///         super.start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Derived(Base):
    ///     def start(self):
    ///         super().start()
    /// ```
    SuperWithoutBrackets {
        code: "PLW0245", name: "super-without-brackets", severity: Warning, nodes: [ExprAttribute]
    }
}

impl Check<ExprAttribute> for SuperWithoutBrackets {
    fn check<'a>(node: &'a ExprAttribute, checker: &mut Checker<'a>) {
        if node.value.is_name_expr()
            && checker.model.is_builtin(&node.value, "super")
            && matches!(
                checker.model.ancestors(checker.node).next(),
                Some(AnyNodeRef::ExprCall(_))
            )
            && Context::of(checker.model, checker.node).is_some_and(|context| context.method.is_some())
        {
            checker.report(Self, &*node.value, "Super call without brackets");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SuperWithoutBrackets,
        r#"
class A(B):
    def m(self):
        super.m()
      # @9-1:14 PLW0245: Super call without brackets
        super().m()
"#,
    );
}
