use ruff_python_ast::{CmpOp, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for chained comparisons whose operators belong to different kinds: values, identity, membership.
    ///
    /// ## Why is this bad?
    /// `a == b in c` means `a == b and b in c`, which is rarely what was meant.
    ///
    /// ## Example
    /// ```python
    /// def check(name, known):
    ///     return name == "x" in known
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def check(name, known):
    ///     return (name == "x") in known
    /// ```
    BadChainedComparison { code: "PLW3601", name: "bad-chained-comparison", severity: Warning, nodes: [ExprCompare] }
}

impl Check<ExprCompare> for BadChainedComparison {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        if node.ops.len() < 2 || node.ops.iter().all(|op| kind(*op) == kind(node.ops[0])) {
            return;
        }
        let mut names: Vec<_> = node.ops.iter().map(|op| op.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let names: Vec<_> = names.iter().map(|name| format!("'{name}'")).collect();
        let (last, others) = names.split_last().expect("there are two operators");
        let message = format!(
            "Suspicious {}-part chained comparison using semantically incompatible operators ({} and {last})",
            node.ops.len(),
            others.join(", ")
        );
        checker.report(Self, node, message);
    }
}

fn kind(op: CmpOp) -> u8 {
    match op {
        CmpOp::Is | CmpOp::IsNot => 0,
        CmpOp::In | CmpOp::NotIn => 1,
        _ => 2,
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadChainedComparison,
        r#"
if a < b in c: pass
 # ^^^^^^^^^^ PLW3601: Suspicious 2-part chained comparison using semantically incompatible operators ('<' and 'in')
if a in b < c is d: pass
 # ^^^^^^^^^^^^^^^ PLW3601: Suspicious 3-part chained comparison using semantically incompatible operators ('<', 'in' and 'is')
if a < b == c: pass
if a is b is c: pass
"#,
    );
}
