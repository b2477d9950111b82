//! One JSON array in ruff's shape, with pylint's symbol as the name of its rules.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use parlint_rules::{Applicability, Diagnostic, Location, Severity};
use serde::Serialize;

use super::{FileFindings, Format, Summary, machine_path};

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

    fn end(&self, summary: &Summary) -> String {
        if summary.any { "\n]\n" } else { "]\n" }.to_owned()
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
    let places = Places::of(findings.text);
    findings
        .diagnostics
        .iter()
        .map(move |diagnostic| entry(findings, diagnostic, &places))
}

fn entry<'a>(findings: &'a FileFindings, diagnostic: &'a Diagnostic, places: &Places) -> Entry<'a> {
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
                .map(|edit| {
                    let location = places.at(edit.range.start().to_usize()).into();
                    Edit {
                        content: &edit.content,
                        end_location: places.at(edit.range.end().to_usize()).into(),
                        location,
                    }
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

/// Elements of an array, a line each; what comes before the first and after the last is the caller's.
pub fn items<T: Serialize>(elements: impl Iterator<Item = T>, out: &mut Vec<u8>) {
    for (index, element) in elements.enumerate() {
        out.extend_from_slice(if index > 0 { b",\n" } else { b"\n" });
        let _ = serde_json::to_writer(&mut *out, &element);
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

/// The places of byte offsets in a text. Only fixes need it: findings carry their places.
pub struct Places<'a> {
    text: &'a str,
    /// Where lines begin, once it was asked for.
    lines: OnceCell<Vec<usize>>,
    /// The last answer: edits mostly follow each other, and a line may be long.
    known: Cell<(usize, Location)>,
}

/// The byte at which each line of a text begins. A lone carriage return ends a line too.
pub fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let breaks = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
    std::iter::once(0).chain(breaks.map(|at| at + 1)).collect()
}

impl<'a> Places<'a> {
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            lines: OnceCell::new(),
            known: Cell::default(),
        }
    }

    pub fn at(&self, offset: usize) -> Location {
        let lines = self.lines.get_or_init(|| line_starts(self.text));
        let offset = self.text.floor_char_boundary(offset);
        let row = lines.partition_point(|start| *start <= offset);
        let (from, column) = match self.known.get() {
            (known, location) if location.row == row as u32 && known <= offset => (known, location.column),
            _ => (lines[row - 1], 1),
        };
        let location = Location {
            row: row as u32,
            column: column + self.text[from..offset].chars().count() as u32,
        };
        self.known.set((offset, location));
        location
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn places_of_offsets() {
        let text = "é = 1\r\nb\rc\nd";
        let at = |needle: &str| {
            let found = Places::of(text).at(text.find(needle).unwrap());
            (found.row, found.column)
        };
        assert_eq!(at("é"), (1, 1));
        assert_eq!(at("="), (1, 3));
        assert_eq!(at("b"), (2, 1));
        assert_eq!(at("c"), (3, 1));
        assert_eq!(at("d"), (4, 1));
    }
}
