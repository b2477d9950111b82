//! Workflow commands, which GitHub Actions shows as annotations.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io::Write;

use parlint_rules::Severity;

use super::{FileFindings, Format};

pub struct Github;

impl Format for Github {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        for found in findings.diagnostics {
            let level = match found.rule.metadata().severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Refactor | Severity::Convention | Severity::Info => "notice",
            };
            let path = &findings.file.path;
            let (row, column) = (found.location.row, found.location.column);
            let _ = writeln!(
                out,
                "::{level} title={},file={},line={row},col={column},endLine={},endColumn={}::{}",
                property(&format!("parlint ({})", found.rule.code())),
                property(path),
                found.end_location.row,
                found.end_location.column,
                data(&format!(
                    "{path}:{row}:{column}: {} {}",
                    found.rule.code(),
                    found.message
                )),
            );
        }
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
