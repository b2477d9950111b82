//! `# pylint: disable=…`, `enable=…`, `disable-next=…`, `skip-file`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use ruff_python_ast::ModModule;
use rustc_hash::FxHashMap;

use super::region::{Region, region};
use crate::pylint::catalogue;
use crate::rule::RuleId;
use crate::source::Source;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Disable,
    DisableNext,
    Enable,
    SkipFile,
}

/// One message named by a comment.
#[derive(Debug)]
struct Pragma {
    row: u32,
    region: Region,
    enable: bool,
    name: String,
}

/// Whether a comment begins to count or ends, and its rank.
type Change = (bool, (u32, u32, usize));

/// The `# pylint:` comments of a file.
pub(super) struct Pragmas {
    skip_file: bool,
    /// By row.
    pragmas: Vec<Pragma>,
    /// By rule, once it was asked for.
    said: RefCell<FxHashMap<RuleId, Said>>,
}

impl Pragmas {
    pub(super) fn new(source: &Source, module: &ModModule) -> Self {
        let mut found = Pragmas {
            skip_file: false,
            pragmas: Vec::new(),
            said: RefCell::default(),
        };
        for comment in &source.comments {
            let Some(text) = content(source.slice(*comment)) else {
                continue;
            };
            let row = source.row(comment.start());
            for (action, name) in words(text) {
                match action {
                    Action::SkipFile => found.skip_file = true,
                    Action::DisableNext => {
                        let region = Region {
                            first: row + 1,
                            last: row + 1,
                            depth: u32::MAX,
                        };
                        found.pragmas.push(Pragma {
                            row: row + 1,
                            region,
                            enable: false,
                            name: name.to_owned(),
                        });
                    }
                    Action::Disable | Action::Enable => {
                        if name == "all" && action == Action::Disable {
                            found.skip_file = true;
                        }
                        let region = region(source, module, row);
                        let enable = action == Action::Enable;
                        found.pragmas.push(Pragma {
                            row,
                            region,
                            enable,
                            name: name.to_owned(),
                        });
                    }
                }
            }
        }
        found
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.skip_file && self.pragmas.is_empty()
    }

    /// Whether a message of pylint's is waived at a row: the innermost block with a comment about it decides, and
    /// in that block the last comment above the row.
    pub(super) fn waives(&self, rule: RuleId, row: u32) -> bool {
        if self.skip_file {
            return true;
        }
        let mut said = self.said.borrow_mut();
        said.entry(rule).or_insert_with(|| self.said_of(rule)).waive(row)
    }

    fn said_of(&self, rule: RuleId) -> Said {
        let line_scoped = is_line_scoped(rule.code());
        let everywhere = rule.name() == "too-many-lines";
        let mut regions: BTreeMap<(u32, u32, u32), Vec<(u32, bool)>> = BTreeMap::new();
        let message = catalogue::of(rule);
        let means = |pragma: &&Pragma| message.is_some_and(|message| message.is_meant_by(&pragma.name));
        for pragma in self.pragmas.iter().filter(means) {
            if everywhere && !pragma.enable {
                return Said::everywhere();
            }
            let Region { first, last, depth } = pragma.region;
            let first = if line_scoped { pragma.row.max(first) } else { first };
            if first <= last {
                regions
                    .entry((first, last, depth))
                    .or_default()
                    .push((pragma.row, pragma.enable));
            }
        }
        Said::new(regions)
    }
}

/// What the comments of a file say of one rule.
struct Said {
    /// For the comments of each region: their rows, and whether they enable.
    regions: Vec<Vec<(u32, bool)>>,
    /// From which row on which region decides.
    decides: Vec<(u32, Option<usize>)>,
}

impl Said {
    fn everywhere() -> Self {
        Self {
            regions: vec![vec![(1, false)]],
            decides: vec![(1, Some(0))],
        }
    }

    /// `regions`: the comments of each first row, last row and depth.
    fn new(regions: BTreeMap<(u32, u32, u32), Vec<(u32, bool)>>) -> Self {
        let mut changes: BTreeMap<u32, Vec<Change>> = BTreeMap::new();
        for (index, (first, last, depth)) in regions.keys().enumerate() {
            let rank = (*depth, *first, index);
            changes.entry(*first).or_default().push((true, rank));
            changes
                .entry(last.saturating_add(1))
                .or_default()
                .push((false, rank));
        }
        let mut open = BTreeSet::new();
        let mut decides = Vec::with_capacity(changes.len());
        for (row, changes) in changes {
            for (begins, rank) in changes {
                match begins {
                    true => open.insert(rank),
                    false => open.remove(&rank),
                };
            }
            decides.push((row, open.last().map(|(_, _, index)| *index)));
        }
        Self {
            regions: regions.into_values().collect(),
            decides,
        }
    }

    fn waive(&self, row: u32) -> bool {
        let at = self.decides.partition_point(|(from, _)| *from <= row);
        let Some(region) = at.checked_sub(1).and_then(|at| self.decides[at].1) else {
            return false;
        };
        // Comments are kept in the order of their rows. Above the first of a block, the first decides.
        let comments = &self.regions[region];
        let above = comments.partition_point(|(comment, _)| *comment <= row);
        !comments[above.saturating_sub(1)].1
    }
}

/// Messages about lines and tokens rather than nodes: a comment never reaches up to them.
fn is_line_scoped(code: &str) -> bool {
    matches!(
        code,
        "PLE0011"
            | "PLW0012"
            | "PLC0301"
            | "PLC0303"
            | "PLC0304"
            | "PLC0305"
            | "PLC0325"
            | "PLC0327"
            | "PLC0328"
            | "PLW0301"
            | "PLW0311"
            | "PLW0511"
    )
}

/// What follows `pylint:` in a comment, up to the next `#` or `;`.
fn content(comment: &str) -> Option<&str> {
    let at = memchr::memmem::find(comment.as_bytes(), b"pylint:")?;
    comment[at + "pylint:".len()..].split(['#', ';']).next()
}

/// What a `# pylint:` comment says: `disable=a,b`.
pub(crate) struct PylintOption<'t, V: Iterator<Item = &'t str>> {
    pub(crate) name: &'t str,
    pub(crate) values: V,
}

impl<'t, V: Iterator<Item = &'t str>> PylintOption<'t, V> {
    /// Whether its values name messages.
    pub(crate) fn takes_messages(&self) -> bool {
        matches!(
            self.name,
            "disable" | "disable-next" | "disable-msg" | "enable" | "enable-msg"
        )
    }

    /// Whether it means anything.
    pub(crate) fn is_known(&self) -> bool {
        self.takes_messages() || matches!(self.name, "disable-all" | "skip-file")
    }
}

/// The option of a `# pylint:` comment with its values; none for other comments.
pub(crate) fn pylint_options(comment: &str) -> Option<PylintOption<'_, impl Iterator<Item = &str>>> {
    let text = content(comment)?;
    let (name, values) = text.split_once('=').unwrap_or((text, ""));
    let name = name.split_whitespace().next()?;
    let values = values.split([',', ' ', '\t']).filter(|value| !value.is_empty());
    Some(PylintOption { name, values })
}

/// The messages that a comment names, each with what to do.
fn words(text: &str) -> impl Iterator<Item = (Action, &str)> {
    let mut action = None;
    let mut words = text.split([',', ' ', '\t', '=']).filter(|word| !word.is_empty());
    std::iter::from_fn(move || {
        loop {
            let word = words.next()?;
            match word {
                "disable" | "disable-msg" => action = Some(Action::Disable),
                "disable-next" => action = Some(Action::DisableNext),
                "enable" | "enable-msg" => action = Some(Action::Enable),
                "skip-file" | "disable-all" => return Some((Action::SkipFile, word)),
                _ => return Some((action?, word)),
            }
        }
    })
}

#[test]
fn comments_are_read() {
    let read = |text| {
        content(text).map(|text| {
            words(text)
                .map(|(action, name)| format!("{action:?} {name}"))
                .collect::<Vec<_>>()
                .join(", ")
        })
    };
    assert_eq!(
        read("# pylint: disable=a,b-c").as_deref(),
        Some("Disable a, Disable b-c")
    );
    assert_eq!(
        read("#pylint:disable = W0611 # more").as_deref(),
        Some("Disable W0611")
    );
    assert_eq!(
        read("# text pylint: disable-next=a, b").as_deref(),
        Some("DisableNext a, DisableNext b")
    );
    assert_eq!(read("# pylint: skip-file").as_deref(), Some("SkipFile skip-file"));
    assert_eq!(
        read("# pylint: disable=a enable=b").as_deref(),
        Some("Disable a, Enable b")
    );
    assert_eq!(read("# about pylint"), None);
}
