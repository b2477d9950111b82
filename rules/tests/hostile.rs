//! No input ends the process, and none takes much longer than its size deserves.

mod hostile_files;

use std::path::Path;
use std::time::{Duration, Instant};

use parlint_rules::{Linter, RuleSet, Settings};

const HONEST: &str = "import os\n\n\ndef f():\n    return undefined\n";

/// Far more than any of the files takes, on the slowest of machines: what takes longer does not end.
const HANGS: Duration = Duration::from_secs(120);

fn all_rules() -> Settings {
    Settings {
        rules: RuleSet::all(),
        ..Settings::default()
    }
}

#[test]
fn no_file_takes_the_others_with_it() {
    let settings = all_rules();
    let mut linter = Linter::new(&settings);
    let honest = linter.lint(Path::new("honest.py"), HONEST);
    assert!(!honest.is_empty());
    let files = hostile_files::files(10_000);
    assert!(files.len() >= 80, "{} files", files.len());
    let mut slow = Vec::new();
    for (name, text) in files {
        let start = Instant::now();
        let found = linter.lint(Path::new(&name), &text);
        if start.elapsed() > HANGS {
            slow.push((name.clone(), start.elapsed()));
        }
        let end = text.lines().count() as u32 + 1;
        for diagnostic in &found {
            assert!(
                usize::from(diagnostic.range.end()) <= text.len(),
                "{name}: {diagnostic:?}"
            );
            assert!(
                text.is_char_boundary(diagnostic.range.start().into()),
                "{name}: {diagnostic:?}"
            );
            assert!(
                diagnostic.location.row >= 1 && diagnostic.location.column >= 1,
                "{name}: {diagnostic:?}"
            );
            assert!(
                diagnostic.location <= diagnostic.end_location,
                "{name}: {diagnostic:?}"
            );
            // A lone carriage return ends a line too.
            assert!(
                diagnostic.location.row <= end || text.contains('\r'),
                "{name}: {diagnostic:?}"
            );
        }
        assert_eq!(
            linter.lint(Path::new("honest.py"), HONEST),
            honest,
            "after {name}"
        );
    }
    assert!(slow.is_empty(), "{slow:?}");
}

#[test]
fn what_nests_too_deeply_is_said_so() {
    let settings = all_rules();
    for text in [
        format!("x = {}1\n", "-".repeat(50_000)),
        "(".repeat(50_000),
        format!("x = {}a\n", "a.b + ".repeat(9_000)),
    ] {
        let found = Linter::new(&settings).lint(Path::new("deep.py"), &text);
        assert!(
            found
                .iter()
                .any(|diagnostic| diagnostic.rule.code() == "invalid-syntax"),
            "{}",
            &text[..20]
        );
    }
    let honest = format!("x = {}1\n", "1 + ".repeat(2_000));
    let found = Linter::new(&settings).lint(Path::new("wide.py"), &honest);
    assert!(
        found
            .iter()
            .all(|diagnostic| diagnostic.rule.code() != "invalid-syntax")
    );
}
