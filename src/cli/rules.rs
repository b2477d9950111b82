//! `parlint rule` and `parlint rules`.

use std::io::Write;

use parlint_rules::selector::Selector;
use parlint_rules::{Metadata, RuleId, Stability};
use serde::Serialize;

use super::args::{ListFormat, RuleArgs, RulesArgs};
use super::{Error, Status};
use crate::report::severity;

pub fn rule(args: &RuleArgs) -> Result<Status, Error> {
    let rules: Vec<_> = Selector::parse(&args.rule)?.rules().collect();
    let mut out = anstream::stdout();
    let bold = anstyle::Style::new().bold();
    for (index, rule) in rules.iter().enumerate() {
        let metadata = rule.metadata();
        let blank = if index > 0 { "\n" } else { "" };
        writeln!(
            out,
            "{blank}{bold}# {} ({}){bold:#}\n\n{}\n\n{}",
            metadata.name,
            metadata.code,
            summary(metadata),
            unindent(metadata.docs)
        )
        .map_err(Error::io("write"))?;
    }
    Ok(Status::Clean)
}

fn summary(metadata: &Metadata) -> String {
    let mut text = format!(
        "{}. {} unless `select` says otherwise.",
        capital(severity(metadata.severity)),
        if metadata.default { "Runs" } else { "Does not run" }
    );
    if metadata.stability == Stability::Preview {
        text.push_str(" Preview: its findings may still change.");
    }
    if metadata.fixable {
        text.push_str(" A fix is known.");
    }
    let peers: Vec<_> = metadata
        .peers
        .iter()
        .copied()
        .filter(|peer| *peer != metadata.code)
        .collect();
    if !peers.is_empty() {
        text.push_str(&format!(" Elsewhere: {}.", peers.join(", ")));
    }
    text
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

/// Documentation comments keep the space after `///`.
fn unindent(docs: &str) -> String {
    let lines: Vec<_> = docs
        .trim_end()
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    stability: &'static str,
    default: bool,
    fixable: bool,
    peers: &'static [&'static str],
    /// pylint's own id and symbol, for its rules.
    pylint_id: Option<&'static str>,
    pylint_symbol: Option<&'static str>,
}

impl Entry {
    fn new(metadata: &'static Metadata) -> Self {
        let pylint_id = metadata.code.strip_prefix("PL");
        Self {
            code: metadata.code,
            name: metadata.name,
            severity: severity(metadata.severity),
            stability: match metadata.stability {
                Stability::Stable => "stable",
                Stability::Preview => "preview",
            },
            default: metadata.default,
            fixable: metadata.fixable,
            peers: metadata.peers,
            pylint_id,
            pylint_symbol: pylint_id.map(|_| metadata.name),
        }
    }
}

pub fn list(args: &RulesArgs) -> Result<Status, Error> {
    let mut rules: Vec<_> = RuleId::all().map(RuleId::metadata).collect();
    rules.sort_by_key(|rule| rule.code);
    let mut out = anstream::stdout();
    let written = match args.output_format {
        ListFormat::Json => {
            let entries: Vec<_> = rules.into_iter().map(Entry::new).collect();
            serde_json::to_writer_pretty(&mut out, &entries)
                .map_err(Into::into)
                .and_then(|()| writeln!(out))
        }
        ListFormat::Text => rules.into_iter().try_for_each(|rule| {
            let code = anstyle::Style::new().bold();
            let first = unindent(rule.docs).lines().next().unwrap_or_default().to_owned();
            let marks = format!(
                "{}{}",
                if rule.default { 'd' } else { ' ' },
                if rule.fixable { '*' } else { ' ' }
            );
            writeln!(
                out,
                "{code}{:<8}{code:#} {marks} {:<36} {first}",
                rule.code, rule.name
            )
        }),
    };
    written.map_err(Error::io("write"))?;
    if args.output_format == ListFormat::Text {
        let _ = writeln!(
            anstream::stderr(),
            "\nd: runs by default   *: a fix is known   `parlint rule CODE` explains one"
        );
    }
    Ok(Status::Clean)
}
