//! From arguments to configuration.

use std::path::Path;
use std::sync::Arc;

use parlint_rules::selector::{Selection, Selector};

use super::Error;
use super::args::LintArgs;
use crate::config::{Options, Resolver, parse_override};
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
        respect_gitignore: match (args.files.respect_gitignore, args.files.no_respect_gitignore) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        },
        force_exclude: args.files.force_exclude.then_some(true),
        ..Options::default()
    })
}

pub fn selectors(words: &[String]) -> Result<Vec<Selector>, Error> {
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
