//! What a rule is: metadata, an identity, a set of them.

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
    Refactor,
    Convention,
    Info,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stability {
    Stable,
    Preview,
}

/// What a rule says of itself.
#[derive(Debug)]
pub struct Metadata {
    /// `F401`, `E501`, `PLW0611`.
    pub code: &'static str,
    /// The kebab-case name; pylint's symbol where it has one.
    pub name: &'static str,
    pub severity: Severity,
    pub stability: Stability,
    /// Whether the rule can offer a fix.
    pub fixable: bool,
    /// Whether the rule runs when nothing is selected.
    pub default: bool,
    /// Codes of the peers' rules that this one stands for.
    pub peers: &'static [&'static str],
    /// The rule's page, Markdown.
    pub docs: &'static str,
}

/// The place of a rule in the list of all rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(u16);

impl RuleId {
    pub fn metadata(self) -> &'static Metadata {
        all_rules()[usize::from(self.0)]
    }

    pub fn code(self) -> &'static str {
        self.metadata().code
    }

    pub fn name(self) -> &'static str {
        self.metadata().name
    }

    /// Every rule, in the order of the list.
    pub fn all() -> impl Iterator<Item = RuleId> {
        (0..all_rules().len()).map(|index| RuleId(index as u16))
    }
}

fn all_rules() -> &'static [&'static Metadata] {
    &[]
}

/// A set of rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSet([u64; RuleSet::WORDS]);

impl RuleSet {
    const WORDS: usize = 10;

    pub const fn contains(&self, rule: RuleId) -> bool {
        self.0[rule.0 as usize / 64] & (1 << (rule.0 % 64)) != 0
    }

    pub fn insert(&mut self, rule: RuleId) {
        self.0[usize::from(rule.0) / 64] |= 1 << (rule.0 % 64);
    }

    pub fn remove(&mut self, rule: RuleId) {
        self.0[usize::from(rule.0) / 64] &= !(1 << (rule.0 % 64));
    }

    pub fn iter(&self) -> impl Iterator<Item = RuleId> + '_ {
        RuleId::all().filter(|rule| self.contains(*rule))
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }
}
