use parlint_rules::{Linter, RuleSet, Settings};
use std::path::Path;

use super::*;

fn all() -> Settings {
    Settings {
        rules: RuleSet::all(),
        ..Settings::default()
    }
}

fn fix(text: &str, codes: &[&str], unsafe_fixes: bool) -> Option<Fixed> {
    let settings = all();
    let mut linter = Linter::new(&settings);
    let fixing = Fixing {
        unsafe_fixes,
        rules: codes
            .iter()
            .map(|code| RuleId::from_code(code).unwrap())
            .collect(),
        destination: Destination::File,
    };
    let mut lint = |text: &str| linter.lint(Path::new("a.py"), text);
    let found = lint(text);
    fixing.fix(text, &found, lint)
}

#[test]
fn fixes_are_applied_until_nothing_changes() {
    let fixed = fix(
        "import os, sys\nimport re  \nprint(f'a')   \n",
        &["F401", "F541", "W291"],
        false,
    )
    .unwrap();
    assert_eq!(fixed.text, "print('a')\n");
    let total: usize = fixed.counts.iter().map(|(_, count)| count).sum();
    assert!(total >= 4, "{:?}", fixed.counts);
    assert!(!fixed.diagnostics.iter().any(|found| found.rule.code() == "F401"));
}

#[test]
fn only_what_is_wanted_is_fixed() {
    assert!(fix("import os\n", &["W291"], false).is_none());
    assert!(fix("if a == None:\n    pass\n", &["E711"], false).is_none());
    assert!(fix("if a == None:\n    pass\n", &["E711"], true).is_some());
}

#[test]
fn text_that_does_not_parse_is_left_alone() {
    assert!(fix("import os\nx = (\n", &["F401"], false).is_none());
}

#[test]
fn a_second_run_changes_nothing() {
    let text = "import os\nif x == None:\n    raise NotImplemented\n\n\n\n\ny = not x in z ;\n";
    let codes: Vec<&str> = RuleSet::all().iter().map(|rule| rule.code()).collect();
    let fixed = fix(text, &codes, true).unwrap();
    assert!(fix(&fixed.text, &codes, true).is_none(), "{}", fixed.text);
}

#[test]
fn diffs_can_be_applied() {
    assert_eq!(
        diff::unified("./pkg/a.py", "a\nb\nc\n", "a\nc\n"),
        "--- a/pkg/a.py\n+++ b/pkg/a.py\n@@ -1,3 +1,2 @@\n a\n-b\n c\n"
    );
    let no_newline = diff::unified("a.py", "a", "a\n");
    assert!(
        no_newline.contains("\\ No newline at end of file"),
        "{no_newline}"
    );
}
