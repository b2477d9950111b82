//! One JSON array in ruff's shape, with pylint's symbol as the name of its rules.

use std::borrow::Cow;

use parlint_rules::{Applicability, Diagnostic, Location, Severity};
use serde::Serialize;

use super::{FileFindings, Format, machine_path};

pub struct Json;

impl Format for Json {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        for (index, entry) in entries(findings).enumerate() {
            out.extend_from_slice(if index > 0 { b",\n" } else { b"\n" });
            let text = serde_json::to_string_pretty(&entry).unwrap_or_default();
            for (line_index, line) in text.lines().enumerate() {
                if line_index > 0 {
                    out.push(b'\n');
                }
                out.extend_from_slice(b"  ");
                out.extend_from_slice(line.as_bytes());
            }
        }
    }

    fn begin(&self) -> &'static str {
        "["
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn end(&self, any: bool) -> &'static str {
        if any { "\n]\n" } else { "]\n" }
    }
}

#[derive(Serialize)]
pub struct Entry<'a> {
    cell: Option<u32>,
    code: &'static str,
    end_location: Place,
    filename: Cow<'a, str>,
    fix: Option<Fix<'a>>,
    location: Place,
    message: &'a str,
    name: &'static str,
    severity: &'static str,
    url: Option<String>,
}

#[derive(Serialize)]
struct Place {
    column: u32,
    row: u32,
}

#[derive(Serialize)]
struct Fix<'a> {
    applicability: &'static str,
    edits: Vec<Edit<'a>>,
    message: &'a str,
}

#[derive(Serialize)]
struct Edit<'a> {
    content: &'a str,
    end_location: Place,
    location: Place,
}

impl From<Location> for Place {
    fn from(location: Location) -> Self {
        Place {
            column: location.column,
            row: location.row,
        }
    }
}

pub fn entries<'a>(findings: &'a FileFindings) -> impl Iterator<Item = Entry<'a>> {
    findings
        .diagnostics
        .iter()
        .map(|diagnostic| entry(findings, diagnostic))
}

fn entry<'a>(findings: &'a FileFindings, diagnostic: &'a Diagnostic) -> Entry<'a> {
    Entry {
        cell: None,
        code: diagnostic.rule.code(),
        end_location: diagnostic.end_location.into(),
        filename: machine_path(findings.file),
        fix: diagnostic.fix.as_ref().map(|fix| Fix {
            applicability: match fix.applicability {
                Applicability::Safe => "safe",
                Applicability::Unsafe => "unsafe",
            },
            edits: fix
                .edits
                .iter()
                .map(|edit| Edit {
                    content: &edit.content,
                    end_location: place(findings.text, edit.range.end().to_usize()),
                    location: place(findings.text, edit.range.start().to_usize()),
                })
                .collect(),
            message: &fix.message,
        }),
        location: diagnostic.location.into(),
        message: &diagnostic.message,
        name: diagnostic.rule.name(),
        severity: severity(diagnostic.rule.metadata().severity),
        url: None,
    }
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Refactor => "refactor",
        Severity::Convention => "convention",
        Severity::Info => "info",
    }
}

/// Row and column of a byte offset. Only fixes need it: findings carry their places.
fn place(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let bytes = before.as_bytes();
    let mut row = 1;
    let mut line_start = 0;
    for (index, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || (*byte == b'\r' && text.as_bytes().get(index + 1) != Some(&b'\n')) {
            row += 1;
            line_start = index + 1;
        }
    }
    Place {
        column: before[line_start..].chars().count() as u32 + 1,
        row,
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn places_of_offsets() {
        let text = "é = 1\r\nb\rc\nd";
        let at = |needle: &str| {
            let found = place(text, text.find(needle).unwrap());
            (found.row, found.column)
        };
        assert_eq!(at("é"), (1, 1));
        assert_eq!(at("="), (1, 3));
        assert_eq!(at("b"), (2, 1));
        assert_eq!(at("c"), (3, 1));
        assert_eq!(at("d"), (4, 1));
    }
}
