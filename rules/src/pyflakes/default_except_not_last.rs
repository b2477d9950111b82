use ruff_python_ast::{ExceptHandler, StmtTry};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for a bare `except:` that other handlers follow.
    ///
    /// ## Why is this bad?
    /// A bare `except:` handles everything, so that Python does not allow handlers after it.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     number = int("1")
    /// except:
    ///     number = 0
    /// except ValueError:
    ///     number = 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// try:
    ///     number = int("1")
    /// except ValueError:
    ///     number = 1
    /// except Exception:
    ///     number = 0
    /// ```
    DefaultExceptNotLast { code: "F707", name: "default-except-not-last", severity: Error, nodes: [StmtTry] }
}

impl Check<StmtTry> for DefaultExceptNotLast {
    fn check<'a>(node: &'a StmtTry, checker: &mut Checker<'a>) {
        let Some((_, before_last)) = node.handlers.split_last() else {
            return;
        };
        for ExceptHandler::ExceptHandler(handler) in before_last {
            if handler.type_.is_none() {
                let keyword = TextRange::at(handler.start(), 6.into());
                checker.report(Self, keyword, "A bare `except` is not the last exception handler");
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DefaultExceptNotLast,
        r#"
try: ...
except: ...
# @1-1:7 F707: A bare `except` is not the last exception handler
except ValueError: ...
try: ...
except ValueError: ...
except: ...
"#,
    );
}
