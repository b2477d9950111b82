//! `# noqa` comments for what was found.

use std::collections::BTreeMap;

use ruff_python_ast::token::TokenKind;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::noqa;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::Source;

/// Puts, in the place of the fixes of some findings, comments that silence them. The first finding of a line carries
/// the comment for all of that line.
pub(crate) fn offer_noqa(source: &Source, found: &mut [Diagnostic], reason: &str) {
    let mut lines: BTreeMap<TextSize, Vec<usize>> = BTreeMap::new();
    for (index, diagnostic) in found.iter().enumerate() {
        lines
            .entry(line_end(source, diagnostic.range.start()))
            .or_default()
            .push(index);
    }
    for (end, indices) in lines {
        let mut codes: Vec<&str> = indices.iter().map(|index| found[*index].rule.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        if let Some(edit) = comment(source, end, codes, reason) {
            found[indices[0]].fix = Some(Fix::safe_edit("Silence with `# noqa`", edit));
        }
    }
}

/// Where a comment goes that speaks for a place: the end of its line, or of the string or continued line that it
/// stands in.
fn line_end(source: &Source, at: TextSize) -> TextSize {
    let rest = &source.text.as_bytes()[at.to_usize()..];
    let row_end = at.to_usize() + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    let first = source
        .tokens
        .partition_point(|token| token.start().to_usize() < row_end);
    source.tokens[first..]
        .iter()
        .find(|token| matches!(token.kind(), TokenKind::Newline | TokenKind::NonLogicalNewline))
        .map_or(TextSize::of(source.text), Ranged::start)
}

/// Adds codes to the comment at the end of a line, or such a comment.
fn comment(source: &Source, end: TextSize, mut codes: Vec<&str>, reason: &str) -> Option<Edit> {
    let before = source.comments.partition_point(|comment| comment.end() <= end);
    let last = before.checked_sub(1).map(|index| source.comments[index]);
    if let Some(last) = last.filter(|last| last.end() == end) {
        match noqa::codes_in_line(source.slice(last)) {
            Some(known) if known.codes.is_empty() => return None,
            Some(known) => {
                codes.retain(|code| !known.codes.iter().any(|known| code.starts_with(known)));
                let at = last.start() + TextSize::try_from(known.end).ok()?;
                let list: String = codes.iter().map(|code| format!(", {code}")).collect();
                return (!codes.is_empty()).then(|| Edit::insertion(at, list));
            }
            None => {}
        }
    }
    let line = &source.text[..end.to_usize()];
    let start = TextSize::of(line.trim_end_matches([' ', '\t']));
    let reason = match reason {
        "" => String::new(),
        reason => format!(" {reason}"),
    };
    let text = format!("  # noqa: {}{reason}", codes.join(", "));
    Some(Edit::replacement(TextRange::new(start, end), text))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::{RuleSet, Settings, add_noqa, lint_source};

    fn silenced(text: &str, reason: &str, codes: &[&str]) -> String {
        let settings = Settings {
            rules: codes
                .iter()
                .filter_map(|code| crate::RuleId::from_code(code))
                .collect::<RuleSet>(),
            ..Settings::default()
        };
        let mut found = lint_source(Path::new("a.py"), text, &settings);
        add_noqa(Path::new("a.py"), text, &settings, &mut found, reason);
        let mut result = text.to_owned();
        for edit in found
            .iter()
            .rev()
            .filter_map(|found| found.fix.as_ref())
            .flat_map(|fix| &fix.edits)
        {
            result.replace_range(
                edit.range.start().to_usize()..edit.range.end().to_usize(),
                &edit.content,
            );
        }
        assert_eq!(lint_source(Path::new("a.py"), &result, &settings), [], "{result}");
        result
    }

    #[test]
    fn comments_are_put_at_the_ends_of_lines() {
        assert_eq!(
            silenced("import os, sys\n", "", &["F401", "E401"]),
            "import os, sys  # noqa: E401, F401\n"
        );
        assert_eq!(
            silenced("import os  ", "later", &["F401"]),
            "import os  # noqa: F401 later"
        );
        assert_eq!(
            silenced("import os  # why\r\n", "", &["F401"]),
            "import os  # why  # noqa: F401\r\n"
        );
    }

    #[test]
    fn codes_join_those_that_are_there() {
        assert_eq!(
            silenced("import os, sys  # noqa: E401 because\n", "", &["F401", "E401"]),
            "import os, sys  # noqa: E401, F401 because\n"
        );
    }

    #[test]
    fn strings_and_continued_lines_are_silenced_at_their_end() {
        assert_eq!(
            silenced("x = '''\n\\d\n'''\n", "", &["W605"]),
            "x = '''\n\\d\n'''  # noqa: W605\n"
        );
        assert_eq!(
            silenced("x = 1 + \\\n  f''\n", "", &["F541"]),
            "x = 1 + \\\n  f''  # noqa: F541\n"
        );
        assert_eq!(
            silenced("x = [\n  f'',\n]\n", "", &["F541"]),
            "x = [\n  f'',  # noqa: F541\n]\n"
        );
    }
}
