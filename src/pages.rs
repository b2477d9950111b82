//! The page of a rule, as Markdown: one text for the terminal, for editors and for the documentation.

use parlint_rules::{Metadata, Stability};

use crate::report::severity;

/// A heading, a line that says what kind of rule it is, and its documentation.
pub fn page(rule: &Metadata) -> String {
    format!("{}\n\n{}\n\n{}", heading(rule), summary(rule), body(rule))
}

pub fn heading(rule: &Metadata) -> String {
    format!("# {} ({})", rule.name, rule.code)
}

pub fn summary(rule: &Metadata) -> String {
    let mut text = format!(
        "{}. {} unless `select` says otherwise.",
        capital(severity(rule.severity)),
        if rule.default { "Runs" } else { "Does not run" }
    );
    if rule.stability == Stability::Preview {
        text.push_str(" Preview: its findings may still change.");
    }
    if rule.fixable {
        text.push_str(" A fix is known.");
    }
    let peers: Vec<_> = rule
        .peers
        .iter()
        .copied()
        .filter(|peer| *peer != rule.code)
        .collect();
    if !peers.is_empty() {
        text.push_str(&format!(" Elsewhere: {}.", peers.join(", ")));
    }
    text
}

/// The documentation itself. Documentation comments keep the space after `///`.
pub fn body(rule: &Metadata) -> String {
    let lines: Vec<_> = rule
        .docs
        .trim_end()
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The first sentence of the documentation: what the rule finds.
pub fn first_sentence(rule: &Metadata) -> String {
    let body = body(rule);
    let paragraph: Vec<&str> = body.lines().take_while(|line| !line.is_empty()).collect();
    let text = paragraph.join(" ");
    match text.find(". ") {
        Some(end) => text[..=end].to_owned(),
        None => text,
    }
}

pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}
