//! What pycodestyle's rules cost beside the parse, on one core, with ruff's cost for its own codes beside it.
//!
//! ```sh
//! PARLINT_CORPUS=path/to/pandas cargo bench -p parlint_rules --bench pycodestyle
//! ```
//!
//! Without `PARLINT_CORPUS`, the sample in `corpus/` is linted, which is too small to tell much. ruff is looked for in
//! `PATH`, or where `RUFF` says.

use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use parlint_rules::{Linter, RuleId, Settings};

#[path = "../../parse/benches/corpus/mod.rs"]
#[allow(dead_code, reason = "each benchmark needs some of it")]
mod corpus;

use corpus::{FILES, FOLDER, bytes};

fn lint(bencher: divan::Bencher, prefixes: &[&str]) {
    let settings = Settings {
        rules: RuleId::all()
            .filter(|rule| {
                let code = rule.code();
                code.len() == 4 && prefixes.iter().any(|prefix| code.starts_with(prefix))
            })
            .collect(),
        ..Settings::default()
    };
    bencher.counter(bytes()).bench_local(|| {
        let mut linter = Linter::new(&settings);
        FILES
            .iter()
            .map(|(path, text)| linter.lint(path, text).len())
            .sum::<usize>()
    });
}

#[divan::bench]
fn a_parse(bencher: divan::Bencher) {
    corpus::parse_all(bencher);
}

/// Parse and suppressions: what every run costs. These rules need no model.
#[divan::bench]
fn b_no_rules(bencher: divan::Bencher) {
    lint(bencher, &[]);
}

#[divan::bench]
fn c_physical_lines(bencher: divan::Bencher) {
    lint(bencher, &["E101", "E501", "W191", "W29", "W391"]);
}

/// All codes, those that are off by default too.
#[divan::bench]
fn d_all(bencher: divan::Bencher) {
    lint(bencher, &["E", "W"]);
}

/// The quickest of some runs of ruff on one thread. It reads files and starts a process, which parlint does not here.
fn ruff(select: &str) -> Option<Duration> {
    let program = std::env::var_os("RUFF").unwrap_or_else(|| OsString::from("ruff"));
    let run = || {
        let start = Instant::now();
        let status = Command::new(&program)
            .args([
                "check",
                "--isolated",
                "--no-cache",
                "--preview",
                "--quiet",
                "--exit-zero",
            ])
            .args(["--statistics", "--select", select])
            .arg(FOLDER.as_os_str())
            .env("RAYON_NUM_THREADS", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status
            .is_ok_and(|status| status.success())
            .then(|| start.elapsed())
    };
    (0..5).map(|_| run()).min().flatten()
}

fn main() {
    divan::main();
    for (select, what) in [("W292", "one code"), ("E,W", "its codes of E and W")] {
        match ruff(select) {
            Some(time) => println!("ruff, one thread, {what}: {time:.1?}"),
            None => println!("ruff was not found"),
        }
    }
}
