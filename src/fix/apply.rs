//! Edits on a text.

use std::collections::HashSet;

use parlint_rules::{Diagnostic, Fix, RuleId};

/// A text with fixes applied.
pub struct Applied {
    pub text: String,
    /// The rule of each diagnostic whose fix was applied.
    pub rules: Vec<RuleId>,
}

/// Applies the fixes of those diagnostics that `wanted` admits, from the start of the text to its end. A fix that
/// overlaps or counts on one before is left for another round. None where nothing was applied.
pub fn apply(
    text: &str,
    diagnostics: &[Diagnostic],
    wanted: impl Fn(&Diagnostic) -> bool,
) -> Option<Applied> {
    let mut fixes: Vec<(RuleId, &Fix)> = diagnostics
        .iter()
        .filter(|diagnostic| wanted(diagnostic))
        .filter_map(|diagnostic| Some((diagnostic.rule, diagnostic.fix.as_ref()?)))
        .filter(|(_, fix)| !fix.edits.is_empty())
        .collect();
    fixes.sort_by_key(|(_, fix)| (fix.range().start(), fix.range().end()));
    let mut applied = Applied {
        text: String::with_capacity(text.len()),
        rules: Vec::new(),
    };
    let mut copied = 0;
    let mut taken = HashSet::new();
    let mut last: Option<&Fix> = None;
    for (rule, fix) in fixes {
        // Several findings may share one repair.
        if last.is_some_and(|last| last.edits == fix.edits) {
            applied.rules.push(rule);
            continue;
        }
        if last.is_some_and(|last| touches(last, fix))
            || fix.isolation.is_some_and(|number| !taken.insert(number))
        {
            continue;
        }
        for edit in &fix.edits {
            applied
                .text
                .push_str(&text[copied..edit.range.start().to_usize()]);
            applied.text.push_str(&edit.content);
            copied = edit.range.end().to_usize();
        }
        applied.rules.push(rule);
        last = Some(fix);
    }
    last?;
    applied.text.push_str(&text[copied..]);
    (applied.text != text).then_some(applied)
}

/// Whether a fix overlaps one before it. Where two meet and one of them inserts, there is no order between them.
fn touches(before: &Fix, fix: &Fix) -> bool {
    let (end, start) = (before.range().end(), fix.range().start());
    let inserts = |fix: &Fix| fix.edits.iter().any(|edit| edit.range.is_empty());
    start < end || (start == end && (inserts(before) || inserts(fix)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use parlint_rules::{Applicability, Edit, Location, TextRange};

    fn finding(edits: &[(u32, u32, &str)], isolation: Option<u32>) -> Diagnostic {
        let edits = edits
            .iter()
            .map(|(start, end, content)| {
                Edit::replacement(TextRange::new((*start).into(), (*end).into()), *content)
            })
            .collect();
        let mut fix = Fix::new(Applicability::Safe, "", edits);
        fix.isolation = isolation;
        Diagnostic {
            rule: RuleId::from_code("F401").unwrap(),
            message: String::new(),
            range: fix.range(),
            location: Location::default(),
            end_location: Location::default(),
            object: String::new(),
            fix: Some(fix),
        }
    }

    fn applied(findings: &[Diagnostic]) -> Option<(String, usize)> {
        apply("abcdef", findings, |_| true).map(|applied| (applied.text, applied.rules.len()))
    }

    #[test]
    fn neighbours_are_applied_and_overlaps_wait() {
        let (left, right) = (finding(&[(0, 2, "X")], None), finding(&[(2, 4, "Y")], None));
        assert_eq!(applied(&[right, left.clone()]), Some(("XYef".to_owned(), 2)));
        let over = finding(&[(1, 3, "Z")], None);
        assert_eq!(applied(&[over, left.clone()]), Some(("Xcdef".to_owned(), 1)));
        let insertion = finding(&[(2, 2, "+")], None);
        assert_eq!(applied(&[left, insertion]), Some(("Xcdef".to_owned(), 1)));
    }

    #[test]
    fn the_same_fix_counts_for_each_finding() {
        let fix = finding(&[(0, 1, ""), (5, 6, "!")], None);
        assert_eq!(applied(&[fix.clone(), fix]), Some(("bcde!".to_owned(), 2)));
    }

    #[test]
    fn isolated_fixes_wait_for_each_other() {
        let fixes = [(0, 1), (2, 3), (4, 5)].map(|(start, end)| finding(&[(start, end, "")], Some(7)));
        assert_eq!(applied(&fixes), Some(("bcdef".to_owned(), 1)));
    }

    #[test]
    fn nothing_wanted_is_nothing_applied() {
        let finding = finding(&[(0, 1, "")], None);
        assert!(apply("abc", &[finding], |_| false).is_none());
        assert_eq!(applied(&[]), None);
    }
}
