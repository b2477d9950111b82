//! Reviewdog's diagnostic format.
//!
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>

use parlint_rules::{Location, Severity};
use serde_json::{Value, json};

use super::json::{Places, items};
use super::{FileFindings, Format, Summary};

pub struct Rdjson;

impl Format for Rdjson {
    fn begin(&self) -> &'static str {
        "{\n\"source\": {\"name\": \"parlint\"},\n\"diagnostics\": ["
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        let places = Places::of(findings.text);
        items(
            findings.diagnostics.iter().map(|found| {
                // A suggestion is one replacement; several that belong together cannot be told.
                let suggestions: Vec<Value> = match found.fix.as_ref().map(|fix| fix.edits.as_slice()) {
                    Some([edit]) => vec![json!({
                        "range": {
                            "start": position(places.at(edit.range.start().to_usize())),
                            "end": position(places.at(edit.range.end().to_usize())),
                        },
                        "text": edit.content,
                    })],
                    _ => Vec::new(),
                };
                json!({
                    "message": found.message,
                    "code": {"value": found.rule.code()},
                    "severity": match found.rule.metadata().severity {
                        Severity::Error => "ERROR",
                        Severity::Warning => "WARNING",
                        Severity::Refactor | Severity::Convention | Severity::Info => "INFO",
                    },
                    "location": {
                        "path": findings.file.path,
                        "range": {"start": position(found.location), "end": position(found.end_location)},
                    },
                    "suggestions": suggestions,
                })
            }),
            out,
        );
    }

    fn end(&self, _: &Summary) -> String {
        "\n]\n}\n".to_owned()
    }
}

fn position(location: Location) -> Value {
    json!({"line": location.row, "column": location.column})
}
