use ruff_python_ast::{Expr, StmtRaise};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for exceptions that are given a format and its arguments apart.
    ///
    /// ## Why is this bad?
    /// Exceptions do not format their message.
    ///
    /// ## Example
    /// ```python
    /// raise ValueError("no user %s", name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// raise ValueError(f"no user {name}")
    /// ```
    RaisingFormatTuple {
        code: "PLW0715", name: "raising-format-tuple", severity: Warning, nodes: [StmtRaise]
    }
}

impl Check<StmtRaise> for RaisingFormatTuple {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        let Some(Expr::Call(call)) = node.exc.as_deref() else {
            return;
        };
        let [Expr::StringLiteral(message), _, ..] = &*call.arguments.args else {
            return;
        };
        let text = message.value.to_str();
        if text.contains('%') || text.contains('{') && text.contains('}') {
            checker.report(
                Self,
                node,
                "Exception arguments suggest string formatting might be intended",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RaisingFormatTuple,
        r#"
raise ValueError("%s", a)
# @1-1:26 PLW0715: Exception arguments suggest string formatting might be intended
raise ValueError("{}", a)
# @1 PLW0715
raise ValueError("a", "b")
raise ValueError("%s" % a)
"#,
    );
}
