use ruff_python_ast::{CmpOp, ElifElseClause, Expr, Stmt, StmtIf};

use super::lookups::is_dict;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::comparison::sides::single;
use crate::pylint::same::is_same;

declare_rule! {
    /// Checks for `if key in mapping` before a value is taken from the mapping, with another value for the other case.
    ///
    /// ## Why is this bad?
    /// `mapping.get(key, default)` asks once.
    ///
    /// ## Example
    /// ```python
    /// prices = {"tea": 2}
    /// if "tea" in prices:
    ///     price = prices["tea"]
    /// else:
    ///     price = 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// prices = {"tea": 2}
    /// price = prices.get("tea", 0)
    /// ```
    ConsiderUsingGet { code: "PLR1715", name: "consider-using-get", severity: Refactor, nodes: [StmtIf] }
}

impl Check<StmtIf> for ConsiderUsingGet {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        let Expr::Compare(test) = &*node.test else { return };
        let Some((key, CmpOp::In, mapping)) = single(test) else {
            return;
        };
        let [Stmt::Assign(body)] = &*node.body else { return };
        let ([Expr::Name(target)], Expr::Subscript(lookup)) = (&*body.targets, &*body.value) else {
            return;
        };
        let [
            ElifElseClause {
                test: None,
                body: orelse,
                ..
            },
        ] = &*node.elif_else_clauses
        else {
            return;
        };
        let [Stmt::Assign(orelse)] = &**orelse else { return };
        let [Expr::Name(other)] = &*orelse.targets else {
            return;
        };
        if target.id == other.id
            && is_same(&lookup.value, mapping, checker.source)
            && is_same(&lookup.slice, key, checker.source)
            && is_dict(mapping, checker)
        {
            let message = "Consider using dict.get for getting values from a dict if a key is present \
                           or a default if not";
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingGet,
        r#"
d = {}
if k in d:
# @1-4:10 PLR1715: Consider using dict.get for getting values from a dict if a key is present or a default if not
    x = d[k]
else:
    x = 2
if k in unknown:
    x = unknown[k]
else:
    x = 2
"#,
    );
}
