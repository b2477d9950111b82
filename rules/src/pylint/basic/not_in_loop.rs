use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{AnyNodeRef, StmtBreak, StmtContinue};
use ruff_text_size::{Ranged, TextRange};

declare_rule! {
    /// Checks for `break` and `continue` outside loops.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// def function(x):
    ///     if x:
    ///         break
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def function(x):
    ///     for item in x:
    ///         if item:
    ///             break
    /// ```
    NotInLoop {
        code: "PLE0103", name: "not-in-loop", severity: Error, nodes: [StmtBreak, StmtContinue]
    }
}

impl Check<StmtBreak> for NotInLoop {
    fn check<'a>(node: &'a StmtBreak, checker: &mut Checker<'a>) {
        check("break", node.range, checker);
    }
}

impl Check<StmtContinue> for NotInLoop {
    fn check<'a>(node: &'a StmtContinue, checker: &mut Checker<'a>) {
        check("continue", node.range, checker);
    }
}

fn check(what: &str, at: TextRange, checker: &mut Checker) {
    for node in checker.model.ancestors(checker.node) {
        let orelse = match node {
            AnyNodeRef::StmtFor(node) => &node.orelse,
            AnyNodeRef::StmtWhile(node) => &node.orelse,
            AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_) => break,
            _ => continue,
        };
        // A loop's `else` is outside of it.
        if orelse.first().is_none_or(|first| at.start() < first.start()) {
            return;
        }
    }
    checker.report(NotInLoop, at, format!("'{what}' not properly in loop"));
}

#[test]
fn test() {
    crate::testing::check(
        NotInLoop,
        r#"
for i in x:
    def f():
        break
      # ^^^^^ PLE0103: 'break' not properly in loop
    if i:
        continue
else:
    continue
  # ^^^^^^^^ PLE0103: 'continue' not properly in loop
"#,
    );
}
