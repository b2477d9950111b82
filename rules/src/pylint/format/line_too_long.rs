use ruff_python_ast::ModModule;
use ruff_text_size::{TextRange, TextSize};

use super::lines::{Checked, Lines, inner_lines};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use std::borrow::Cow;

declare_rule! {
    /// Checks for lines with more characters than `max-line-length`.
    ///
    /// ## Why is this bad?
    /// Long lines are hard to read side by side, and in a review.
    ///
    /// Comments such as `# noqa`, `# type: ignore` and `# pylint: …` do not count, nor does a line that matches `ignore-long-lines` (by default one that
    /// holds a link alone). As in pylint, the inner lines of a string are looked at only where the string begins its line.
    ///
    /// ## Example
    /// ```python
    /// message = "a line that goes on and on, far beyond the place where most people would have begun another line already"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// message = (
    ///     "a line that ends before it is too long, and goes on "
    ///     "in another line"
    /// )
    /// ```
    ///
    /// ## Options
    /// - `max-line-length` (100)
    /// - `ignore-long-lines` (`^\s*(# )?<?https?://\S+>?$`)
    LineTooLong { code: "PLC0301", name: "line-too-long", severity: Convention, nodes: [File] }
}

impl Check<File> for LineTooLong {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let limit = checker.settings.pylint.format.max_line_length;
        let mut inner = None;
        for (start, line) in Lines::new(checker.source.text) {
            if line.len() <= limit {
                continue;
            }
            let shown = without_pragma(line);
            let length = shown.chars().count();
            if length <= limit || checker.settings.pylint.format.ignore_long_lines.matches(line) {
                continue;
            }
            let inner = inner.get_or_insert_with(|| inner_lines(checker.source, Checked::Length));
            if inner.contains(start) {
                continue;
            }
            let end = start + TextSize::of(line);
            let message = format!("Line too long ({length}/{limit})");
            checker.report(Self, TextRange::new(start, end), message);
        }
    }
}

/// A line without the comments that tell tools what to do, and without white space at its end.
fn without_pragma(line: &str) -> Cow<'_, str> {
    let mut line: Cow<str> = line.trim_end().into();
    if let Some(place) = memchr::memmem::find(line.as_bytes(), b"pylint:")
        && let Some(mark) = line[..place].rfind('#')
        && let Some(first) = line[..=mark].find('#')
    {
        let options = place + "pylint:".len();
        let rest = line[options..]
            .find([';', '#'])
            .map_or("", |end| &line[options + end..]);
        let rest = rest.strip_prefix(';').unwrap_or(rest);
        line = format!("{}{rest}", line[..first].trim_end()).into();
    }
    let mut from = 0;
    while let Some(mark) = line[from..].find('#') {
        let mark = from + mark;
        match pragma(&line[mark + 1..]) {
            Some(length) => {
                let before = line[..mark].trim_end();
                from = before.len();
                line = format!("{before}{}", &line[mark + 1 + length..]).into();
            }
            None => from = mark + 1,
        }
    }
    line
}

/// How much of the text after a `#` is `noqa`, `type: ignore` or their like.
fn pragma(comment: &str) -> Option<usize> {
    let text = comment.trim_start();
    let rest = if let Some(rest) = text.strip_prefix("noqa") {
        if rest.starts_with(|next: char| next.is_alphanumeric() || next == '_') {
            return None;
        }
        rest.strip_prefix(':').and_then(codes).unwrap_or(rest)
    } else if let Some(rest) = text.strip_prefix("pragma:") {
        let rest = rest.trim_start().strip_prefix("no")?.trim_start();
        rest.strip_prefix("cover")
            .or_else(|| rest.strip_prefix("branch"))?
    } else {
        let rest = text
            .strip_prefix("type:")
            .or_else(|| text.strip_prefix("pyright:"))?;
        let rest = rest.trim_start().strip_prefix("ignore")?;
        match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((_, rest)) => rest,
            None => rest,
        }
    };
    Some(comment.len() - rest.len())
}

/// What follows a list of codes.
fn codes(text: &str) -> Option<&str> {
    let mut text = text.trim_start();
    let mut any = false;
    loop {
        let digits = text.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
        let rest = digits.trim_start_matches(|digit: char| digit.is_ascii_digit());
        if digits.len() == text.len() || rest.len() == digits.len() {
            return any.then_some(text);
        }
        any = true;
        text = rest.trim_start_matches([' ', '\t', ',']);
    }
}

#[test]
fn test() {
    let long = "x".repeat(96);
    let source = format!(
        r#"
a = "{long}"
# @1 PLC0301: Line too long (102/100)
a = "{long}"  # pylint: disable=invalid-name
# @1 PLC0301: Line too long (102/100)
{long}  # pylint: disable=invalid-name
# https://{long}
# see https://{long}
# @1 PLC0301: Line too long (110/100)
a = """
{long}{long}
"""
def f():
    """A
    {long}
# @1 PLC0301: Line too long (100/100)
    """
"#
    )
    .replace("# @1 PLC0301: Line too long (100/100)\n", "");
    crate::testing::check(LineTooLong, &source);
}

#[test]
fn pragmas_do_not_count() {
    assert_eq!(without_pragma("x  # pylint: disable=a"), "x");
    assert_eq!(without_pragma("x  # a # pylint: disable=a"), "x");
    assert_eq!(without_pragma("x  # pylint: disable=a # b"), "x# b");
    assert_eq!(without_pragma("x # a"), "x # a");
    assert_eq!(without_pragma("x  # noqa: E501, W1"), "x");
    assert_eq!(without_pragma("x  # noqa because"), "x because");
    assert_eq!(without_pragma("x  # noqax"), "x  # noqax");
    assert_eq!(
        without_pragma("x  # type: ignore[a] # noqa: F401 # foo"),
        "x# foo"
    );
    assert_eq!(without_pragma("x  # pragma: no cover"), "x");
}
