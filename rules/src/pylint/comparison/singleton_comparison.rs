use crate::pylint::as_string::as_string;
use ruff_python_ast::{AnyNodeRef, CmpOp, Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for comparisons with `None`, `True` and `False` by `==` and `!=`.
    ///
    /// ## Why is this bad?
    /// There is one `None`, and classes may define `==` as they like: identity says what is meant.
    ///
    /// ## Example
    /// ```python
    /// if answer == None:
    ///     ask()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if answer is None:
    ///     ask()
    /// ```
    SingletonComparison {
        code: "PLC0121", name: "singleton-comparison", severity: Convention, nodes: [ExprCompare]
    }
}

impl Check<ExprCompare> for SingletonComparison {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let ([op @ (CmpOp::Eq | CmpOp::NotEq)], [right]) = (&*node.ops, &*node.comparators) else {
            return;
        };
        let (singleton, other) = if is_singleton(&node.left) {
            (&*node.left, right)
        } else if is_singleton(right) {
            (right, &*node.left)
        } else {
            return;
        };
        let equal = *op == CmpOp::Eq;
        let identity = if equal { "is" } else { "is not" };
        let message = match singleton {
            Expr::NoneLiteral(_) => {
                format!(
                    "Comparison '{}' should be '{}'",
                    compared(node, node.ops[0].as_str()),
                    compared(node, identity)
                )
            }
            Expr::BooleanLiteral(boolean) => {
                let other = as_string(other);
                let value = if boolean.value { "True" } else { "False" };
                let truthy = boolean.value == equal;
                let negation = if truthy { "" } else { "not " };
                let kind = if truthy { "truthiness" } else { "falsiness" };
                let bare = match checker.model.ancestors(checker.node).next() {
                    Some(
                        AnyNodeRef::StmtIf(_)
                        | AnyNodeRef::ElifElseClause(_)
                        | AnyNodeRef::StmtWhile(_)
                        | AnyNodeRef::ExprIf(_)
                        | AnyNodeRef::StmtAssert(_)
                        | AnyNodeRef::Comprehension(_),
                    ) => format!("{negation}{other}"),
                    _ if truthy => format!("bool({other})"),
                    _ => format!("not {other}"),
                };
                format!(
                    "Comparison '{}' should be '{}' if checking for the singleton value {value}, or '{bare}' if testing for {kind}",
                    compared(node, node.ops[0].as_str()),
                    compared(node, identity),
                )
            }
            _ => return,
        };
        checker.report(Self, node, message);
    }
}

fn is_singleton(expr: &Expr) -> bool {
    matches!(expr, Expr::NoneLiteral(_) | Expr::BooleanLiteral(_))
}

fn compared(node: &ExprCompare, op: &str) -> String {
    format!(
        "{} {op} {}",
        as_string(&node.left),
        as_string(&node.comparators[0])
    )
}

#[test]
fn test() {
    crate::testing::check(
        SingletonComparison,
        r#"
x == None
# @1 PLC0121: Comparison 'x == None' should be 'x is None'
x != None
# @1 PLC0121: Comparison 'x != None' should be 'x is not None'
None == x
# @1 PLC0121: Comparison 'None == x' should be 'None is x'
if x == True: pass
 # ^ PLC0121: Comparison 'x == True' should be 'x is True' if checking for the singleton value True, or 'x' if testing for truthiness
y = x == False
  # ^ PLC0121: Comparison 'x == False' should be 'x is False' if checking for the singleton value False, or 'not x' if testing for falsiness
y = x != False
  # ^ PLC0121: Comparison 'x != False' should be 'x is not False' if checking for the singleton value False, or 'bool(x)' if testing for truthiness
x is None
x == None == y
"#,
    );
}
