//! Which rules are meant by `F`, `E5`, `PLW0611`, `W0611`, `unused-import` or `ALL`.

use std::fmt;

use rustc_hash::FxHashSet;

use crate::rule::{RuleId, RuleSet};

/// What selects rules. The later, the more specific; at equal length a later prefix is the longer one.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    All,
    /// Letters, or letters and digits, that codes begin with.
    Prefix(String),
    /// One rule: its code, pylint's id, or its name.
    Rule(RuleId),
}

/// A word that selects rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector(Kind);

/// A word that selects no rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSelector {
    pub text: String,
    /// The nearest word that does.
    pub suggestion: Option<String>,
}

impl std::error::Error for UnknownSelector {}

impl fmt::Display for UnknownSelector {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "unknown rule `{}`", self.text)?;
        match &self.suggestion {
            Some(suggestion) => write!(out, "; did you mean `{suggestion}`?"),
            None => write!(out, "; `parlint rules` lists the codes and names that there are"),
        }
    }
}

impl Selector {
    /// Reads one word: `ALL`, a prefix of codes, a code, a pylint id, or a name.
    pub fn parse(text: &str) -> Result<Self, UnknownSelector> {
        let text = text.trim();
        Self::find(text).ok_or_else(|| UnknownSelector {
            text: text.to_owned(),
            suggestion: suggestion(text),
        })
    }

    fn find(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case("ALL") {
            return Some(Self(Kind::All));
        }
        // One name may belong to several families: pylint's own rule is the one that people mean by its symbol.
        let named = || RuleId::all().filter(|rule| rule.name() == text);
        let rule = RuleId::from_code(text)
            .or_else(|| RuleId::from_code(&format!("PL{text}")))
            .or_else(|| named().find(|rule| rule.is_pylint()))
            .or_else(|| named().next());
        if let Some(rule) = rule {
            return Some(Self(Kind::Rule(rule)));
        }
        let prefix = is_prefix(text) && RuleId::all().any(|rule| has_prefix(rule.code(), text));
        prefix.then(|| Self(Kind::Prefix(text.to_owned())))
    }

    /// The rules that are meant.
    pub fn rules(&self) -> Box<dyn Iterator<Item = RuleId> + '_> {
        match &self.0 {
            Kind::All => Box::new(RuleId::all()),
            Kind::Prefix(prefix) => Box::new(RuleId::all().filter(|rule| has_prefix(rule.code(), prefix))),
            Kind::Rule(rule) => Box::new(std::iter::once(*rule)),
        }
    }

    /// The rules that are meant when this word selects. A prefix of pylint's leaves out what pylint leaves off until it
    /// is asked for by name, unless it covers nothing else.
    fn selected(&self) -> Vec<RuleId> {
        let all: Vec<_> = self.rules().collect();
        if matches!(&self.0, Kind::Prefix(prefix) if prefix.starts_with("PL")) {
            let on: Vec<_> = all
                .iter()
                .copied()
                .filter(|rule| rule.metadata().default)
                .collect();
            if !on.is_empty() {
                return on;
            }
        }
        all
    }

    /// More specific selectors win over less specific ones.
    fn specificity(&self) -> usize {
        match &self.0 {
            Kind::All => 0,
            // `PL` names a family and `PLW` a part of it, as `F` does.
            Kind::Prefix(prefix) => prefix.len(),
            Kind::Rule(_) => usize::MAX,
        }
    }
}

impl From<RuleId> for Selector {
    fn from(rule: RuleId) -> Self {
        Self(Kind::Rule(rule))
    }
}

/// Reads words separated by commas or white space.
pub fn parse_list(text: &str) -> Result<Vec<Selector>, UnknownSelector> {
    text.split([',', ' ', '\n', '\t'])
        .filter(|word| !word.is_empty())
        .map(Selector::parse)
        .collect()
}

/// One layer of choices: a configuration file, or the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Replaces what the layers before chose.
    pub select: Option<Vec<Selector>>,
    pub extend_select: Vec<Selector>,
    pub ignore: Vec<Selector>,
}

/// What runs when nothing is selected: what the peers run by default. Where pylint has the same rule as another peer,
/// only pylint's runs, so that one fault is one finding.
pub fn defaults() -> RuleSet {
    let on = |rule: &RuleId| rule.metadata().default;
    // Names and codes of what pylint's messages stand for.
    let mut pylint: FxHashSet<&str> = FxHashSet::default();
    for rule in RuleId::all().filter(on).filter(|rule| rule.is_pylint()) {
        pylint.insert(rule.name());
        pylint.extend(rule.metadata().peers);
    }
    let twice =
        |rule: &RuleId| !rule.is_pylint() && (pylint.contains(rule.name()) || pylint.contains(rule.code()));
    RuleId::all().filter(on).filter(|rule| !twice(rule)).collect()
}

#[derive(Clone, Copy)]
enum Change {
    Add,
    /// Ignored by an earlier layer: counts against what this layer adds.
    Withhold,
    Remove,
}

/// The rules that several layers leave, the weakest layer first.
///
/// Within a layer the more specific word wins, and `ignore` wins over `select` where both are equally specific. A layer
/// without `select` changes what the layers before it chose; their `ignore` still holds for what it adds by a less
/// specific word.
pub fn resolve(layers: &[Selection]) -> RuleSet {
    // A layer with `select` starts anew.
    let (mut set, layers) = match layers.iter().rposition(|layer| layer.select.is_some()) {
        Some(first) => (RuleSet::default(), &layers[first..]),
        None => (defaults(), layers),
    };
    let mut carried: &[Selector] = &[];
    for layer in layers {
        let adds = layer
            .select
            .iter()
            .flatten()
            .chain(&layer.extend_select)
            .map(|selector| (selector, Change::Add));
        let carried_over = carried.iter().map(|selector| (selector, Change::Withhold));
        let removes = layer.ignore.iter().map(|selector| (selector, Change::Remove));
        let mut changes: Vec<_> = adds.chain(carried_over).chain(removes).collect();
        // Stable: at equal specificity what is ignored comes last.
        changes.sort_by_key(|(selector, _)| selector.specificity());
        let mut added = RuleSet::default();
        for (selector, change) in changes {
            if matches!(change, Change::Add) {
                for rule in selector.selected() {
                    set.insert(rule);
                    added.insert(rule);
                }
                continue;
            }
            for rule in selector.rules() {
                if matches!(change, Change::Remove) || added.contains(rule) {
                    set.remove(rule);
                }
            }
        }
        if !layer.ignore.is_empty() {
            carried = &layer.ignore;
        }
    }
    set
}

/// Letters, then perhaps digits.
fn is_prefix(text: &str) -> bool {
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    digits.len() < text.len() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `code` belongs under `prefix`: the letters are a whole family (`PL` has `PLC`, `PLE`, … below it).
fn has_prefix(code: &str, prefix: &str) -> bool {
    let Some(rest) = code.strip_prefix(prefix) else {
        return false;
    };
    rest.starts_with(|next: char| next.is_ascii_digit())
        || rest.is_empty()
        || (prefix == "PL" && rest.starts_with(|next: char| next.is_ascii_uppercase()))
}

fn suggestion(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    let lower = text.to_ascii_lowercase().replace('_', "-");
    for candidate in [upper, lower] {
        if candidate != text && Selector::find(&candidate).is_some() {
            return Some(candidate);
        }
    }
    let words = RuleId::all()
        .flat_map(|rule| [rule.code(), rule.name()])
        .chain(["ALL"]);
    nearest(text, words).map(str::to_owned)
}

/// The candidate that `text` was most likely meant to be, if one is near.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = match text.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=12 => 2,
        _ => 4,
    };
    candidates
        .into_iter()
        .map(|candidate| (distance(text, candidate, limit), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Insertions, deletions, replacements and swaps of neighbours between two words; more than `limit` is `limit + 1`.
fn distance(left: &str, right: &str, limit: usize) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    if left.len().abs_diff(right.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, a) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in right.iter().enumerate() {
            let mut best = (above[column] + usize::from(a != b))
                .min(above[column + 1] + 1)
                .min(current[column] + 1);
            if row > 0 && column > 0 && *a == right[column - 1] && left[row - 1] == *b {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_and_prefixes() {
        assert!(
            is_prefix("F") && is_prefix("PLW06") && !is_prefix("5") && !is_prefix("F4x") && !is_prefix("f")
        );
        assert!(has_prefix("F401", "F") && has_prefix("F401", "F4") && has_prefix("F401", "F401"));
        assert!(has_prefix("PLW0611", "PL") && has_prefix("PLW0611", "PLW"));
        assert!(!has_prefix("PLW0611", "P"), "P is no family");
        assert!(!has_prefix("W605", "PLW"));
    }

    #[test]
    fn near_words() {
        assert_eq!(distance("unused-import", "unsued-import", 4), 1);
        assert_eq!(
            nearest("unusedimport", ["unused-import", "unused-variable"]),
            Some("unused-import")
        );
        assert_eq!(nearest("selct", ["select", "ignore"]), Some("select"));
        assert_eq!(nearest("X", ["F", "E"]), None);
        assert_eq!(nearest("no-such-thing-at-all", ["unused-import"]), None);
    }

    #[test]
    fn by_default_no_name_is_reported_by_two_families() {
        let set = defaults();
        assert!(!set.is_empty());
        let names: Vec<_> = set.iter().map(RuleId::name).collect();
        for (index, name) in names.iter().enumerate() {
            assert!(!names[..index].contains(name), "{name}");
        }
    }

    #[test]
    fn more_specific_words_win_and_ignore_wins_a_tie() {
        let parse = |text: &str| parse_list(text).unwrap();
        let layer = |select: Option<&str>, extend: &str, ignore: &str| Selection {
            select: select.map(parse),
            extend_select: parse(extend),
            ignore: parse(ignore),
        };
        let codes = |layers: &[Selection]| -> Vec<&str> {
            resolve(layers)
                .iter()
                .map(RuleId::code)
                .filter(|code| code.starts_with('F'))
                .collect()
        };
        assert_eq!(codes(&[layer(Some("F631,F821"), "", "")]), ["F631", "F821"]);
        assert_eq!(codes(&[layer(Some("F631"), "", "F")]), ["F631"]);
        assert!(!codes(&[layer(Some("F"), "", "F631")]).contains(&"F631"));
        assert_eq!(codes(&[layer(Some("F631"), "", "F631")]), [""; 0]);
        // A later layer with `select` starts anew; one without changes what was chosen.
        assert_eq!(
            codes(&[layer(Some("F"), "", ""), layer(Some("F631"), "", "")]),
            ["F631"]
        );
        assert_eq!(
            codes(&[layer(Some("F631"), "", "F82"), layer(None, "F821", "")]),
            ["F631", "F821"]
        );
        assert!(!codes(&[layer(Some("F631"), "", "F821"), layer(None, "F82", "")]).contains(&"F821"));
        assert_eq!(
            codes(&[layer(Some("F631,F821"), "", "F63"), layer(None, "", "F821")]),
            ["F631"]
        );
    }

    #[test]
    fn all_selects_every_rule() {
        let selector = Selector::parse("ALL").unwrap();
        assert_eq!(selector.rules().count(), RuleId::all().count());
    }

    #[test]
    fn an_unknown_word_is_an_error_that_names_it() {
        let error = parse_list("ALL, Q999").unwrap_err();
        assert_eq!(error.text, "Q999");
        assert!(error.to_string().starts_with("unknown rule `Q999`; "), "{error}");
    }
}
