//! `--fix`, `--diff`, `--add-noqa` and what is said of them.

use std::io::{self, Write};
use std::path::Path;

use parlint_rules::{Settings, add_noqa};

use super::Error;
use super::args::{FixArgs, LintArgs, ModeArg};
use crate::config::FixChoice;
use crate::fix::{Destination, Fixing};
use crate::lint::{Linter, Results, engine};
use crate::source::{Origin, SourceSet};

/// What the arguments and the configuration ask to be fixed in these sources.
pub fn fixing(args: &LintArgs, choice: FixChoice, sources: &SourceSet) -> Result<Fixing, Error> {
    let nothing = Fixing {
        unsafe_fixes: choice.unsafe_fixes,
        destination: Destination::Nowhere,
    };
    let asked = &args.fix;
    let option = match asked {
        FixArgs { diff: true, .. } => "--diff",
        FixArgs {
            add_noqa: Some(_), ..
        } => "--add-noqa",
        FixArgs { no_fix: true, .. } => return Ok(nothing),
        _ if choice.fix_only => "--fix-only",
        _ if choice.fix => "--fix",
        _ => return Ok(nothing),
    };
    if !asked.diff && args.schedule.mode == ModeArg::Both {
        return Err(Error::Usage(format!(
            "`{option}` and `--mode both` contradict each other: the second run would find everything fixed"
        )));
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
            "`{option}` cannot change {}, which lies in a zip; `--diff` shows what `--fix` would change",
            file.path
        )));
    }
    if destination == Destination::Output && sources.files.len() > 1 {
        return Err(Error::Usage(format!(
            "`{option}` prints the changed standard input: do not name files beside `-`"
        )));
    }
    Ok(Fixing {
        destination,
        ..nothing
    })
}

/// Makes linters whose fixes are comments that silence what they find.
pub fn silencer(reason: String) -> impl for<'s> Fn(&'s Settings) -> Linter<'s> + Sync {
    move |settings| silencing(settings, reason.clone())
}

fn silencing(settings: &Settings, reason: String) -> Linter<'_> {
    let mut lint = engine(settings);
    Box::new(move |path: &Path, text: &str, around| {
        let mut found = lint(path, text, around);
        add_noqa(path, text, settings, &mut found, &reason);
        found
    })
}

/// All diffs, or the fixed standard input.
pub fn patches(results: &Results, out: &mut dyn Write) -> io::Result<()> {
    for (_, outcome) in &results.files {
        out.write_all(&outcome.patch)?;
    }
    Ok(())
}

/// What was fixed in each file, as `--show-fixes` lists it.
pub fn list(results: &Results, out: &mut dyn Write) -> io::Result<()> {
    let total = results.fixed();
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
        let mut counts = outcome.fixed.clone();
        counts.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), rule.code()));
        for (rule, count) in counts {
            writeln!(out, "    {count} × {} ({})", rule.code(), rule.name())?;
        }
    }
    writeln!(out)
}

/// The closing lines: how many were found, how many of them were fixed, and how more could be.
pub fn closing(results: &Results, out: &mut dyn Write) -> io::Result<()> {
    match (results.fixed(), results.findings()) {
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
    let (fixable, hidden) = fixable(results);
    let unsafe_fixes = |hidden| match hidden {
        1 => "1 unsafe fix available with `--fix --unsafe-fixes`".to_owned(),
        hidden => format!("{hidden} unsafe fixes available with `--fix --unsafe-fixes`"),
    };
    match (fixable, hidden) {
        (0, 0) => Ok(()),
        (0, hidden) => writeln!(out, "{}.", unsafe_fixes(hidden)),
        (fixable, 0) => writeln!(out, "[*] {fixable} fixable with `--fix`."),
        (fixable, hidden) => {
            writeln!(
                out,
                "[*] {fixable} fixable with `--fix` ({}).",
                unsafe_fixes(hidden)
            )
        }
    }
}

/// The one line that `--diff`, `--fix-only` and `--add-noqa` close with; None where there is nothing to say.
pub fn closing_without_findings(results: &Results, args: &FixArgs) -> Option<String> {
    let fixed = results.fixed();
    if args.add_noqa.is_some() {
        let noun = if fixed == 1 { "directive" } else { "directives" };
        return (fixed > 0).then(|| format!("Added {fixed} noqa {noun}."));
    }
    let (_, hidden) = fixable(results);
    let fixes = if hidden == 1 { "fix" } else { "fixes" };
    let more = format!("{hidden} additional {fixes} available with `--unsafe-fixes`");
    let done = if args.diff { "Would fix" } else { "Fixed" };
    match (fixed, hidden) {
        (0, 0) => None,
        (0, _) if args.diff => Some(format!("No errors would be fixed ({more}).")),
        (0, _) => Some(format!("No errors fixed ({more}).")),
        (fixed, 0) => Some(format!("{done} {}.", errors(fixed))),
        (fixed, _) => Some(format!("{done} {} ({more}).", errors(fixed))),
    }
}

/// How many of the findings would be fixed on demand, and how many if unsafe fixes were asked for too.
fn fixable(results: &Results) -> (usize, usize) {
    let counts = results.counts();
    counts.iter().fold((0, 0), |(fixable, hidden), (_, count)| {
        (fixable + count.fixable, hidden + count.hidden)
    })
}

fn errors(count: usize) -> String {
    match count {
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    }
}
