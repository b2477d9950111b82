use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `copy.copy(os.environ)`.
    ///
    /// ## Why is this bad?
    /// The copy changes the environment too.
    ///
    /// ## Example
    /// ```python
    /// import copy
    /// import os
    ///
    /// copy.copy(os.environ)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    ///
    /// os.environ.copy()
    /// ```
    ShallowCopyEnviron { code: "PLW1507", name: "shallow-copy-environ", severity: Warning, nodes: [ExprCall] }
}

impl Check<ExprCall> for ShallowCopyEnviron {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Some(argument) = node.arguments.args.first() else {
            return;
        };
        if checker.model.is_qualified(&node.func, &["copy", "copy"])
            && checker.model.is_qualified(argument, &["os", "environ"])
        {
            checker.report(
                Self,
                node,
                "Using copy.copy(os.environ). Use os.environ.copy() instead.",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ShallowCopyEnviron,
        r#"
import copy, os
copy.copy(os.environ)
# @1-1:22 PLW1507: Using copy.copy(os.environ). Use os.environ.copy() instead.
copy.copy(a)
"#,
    );
}
