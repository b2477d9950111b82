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
    let fixable = codes.iter().map(|code| RuleId::from_code(code).unwrap());
    let mut settings = all();
    settings.fixes.fixable = fixable.collect();
    let mut linter = Linter::new(&settings);
    let fixing = Fixing {
        unsafe_fixes,
        destination: Destination::File,
    };
    let mut lint = |text: &str| linter.lint(Path::new("a.py"), text);
    let found = lint(text);
    fixing.fix(Path::new("a.py"), text, &settings, &found, lint)
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
fn what_would_not_parse_is_undone_and_told() {
    let settings = all();
    let mut linter = Linter::new(&settings);
    let mut lint = |text: &str| linter.lint(Path::new("a.py"), text);
    let mut found = lint("x = 1  \n");
    found.retain(|found| found.rule.code() == "W291");
    found[0].fix.as_mut().unwrap().edits[0].content = "(".to_owned();
    let fixed = Fixing::default()
        .fix(Path::new("a.py"), "x = 1  \n", &settings, &found, lint)
        .unwrap();
    assert_eq!(fixed.text, "x = 1  \n");
    assert_eq!(fixed.trouble, Some(Trouble::Broken("W291".to_owned())));
    assert!(fixed.counts.is_empty());
}

#[test]
fn fixes_that_lead_to_other_findings_are_left_out() {
    let long = format!("x = 1+{}\n", "1".repeat(82));
    let fixed = fix(&long, &["E226"], false).unwrap();
    assert_eq!(
        (fixed.text, fixed.counts, fixed.withheld),
        (long.clone(), Vec::new(), 1)
    );
    let text = format!("{long}y = 2+3\n");
    let fixed = fix(&text, &["E226"], false).unwrap();
    assert_eq!(fixed.text, format!("{long}y = 2 + 3\n"));
    assert_eq!((fixed.withheld, fixed.counts.len(), fixed.counts[0].1), (1, 1, 1));
    // It is not offered again.
    let left = fixed.diagnostics.iter().find(|found| found.rule.code() == "E226");
    assert!(left.unwrap().fix.is_none());
}
