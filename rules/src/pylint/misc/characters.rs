//! Characters that no editor shows.

use ruff_text_size::{TextLen, TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::Listed;

/// Reports every place where a character stands as it is.
pub(super) fn report_each<R: Listed>(rule: R, character: char, message: &str, checker: &mut Checker) {
    let mut bytes = [0; 4];
    let bytes = character.encode_utf8(&mut bytes).as_bytes();
    for index in memchr::memmem::find_iter(checker.source.text.as_bytes(), bytes) {
        let range = TextRange::at(TextSize::new(index as u32), character.text_len());
        checker.report(rule, range, message);
    }
}
