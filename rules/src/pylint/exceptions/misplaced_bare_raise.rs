use ruff_python_ast::{AnyNodeRef, StmtRaise};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `raise` without an exception outside a handler.
    ///
    /// ## Why is this bad?
    /// There is nothing to raise again: `RuntimeError` is raised instead.
    ///
    /// ## Example
    /// ```python
    /// def fail():
    ///     raise
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def fail():
    ///     raise ValueError
    /// ```
    MisplacedBareRaise { code: "PLE0704", name: "misplaced-bare-raise", severity: Error, nodes: [StmtRaise] }
}

impl Check<StmtRaise> for MisplacedBareRaise {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        if node.exc.is_some() {
            return;
        }
        for around in checker.model.ancestors(checker.node) {
            match around {
                AnyNodeRef::ExceptHandlerExceptHandler(_) => return,
                // `__exit__` may be called while an exception is handled.
                AnyNodeRef::StmtFunctionDef(function) if function.name.as_str() == "__exit__" => return,
                AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_) => break,
                _ => {}
            }
        }
        checker.report(Self, node, "The raise statement is not inside an except clause");
    }
}

#[test]
fn test() {
    crate::testing::check(
        MisplacedBareRaise,
        r#"
def f():
    raise
  # ^^^^^ PLE0704: The raise statement is not inside an except clause
try:
    x()
except ValueError:
    raise
finally:
    raise
  # ^^^^^ PLE0704
"#,
    );
}
