//! Edits on a text.

use parlint_rules::{Diagnostic, Fix, RuleId};

/// A text with fixes applied.
pub struct Applied {
    pub text: String,
    /// The rule of each diagnostic whose fix was applied.
    pub rules: Vec<RuleId>,
}

/// Applies the fixes of those diagnostics that `wanted` admits, from the start of the text to its end. A fix that
/// overlaps one before is left for another round. None where nothing was applied.
pub fn apply(
    text: &str,
    diagnostics: &[Diagnostic],
    wanted: impl Fn(&Diagnostic, &Fix) -> bool,
) -> Option<Applied> {
    let mut fixes: Vec<(RuleId, &Fix)> = diagnostics
        .iter()
        .filter_map(|diagnostic| Some((diagnostic.rule, diagnostic.fix.as_ref()?, diagnostic)))
        .filter(|(_, fix, diagnostic)| !fix.edits.is_empty() && wanted(diagnostic, fix))
        .map(|(rule, fix, _)| (rule, fix))
        .collect();
    fixes.sort_by_key(|(_, fix)| fix.edits[0].range.start());
    let mut applied = Applied {
        text: String::with_capacity(text.len()),
        rules: Vec::new(),
    };
    let mut copied = 0;
    let mut last: Option<&Fix> = None;
    for (rule, fix) in fixes {
        // Several findings may share one repair.
        if last.is_some_and(|last| last.edits == fix.edits) {
            applied.rules.push(rule);
            continue;
        }
        let start = fix.edits[0].range.start().to_usize();
        // Two insertions at one place have no order between them.
        if last.is_some() && start <= copied {
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
