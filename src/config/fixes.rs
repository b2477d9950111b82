//! What is said of fixes, by ruff's names.

use parlint_rules::FixSettings;
use parlint_rules::selector::{Selection, Selector, resolve};

/// One layer of it.
#[derive(Clone, Debug, Default)]
pub struct FixOptions {
    pub fix: Option<bool>,
    pub fix_only: Option<bool>,
    pub show_fixes: Option<bool>,
    pub unsafe_fixes: Option<bool>,
    pub fixable: Option<Vec<Selector>>,
    pub extend_fixable: Vec<Selector>,
    pub unfixable: Vec<Selector>,
    pub extend_safe_fixes: Vec<Selector>,
    pub extend_unsafe_fixes: Vec<Selector>,
}

impl FixOptions {
    /// One layer of a file and the file that it builds on.
    pub(super) fn on_top_of(self, base: FixOptions) -> FixOptions {
        let joined = |below: Vec<Selector>, above: Vec<Selector>| [below, above].concat();
        FixOptions {
            fix: self.fix.or(base.fix),
            fix_only: self.fix_only.or(base.fix_only),
            show_fixes: self.show_fixes.or(base.show_fixes),
            unsafe_fixes: self.unsafe_fixes.or(base.unsafe_fixes),
            fixable: self.fixable.or(base.fixable),
            extend_fixable: joined(base.extend_fixable, self.extend_fixable),
            unfixable: joined(base.unfixable, self.unfixable),
            extend_safe_fixes: joined(base.extend_safe_fixes, self.extend_safe_fixes),
            extend_unsafe_fixes: joined(base.extend_unsafe_fixes, self.extend_unsafe_fixes),
        }
    }
}

/// What a run is to do about fixes, all layers put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FixChoice {
    pub fix: bool,
    pub fix_only: bool,
    pub show_fixes: bool,
    pub unsafe_fixes: bool,
}

impl FixChoice {
    pub(super) fn add(&mut self, layer: &FixOptions) {
        self.fix = layer.fix.unwrap_or(self.fix);
        self.fix_only = layer.fix_only.unwrap_or(self.fix_only);
        self.show_fixes = layer.show_fixes.unwrap_or(self.show_fixes);
        self.unsafe_fixes = layer.unsafe_fixes.unwrap_or(self.unsafe_fixes);
    }
}

/// The settings that some layers leave, the weakest first.
pub(super) fn settings<'a>(layers: impl IntoIterator<Item = &'a FixOptions>) -> FixSettings {
    let mut settings = FixSettings::default();
    let mut fixable = vec![Selection {
        select: Selector::parse("ALL").ok().map(|all| vec![all]),
        ..Selection::default()
    }];
    for layer in layers {
        fixable.push(Selection {
            select: layer.fixable.clone(),
            extend_select: layer.extend_fixable.clone(),
            ignore: layer.unfixable.clone(),
        });
        for rule in layer.extend_safe_fixes.iter().flat_map(Selector::rules) {
            settings.unsafe_fixes.remove(rule);
            settings.safe_fixes.insert(rule);
        }
        for rule in layer.extend_unsafe_fixes.iter().flat_map(Selector::rules) {
            settings.safe_fixes.remove(rule);
            settings.unsafe_fixes.insert(rule);
        }
    }
    settings.fixable = resolve(&fixable);
    settings
}

#[cfg(test)]
mod tests {
    use super::*;
    use parlint_rules::RuleId;

    #[test]
    fn later_layers_win() {
        let words = |text: &str| parlint_rules::selector::parse_list(text).unwrap();
        let rule = |code| RuleId::from_code(code).unwrap();
        let file = FixOptions {
            fixable: Some(words("F")),
            unfixable: words("F841"),
            extend_safe_fixes: words("E711,F841"),
            ..FixOptions::default()
        };
        let line = FixOptions {
            extend_fixable: words("E711"),
            extend_unsafe_fixes: words("F841"),
            ..FixOptions::default()
        };
        let settings = settings([&file, &line]);
        let fixable = |code| settings.fixable.contains(rule(code));
        assert!(fixable("F401") && fixable("E711") && !fixable("F841") && !fixable("W291"));
        assert!(settings.safe_fixes.contains(rule("E711")) && settings.unsafe_fixes.contains(rule("F841")));
        assert!(!settings.safe_fixes.contains(rule("F841")));
        assert!(super::settings([]).fixable.contains(rule("W291")));
    }
}
