//! pylint's own formats: its text, and its `json2`.

use std::io::Write;

use parlint_rules::{Diagnostic, Severity};
use serde_json::json;

use super::json::{items, severity};
use super::template::{Field, Template};
use super::{FileFindings, Format, Summary};

/// A line for each finding, below a line for each module, and the score at the end.
#[derive(Default)]
pub struct Text {
    template: Template,
}

impl Text {
    pub fn with(template: Template) -> Self {
        Self { template }
    }
}

impl Format for Text {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        let _ = writeln!(out, "************* Module {}", findings.module);
        for found in findings.diagnostics {
            let field = |field| match field {
                Field::Path => findings.file.path.clone(),
                Field::AbsolutePath => super::machine_path(findings.file).into_owned(),
                Field::Module => findings.module.to_owned(),
                Field::Object => found.object.to_string(),
                Field::Line => found.location.row.to_string(),
                Field::Column => column(found).to_string(),
                Field::EndLine => found.end_location.row.to_string(),
                Field::EndColumn => (found.end_location.column - 1).to_string(),
                Field::Id => id(found).to_owned(),
                Field::Symbol => found.rule.name().to_owned(),
                Field::Message => found.message.to_string(),
                Field::Category => severity(found.rule.metadata().severity).to_owned(),
                Field::CategoryLetter => severity(found.rule.metadata().severity)[..1].to_uppercase(),
            };
            let _ = writeln!(out, "{}", self.template.fill(field));
        }
    }

    fn end(&self, summary: &Summary) -> String {
        let Some(score) = summary.score() else {
            return String::new();
        };
        let line = format!("Your code has been rated at {score:.2}/10");
        format!("\n{}\n{line}\n\n", "-".repeat(line.len()))
    }

    fn wants_modules(&self) -> bool {
        true
    }

    fn wants_score(&self) -> bool {
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
        let statistics = json!({
            "messageTypeCount": {
                "fatal": 0,
                "error": summary.count(Severity::Error),
                "warning": summary.count(Severity::Warning),
                "refactor": summary.count(Severity::Refactor),
                "convention": summary.count(Severity::Convention),
                "info": summary.count(Severity::Info),
            },
            "modulesLinted": summary.files,
            "score": summary.score().unwrap_or(0.0),
        });
        format!("\n],\n\"statistics\": {statistics}\n}}\n")
    }

    fn wants_score(&self) -> bool {
        true
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
