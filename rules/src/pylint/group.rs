//! Checks that serve several messages at once run once: for the first of their messages that is selected.

use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::rule::RuleId;

/// Whether a message runs the check of its group.
pub(crate) fn leads<R: Listed>(_: R, group: &[RuleId], checker: &Checker) -> bool {
    group.iter().find(|rule| checker.is_enabled(**rule)) == Some(&R::ID)
}

/// Reports a message of a group, where it is selected.
pub(crate) fn report<R: Listed>(rule: R, at: impl Ranged, message: impl Into<String>, checker: &mut Checker) {
    if checker.enabled(rule) {
        checker.report(rule, at, message);
    }
}
