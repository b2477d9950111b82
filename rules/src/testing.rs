//! Cases of rules, written as the Python that they are about.
//!
//! A comment line below a line of code promises a finding on it:
//!
//! ```text
//! assert (x, "message")
//!      # ^^^^^^^^^^^^^^ F631: message       from the first caret to the last; the message is optional
//! x = 1
//! # @1 E741: message                       at column 1 (from 1), where a caret cannot stand
//! # @1-3:5 PLR0915                         … ending in the third line counted from that line, before column 5
//! ```
//!
//! The promises are taken out before the text is linted. Every finding must be promised and every promise kept.

use std::fmt::Write as _;
use std::path::Path;

use crate::core::InvalidSyntax;
use crate::diagnostic::Diagnostic;
use crate::hooks::Listed;
use crate::linter::{Linter, look_at};
use crate::rule::RuleSet;
use crate::settings::Settings;
use crate::{RuleId, lint_source};

/// Checks one rule on an annotated source, with default settings.
pub(crate) fn check<R: Listed>(rule: R, source: &str) {
    check_with(rule, &Settings::default(), "module.py", source);
}

/// Checks one rule with the given settings (whose rules are replaced by this one) and file name.
#[track_caller]
pub(crate) fn check_with<R: Listed>(_: R, settings: &Settings, path: &str, source: &str) {
    check_rules(&[R::ID], settings, path, source);
}

/// Checks several rules together.
#[track_caller]
pub(crate) fn check_rules(rules: &[RuleId], settings: &Settings, path: &str, source: &str) {
    let (text, mut promises) = split(source.strip_prefix('\n').unwrap_or(source));
    let settings = Settings {
        rules: rules.iter().copied().collect(),
        ..settings.clone()
    };
    let parses = look_at(Path::new(path), &text, &settings, |parsed| {
        parsed.has_valid_syntax()
    });
    let mut problems = String::new();
    for diagnostic in lint_source(Path::new(path), &text, &settings) {
        match promises
            .iter()
            .position(|promise| promise.is_kept_by(&diagnostic))
        {
            Some(index) => {
                promises.swap_remove(index);
            }
            // Cases may be about code that only the compiler refuses.
            None if diagnostic.rule == InvalidSyntax::ID && !rules.contains(&InvalidSyntax::ID) && parses => {
            }
            None => {
                let (start, end) = (diagnostic.location, diagnostic.end_location);
                let _ = writeln!(
                    problems,
                    "not promised: {}:{}-{}:{} {} {}",
                    start.row,
                    start.column,
                    end.row,
                    end.column,
                    diagnostic.rule.code(),
                    diagnostic.message
                );
            }
        }
    }
    for promise in promises {
        let _ = writeln!(problems, "not found: {promise:?}");
    }
    assert!(problems.is_empty(), "{problems}\nin:\n{}", numbered(&text));
}

/// Checks what a text becomes when every fix of one rule is applied that does not overlap one before.
#[track_caller]
pub(crate) fn fixed<R: Listed>(_: R, text: &str, expected: &str) {
    let mut edits: Vec<_> = findings([R::ID].into_iter().collect(), "module.py", text)
        .into_iter()
        .filter_map(|diagnostic| diagnostic.fix)
        .flat_map(|fix| fix.edits)
        .collect();
    edits.sort_by_key(|edit| edit.range.start());
    let (mut result, mut end) = (String::new(), 0);
    for edit in edits {
        if edit.range.start().to_usize() >= end {
            result += &text[end..edit.range.start().to_usize()];
            result += &edit.content;
            end = edit.range.end().to_usize();
        }
    }
    result += &text[end..];
    assert_eq!(result, expected);
}

/// The findings of the given rules on a text, unannotated.
pub(crate) fn findings(rules: RuleSet, path: &str, text: &str) -> Vec<Diagnostic> {
    lint_source(
        Path::new(path),
        text,
        &Settings {
            rules,
            ..Settings::default()
        },
    )
}

#[derive(Debug)]
struct Promise {
    row: u32,
    column: u32,
    end: Option<(u32, u32)>,
    code: String,
    message: Option<String>,
}

impl Promise {
    fn is_kept_by(&self, diagnostic: &Diagnostic) -> bool {
        let (start, end) = (diagnostic.location, diagnostic.end_location);
        self.row == start.row
            && self.column == start.column
            && self.code == diagnostic.rule.code()
            && self
                .message
                .as_ref()
                .is_none_or(|message| *message == diagnostic.message)
            && match self.end {
                // Carets cannot reach beyond their line.
                Some((row, column)) => {
                    (row == end.row && column == end.column) || (row == self.row && end.row > row)
                }
                None => true,
            }
    }
}

fn split(source: &str) -> (String, Vec<Promise>) {
    let mut text = String::new();
    let mut promises = Vec::new();
    let mut row = 0;
    for line in source.split_inclusive('\n') {
        match promise(line, row) {
            Some(promise) => promises.push(promise),
            None => {
                text.push_str(line);
                row += 1;
            }
        }
    }
    (text, promises)
}

fn promise(line: &str, row: u32) -> Option<Promise> {
    let comment = line.trim_start().strip_prefix('#')?.trim_start();
    let number = |text: &str| text.parse::<u32>().ok();
    let (column, end, rest) = if let Some(rest) = comment.strip_prefix('@') {
        let (place, rest) = rest.split_once(' ')?;
        let (column, end) = match place.split_once('-') {
            Some((column, end)) => {
                let (rows, end_column) = end.split_once(':')?;
                (
                    number(column)?,
                    Some((row + number(rows)? - 1, number(end_column)?)),
                )
            }
            None => (number(place)?, None),
        };
        (column, end, rest)
    } else {
        let carets = comment.bytes().take_while(|byte| *byte == b'^').count() as u32;
        if carets == 0 {
            return None;
        }
        let column = line.find('^')? as u32 + 1;
        // One caret marks the start alone.
        let end = (carets > 1).then_some((row, column + carets));
        (column, end, comment.trim_start_matches('^').trim_start())
    };
    let rest = rest.trim_end();
    let (code, message) = match rest.split_once(": ") {
        Some((code, message)) => (code, Some(message.to_owned())),
        None => (rest, None),
    };
    RuleId::from_code(code)?;
    Some(Promise {
        row,
        column,
        end,
        code: code.to_owned(),
        message,
    })
}

fn numbered(text: &str) -> String {
    text.lines()
        .enumerate()
        .fold(String::new(), |mut all, (index, line)| {
            let _ = writeln!(all, "{:4} | {line}", index + 1);
            all
        })
}

/// The Python blocks of a rule's page: those under "Example" and those under "Use instead".
fn page_examples(docs: &str) -> (Vec<String>, Vec<String>) {
    let (mut bad, mut good) = (Vec::new(), Vec::new());
    let mut instead = false;
    let mut block: Option<String> = None;
    for line in docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match &mut block {
            Some(text) if line == "```" => {
                if instead { &mut good } else { &mut bad }.push(std::mem::take(text));
                block = None;
            }
            // What cannot be seen is written as what can: a blank at the end of a line, and a text without last line break.
            Some(text) => match line.strip_suffix('␃') {
                Some(last) => text.push_str(last),
                None => {
                    text.push_str(&line.replace('·', " "));
                    text.push('\n');
                }
            },
            None if line.starts_with("## ") => instead = false,
            None if line.starts_with("Use instead") => instead = true,
            None if line == "```python" => block = Some(String::new()),
            None => {}
        }
    }
    (bad, good)
}

#[test]
fn every_page_is_whole_and_its_examples_hold() {
    let mut problems = String::new();
    for rule in RuleId::all() {
        let metadata = rule.metadata();
        let (bad, good) = page_examples(metadata.docs);
        let code = metadata.code;
        if !metadata.docs.contains("## Why is this bad?")
            || (bad.is_empty() && !metadata.docs.contains("```text"))
            || good.is_empty()
        {
            let _ = writeln!(
                problems,
                "{code}: the page needs why it is bad, an example and what to use instead"
            );
        }
        let hits = |text: &str| {
            let mut settings = Settings {
                rules: [rule].into_iter().collect(),
                ..Settings::default()
            };
            // Rules that find nothing until an option is set.
            settings.pycodestyle.max_doc_length = Some(72);
            settings.pycodestyle.hang_closing = code == "E133";
            // What is deprecated since then.
            if code == "PLW4906" {
                settings.target_version = ruff_python_ast::PythonVersion::PY312;
            }
            let found = lint_source(Path::new("example.py"), text, &settings);
            found.iter().any(|diagnostic| diagnostic.rule == rule)
        };
        for text in bad.iter().filter(|text| !hits(text)) {
            let _ = writeln!(problems, "{code}: the example gives no such finding:\n{text}");
        }
        for text in good.iter().filter(|text| hits(text)) {
            let _ = writeln!(problems, "{code}: what to use instead is found too:\n{text}");
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn codes_and_names_are_unique() {
    let mut codes: Vec<_> = RuleId::all().map(RuleId::code).collect();
    codes.sort_unstable();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count);
}

/// Every file in a family's folder that declares a rule stands in the family's list.
#[test]
fn every_rule_file_is_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root];
    let mut declared = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the crate's sources can be read") {
            let path = entry.expect("the crate's sources can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_none_or(|name| name != "hooks.rs") {
                let text = std::fs::read_to_string(path).expect("sources are UTF-8");
                declared += text.lines().filter(|line| *line == "declare_rule! {").count();
            }
        }
    }
    assert_eq!(declared, RuleId::all().count());
}

/// Every beginning and every end of each page's examples: unfinished code, as editors hold it.
#[test]
fn cut_examples_are_linted() {
    let settings = Settings {
        rules: RuleSet::all(),
        ..Settings::default()
    };
    let mut linter = Linter::new(&settings);
    let mut cuts = 0;
    for rule in RuleId::all() {
        let (bad, good) = page_examples(rule.metadata().docs);
        for text in bad.iter().chain(&good) {
            for (at, _) in text.char_indices() {
                for cut in [&text[..at], &text[at..]] {
                    cuts += 1;
                    let found = linter.lint(Path::new("example.py"), cut);
                    for finding in found {
                        let range = finding.range;
                        assert!(
                            cut.get(range.start().to_usize()..range.end().to_usize())
                                .is_some(),
                            "{} lies outside of {cut:?}",
                            finding.rule.code()
                        );
                    }
                }
            }
        }
    }
    assert!(cuts > 50_000, "{cuts} are few");
}
