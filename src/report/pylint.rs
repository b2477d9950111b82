//! pylint's own formats: its text, and its `json2`.

use std::io::Write;

use parlint_rules::{Diagnostic, Severity};
use serde_json::json;

use super::json::{items, severity};
use super::{FileFindings, Format, Summary};

/// `path:line:column: message-id: message (symbol)` below a line for each module.
pub struct Text;

impl Format for Text {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        let path = &findings.file.path;
        let _ = writeln!(out, "************* Module {}", findings.module);
        for found in findings.diagnostics {
            let _ = writeln!(
                out,
                "{path}:{}:{}: {}: {} ({})",
                found.location.row,
                column(found),
                id(found),
                found.message,
                found.rule.name(),
            );
        }
    }

    fn wants_modules(&self) -> bool {
        true
    }
}

/// An object with `messages` and `statistics`.
pub struct Json2;

impl Format for Json2 {
    fn begin(&self) -> &'static str {
        "{\n\"messages\": ["
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        items(
            findings.diagnostics.iter().map(|found| {
                json!({
                    "type": severity(found.rule.metadata().severity),
                    "symbol": found.rule.name(),
                    "message": found.message,
                    "messageId": id(found),
                    "confidence": "UNDEFINED",
                    "module": findings.module,
                    "obj": found.object,
                    "line": found.location.row,
                    "column": column(found),
                    "endLine": found.end_location.row,
                    "endColumn": found.end_location.column - 1,
                    "path": findings.file.path,
                    "absolutePath": super::machine_path(findings.file),
                })
            }),
            out,
        );
    }

    fn end(&self, summary: &Summary) -> String {
        let count = |wanted: Severity| -> usize {
            let counts = summary.counts.iter();
            counts
                .filter(|(rule, _)| rule.metadata().severity == wanted)
                .map(|(_, count)| count.findings)
                .sum()
        };
        let statistics = json!({
            "messageTypeCount": {
                "fatal": 0,
                "error": count(Severity::Error),
                "warning": count(Severity::Warning),
                "refactor": count(Severity::Refactor),
                "convention": count(Severity::Convention),
                "info": count(Severity::Info),
            },
            "modulesLinted": summary.files,
        });
        format!("\n],\n\"statistics\": {statistics}\n}}\n")
    }

    fn wants_modules(&self) -> bool {
        true
    }
}

/// pylint's message id, or another family's code.
fn id(found: &Diagnostic) -> &'static str {
    let code = found.rule.code();
    code.strip_prefix("PL").unwrap_or(code)
}

/// pylint counts columns from 0.
fn column(found: &Diagnostic) -> u32 {
    found.location.column - 1
}
