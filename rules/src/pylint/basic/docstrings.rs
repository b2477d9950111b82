//! What the docstring rules share.

use ruff_text_size::Ranged;

use crate::checker::Checker;

/// Whether a function or class has fewer lines than `docstring-min-length`.
pub(super) fn is_too_short(node: impl Ranged, checker: &Checker) -> bool {
    let min = checker.settings.pylint.basic.docstring_min_length;
    min > -1 && {
        let lines = checker.source.row(node.end()) - checker.source.row(node.start());
        i64::from(lines) < min
    }
}
