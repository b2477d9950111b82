//! `parlint rule` and `parlint rules`.

use std::io::Write;

use parlint_rules::pylint_messages::{self as catalogue, Message};
use parlint_rules::selector::Selector;
use parlint_rules::{Metadata, RuleId, Stability};
use serde::Serialize;

use super::args::{ListFormat, RuleArgs, RulesArgs};
use super::{Error, Status};
use crate::pages;
use crate::report::severity;

pub fn rule(args: &RuleArgs) -> Result<Status, Error> {
    let rules: Vec<_> = Selector::parse(&args.rule)?.rules().collect();
    let mut out = anstream::stdout();
    let bold = anstyle::Style::new().bold();
    for (index, rule) in rules.iter().enumerate() {
        let metadata = rule.metadata();
        let blank = if index > 0 { "\n" } else { "" };
        let heading = pages::heading(metadata);
        let (summary, body) = (pages::summary(metadata), pages::body(metadata));
        writeln!(out, "{blank}{bold}{heading}{bold:#}\n\n{summary}\n\n{body}").map_err(Error::io("write"))?;
    }
    Ok(Status::Clean)
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

/// One of pylint's messages.
#[derive(Serialize)]
struct MessageEntry {
    id: &'static str,
    symbol: &'static str,
    checker: &'static str,
    extension: Option<&'static str>,
    /// `implemented`, `next` or `impossible`.
    status: &'static str,
    /// The rule that stands for it.
    code: Option<&'static str>,
    reason: Option<&'static str>,
}

impl MessageEntry {
    fn new(message: &'static Message) -> Self {
        let (status, code, reason) = match message.status() {
            catalogue::Status::Implemented(rule) => ("implemented", Some(rule.code()), None),
            catalogue::Status::Next(reason) => ("next", None, Some(reason)),
            catalogue::Status::Impossible(reason) => ("impossible", None, Some(reason)),
        };
        Self {
            id: message.id,
            symbol: message.symbol,
            checker: message.checker,
            extension: message.extension,
            status,
            code,
            reason,
        }
    }

    fn write(&self, out: &mut impl Write) -> std::io::Result<()> {
        let bold = anstyle::Style::new().bold();
        let what = match (self.code, self.reason) {
            (Some(code), _) => code.to_owned(),
            (None, reason) => reason.unwrap_or_default().to_owned(),
        };
        let extension = self
            .extension
            .map_or_else(String::new, |name| format!(" (extension {name})"));
        writeln!(
            out,
            "{bold}{:<6}{bold:#} {:<12} {:<42} {what}{extension}",
            self.id, self.status, self.symbol
        )
    }
}

pub fn list(args: &RulesArgs) -> Result<Status, Error> {
    let mut out = anstream::stdout();
    let written = if args.pylint {
        let messages: Vec<_> = catalogue::all().iter().map(MessageEntry::new).collect();
        match args.output_format {
            ListFormat::Json => write_json(&mut out, &messages),
            ListFormat::Text => messages.iter().try_for_each(|message| message.write(&mut out)),
        }
    } else {
        let mut rules: Vec<_> = RuleId::all().map(RuleId::metadata).collect();
        rules.sort_by_key(|rule| rule.code);
        match args.output_format {
            ListFormat::Json => {
                let entries: Vec<_> = rules.into_iter().map(Entry::new).collect();
                write_json(&mut out, &entries)
            }
            ListFormat::Text => write_rules(&mut out, &rules),
        }
    };
    written.map_err(Error::io("write"))?;
    if args.output_format == ListFormat::Text {
        let _ = write_legend(&mut anstream::stderr(), args.pylint);
    }
    Ok(Status::Clean)
}

fn write_json(out: &mut impl Write, entries: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, entries)?;
    writeln!(out)
}

fn write_rules(out: &mut impl Write, rules: &[&Metadata]) -> std::io::Result<()> {
    let bold = anstyle::Style::new().bold();
    for rule in rules {
        let first = pages::first_sentence(rule);
        let marks = [
            if rule.default { 'd' } else { ' ' },
            if rule.fixable { '*' } else { ' ' },
        ];
        writeln!(
            out,
            "{bold}{:<8}{bold:#} {} {:<36} {first}",
            rule.code,
            String::from_iter(marks),
            rule.name
        )?;
    }
    let missing = catalogue::all().iter().map(MessageEntry::new);
    writeln!(out, "\npylint's messages without a rule here:\n")?;
    missing
        .filter(|message| message.code.is_none())
        .try_for_each(|message| message.write(out))
}

fn write_legend(out: &mut impl Write, pylint: bool) -> std::io::Result<()> {
    if !pylint {
        writeln!(
            out,
            "\nd: runs by default   *: a fix is known   `parlint rule CODE` explains one"
        )?;
    }
    let core = |message: &&Message| message.extension.is_none();
    let implemented = catalogue::all().iter().filter(|message| message.rule().is_some());
    writeln!(
        out,
        "\n{} of the {} messages of pylint's core are implemented, and {} of its extensions'",
        implemented.clone().filter(core).count(),
        catalogue::all().iter().filter(core).count(),
        implemented.filter(|message| !core(message)).count()
    )
}
