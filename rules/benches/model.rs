//! What the semantic model costs beside the parse, and pyflakes' rules beside both, on one core.
//!
//! ```sh
//! PARLINT_CORPUS=path/to/pandas cargo bench -p parlint_rules --bench model
//! ```
//!
//! Without `PARLINT_CORPUS`, the sample in `corpus/` is read, which is too small to tell much. The model's own cost is
//! the third figure without the second.

use parlint_rules::{Linter, RuleId, Settings};

#[path = "../../parse/benches/corpus/mod.rs"]
#[allow(dead_code, reason = "each benchmark needs some of it")]
mod corpus;

use corpus::{FILES, bytes};

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
    corpus::parse_all(bencher);
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
