use crate::inference::{Inference, Value};
use ruff_python_ast::StmtRaise;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for raised values that are no exceptions.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` instead.
    ///
    /// ## Example
    /// ```python
    /// raise "no such user"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// raise LookupError("no such user")
    /// ```
    RaisingBadType { code: "PLE0702", name: "raising-bad-type", severity: Error, nodes: [StmtRaise] }
}

impl Check<StmtRaise> for RaisingBadType {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        let Some(raised) = node.exc.as_deref() else { return };
        let kind = match Inference::new(checker.model).infer_one(raised) {
            Some(Value::Builtin("NotImplemented")) => "NotImplementedType",
            Some(value) => match value.builtin_type() {
                Some(kind) => kind,
                None => return,
            },
            None => return,
        };
        let message = format!("Raising {kind} while only classes or instances are allowed");
        checker.report(Self, node, message);
    }
}

#[test]
fn test() {
    crate::testing::check(
        RaisingBadType,
        r#"
raise 1
# @1-1:8 PLE0702: Raising int while only classes or instances are allowed
raise (ValueError, 1)
# @1 PLE0702: Raising tuple while only classes or instances are allowed
raise None
# @1 PLE0702: Raising NoneType while only classes or instances are allowed
raise ValueError
raise x
"#,
    );
}
