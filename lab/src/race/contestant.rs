//! The linters: how each is started, which codes it has, and how its findings are read.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use serde::Deserialize;

use super::measure::Job;

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    Parlint,
    Ruff,
    Flake8,
    Pylint,
}

#[derive(Clone, Debug)]
pub struct Contestant {
    pub kind: Kind,
    pub program: PathBuf,
    pub version: String,
    codes: BTreeSet<String>,
}

/// One finding, as far as all linters agree on what that is.
#[derive(Clone, Debug)]
pub struct Finding {
    pub path: String,
    pub row: u32,
    pub code: String,
    pub message: String,
}

impl Finding {
    pub fn key(&self) -> (&str, u32, &str) {
        (&self.path, self.row, &self.code)
    }
}

#[derive(Deserialize)]
struct Rule {
    /// ruff has rules that go by their name alone.
    code: Option<String>,
    /// ruff's: which version did what to the rule.
    status: Option<serde_json::Value>,
}

impl Rule {
    /// ruff still lists the rules that it took out, and refuses to be asked for them.
    fn is_removed(&self) -> bool {
        self.status
            .as_ref()
            .is_some_and(|status| status.get("Removed").is_some())
    }
}

/// The format in which findings are compared: with codes, which ruff's preview leaves out for people.
pub const COMPARED: &str = "json-lines";

impl Contestant {
    pub fn new(kind: Kind, program: &Path) -> anyhow::Result<Self> {
        let output = |arguments: &[&str]| -> anyhow::Result<String> {
            let output = Command::new(program).args(arguments).output();
            let output =
                output.with_context(|| format!("cannot start {}: is it installed?", program.display()))?;
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        };
        let version = output(&["--version"])?
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        let codes = match kind {
            Kind::Parlint => rule_codes(&output(&["rules", "--output-format", "json"])?)?,
            Kind::Ruff => rule_codes(&output(&["rule", "--all", "--output-format", "json"])?)?,
            // pyflakes' and pycodestyle's codes are what flake8 has without plugins.
            Kind::Flake8 => BTreeSet::new(),
            Kind::Pylint => message_codes(&output(&["--list-msgs-enabled"])?),
        };
        Ok(Contestant {
            kind,
            program: program.to_owned(),
            version,
            codes,
        })
    }

    pub fn name(&self) -> &'static str {
        match self.kind {
            Kind::Parlint => "parlint",
            Kind::Ruff => "ruff",
            Kind::Flake8 => "flake8",
            Kind::Pylint => "pylint",
        }
    }

    fn has(&self, code: &str) -> bool {
        match self.kind {
            Kind::Flake8 => code.starts_with(['E', 'W', 'F']),
            _ => self.codes.contains(code),
        }
    }

    /// The command that lints `paths` for exactly `codes` on so many cores, without caches or configuration. `format`
    /// is one of those that parlint and ruff share.
    pub fn job(&self, codes: &[String], cores: usize, paths: &[PathBuf], format: &str) -> Job {
        let all = codes.join(",");
        let mut words: Vec<OsString> = vec![self.program.clone().into()];
        let mut say = |text: &str| words.push(text.into());
        match self.kind {
            Kind::Parlint => {
                for word in [
                    "lint",
                    "--isolated",
                    "--no-cache",
                    "--exit-zero",
                    "--output-format",
                    format,
                    "--color",
                    "never",
                ] {
                    say(word);
                }
                say("--select");
                say(&all);
                say("--jobs");
                say(&cores.to_string());
                say("--mode");
                say(if cores == 1 { "serial" } else { "parallel" });
            }
            Kind::Ruff => {
                for word in [
                    "check",
                    "--isolated",
                    "--no-cache",
                    "--preview",
                    "--exit-zero",
                    "--output-format",
                    format,
                ] {
                    say(word);
                }
                say("--select");
                say(&all);
            }
            Kind::Flake8 => {
                say("--isolated");
                say("--max-line-length=88");
                say("--select");
                say(&all);
                say(&format!("--jobs={cores}"));
            }
            Kind::Pylint => {
                let ids: Vec<&str> = codes.iter().filter_map(|code| code.strip_prefix("PL")).collect();
                for word in [
                    "--rcfile=/dev/null",
                    "--recursive=y",
                    "--score=n",
                    "--disable=all",
                ] {
                    say(word);
                }
                say(&format!("--enable={}", ids.join(",")));
                say("--msg-template={path}:{line}:{column}: PL{msg_id} {msg}");
                say(&format!("--jobs={cores}"));
            }
        }
        words.extend(paths.iter().map(Into::into));
        let environment = vec![
            ("RAYON_NUM_THREADS".to_owned(), cores.to_string()),
            ("NO_COLOR".to_owned(), "1".to_owned()),
        ];
        Job {
            command: words,
            cores,
            environment,
        }
    }
}

/// The codes below the selected prefixes that all contestants have.
pub fn shared_codes(contestants: &[Contestant], select: &[String]) -> anyhow::Result<Vec<String>> {
    let listed = contestants
        .iter()
        .find(|contestant| contestant.kind != Kind::Flake8);
    let listed = listed.context("flake8 does not list its codes: race it against another linter")?;
    let chosen = |code: &&String| select.iter().any(|prefix| code.starts_with(prefix.as_str()));
    let shared = |code: &&String| contestants.iter().all(|contestant| contestant.has(code));
    Ok(listed
        .codes
        .iter()
        .filter(chosen)
        .filter(shared)
        .cloned()
        .collect())
}

fn rule_codes(json: &str) -> anyhow::Result<BTreeSet<String>> {
    let rules: Vec<Rule> = serde_json::from_str(json).context("a list of rules as JSON was expected")?;
    let kept = rules.into_iter().filter(|rule| !rule.is_removed());
    Ok(kept.filter_map(|rule| rule.code).collect())
}

/// `PL` codes from the lines `  symbol (W0611)`.
fn message_codes(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter_map(|line| line.trim_end().strip_suffix(')')?.rsplit_once('('))
        .map(|(_, id)| format!("PL{id}"))
        .collect()
}

/// Reads JSON lines, or lines `path:row:column: CODE …`; other lines and other codes are passed over.
pub fn read(text: &str, codes: &[String]) -> Vec<Finding> {
    text.lines()
        .filter_map(|line| json_finding(line).or_else(|| finding(line)))
        .filter(|finding| codes.binary_search(&finding.code).is_ok())
        .collect()
}

/// One line of `--output-format json-lines`, which ruff and parlint share.
fn json_finding(line: &str) -> Option<Finding> {
    #[derive(Deserialize)]
    struct Line {
        code: Option<String>,
        filename: String,
        location: Location,
        message: String,
    }
    #[derive(Deserialize)]
    struct Location {
        row: u32,
    }
    let line: Line = line.starts_with('{').then(|| serde_json::from_str(line).ok())??;
    Some(Finding {
        path: absolute(&line.filename),
        row: line.location.row,
        code: line.code?,
        message: line.message,
    })
}

fn absolute(path: &str) -> String {
    std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| path.display().to_string())
}

fn finding(line: &str) -> Option<Finding> {
    let (place, rest) = line.split_once(": ")?;
    let mut place = place.rsplitn(3, ':');
    let (_column, row, path) = (place.next()?, place.next()?, place.next()?);
    let (code, message) = rest.split_once(' ')?;
    Some(Finding {
        path: absolute(path),
        row: row.parse().ok()?,
        code: code.trim_end_matches(':').to_owned(),
        message: message.to_owned(),
    })
}

#[test]
fn removed_rules_are_no_rules() {
    let json = r#"[{"code":"A1","status":{"Stable":{}}},{"code":"A2","status":{"Removed":{}}},{"code":null},{"code":"A3"}]"#;
    let codes: Vec<_> = rule_codes(json).unwrap().into_iter().collect();
    assert_eq!(codes, ["A1", "A3"]);
}

#[test]
fn findings_are_read() {
    let codes = ["E501".to_owned(), "F401".to_owned()];
    let found = read(
        "/a/b.py:3:1: F401 [*] `os` imported\n/a.py:1:2: E999 x\nFound 2 errors.\n/c:d.py:7:80: E501 Line\n\
         {\"code\":\"E501\",\"filename\":\"/e.py\",\"location\":{\"row\":2,\"column\":1},\"message\":\"long\"}\n",
        &codes,
    );
    let keys: Vec<_> = found.iter().map(Finding::key).collect();
    assert_eq!(
        keys,
        [
            ("/a/b.py", 3, "F401"),
            ("/c:d.py", 7, "E501"),
            ("/e.py", 2, "E501")
        ]
    );
    assert_eq!(found[2].message, "long");
    assert_eq!(
        message_codes("Enabled messages:\n  unused-import (W0611)\n")
            .into_iter()
            .next()
            .as_deref(),
        Some("PLW0611")
    );
}
