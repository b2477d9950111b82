use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::ScopeId;

declare_rule! {
    /// Checks for calls of the builtins `exit` and `quit`.
    ///
    /// ## Why is this bad?
    /// They are meant for the interactive interpreter: the `site` module adds them, and it may not be loaded.
    ///
    /// ## Example
    /// ```python
    /// exit(1)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import sys
    ///
    /// sys.exit(1)
    /// ```
    ///
    /// An import of the name in the module or in the function silences the message, wherever it stands, as in pylint.
    ConsiderUsingSysExit {
        code: "PLR1722", name: "consider-using-sys-exit", severity: Refactor, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for ConsiderUsingSysExit {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Expr::Name(name) = &*node.func else { return };
        let text = name.id.as_str();
        if !matches!(text, "exit" | "quit") {
            return;
        }
        // pylint looks for `exit` whichever of the two is called.
        let model = checker.model;
        let imported = |scope: ScopeId| {
            model.names.get("exit").is_some_and(|exit| {
                model
                    .bindings_of(scope, exit)
                    .next()
                    .is_some_and(|binding| model.binding(binding).is_import())
            })
        };
        let scope = model.nodes.get(checker.node).scope;
        if !imported(scope) && !imported(ScopeId::MODULE) {
            checker.report(Self, node, "Consider using 'sys.exit' instead");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingSysExit,
        r#"
exit()
# @1-1:7 PLR1722: Consider using 'sys.exit' instead
quit(1)
# @1-1:8 PLR1722
def f(exit):
    exit()
  # ^^^^^^ PLR1722
def g():
    from sys import exit
    exit()
import sys
sys.exit()
"#,
    );
}
