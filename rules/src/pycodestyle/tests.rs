//! What holds for pycodestyle's rules together.

use std::path::Path;

use crate::rule::{RuleId, RuleSet};
use crate::settings::{PythonVersion, Settings};
use crate::{Diagnostic, lint_source};

fn rules(prefixes: &[&str]) -> RuleSet {
    RuleId::all()
        .filter(|rule| {
            let code = rule.code();
            code.len() == 4 && prefixes.iter().any(|prefix| code.starts_with(prefix))
        })
        .collect()
}

fn found(text: &str, settings: &Settings) -> Vec<Diagnostic> {
    lint_source(Path::new("module.py"), text, settings)
}

fn places(text: &str, settings: &Settings) -> Vec<(u32, u32, &'static str)> {
    found(text, settings)
        .iter()
        .map(|found| (found.location.row, found.location.column, found.rule.code()))
        .collect()
}

fn all() -> Settings {
    Settings {
        rules: rules(&["E", "W"]),
        ..Settings::default()
    }
}

/// Applies the fix of every finding, the last first.
fn fixed(text: &str, code: &str) -> String {
    let settings = Settings {
        rules: rules(&[code]),
        ..Settings::default()
    };
    let mut edits: Vec<_> = found(text, &settings)
        .into_iter()
        .filter_map(|found| found.fix)
        .flat_map(|fix| fix.edits)
        .collect();
    edits.sort_by_key(|edit| edit.range.start());
    edits.dedup();
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(
            usize::from(edit.range.start())..usize::from(edit.range.end()),
            &edit.content,
        );
    }
    text
}

#[test]
fn fixes_do_what_they_say() {
    for (code, before, after) in [
        ("E201", "a(  b)\n", "a(b)\n"),
        ("E202", "a(b  )\n", "a(b)\n"),
        ("E203", "a = b  , c\n", "a = b, c\n"),
        ("E204", "@ a\ndef b(): pass\n", "@a\ndef b(): pass\n"),
        ("E211", "a (b) [c]\n", "a(b)[c]\n"),
        ("E221", "a  = b\n", "a = b\n"),
        ("E222", "a =  b\n", "a = b\n"),
        ("E223", "a\t= b\n", "a = b\n"),
        ("E224", "a =\tb\n", "a = b\n"),
        ("E226", "a = b+c*d\n", "a = b + c * d\n"),
        ("E227", "a = b|c\n", "a = b | c\n"),
        ("E228", "a = b%c\n", "a = b % c\n"),
        ("E231", "a = (b,c,{d:e})\n", "a = (b, c, {d: e})\n"),
        ("E241", "a = b,  c\n", "a = b, c\n"),
        ("E242", "a = b,\tc\n", "a = b, c\n"),
        ("E251", "a(b = c)\n", "a(b=c)\n"),
        ("E252", "def a(b: c=d): pass\n", "def a(b: c = d): pass\n"),
        ("E261", "a = b # c\n", "a = b  # c\n"),
        ("E271", "a = not  b\n", "a = not b\n"),
        ("E272", "a = b  and c\n", "a = b and c\n"),
        ("E273", "a = not\tb\n", "a = not b\n"),
        ("E274", "a = b\tand c\n", "a = b and c\n"),
        ("E275", "a = not(b)\n", "a = not (b)\n"),
        (
            "E301",
            "class A:\n    b = 1\n    def c(): pass\n    d = 2\n    def e():\n        pass\n",
            "class A:\n    b = 1\n    def c(): pass\n    d = 2\n\n    def e():\n        pass\n",
        ),
        (
            "E302",
            "a = 1\n\ndef b():\n    pass\n",
            "a = 1\n\n\ndef b():\n    pass\n",
        ),
        ("E303", "a = 1\n\n\n\n\nb = 2\n", "a = 1\n\n\nb = 2\n"),
        ("E304", "@a\n\ndef b():\n    pass\n", "@a\ndef b():\n    pass\n"),
        (
            "E305",
            "def a():\n    pass\nb = 2\n",
            "def a():\n    pass\n\n\nb = 2\n",
        ),
        ("E502", "a = (b + \\\n     c)\n", "a = (b + \n     c)\n"),
        ("E703", "a = 1;\n", "a = 1\n"),
        ("E711", "a ==None\n", "a is None\n"),
        ("E712", "a != True\n", "a is not True\n"),
        ("W291", "a = 1 \t\n", "a = 1\n"),
        ("W292", "a = 1", "a = 1\n"),
        ("W293", "a = 1\n  \nb = 2\n", "a = 1\n\nb = 2\n"),
        ("W391", "a = 1\n\n\n", "a = 1\n"),
        ("W391", "a = 1\r\n\r\n", "a = 1\r\n"),
        ("W605", "a = '\\d'\n", "a = '\\\\d'\n"),
    ] {
        assert_eq!(fixed(before, code), after, "{code}");
    }
}

const TEXT: &str =
    "#!x\nif a :\n   b=1 \n\n\n\n\n'''c\n\td  \n'''\ne = f(1,\n  2)\ndef g(): pass\nh = (i + \\\n     j)\n\n";

#[test]
fn all_kinds_of_line_breaks_are_alike() {
    let expected = places(TEXT, &all());
    assert!(expected.len() > 10, "{expected:?}");
    assert_eq!(places(&TEXT.replace('\n', "\r\n"), &all()), expected);
    assert_eq!(places(&TEXT.replace('\n', "\r"), &all()), expected);
}

#[test]
fn a_byte_order_mark_is_no_column() {
    let text = "a=1 # b\nc = d(1,\n  2)\n";
    let marked = format!("\u{feff}{text}");
    assert_eq!(places(&marked, &all()), places(text, &all()));
    assert_eq!(
        places(text, &all()),
        [(1, 2, "E225"), (1, 4, "E261"), (3, 3, "E128")]
    );
}

#[test]
fn columns_are_characters() {
    assert_eq!(
        places("é = ñ(1,\n      2)\nü  = '漢字'+1\n", &all()),
        [(3, 2, "E221"), (3, 10, "E226")]
    );
}

#[test]
fn fields_of_f_strings_are_looked_into_from_3_12_on() {
    let text = "a = f\"{ b+c }{d ,e}{f!r:>{g}}\"\n";
    let mut settings = all();
    settings.target_version = PythonVersion::PY311;
    assert_eq!(places(text, &settings), []);
    settings.target_version = PythonVersion::PY312;
    let expected = [
        (1, 8, "E201"),
        (1, 10, "E226"),
        (1, 12, "E202"),
        (1, 16, "E203"),
        (1, 17, "E231"),
    ];
    assert_eq!(places(text, &settings), expected);
}

#[test]
fn lines_are_looked_at_where_the_syntax_is_wrong() {
    let codes: Vec<_> = places("a=1 \nclass =2\nb = (1,2\n", &all())
        .into_iter()
        .map(|(row, _, code)| (row, code))
        .collect();
    for expected in [(1, "E225"), (1, "W291"), (2, "E225"), (3, "E231")] {
        assert!(codes.contains(&expected), "{expected:?} is not in {codes:?}");
    }
}

#[test]
fn hostile_input_takes_no_time() {
    let settings = all();
    for text in [
        "x = [".to_owned() + &"1,".repeat(100_000) + "\n" + &"  2,\n".repeat(20_000) + "]\n",
        "class A:\n".to_owned() + &"    def b(): pass\n    c\n".repeat(20_000),
        "@x(\n)\ny\n".repeat(20_000),
        "x = (\n".to_owned() + &"    a[1]\n".repeat(20_000) + ")\n",
        "x = 1 \\\n".repeat(20_000),
        "not a ".repeat(20_000) + "\n",
        " \t".repeat(100_000),
    ] {
        let start = std::time::Instant::now();
        found(&text, &settings);
        let taken = start.elapsed();
        assert!(taken.as_secs() < 20, "{taken:?} for {:?}…", &text[..20]);
    }
}
