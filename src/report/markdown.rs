//! A table in Markdown, for comments and summaries.

use std::io::Write;

use super::{FileFindings, Format, Summary};

pub struct Markdown;

impl Format for Markdown {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        let _ = writeln!(
            out,
            "### {}\n\n| place | rule | message |\n| --- | --- | --- |",
            escape(&findings.file.path)
        );
        for found in findings.diagnostics {
            let _ = writeln!(
                out,
                "| {}:{} | {} {} | {} |",
                found.location.row,
                found.location.column,
                found.rule.code(),
                found.rule.name(),
                escape(&found.message),
            );
        }
        out.push(b'\n');
    }

    fn end(&self, summary: &Summary) -> String {
        let findings: usize = summary.counts.iter().map(|(_, count)| count.findings).sum();
        match findings {
            0 => "Nothing was found.\n".to_owned(),
            1 => "1 finding.\n".to_owned(),
            findings => format!("{findings} findings.\n"),
        }
    }
}

/// Text that Markdown leaves as it is; backquotes mark code in messages, and stay.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut code = false;
    for character in text.chars() {
        match character {
            '`' => code = !code,
            '|' => escaped.push('\\'),
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' if !code => escaped.push('\\'),
            _ => {}
        }
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}
