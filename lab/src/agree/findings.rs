//! Running a linter and reading what it reports.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use serde::Deserialize;

use crate::race::contestant::{Contestant, Kind};

/// One finding, as far as both sides can tell it from others.
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

/// An entry of ruff's JSON and of parlint's. Syntax errors have no code.
#[derive(Deserialize)]
struct Entry {
    code: Option<String>,
    filename: String,
    location: Place,
    message: String,
}

#[derive(Deserialize)]
struct Place {
    row: u32,
}

/// What a linter reports with these codes; the paths as the file system knows them.
pub fn of(contestant: &Contestant, codes: &[String], paths: &[PathBuf]) -> anyhow::Result<Vec<Finding>> {
    let words: Vec<_> = contestant
        .job(codes, 1, paths, true)
        .command
        .into_iter()
        .map(|word| match word.to_str() {
            Some("concise") => "json".into(),
            Some(text) if text.starts_with("--msg-template=") => {
                "--msg-template={path}:{line}:{column}: PL{msg_id} {msg}".into()
            }
            _ => word,
        })
        .collect();
    let (program, arguments) = words.split_first().context("a command has a program")?;
    let output = Command::new(program).args(arguments).output();
    let output = output.with_context(|| format!("cannot run {}", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let found = match contestant.kind {
        Kind::Parlint | Kind::Ruff => read_json(&text),
        Kind::Flake8 | Kind::Pylint => Ok(text.lines().filter_map(read_line).collect()),
    };
    let found = found.with_context(|| {
        let errors = String::from_utf8_lossy(&output.stderr);
        format!("{} gave no findings: {}", contestant.name(), errors.trim())
    })?;
    let chosen = found
        .into_iter()
        .filter(|finding| codes.binary_search(&finding.code).is_ok());
    Ok(chosen.map(with_known_path).collect())
}

fn read_json(text: &str) -> anyhow::Result<Vec<Finding>> {
    let entries: Vec<Entry> = serde_json::from_str(text)?;
    let findings = entries.into_iter().filter_map(|entry| {
        Some(Finding {
            path: entry.filename,
            row: entry.location.row,
            code: entry.code?,
            message: entry.message,
        })
    });
    Ok(findings.collect())
}

/// `path:row:column: CODE message`.
fn read_line(line: &str) -> Option<Finding> {
    let (place, rest) = line.split_once(": ")?;
    let mut place = place.rsplitn(3, ':');
    let (_column, row, path) = (place.next()?, place.next()?, place.next()?);
    let (code, message) = rest.split_once(' ')?;
    Some(Finding {
        path: path.to_owned(),
        row: row.parse().ok()?,
        code: code.to_owned(),
        message: message.to_owned(),
    })
}

/// Linters name one file in different ways.
fn with_known_path(mut finding: Finding) -> Finding {
    if let Ok(path) = Path::new(&finding.path).canonicalize() {
        let here = std::env::current_dir().unwrap_or_default();
        finding.path = path.strip_prefix(&here).unwrap_or(&path).display().to_string();
    }
    finding
}

#[test]
fn reports_are_read() {
    let json = r#"[
        {"code": "F401", "filename": "a.py", "location": {"row": 2, "column": 8}, "message": "`os` imported"},
        {"code": null, "filename": "b.py", "location": {"row": 1, "column": 1}, "message": "syntax"}
    ]"#;
    let found = read_json(json).expect("it is valid");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].key(), ("a.py", 2, "F401"));
    let line = read_line("./c:d.py:7:1: F841 local variable 'x' is unused").expect("it is a finding");
    assert_eq!(line.key(), ("./c:d.py", 7, "F841"));
    assert_eq!(line.message, "local variable 'x' is unused");
    assert!(read_line("Found 2 errors.").is_none());
}
