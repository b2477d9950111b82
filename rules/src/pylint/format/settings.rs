//! Options of pylint's `format` checker.

use crate::pylint::pattern::Pattern;

/// Options of pylint's `format` checker.
#[derive(Clone, Debug)]
pub struct FormatSettings {
    /// `max-line-length`.
    pub max_line_length: usize,
    /// `ignore-long-lines`: lines that may be longer.
    pub ignore_long_lines: Pattern,
    /// `single-line-if-stmt`.
    pub single_line_if_stmt: bool,
    /// `single-line-class-stmt`.
    pub single_line_class_stmt: bool,
    /// `indent-string`.
    pub indent_string: String,
    /// `expected-line-ending-format`: empty, `LF` or `CRLF`.
    pub expected_line_ending_format: String,
}

impl Default for FormatSettings {
    fn default() -> Self {
        Self {
            max_line_length: 100,
            ignore_long_lines: Pattern::by("an address", is_url),
            single_line_if_stmt: false,
            single_line_class_stmt: false,
            indent_string: "    ".to_owned(),
            expected_line_ending_format: String::new(),
        }
    }
}

/// `^\s*(# )?<?https?://\S+>?$`
fn is_url(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("# ").unwrap_or(line);
    let line = line.strip_prefix('<').unwrap_or(line);
    let rest = line
        .strip_prefix("http")
        .map(|rest| rest.strip_prefix('s').unwrap_or(rest));
    rest.and_then(|rest| rest.strip_prefix("://"))
        .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}
