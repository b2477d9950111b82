//! Logging commands, which Azure Pipelines shows as issues.
//!
//! <https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands>

use std::io::Write;

use parlint_rules::Severity;

use super::{FileFindings, Format};

pub struct Azure;

impl Format for Azure {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        for found in findings.diagnostics {
            let kind = match found.rule.metadata().severity {
                Severity::Error => "error",
                _ => "warning",
            };
            let _ = writeln!(
                out,
                "##vso[task.logissue type={kind};sourcepath={};linenumber={};columnnumber={};code={};]{}",
                property(&findings.file.path),
                found.location.row,
                found.location.column,
                property(found.rule.code()),
                data(&found.message),
            );
        }
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%AZP25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(';', "%3B").replace(']', "%5D")
}
