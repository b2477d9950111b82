//! What a rule is: metadata, an identity, a set of them.

use std::sync::LazyLock;

use crate::families;

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
    /// Whether the rule belongs to its peer's defaults: false for what pylint or pycodestyle leave off until asked.
    pub default: bool,
    /// Codes of the peers' rules that this one stands for.
    pub peers: &'static [&'static str],
    /// The rule's page, Markdown.
    pub docs: &'static str,
}

impl Metadata {
    /// What a declaration leaves unsaid.
    pub(crate) const NEW: Metadata = Metadata {
        code: "",
        name: "",
        severity: Severity::Warning,
        stability: Stability::Stable,
        fixable: false,
        default: true,
        peers: &[],
        docs: "",
    };
}

/// The place of a rule in the list of all rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(u16);

impl RuleId {
    pub(crate) const fn new(index: usize) -> Self {
        Self(index as u16)
    }

    pub fn metadata(self) -> &'static Metadata {
        families::metadata(usize::from(self.0))
    }

    pub fn code(self) -> &'static str {
        self.metadata().code
    }

    pub fn name(self) -> &'static str {
        self.metadata().name
    }

    /// Whether the rule stands for a message of pylint's (`PL…`).
    pub fn is_pylint(self) -> bool {
        self.code().starts_with("PL")
    }

    /// Every rule, in the order of the list.
    pub fn all() -> impl Iterator<Item = RuleId> {
        (0..families::COUNT).map(RuleId::new)
    }

    /// The rule with exactly this code.
    pub fn from_code(code: &str) -> Option<RuleId> {
        let rules = &ORDER.rules;
        let at = rules.binary_search_by_key(&code, |rule| rule.code());
        at.ok().map(|at| rules[at])
    }

    /// The place among all rules in the order of their codes: comparing it compares the codes.
    pub(crate) fn rank(self) -> u16 {
        ORDER.ranks[usize::from(self.0)]
    }
}

/// The rules in the order of their codes, and the place of each in it.
struct Order {
    rules: Vec<RuleId>,
    ranks: Vec<u16>,
}

static ORDER: LazyLock<Order> = LazyLock::new(|| {
    let mut rules: Vec<RuleId> = RuleId::all().collect();
    rules.sort_unstable_by_key(|rule| rule.code());
    let mut ranks = vec![0; rules.len()];
    for (rank, rule) in (0..).zip(&rules) {
        ranks[usize::from(rule.0)] = rank;
    }
    Order { rules, ranks }
});

/// A set of rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSet([u64; RuleSet::WORDS]);

impl RuleSet {
    const WORDS: usize = families::COUNT.div_ceil(64);

    #[inline]
    pub const fn contains(&self, rule: RuleId) -> bool {
        self.0[rule.0 as usize / 64] & (1 << (rule.0 % 64)) != 0
    }

    pub const fn insert(&mut self, rule: RuleId) {
        self.0[rule.0 as usize / 64] |= 1 << (rule.0 % 64);
    }

    pub const fn remove(&mut self, rule: RuleId) {
        self.0[rule.0 as usize / 64] &= !(1 << (rule.0 % 64));
    }

    pub fn iter(&self) -> impl Iterator<Item = RuleId> + '_ {
        RuleId::all().filter(|rule| self.contains(*rule))
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Every rule that parlint has.
    pub fn all() -> RuleSet {
        RuleId::all().collect()
    }
}

impl FromIterator<RuleId> for RuleSet {
    fn from_iter<T: IntoIterator<Item = RuleId>>(rules: T) -> Self {
        let mut set = RuleSet::default();
        for rule in rules {
            set.insert(rule);
        }
        set
    }
}
