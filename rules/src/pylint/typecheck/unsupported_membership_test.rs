use ruff_python_ast::{CmpOp, ExprCompare};

use super::protocols::{Protocol, lacks};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for `in` before what cannot be searched.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// print(1 in 10)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(1 in range(10))
    /// ```
    UnsupportedMembershipTest {
        code: "PLE1135", name: "unsupported-membership-test", severity: Error, nodes: [ExprCompare]
    }
}

impl Check<ExprCompare> for UnsupportedMembershipTest {
    fn check<'a>(compare: &'a ExprCompare, checker: &mut Checker<'a>) {
        if let ([CmpOp::In | CmpOp::NotIn], [searched]) = (&*compare.ops, &*compare.comparators)
            && lacks(searched, Protocol::Contain, checker)
        {
            let shown = as_string(searched);
            checker.report(
                Self,
                searched,
                format!("Value '{shown}' doesn't support membership test"),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnsupportedMembershipTest,
        r#"
class A: pass
class B:
    def __iter__(self): return iter([])
1 in A()
   # ^^^ PLE1135: Value 'A()' doesn't support membership test
1 not in None
       # ^^^^ PLE1135
1 in B(), 1 in "a", 1 in x, 1 in 1 in 2
"#,
    );
}
