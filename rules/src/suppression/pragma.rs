//! `# pylint: disable=…`, `enable=…`, `disable-next=…`, `skip-file`.

use ruff_python_ast::ModModule;

use super::region::{Region, region};
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

/// The `# pylint:` comments of a file.
pub(super) struct Pragmas {
    skip_file: bool,
    /// By row.
    pragmas: Vec<Pragma>,
}

impl Pragmas {
    pub(super) fn new(source: &Source, module: &ModModule) -> Self {
        let mut found = Pragmas {
            skip_file: false,
            pragmas: Vec::new(),
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
        let line_scoped = is_line_scoped(rule.code());
        let everywhere = rule.name() == "too-many-lines";
        let mut best: Option<&Pragma> = None;
        for pragma in self.pragmas.iter().filter(|pragma| names(&pragma.name, rule)) {
            if everywhere && !pragma.enable {
                return true;
            }
            let first = if line_scoped {
                pragma.row.max(pragma.region.first)
            } else {
                pragma.region.first
            };
            if !(first..=pragma.region.last).contains(&row) {
                continue;
            }
            let better = best.is_none_or(|best| {
                pragma.region.depth > best.region.depth
                    || (pragma.region.depth == best.region.depth && pragma.row <= row)
            });
            if better {
                best = Some(pragma);
            }
        }
        best.is_some_and(|pragma| !pragma.enable)
    }
}

/// Whether a word of a comment means a rule: its symbol, its id, the letter of its category, or `all`.
fn names(word: &str, rule: RuleId) -> bool {
    let id = rule.code().strip_prefix("PL").unwrap_or(rule.code());
    word == rule.name()
        || word.eq_ignore_ascii_case(id)
        || word == "all"
        || (word.len() == 1 && id.starts_with(word))
}

/// Messages about lines and tokens rather than nodes: a comment never reaches up to them.
fn is_line_scoped(code: &str) -> bool {
    matches!(
        code,
        "PLC0301"
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
