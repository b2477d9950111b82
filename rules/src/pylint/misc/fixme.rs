use ruff_python_ast::ModModule;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for comments that begin with one of `notes`: FIXME, XXX, TODO.
    ///
    /// ## Why is this bad?
    /// What they promise is easily forgotten.
    ///
    /// ## Example
    /// ```python
    /// # TODO: handle empty input
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// # Empty input gives an empty list.
    /// ```
    ///
    /// Options: `notes`, `notes-rgx`.
    Fixme { code: "PLW0511", name: "fixme", severity: Warning, nodes: [File] }
}

impl Check<File> for Fixme {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let source = checker.source;
        for comment in &source.comments {
            let text = &source.slice(*comment)[1..];
            let note = text.trim_start();
            if begins_with_note(note, checker) {
                let start = comment.start() + TextSize::new(1);
                checker.report(Self, TextRange::new(start, comment.end()), note);
            }
        }
    }
}

fn begins_with_note(text: &str, checker: &Checker) -> bool {
    let settings = &checker.settings.pylint.misc;
    settings.notes.iter().any(|note| {
        text.get(..note.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(note))
            && text[note.len()..]
                .chars()
                .next()
                .is_none_or(|next| next == ':' || next.is_whitespace())
    }) || settings
        .notes_rgx
        .as_ref()
        .is_some_and(|pattern| pattern.matches(text))
}

#[test]
fn test() {
    crate::testing::check(
        Fixme,
        r#"
x = 1  # TODO: a
     # @9 PLW0511: TODO: a
# fixme
# @2 PLW0511: fixme
#XXX b
# @2 PLW0511: XXX b
# a TODO
# TODOs
# TODO(a) b
"""
# TODO
"""
"#,
    );
}
