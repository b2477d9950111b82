//! `--fix`, `--diff` and what is said of them.

use std::io::{self, Write};

use parlint_rules::selector::{self, Selection, Selector};
use parlint_rules::{RuleId, RuleSet};

use super::args::{FixArgs, LintArgs, ModeArg};
use super::{Error, options};
use crate::fix::{Destination, Fixing};
use crate::lint::Results;
use crate::source::{Origin, SourceSet};

/// What the arguments ask to be fixed in these sources.
pub fn fixing(args: &LintArgs, sources: &SourceSet) -> Result<Option<Fixing>, Error> {
    let asked = &args.fix;
    if !asked.fix && !asked.fix_only && !asked.diff {
        return Ok(None);
    }
    if !asked.diff && args.schedule.mode == ModeArg::Both {
        return Err(Error::Usage(
            "`--fix` and `--mode both` contradict each other: the second run would find everything fixed"
                .to_owned(),
        ));
    }
    let from = |wanted: fn(&Origin) -> bool| sources.files.iter().find(|file| wanted(&file.origin));
    let destination = match asked.diff {
        true => Destination::Diff,
        false if from(|origin| matches!(origin, Origin::Memory(_))).is_some() => Destination::Output,
        false => Destination::File,
    };
    if destination != Destination::Diff
        && let Some(file) = from(|origin| matches!(origin, Origin::Zip { .. }))
    {
        return Err(Error::Usage(format!(
            "`--fix` cannot change {}, which lies in a zip; `--diff` shows what it would change",
            file.path
        )));
    }
    if destination == Destination::Output && sources.files.len() > 1 {
        return Err(Error::Usage(
            "`--fix` prints the fixed standard input: do not name files beside `-`".to_owned(),
        ));
    }
    Ok(Some(Fixing {
        unsafe_fixes: asked.unsafe_fixes,
        rules: fixable(asked)?,
        destination,
    }))
}

fn fixable(asked: &FixArgs) -> Result<RuleSet, Error> {
    let all = || Ok(vec![Selector::parse("ALL")?]);
    let selection = Selection {
        select: Some(asked.fixable.as_deref().map_or_else(all, options::selectors)?),
        extend_select: Vec::new(),
        ignore: options::selectors(&asked.unfixable)?,
    };
    Ok(selector::resolve(&[selection]))
}

/// How many findings were fixed, by rule.
pub fn counts(results: &Results) -> Vec<(RuleId, usize)> {
    let mut sum = std::collections::BTreeMap::<RuleId, usize>::new();
    for (rule, count) in results.files.iter().flat_map(|(_, outcome)| &outcome.fixed) {
        *sum.entry(*rule).or_default() += count;
    }
    sum.into_iter().collect()
}

/// All diffs, or the fixed standard input.
pub fn patches(results: &Results, out: &mut dyn Write) -> io::Result<()> {
    for (_, outcome) in &results.files {
        out.write_all(outcome.patch.as_bytes())?;
    }
    Ok(())
}

/// What was fixed in each file, as `--show-fixes` lists it.
pub fn list(results: &Results, out: &mut dyn Write) -> io::Result<()> {
    let total: usize = counts(results).iter().map(|(_, count)| count).sum();
    if total == 0 {
        return Ok(());
    }
    writeln!(out, "Fixed {}:", errors(total))?;
    for (file, outcome) in results
        .files
        .iter()
        .filter(|(_, outcome)| !outcome.fixed.is_empty())
    {
        writeln!(out, "- {}:", file.path)?;
        for (rule, count) in &outcome.fixed {
            writeln!(out, "    {count} × {} ({})", rule.code(), rule.name())?;
        }
    }
    writeln!(out)
}

/// The closing line: how many were found, how many of them were fixed, and how more could be.
pub fn closing(
    results: &Results,
    fixed: usize,
    fixing: bool,
    unsafe_fixes: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let left = results.findings();
    match (fixed, left) {
        (0, 0) if results.skipped.is_empty() && results.left.is_empty() => {
            return writeln!(out, "All checks passed!");
        }
        (0, 0) => return Ok(()),
        (0, left) => writeln!(out, "Found {}.", errors(left))?,
        (fixed, left) => writeln!(
            out,
            "Found {} ({fixed} fixed, {left} remaining).",
            errors(fixed + left)
        )?,
    }
    let safe: usize = results.counts().iter().map(|(_, count)| count.fixable).sum();
    let hidden = match unsafe_fixes {
        true => 0,
        false => results
            .files
            .iter()
            .map(|(_, outcome)| outcome.hidden_fixes)
            .sum(),
    };
    let fixes = if hidden == 1 { "fix" } else { "fixes" };
    match (safe, hidden) {
        _ if fixing && hidden == 0 => Ok(()),
        (0, 0) => Ok(()),
        (0, hidden) => writeln!(
            out,
            "No fixes available ({hidden} hidden {fixes} can be enabled with the `--unsafe-fixes` option)."
        ),
        (safe, 0) => writeln!(out, "[*] {safe} fixable with the `--fix` option."),
        (safe, hidden) => writeln!(
            out,
            "[*] {safe} fixable with the `--fix` option ({hidden} hidden {fixes} can be enabled with the \
             `--unsafe-fixes` option)."
        ),
    }
}

pub fn errors(count: usize) -> String {
    match count {
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    }
}
