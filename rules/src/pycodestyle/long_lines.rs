//! Which lines may be too long in a project that is configured for ruff: more than pycodestyle lets pass.

/// Comments that speak to tools. They may stand beyond the limit.
const PRAGMAS: &[&str] = &[
    "fmt:", "isort:", "mypy:", "noqa", "nosec", "parlint:", "pragma:", "pylint:", "pyrefly:", "pyright:",
    "ruff:", "ty:", "type:",
];

/// Machines read these in one line.
const LICENCES: &[&str] = &["SPDX-License-Identifier:", "SPDX-FileCopyrightText:"];

/// Whether a line, without white space at its end, is one word, ends in an address or a pragma that starts within the
/// limit, or names a licence.
pub(super) fn pass_in_ruff(text: &str, limit: usize) -> bool {
    let fits = |text: &str| text.trim_end().chars().count() <= limit;
    let comment = text.trim_start().strip_prefix('#').map(str::trim_start);
    if comment.is_some_and(|comment| LICENCES.iter().any(|word| comment.starts_with(word))) {
        return true;
    }
    let is_pragma = |at: usize| {
        let word = text[at + 1..].trim_start();
        PRAGMAS.iter().any(|pragma| word.starts_with(pragma))
    };
    let mut pragmas = text
        .match_indices('#')
        .map(|(at, _)| at)
        .filter(|at| is_pragma(*at));
    let text = text[..pragmas.next().unwrap_or(text.len())].trim_end();
    let mut words = text.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    let first = words.next();
    fits(text)
        || first.is_none()
        || (last.contains("://") && text.chars().count() - last.chars().count() <= limit)
}

#[test]
fn test() {
    for (text, passes) in [
        ("x = 12345678", false),
        ("x = 1  # type: ignore", true),
        ("x = 1234567  # type: ignore", false),
        ("x = 1  # noqa: E501  # type: int", true),
        ("x = 1  # a note", false),
        ("# SPDX-License-Identifier: MIT", true),
        ("oneverylongword", true),
        ("    oneverylongword", true),
        ("see https://example.org/path", true),
        ("# https://example.org", true),
        ("see that https://example.org/path", true),
        ("see that page https://example.org/path", false),
        ("see https://example.org/path now", false),
    ] {
        assert_eq!(pass_in_ruff(text, 10), passes, "{text}");
    }
}
