//! The findings of each file below its path.

use std::io::Write;

use super::style::{CODE, PATH, Styled};
use super::{FileFindings, Format, fix_mark};

pub struct Grouped {
    pub colour: bool,
}

impl Format for Grouped {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        let place = |diagnostic: &parlint_rules::Diagnostic| {
            format!("{}:{}", diagnostic.location.row, diagnostic.location.column)
        };
        let width = findings
            .diagnostics
            .iter()
            .map(|found| place(found).len())
            .max()
            .unwrap_or(0);
        let _ = writeln!(out, "{}:", Styled(PATH, &findings.file.path, self.colour));
        for diagnostic in findings.diagnostics {
            let _ = writeln!(
                out,
                "  {:<width$} {} {}{}",
                place(diagnostic),
                Styled(CODE, diagnostic.rule.code(), self.colour),
                fix_mark(findings, diagnostic, self.colour),
                diagnostic.message,
            );
        }
        out.push(b'\n');
    }

    fn for_people(&self) -> bool {
        true
    }
}
