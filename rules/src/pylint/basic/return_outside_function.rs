use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtReturn;

declare_rule! {
    /// Checks for `return` outside functions.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// class A:
    ///     return 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class A:
    ///     def method(self):
    ///         return 1
    /// ```
    ReturnOutsideFunction {
        code: "PLE0104", name: "return-outside-function", severity: Error, nodes: [StmtReturn]
    }
}

impl Check<StmtReturn> for ReturnOutsideFunction {
    fn check<'a>(node: &'a StmtReturn, checker: &mut Checker<'a>) {
        let scope = checker.model.nodes.get(checker.node).scope;
        if !checker.model.scope(scope).is_function() {
            checker.report(Self, node, "Return outside function");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ReturnOutsideFunction,
        r#"
return 1
# @1-1:9 PLE0104: Return outside function
def function():
    return 1
"#,
    );
}
