//! What the semantic model costs beside the parse, and pyflakes' rules beside both, on one core.
//!
//! ```sh
//! PARLINT_CORPUS=path/to/pandas cargo bench -p parlint_rules --bench model
//! ```
//!
//! Without `PARLINT_CORPUS`, the sample in `corpus/` is read, which is too small to tell much. The model's own cost is
//! the third figure without the second.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::counter::BytesCount;
use parlint_rules::{Linter, RuleId, Settings};
use ruff_python_ast::PySourceType;
use ruff_python_parser::{ParseOptions, parse_unchecked};

static FILES: LazyLock<Vec<(PathBuf, String)>> = LazyLock::new(|| {
    let folder = std::env::var_os("PARLINT_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/sample"),
        PathBuf::from,
    );
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                files.push((path, text));
            }
        }
    }
    files.sort();
    files
});

fn bytes() -> BytesCount {
    BytesCount::new(FILES.iter().map(|(_, text)| text.len()).sum::<usize>())
}

fn lint(bencher: divan::Bencher, is_chosen: fn(RuleId) -> bool) {
    let settings = Settings {
        rules: RuleId::all().filter(|rule| is_chosen(*rule)).collect(),
        ..Settings::default()
    };
    bencher.counter(bytes()).bench_local(|| {
        let mut linter = Linter::new(&settings);
        let findings = FILES.iter().map(|(path, text)| linter.lint(path, text).len());
        findings.sum::<usize>()
    });
}

#[divan::bench]
fn a_parse(bencher: divan::Bencher) {
    bencher.counter(bytes()).bench_local(|| {
        let parsed = FILES.iter().map(|(_, text)| {
            let options = ParseOptions::from(PySourceType::Python);
            parse_unchecked(text, options).tokens().len()
        });
        parsed.sum::<usize>()
    });
}

/// Without a rule, no model is built: this is the parse and the search for suppression comments.
#[divan::bench]
fn b_no_rules(bencher: divan::Bencher) {
    lint(bencher, |_| false);
}

#[divan::bench]
fn c_one_rule_and_the_model(bencher: divan::Bencher) {
    // One that looks at little.
    lint(bencher, |rule| rule.code() == "F901");
}

#[divan::bench]
fn d_all_of_pyflakes(bencher: divan::Bencher) {
    lint(bencher, |rule| {
        rule.code().len() == 4 && rule.code().starts_with('F')
    });
}

fn main() {
    divan::main();
}
