//! Findings counted by rule, in place of the findings.

use std::io::{self, Write};

use parlint_rules::RuleId;
use serde::Serialize;

use super::OutputFormat;
use super::style::{CODE, FIX, PATH, Styled};
use crate::lint::Count;

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    name: &'static str,
    count: usize,
    fixable: bool,
    fixable_count: usize,
}

pub fn write(
    counts: &[(RuleId, Count)],
    format: OutputFormat,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut counts = counts.to_vec();
    counts.sort_by_key(|(rule, count)| (std::cmp::Reverse(count.findings), rule.code()));
    match format {
        OutputFormat::Json => {
            let entries: Vec<_> = counts.iter().map(entry).collect();
            serde_json::to_writer_pretty(&mut *out, &entries)?;
            writeln!(out)
        }
        OutputFormat::JsonLines => {
            for count in &counts {
                serde_json::to_writer(&mut *out, &entry(count))?;
                writeln!(out)?;
            }
            Ok(())
        }
        _ => table(&counts, colour, out),
    }
}

fn entry((rule, count): &(RuleId, Count)) -> Entry {
    Entry {
        code: rule.code(),
        name: rule.name(),
        count: count.findings,
        fixable: count.fixable > 0,
        fixable_count: count.fixable,
    }
}

fn table(counts: &[(RuleId, Count)], colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let count_width = counts
        .iter()
        .map(|(_, count)| count.findings.to_string().len())
        .max()
        .unwrap_or(0);
    let code_width = counts
        .iter()
        .map(|(rule, _)| rule.code().len())
        .max()
        .unwrap_or(0);
    for (rule, count) in counts {
        let mark = match count.fixable {
            0 => "[ ]".to_owned(),
            fixable if fixable == count.findings => format!("[{}]", Styled(FIX, "*", colour)),
            _ => format!("[{}]", Styled(FIX, "-", colour)),
        };
        writeln!(
            out,
            "{}\t{}\t{mark} {}",
            Styled(PATH, format_args!("{:>count_width$}", count.findings), colour),
            Styled(CODE, format_args!("{:<code_width$}", rule.code()), colour),
            rule.name(),
        )?;
    }
    Ok(())
}
