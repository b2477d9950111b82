//! `parlint.toml` and `[tool.parlint]`: text to options. What is wrong is said with file, line, column and key.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use parlint_rules::PythonVersion;
use parlint_rules::selector::{Selector, nearest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Options, pylint};

/// A mistake in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file, or how else the text was given.
    pub source: String,
    /// Line and column, from 1.
    pub place: Option<(usize, usize)>,
    pub message: String,
}

impl std::error::Error for ConfigError {}

impl fmt::Display for ConfigError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(out, "{}:{line}:{column}: {}", self.source, self.message),
            None => write!(out, "{}: {}", self.source, self.message),
        }
    }
}

/// What is wrong with a value, and where.
struct Mistake {
    span: Range<usize>,
    message: String,
}

type Value<'i> = Spanned<DeValue<'i>>;
type Table<'i> = DeTable<'i>;

/// Names of the files that are looked for in every folder, the first one wins.
pub const FILE_NAMES: &[&str] = &[".parlint.toml", "parlint.toml", "pyproject.toml"];

/// Reads the options of a file. `None`: a `pyproject.toml` that says nothing of parlint.
pub fn parse(path: &Path, text: &str) -> Result<Option<Options>, ConfigError> {
    let root = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let in_pyproject = path.file_name().is_some_and(|name| name == "pyproject.toml");
    read(text, root, in_pyproject).map_err(|mistake| placed(path.display().to_string(), text, mistake))
}

/// Reads `key = value` as it stands on the command line.
pub fn parse_override(text: &str, root: &Path) -> Result<Options, ConfigError> {
    let source = format!("--config '{text}'");
    let result = read(text, root.to_path_buf(), false).map_err(|mistake| placed(source, text, mistake));
    // One line that the user has before them needs no line number.
    result
        .map(Option::unwrap_or_default)
        .map_err(|error| ConfigError { place: None, ..error })
}

fn placed(source: String, text: &str, mistake: Mistake) -> ConfigError {
    let before = &text[..text.floor_char_boundary(mistake.span.start)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before[line_start..].chars().count() + 1;
    ConfigError {
        source,
        place: Some((line, column)),
        message: mistake.message,
    }
}

fn read(text: &str, root: PathBuf, in_pyproject: bool) -> Result<Option<Options>, Mistake> {
    let document = DeTable::parse(text).map_err(|error| Mistake {
        span: error.span().unwrap_or(0..0),
        message: error.message().to_owned(),
    })?;
    let mut options = Options {
        root,
        ..Options::default()
    };
    if !in_pyproject {
        fill(&mut options, document.get_ref(), "")?;
        return Ok(Some(options));
    }
    let tool = document
        .get_ref()
        .get("tool")
        .and_then(|tool| tool.get_ref().as_table());
    let Some(value) = tool.and_then(|tool| tool.get("parlint")) else {
        return Ok(None);
    };
    fill(&mut options, table(value, "tool.parlint")?, "tool.parlint.")?;
    Ok(Some(options))
}

const KEYS: &[&str] = &[
    "exclude",
    "extend-exclude",
    "extend-fixable",
    "extend-safe-fixes",
    "extend-select",
    "extend-unsafe-fixes",
    "fix",
    "fix-only",
    "fixable",
    "force-exclude",
    "ignore",
    "line-length",
    "lint",
    "per-file-ignores",
    "pycodestyle",
    "pylint",
    "respect-gitignore",
    "select",
    "show-fixes",
    "target-version",
    "unfixable",
    "unsafe-fixes",
];

/// The keys that ruff has below `lint`; they are understood there too.
const LINT_KEYS: &[&str] = &[
    "extend-fixable",
    "extend-safe-fixes",
    "extend-select",
    "extend-unsafe-fixes",
    "fixable",
    "ignore",
    "per-file-ignores",
    "pycodestyle",
    "pylint",
    "select",
    "unfixable",
];

/// pycodestyle's options; its longest line is `line-length`.
const PYCODESTYLE_KEYS: &[&str] = &["hang-closing", "indent-size", "max-doc-length"];

fn fill(options: &mut Options, from: &Table, prefix: &str) -> Result<(), Mistake> {
    for (key, value) in from {
        let name = key.get_ref().as_ref();
        let full = &format!("{prefix}{name}");
        let at_top = !prefix.ends_with("lint.") || prefix.ends_with("parlint.");
        match name {
            "lint" if at_top => fill(options, table(value, full)?, &format!("{full}."))?,
            "exclude" if at_top => options.exclude = Some(strings(value, full)?),
            "extend-exclude" if at_top => options.extend_exclude = strings(value, full)?,
            "force-exclude" if at_top => options.force_exclude = Some(boolean(value, full)?),
            "respect-gitignore" if at_top => options.respect_gitignore = Some(boolean(value, full)?),
            "line-length" if at_top => options.line_length = Some(integer(value, full, 1..=10_000)? as u32),
            "target-version" if at_top => options.target_version = Some(version(value, full)?),
            "select" => options.selection.select = Some(selectors(value, full)?),
            "ignore" => options.selection.ignore = selectors(value, full)?,
            "fix" if at_top => options.fixes.fix = Some(boolean(value, full)?),
            "fix-only" if at_top => options.fixes.fix_only = Some(boolean(value, full)?),
            "show-fixes" if at_top => options.fixes.show_fixes = Some(boolean(value, full)?),
            "unsafe-fixes" if at_top => options.fixes.unsafe_fixes = Some(boolean(value, full)?),
            "fixable" => options.fixes.fixable = Some(selectors(value, full)?),
            "extend-fixable" => options.fixes.extend_fixable = selectors(value, full)?,
            "unfixable" => options.fixes.unfixable = selectors(value, full)?,
            "extend-safe-fixes" => options.fixes.extend_safe_fixes = selectors(value, full)?,
            "extend-unsafe-fixes" => options.fixes.extend_unsafe_fixes = selectors(value, full)?,
            "extend-select" => options.selection.extend_select = selectors(value, full)?,
            "per-file-ignores" => {
                for (pattern, rules) in table(value, full)? {
                    let rules = selectors(rules, full)?;
                    options
                        .per_file_ignores
                        .push((pattern.get_ref().to_string(), rules));
                }
            }
            "pycodestyle" => {
                for (key, value) in table(value, full)? {
                    pycodestyle_option(options, key, value, full)?;
                }
            }
            "pylint" => {
                for (key, value) in table(value, full)? {
                    options.pylint.push(pylint_option(key, value, full)?);
                }
            }
            _ => {
                let known = if at_top { KEYS } else { LINT_KEYS };
                return Err(unknown(key.span(), full, name, known.iter().copied()));
            }
        }
    }
    Ok(())
}

fn pycodestyle_option(
    options: &mut Options,
    key: &Spanned<std::borrow::Cow<str>>,
    value: &Value,
    prefix: &str,
) -> Result<(), Mistake> {
    let name = key.get_ref().as_ref();
    let full = &format!("{prefix}.{name}");
    let options = &mut options.pycodestyle;
    match name {
        "hang-closing" => options.hang_closing = Some(boolean(value, full)?),
        "indent-size" => options.indent_size = Some(integer(value, full, 1..=100)? as u32),
        "max-doc-length" => options.max_doc_length = Some(integer(value, full, 1..=10_000)? as u32),
        _ => return Err(unknown(key.span(), full, name, PYCODESTYLE_KEYS.iter().copied())),
    }
    Ok(())
}

fn pylint_option(
    key: &Spanned<std::borrow::Cow<str>>,
    value: &Value,
    prefix: &str,
) -> Result<pylint::Assignment, Mistake> {
    let name = key.get_ref().replace('_', "-");
    let full = &format!("{prefix}.{name}");
    let Some(option) = pylint::OPTIONS.iter().find(|option| option.name == name) else {
        let names = pylint::OPTIONS.iter().map(|option| option.name);
        return Err(unknown(key.span(), full, &name, names));
    };
    let given = match option.kind() {
        pylint::Kind::Count => pylint::Given::Integer(integer(value, full, 0..=1_000_000)?),
        pylint::Kind::Integer => pylint::Given::Integer(integer(value, full, -1..=1_000_000)?),
        pylint::Kind::Flag => pylint::Given::Flag(boolean(value, full)?),
        pylint::Kind::Names => pylint::Given::Names(names(value, full)?),
        pylint::Kind::Pattern => pylint::Given::Pattern(string(value, full)?.to_owned()),
    };
    pylint::Assignment::new(option, given).map_err(|reason| Mistake {
        span: value.span(),
        message: format!("`{full}`: {reason}"),
    })
}

fn unknown<'a>(
    span: Range<usize>,
    full: &str,
    name: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Mistake {
    let help = match nearest(name, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", known.collect::<Vec<_>>().join(", ")),
    };
    Mistake {
        span,
        message: format!("unknown key `{full}`; {help}"),
    }
}

fn wrong(value: &Value, name: &str, expected: &str) -> Mistake {
    let found = match value.get_ref().type_str() {
        "integer" => "an integer",
        "array" => "an array",
        "string" => "a string",
        "boolean" => "a boolean",
        "float" => "a float",
        "table" => "a table",
        other => other,
    };
    Mistake {
        span: value.span(),
        message: format!("`{name}`: expected {expected}, found {found}"),
    }
}

fn table<'t, 'i>(value: &'t Value<'i>, name: &str) -> Result<&'t Table<'i>, Mistake> {
    value
        .get_ref()
        .as_table()
        .ok_or_else(|| wrong(value, name, "a table"))
}

fn string<'t>(value: &'t Value, name: &str) -> Result<&'t str, Mistake> {
    value
        .get_ref()
        .as_str()
        .ok_or_else(|| wrong(value, name, "a string"))
}

fn boolean(value: &Value, name: &str) -> Result<bool, Mistake> {
    value
        .get_ref()
        .as_bool()
        .ok_or_else(|| wrong(value, name, "true or false"))
}

fn strings(value: &Value, name: &str) -> Result<Vec<String>, Mistake> {
    let array = value
        .get_ref()
        .as_array()
        .ok_or_else(|| wrong(value, name, "an array of strings"))?;
    array
        .iter()
        .map(|item| string(item, name).map(str::to_owned))
        .collect()
}

/// An array, or the comma-separated string that pylint's own files have.
fn names(value: &Value, name: &str) -> Result<Vec<String>, Mistake> {
    match value.get_ref().as_str() {
        Some(text) => Ok(text
            .split(',')
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect()),
        None => strings(value, name),
    }
}

fn integer(value: &Value, name: &str, allowed: std::ops::RangeInclusive<i64>) -> Result<i64, Mistake> {
    let expected = || format!("a whole number from {} to {}", allowed.start(), allowed.end());
    let number = value
        .get_ref()
        .as_integer()
        .ok_or_else(|| wrong(value, name, &expected()))?;
    i64::from_str_radix(number.as_str(), number.radix())
        .ok()
        .filter(|number| allowed.contains(number))
        .ok_or_else(|| Mistake {
            span: value.span(),
            message: format!("`{name}`: expected {}", expected()),
        })
}

fn selectors(value: &Value, name: &str) -> Result<Vec<Selector>, Mistake> {
    let array = value
        .get_ref()
        .as_array()
        .ok_or_else(|| wrong(value, name, "an array of strings"))?;
    array
        .iter()
        .map(|item| {
            Selector::parse(string(item, name)?).map_err(|error| Mistake {
                span: item.span(),
                message: format!("`{name}`: {error}"),
            })
        })
        .collect()
}

fn version(value: &Value, name: &str) -> Result<PythonVersion, Mistake> {
    parse_version(string(value, name)?).map_err(|message| Mistake {
        span: value.span(),
        message: format!("`{name}`: {message}"),
    })
}

/// `py312`, or `3.12`.
pub fn parse_version(text: &str) -> Result<PythonVersion, String> {
    PythonVersion::iter()
        .find(|version| {
            let (major, minor) = version.as_tuple();
            text == format!("py{major}{minor}") || text == format!("{major}.{minor}")
        })
        .ok_or_else(|| {
            let known: Vec<_> = PythonVersion::iter()
                .map(|version| {
                    let (major, minor) = version.as_tuple();
                    format!("py{major}{minor}")
                })
                .collect();
            format!("unknown Python version `{text}`; known are {}", known.join(", "))
        })
}

#[cfg(test)]
mod tests;
