//! `path:row:column: CODE message`

use std::io::Write;

use super::style::{CODE, PATH, PUNCTUATION, Styled};
use super::{FileFindings, Format, fix_mark};

pub struct Concise {
    pub colour: bool,
}

impl Format for Concise {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        let colour = self.colour;
        for diagnostic in findings.diagnostics {
            let _ = writeln!(
                out,
                "{}{colon}{}{colon}{}{colon} {} {}{}",
                Styled(PATH, &findings.file.path, colour),
                diagnostic.location.row,
                diagnostic.location.column,
                Styled(CODE, diagnostic.rule.code(), colour),
                fix_mark(findings, diagnostic, colour),
                diagnostic.message,
                colon = Styled(PUNCTUATION, ":", colour),
            );
        }
    }

    fn for_people(&self) -> bool {
        true
    }
}
