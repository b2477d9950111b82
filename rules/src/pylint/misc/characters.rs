//! Characters that no editor shows.

use ruff_text_size::{TextLen, TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::Listed;

/// Reports every place where a character stands as it is.
pub(super) fn report_each<R: Listed>(rule: R, character: char, message: &str, checker: &mut Checker) {
    for (index, _) in checker.source.text.match_indices(character) {
        let range = TextRange::at(TextSize::new(index as u32), character.text_len());
        checker.report(rule, range, message);
    }
}
