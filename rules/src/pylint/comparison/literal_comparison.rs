use crate::pylint::as_string::as_string;
use ruff_python_ast::{CmpOp, Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for literals that are compared by identity.
    ///
    /// ## Why is this bad?
    /// Whether two equal literals are one object is up to the interpreter.
    ///
    /// ## Example
    /// ```python
    /// if size is 0:
    ///     stop()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if size == 0:
    ///     stop()
    /// ```
    LiteralComparison {
        code: "PLR0123", name: "literal-comparison", severity: Refactor, nodes: [ExprCompare]
    }
}

impl Check<ExprCompare> for LiteralComparison {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let ([op], [right]) = (&*node.ops, &*node.comparators) else {
            return;
        };
        let (with, without) = match op {
            CmpOp::Is => ("==", "is"),
            CmpOp::IsNot => ("!=", "is not"),
            _ => return,
        };
        if !matches!(
            right,
            Expr::NumberLiteral(_)
                | Expr::StringLiteral(_)
                | Expr::BytesLiteral(_)
                | Expr::List(_)
                | Expr::Set(_)
                | Expr::Dict(_)
        ) {
            return;
        }
        let shown = |op: &str| format!("{} {op} {}", as_string(&node.left), as_string(right));
        checker.report(
            Self,
            node,
            format!(
                "In '{}', use '{with}' when comparing constant literals not '{without}' ('{}')",
                shown(without),
                shown(with),
            ),
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        LiteralComparison,
        r#"
x is 0
# @1 PLR0123: In 'x is 0', use '==' when comparing constant literals not 'is' ('x == 0')
x is not "a"
# @1 PLR0123: In 'x is not 'a'', use '!=' when comparing constant literals not 'is not' ('x != 'a'')
x is [y]
# @1 PLR0123
x is {"a": 1}
# @1 PLR0123
"a" is x
x is ()
x is None
x is True
x == 0
x is -1
"#,
    );
}
