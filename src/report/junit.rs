//! JUnit's XML, as test reports of continuous integration read it: a suite for each file, a failure for each finding.

use std::borrow::Cow;
use std::io::Write;

use super::{FileFindings, Format, Summary};

pub struct Junit;

impl Format for Junit {
    fn begin(&self) -> &'static str {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"parlint\">\n"
    }

    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        let path = escape(&findings.file.path);
        let count = findings.diagnostics.len();
        let _ = writeln!(
            out,
            "  <testsuite name=\"{path}\" tests=\"{count}\" disabled=\"0\" errors=\"0\" failures=\"{count}\" \
             package=\"parlint\">"
        );
        for found in findings.diagnostics {
            let (row, column) = (found.location.row, found.location.column);
            let message = escape(&found.message);
            let code = found.rule.code();
            let _ = writeln!(
                out,
                "    <testcase name=\"{code}\" classname=\"{path}\" line=\"{row}\" column=\"{column}\">\n      \
                 <failure message=\"{message}\" type=\"{}\">line {row}, column {column}: {message}</failure>\n    \
                 </testcase>",
                found.rule.name(),
            );
        }
        out.extend_from_slice(b"  </testsuite>\n");
    }

    fn end(&self, summary: &Summary) -> String {
        let nothing = "  <testsuite name=\"parlint\" tests=\"1\" disabled=\"0\" errors=\"0\" failures=\"0\">\n    \
                       <testcase name=\"No errors found\" classname=\"parlint\"/>\n  </testsuite>\n";
        format!("{}</testsuites>\n", if summary.any { "" } else { nothing })
    }
}

/// Text for XML 1.0, which has no place for most control characters.
fn escape(text: &str) -> Cow<'_, str> {
    let special = |character: char| {
        matches!(character, '<' | '>' | '&' | '"' | '\'' | '\u{fffe}' | '\u{ffff}') || character < ' '
    };
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' => escaped.push_str("&#9;"),
            character if special(character) => escaped.push('\u{fffd}'),
            character => escaped.push(character),
        }
    }
    Cow::Owned(escaped)
}
