use ruff_python_ast::{Expr, ExprContext, ExprList, ExprTuple};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

/// What the byte code of an unpacking can count before the star, and after it.
const MOST_BEFORE: usize = (1 << 8) - 1;
const MOST_AFTER: usize = (1 << 24) - 1;

declare_rule! {
    /// Checks for assignments with a starred target and more targets beside it than Python can count.
    ///
    /// ## Why is this bad?
    /// Python allows 255 targets before the star and 16,777,215 after it: more are a syntax error.
    ///
    /// ## Example
    /// ```python
    /// a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, \
    /// a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, \
    /// a46, a47, a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62, a63, a64, a65, a66, a67, \
    /// a68, a69, a70, a71, a72, a73, a74, a75, a76, a77, a78, a79, a80, a81, a82, a83, a84, a85, a86, a87, a88, a89, \
    /// a90, a91, a92, a93, a94, a95, a96, a97, a98, a99, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, \
    /// b14, b15, b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31, b32, b33, b34, b35, \
    /// b36, b37, b38, b39, b40, b41, b42, b43, b44, b45, b46, b47, b48, b49, b50, b51, b52, b53, b54, b55, b56, b57, \
    /// b58, b59, b60, b61, b62, b63, b64, b65, b66, b67, b68, b69, b70, b71, b72, b73, b74, b75, b76, b77, b78, b79, \
    /// b80, b81, b82, b83, b84, b85, b86, b87, b88, b89, b90, b91, b92, b93, b94, b95, b96, b97, b98, b99, c0, c1, \
    /// c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, \
    /// c25, c26, c27, c28, c29, c30, c31, c32, c33, c34, c35, c36, c37, c38, c39, c40, c41, c42, c43, c44, c45, c46, \
    /// c47, c48, c49, c50, c51, c52, c53, c54, c55, *rest = values
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// head, rest = values[:256], values[256:]
    /// ```
    ExpressionsInStarAssignment {
        code: "F621", name: "expressions-in-star-assignment", severity: Error, nodes: [ExprTuple, ExprList]
    }
}

impl Check<ExprTuple> for ExpressionsInStarAssignment {
    fn check<'a>(node: &'a ExprTuple, checker: &mut Checker<'a>) {
        check_targets(&node.elts, node.ctx, node, checker);
    }
}

impl Check<ExprList> for ExpressionsInStarAssignment {
    fn check<'a>(node: &'a ExprList, checker: &mut Checker<'a>) {
        check_targets(&node.elts, node.ctx, node, checker);
    }
}

fn check_targets(elements: &[Expr], context: ExprContext, at: impl Ranged, checker: &mut Checker) {
    if context == ExprContext::Store
        && elements.len() > MOST_BEFORE
        && let Some(star) = elements.iter().position(Expr::is_starred_expr)
        && (star > MOST_BEFORE || elements.len() - star - 1 > MOST_AFTER)
    {
        let message = "Too many expressions in star-unpacking assignment";
        checker.report(ExpressionsInStarAssignment, at, message);
    }
}

#[test]
fn test() {
    let targets = |count: usize| "a, ".repeat(count);
    let found = |text: &str| {
        let rules = [<ExpressionsInStarAssignment as crate::hooks::Listed>::ID];
        crate::testing::findings(rules.into_iter().collect(), "module.py", text).len()
    };
    assert_eq!(found(&format!("{}*b = c", targets(255))), 0);
    assert_eq!(found(&format!("{}*b = c", targets(256))), 1);
    assert_eq!(found(&format!("*b, {} = c", targets(256))), 0);
    assert_eq!(found(&format!("[{}*b] = c", targets(256))), 1);
    assert_eq!(found(&format!("{} = c", targets(300))), 0);
}
