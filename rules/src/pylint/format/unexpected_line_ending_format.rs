use ruff_python_ast::ModModule;
use ruff_text_size::TextRange;

use super::lines::line_breaks;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for lines that end otherwise than the option `expected-line-ending-format` asks for.
    ///
    /// ## Why is this bad?
    /// A project that agreed on one line ending wants no other.
    ///
    /// The rule does nothing until the option is set.
    ///
    /// ## Example
    /// With `expected-line-ending-format` set to `CRLF`:
    /// ```text
    /// x = 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = 1
    /// ```
    ///
    /// ## Options
    /// - `expected-line-ending-format` (empty; `LF` or `CRLF`)
    UnexpectedLineEndingFormat { code: "PLC0328", name: "unexpected-line-ending-format", severity: Convention, nodes: [File] }
}

impl Check<File> for UnexpectedLineEndingFormat {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let expected = checker
            .settings
            .pylint
            .format
            .expected_line_ending_format
            .as_str();
        if expected.is_empty() {
            return;
        }
        let checked: Vec<_> = line_breaks(checker.source).collect();
        for (start, line_break) in checked {
            let found = match line_break {
                "\r\n" => "CRLF",
                _ => "LF",
            };
            if found != expected {
                let message = format!(
                    "Unexpected line ending format. There is '{found}' while it should be '{expected}'."
                );
                checker.report(Self, TextRange::empty(start), message);
            }
        }
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.format.expected_line_ending_format = "CRLF".to_owned();
    let source = "
x = 1
# @1 PLC0328: Unexpected line ending format. There is 'LF' while it should be 'CRLF'.
y = 2\r
";
    crate::testing::check_with(UnexpectedLineEndingFormat, &settings, "module.py", source);
    crate::testing::check(UnexpectedLineEndingFormat, "x = 1\n");
}
