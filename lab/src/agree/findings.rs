//! Running a linter whole: what it reports, and the files that it could not finish.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::race::contestant::{COMPARED, Contestant, Finding, Kind, read};

/// What a linter reports of some paths, their files as the file system knows them.
pub struct Report {
    pub findings: Vec<Finding>,
    /// Files on which flake8 gives up, and with them the whole run: they are left out.
    pub lost: BTreeSet<String>,
}

impl Report {
    pub fn of(
        contestant: &Contestant,
        codes: &[String],
        cores: usize,
        paths: &[PathBuf],
    ) -> anyhow::Result<Self> {
        let mut lost = BTreeSet::new();
        loop {
            let mut words = contestant.job(codes, cores, paths, COMPARED).command;
            if !lost.is_empty() {
                let without: Vec<&str> = lost.iter().map(String::as_str).collect();
                words.push(format!("--extend-exclude={}", without.join(",")).into());
            }
            let (program, arguments) = words.split_first().context("a command has a program")?;
            let output = Command::new(program).args(arguments).output();
            let output = output.with_context(|| format!("cannot run {}", program.display()))?;
            let text = String::from_utf8_lossy(&output.stdout);
            if contestant.kind == Kind::Flake8 {
                let failed = text.lines().find_map(failed_file);
                if let Some(path) = failed.filter(|path| !lost.contains(*path)) {
                    lost.insert(path.to_owned());
                    continue;
                }
            }
            // Findings make flake8 exit with 1, and set bits of pylint's status below its 32 for a wrong usage.
            anyhow::ensure!(
                output.status.code().is_some_and(|code| match contestant.kind {
                    Kind::Parlint | Kind::Ruff => code == 0,
                    Kind::Flake8 => code < 2,
                    Kind::Pylint => code < 32,
                }),
                "{} failed with {}: {}{}",
                contestant.name(),
                output.status,
                String::from_utf8_lossy(&output.stderr).trim(),
                text.lines().last().unwrap_or_default()
            );
            let mut findings = read(&text, codes);
            for finding in &mut findings {
                finding.path = known_path(&finding.path);
            }
            let lost = lost.iter().map(|path| known_path(path)).collect();
            return Ok(Self { findings, lost });
        }
    }
}

/// flake8's `PATH: "PLUGIN[CODES]" failed during execution due to …`.
fn failed_file(line: &str) -> Option<&str> {
    let (place, _) = line.split_once(" failed during execution due to ")?;
    place.rsplit_once(": ").map(|(path, _)| path)
}

/// Linters name one file in different ways.
fn known_path(path: &str) -> String {
    let Ok(whole) = Path::new(path).canonicalize() else {
        return path.to_owned();
    };
    let here = std::env::current_dir().unwrap_or_default();
    whole.strip_prefix(&here).unwrap_or(&whole).display().to_string()
}

#[test]
fn the_file_that_ends_a_run_is_known() {
    let line = r#"a b/c.py: "pyflakes[F]" failed during execution due to RecursionError('too deep')"#;
    assert_eq!(failed_file(line), Some("a b/c.py"));
    assert_eq!(failed_file("a.py:1:1: F401 'x' imported but unused"), None);
}
