//! From arguments to configuration.

use std::path::Path;
use std::sync::Arc;

use parlint_rules::selector::{Selection, Selector};

use super::Error;
use super::args::LintArgs;
use crate::config::{FixOptions, Options, Resolver, parse_override};
use crate::source::absolute;

/// Configuration files, as far as they are wanted, with the arguments on top.
pub fn resolver(args: &LintArgs, cwd: &Path) -> Result<Arc<Resolver>, Error> {
    let (mut overrides, mut file) = (Vec::new(), None);
    for given in &args.config.config {
        if given.contains('=') && !Path::new(given).is_file() {
            overrides.push(parse_override(given, cwd)?);
        } else if file.replace(absolute(Path::new(given), cwd)).is_some() {
            return Err(Error::Usage(
                "`--config` takes one file; further ones take `key = value`".to_owned(),
            ));
        }
    }
    overrides.push(options(args, cwd)?);
    Ok(Arc::new(match file {
        Some(_) if args.config.isolated => {
            return Err(Error::Usage(
                "`--config FILE` and `--isolated` contradict each other".to_owned(),
            ));
        }
        Some(file) => Resolver::with_file(&file, cwd, overrides)?,
        None if args.config.isolated => Resolver::isolated(overrides)?,
        None => Resolver::discovering(overrides)?,
    }))
}

/// The layer of options that the arguments are.
fn options(args: &LintArgs, cwd: &Path) -> Result<Options, Error> {
    let selection = &args.selection;
    Ok(Options {
        root: cwd.to_path_buf(),
        selection: Selection {
            select: selection.select.as_deref().map(selectors).transpose()?,
            extend_select: selectors(&selection.extend_select)?,
            ignore: selectors(&selection.ignore)?,
        },
        line_length: selection.line_length,
        target_version: args.config.target_version,
        exclude: args.files.exclude.clone(),
        extend_exclude: args.files.extend_exclude.clone(),
        per_file_ignores: per_file_ignores(&selection.per_file_ignores)?,
        respect_gitignore: switch(args.files.respect_gitignore, args.files.no_respect_gitignore),
        fixes: FixOptions {
            fix: switch(args.fix.fix, args.fix.no_fix),
            fix_only: switch(args.fix.fix_only, args.fix.no_fix_only),
            show_fixes: switch(args.fix.show_fixes, args.fix.no_show_fixes),
            unsafe_fixes: switch(args.fix.unsafe_fixes, args.fix.no_unsafe_fixes),
            fixable: args.fix.fixable.as_deref().map(selectors).transpose()?,
            extend_fixable: selectors(&args.fix.extend_fixable)?,
            unfixable: selectors(&args.fix.unfixable)?,
            ..FixOptions::default()
        },
        cache_dir: args.schedule.cache_dir.clone(),
        force_exclude: args.files.force_exclude.then_some(true),
        ..Options::default()
    })
}

/// An option that can be switched on and off; neither leaves it to the configuration.
fn switch(on: bool, off: bool) -> Option<bool> {
    match (on, off) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

fn selectors(words: &[String]) -> Result<Vec<Selector>, Error> {
    let words = words.iter().flat_map(|word| word.split_whitespace());
    Ok(words.map(Selector::parse).collect::<Result<_, _>>()?)
}

fn per_file_ignores(pairs: &[String]) -> Result<Vec<(String, Vec<Selector>)>, Error> {
    pairs
        .iter()
        .map(|pair| {
            let (pattern, rule) = pair.rsplit_once(':').ok_or_else(|| {
                Error::Usage(format!(
                    "`--per-file-ignores {pair}`: expected PATTERN:RULE, as in tests/*:F401"
                ))
            })?;
            Ok((pattern.trim().to_owned(), vec![Selector::parse(rule)?]))
        })
        .collect()
}
