//! `# noqa`, `# noqa: F401, E501`, and for the whole file `# ruff: noqa`, `# flake8: noqa`, `# parlint: noqa`.

use std::cell::RefCell;

use ruff_python_ast::token::TokenKind;
use ruff_text_size::{Ranged, TextRange};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::rule::RuleId;
use crate::source::Source;

/// What a comment names; no codes mean all.
#[derive(Debug, PartialEq, Eq)]
struct Codes(SmallVec<[String; 2]>);

impl Codes {
    fn cover(&self, rule: RuleId) -> bool {
        if self.0.is_empty() {
            return !rule.is_pylint();
        }
        self.0.iter().any(|code| rule.code().starts_with(code.as_str()))
    }
}

#[derive(Debug)]
struct Directive {
    /// Rows, from 1, both included: a string of several lines or a continued line counts as one.
    first: u32,
    last: u32,
    codes: Codes,
}

/// The `noqa` comments of a file.
pub(super) struct Noqa {
    file: Vec<Codes>,
    /// Whether the comments for the whole file cover a rule, where that was asked.
    covered: RefCell<FxHashMap<RuleId, bool>>,
    /// By row.
    lines: Vec<Directive>,
}

impl Noqa {
    pub(super) fn new(source: &Source) -> Self {
        let mut noqa = Noqa {
            file: Vec::new(),
            covered: RefCell::default(),
            lines: Vec::new(),
        };
        for comment in &source.comments {
            match parse(source.slice(*comment)) {
                Some((true, codes)) => noqa.file.push(codes),
                Some((false, codes)) => {
                    let (first, last) = rows(source, *comment);
                    noqa.lines.push(Directive { first, last, codes });
                }
                None => {}
            }
        }
        noqa
    }

    pub(super) fn is_empty(&self) -> bool {
        self.file.is_empty() && self.lines.is_empty()
    }

    pub(super) fn waives(&self, rule: RuleId, row: u32) -> bool {
        let whole_file = |rule: RuleId| self.file.iter().any(|codes| codes.cover(rule));
        if !self.file.is_empty()
            && *self
                .covered
                .borrow_mut()
                .entry(rule)
                .or_insert_with(|| whole_file(rule))
        {
            return true;
        }
        let next = self.lines.partition_point(|directive| directive.last < row);
        self.lines
            .get(next)
            .is_some_and(|directive| directive.first <= row && directive.codes.cover(rule))
    }
}

/// What the comment of a line names, and where in the comment its list of codes ends.
pub(super) struct CodesInLine {
    pub(super) codes: SmallVec<[String; 2]>,
    pub(super) end: usize,
}

/// Reads a comment that speaks for its line. No codes mean all.
pub(super) fn codes_in_line(comment: &str) -> Option<CodesInLine> {
    let (whole_file, Codes(codes)) = parse(comment)?;
    // The last code ends where its letters and digits do, after everything that came before it.
    let mut end = 0;
    for code in &codes {
        let rest = comment[end..].to_ascii_uppercase();
        end += rest.find(code.as_str())? + code.len();
    }
    (!whole_file).then_some(CodesInLine { codes, end })
}

/// Reads a comment: whether it speaks for the whole file, and what it names.
fn parse(comment: &str) -> Option<(bool, Codes)> {
    let bytes = comment.as_bytes();
    let mut from = 0;
    loop {
        let at = from + memchr::memchr2(b'n', b'N', &bytes[from..])?;
        from = at + 1;
        if !bytes[at..]
            .get(..4)
            .is_some_and(|word| word.eq_ignore_ascii_case(b"noqa"))
        {
            continue;
        }
        let before = comment[..at].trim_end();
        let whole_file = match before.rsplit('#').next().map(str::trim) {
            Some("") if before.ends_with('#') => false,
            Some(name) if before.contains('#') => match name.strip_suffix(':').map(str::trim_end) {
                Some(tool)
                    if ["ruff", "flake8", "parlint"]
                        .iter()
                        .any(|known| tool.eq_ignore_ascii_case(known)) =>
                {
                    true
                }
                _ => continue,
            },
            _ => continue,
        };
        let rest = &comment[at + 4..];
        return match rest.trim_start().strip_prefix(':') {
            // A list without a single code is a slip, not a waiver of everything.
            Some(list) => codes(list).map(|codes| (whole_file, codes)),
            None if rest.starts_with(|next: char| next.is_alphanumeric() || next == '_') => None,
            None => Some((whole_file, Codes(SmallVec::new()))),
        };
    }
}

/// The codes at the start of a list that commas or spaces separate.
fn codes(list: &str) -> Option<Codes> {
    let codes: SmallVec<[String; 2]> = list
        .split([',', ' ', '\t'])
        .filter(|word| !word.is_empty())
        .map_while(code)
        .collect();
    (!codes.is_empty()).then_some(Codes(codes))
}

/// A code: capital letters, then digits.
fn code(word: &str) -> Option<String> {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = word[letters..].bytes().take_while(u8::is_ascii_digit).count();
    (letters > 0 && digits > 0).then(|| word[..letters + digits].to_ascii_uppercase())
}

/// The rows that a comment at the end of a line speaks for.
fn rows(source: &Source, comment: TextRange) -> (u32, u32) {
    let last = source.row(comment.start());
    let before = source.tokens.before(comment.start());
    let start = before
        .iter()
        .rev()
        .take_while(|token| !matches!(token.kind(), TokenKind::Newline | TokenKind::NonLogicalNewline))
        .filter(|token| !matches!(token.kind(), TokenKind::Indent | TokenKind::Dedent))
        .last()
        .map_or(comment.start(), Ranged::start);
    (source.row(start), last)
}

#[test]
fn comments_are_read() {
    let read = |text| parse(text).map(|(whole_file, codes)| (whole_file, codes.0.join(" ")));
    assert_eq!(read("# noqa"), Some((false, String::new())));
    assert_eq!(read("#NoQA"), Some((false, String::new())));
    assert_eq!(read("# noqa: F401"), Some((false, "F401".into())));
    assert_eq!(
        read("# noqa:E501,W291 because"),
        Some((false, "E501 W291".into()))
    );
    assert_eq!(read("# noqa : f401"), Some((false, "F401".into())));
    assert_eq!(
        read("# type: ignore # noqa: F401 # more"),
        Some((false, "F401".into()))
    );
    assert_eq!(read("# ruff: noqa"), Some((true, String::new())));
    assert_eq!(read("# flake8: noqa: E501"), Some((true, "E501".into())));
    assert_eq!(read("# noqa: because"), None);
    assert_eq!(read("# noqable"), None);
    assert_eq!(read("# the word noqa alone"), None);
    assert_eq!(read("# nothing"), None);
}
