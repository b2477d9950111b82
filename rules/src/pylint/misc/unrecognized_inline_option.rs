use ruff_python_ast::token::Tokens as FileTokens;
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Tokens};
use crate::pylint::as_string::repr;
use crate::pylint::places::line_of;
use crate::suppression::pylint_options;

declare_rule! {
    /// Checks for `# pylint:` comments that say nothing that can be said there.
    ///
    /// ## Why is this bad?
    /// The comment does nothing.
    ///
    /// ## Example
    /// ```python
    /// import os  # pylint: ignore=unused-import
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os  # pylint: disable=unused-import
    /// ```
    UnrecognizedInlineOption {
        code: "PLE0011", name: "unrecognized-inline-option", severity: Error, nodes: [Tokens]
    }
}

impl Check<Tokens> for UnrecognizedInlineOption {
    fn check<'a>(_: &'a FileTokens, checker: &mut Checker<'a>) {
        let source = checker.source;
        for comment in &source.comments {
            if let Some(option) = pylint_options(source.slice(*comment))
                && !option.is_known()
            {
                let message = format!("Unrecognized file option {}", repr(option.name));
                checker.report(Self, line_of(comment.start(), source), message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnrecognizedInlineOption,
        r#"
# pylint: skip-fil
# @1 PLE0011: Unrecognized file option 'skip-fil'
x = 1  # pylint: ignore=unused-import
# @1 PLE0011: Unrecognized file option 'ignore'
# pylint: disable=unused-import
# pylint:
# pylint is fine
"#,
    );
}
