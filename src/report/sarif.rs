//! SARIF 2.1.0, which code scanning services read.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use parlint_rules::{Diagnostic, Severity};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::json::items;
use super::{FileFindings, Format, Summary};

pub struct Sarif;

const URI: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

impl Format for Sarif {
    fn begin(&self) -> &'static str {
        "{\n\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n\"version\": \"2.1.0\",\n\"runs\": [{\n\
         \"columnKind\": \"unicodeCodePoints\",\n\"results\": ["
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        let path = findings.file.path.trim_start_matches("./");
        let uri = utf8_percent_encode(path, URI).to_string();
        items(findings.diagnostics.iter().map(|found| result(found, &uri)), out);
    }

    fn end(&self, summary: &Summary) -> String {
        let rules: Vec<Value> = summary
            .counts
            .iter()
            .map(|(rule, _)| {
                let metadata = rule.metadata();
                json!({
                    "id": metadata.code,
                    "name": metadata.name,
                    "shortDescription": {"text": metadata.name},
                    "fullDescription": {"text": metadata.docs.lines().next().unwrap_or_default().trim()},
                    "help": {"text": metadata.docs, "markdown": metadata.docs},
                    "defaultConfiguration": {"level": level(metadata.severity)},
                })
            })
            .collect();
        let tool = json!({"driver": {
            "name": "parlint",
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }});
        format!("\n],\n\"tool\": {tool}\n}}]\n}}\n")
    }
}

fn result(found: &Diagnostic, uri: &str) -> Value {
    json!({
        "ruleId": found.rule.code(),
        "level": level(found.rule.metadata().severity),
        "message": {"text": found.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri},
            "region": {
                "startLine": found.location.row,
                "startColumn": found.location.column,
                "endLine": found.end_location.row,
                "endColumn": found.end_location.column,
            },
        }}],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Refactor | Severity::Convention | Severity::Info => "note",
    }
}
