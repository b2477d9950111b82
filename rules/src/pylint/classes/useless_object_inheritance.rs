use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::class_header;

declare_rule! {
    /// Checks for classes that name `object` as a base.
    ///
    /// ## Why is this bad?
    /// Every class inherits from `object` in Python 3; saying so is a habit of Python 2.
    ///
    /// ## Example
    /// ```python
    /// class Point(object):
    ///     x = y = 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     x = y = 0
    /// ```
    UselessObjectInheritance { code: "PLR0205", name: "useless-object-inheritance", severity: Refactor, nodes: [StmtClassDef] }
}

impl Check<StmtClassDef> for UselessObjectInheritance {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        if node
            .bases()
            .iter()
            .any(|base| checker.model.is_builtin(base, "object"))
        {
            let message = format!(
                "Class '{}' inherits from object, can be safely removed from bases in python3",
                node.name
            );
            checker.report(Self, class_header(node, checker.source), message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UselessObjectInheritance,
        r#"
class A(object): pass
# @1-1:8 PLR0205: Class 'A' inherits from object, can be safely removed from bases in python3
class B(A): pass
"#,
    );
}
