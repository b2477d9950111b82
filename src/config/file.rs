//! `parlint.toml` and `[tool.parlint]`: text to options. What is wrong is said with file, line, column and key.

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};

use parlint_rules::PythonVersion;
use toml::Spanned;

use super::pylint::{self, Assignment, Setting};
use super::value::{
    ConfigError, Mistake, Table, Value, boolean, document, integer, placed, selectors, string, strings,
    table, tool, unknown, version, wrong,
};
use super::{Options, pylintrc};

/// What a file says, and the file that it builds on.
pub type Read = (Options, Option<String>);

/// Reads the options of a file. `None`: a `pyproject.toml` that says nothing of parlint.
pub fn parse(path: &Path, text: &str) -> Result<Option<Read>, ConfigError> {
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
        .map(|read| read.map(|(options, _)| options).unwrap_or_default())
        .map_err(|error| ConfigError { place: None, ..error })
}

fn read(text: &str, root: PathBuf, in_pyproject: bool) -> Result<Option<Read>, Mistake> {
    let document = document(text)?;
    let mut options = Options {
        root,
        ..Options::default()
    };
    let mut extend = None;
    if !in_pyproject {
        fill(&mut options, &mut extend, document.get_ref(), "")?;
    } else if let Some(value) = tool(document.get_ref(), "parlint") {
        fill(
            &mut options,
            &mut extend,
            table(value, "tool.parlint")?,
            "tool.parlint.",
        )?;
    } else {
        return Ok(None);
    }
    options.pylint.sort_by_key(Assignment::is_name_pattern);
    Ok(Some((options, extend)))
}

/// Every key at the top, in order.
pub const KEYS: &[&str] = &[
    "builtins",
    "cache-dir",
    "dummy-variable-rgx",
    "exclude",
    "extend",
    "extend-exclude",
    "extend-fixable",
    "extend-ignore",
    "extend-per-file-ignores",
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
pub const LINT_KEYS: &[&str] = &[
    "dummy-variable-rgx",
    "extend-fixable",
    "extend-ignore",
    "extend-per-file-ignores",
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

/// pycodestyle's options; its longest line is `line-length` by another name.
pub const PYCODESTYLE_KEYS: &[&str] = &["hang-closing", "indent-size", "max-doc-length", "max-line-length"];

fn fill(
    options: &mut Options,
    extend: &mut Option<String>,
    from: &Table,
    prefix: &str,
) -> Result<(), Mistake> {
    for (key, value) in from {
        let name = key.get_ref().as_ref();
        let full = &format!("{prefix}{name}");
        let at_top = !prefix.ends_with("lint.") || prefix.ends_with("parlint.");
        match name {
            "lint" if at_top => fill(options, extend, table(value, full)?, &format!("{full}."))?,
            "extend" if at_top => *extend = Some(string(value, full)?.to_owned()),
            "builtins" if at_top => options.builtins = strings(value, full)?,
            "cache-dir" if at_top => options.cache_dir = Some(string(value, full)?.into()),
            "exclude" if at_top => options.exclude = Some(strings(value, full)?),
            "extend-exclude" if at_top => options.extend_exclude = strings(value, full)?,
            "force-exclude" if at_top => options.force_exclude = Some(boolean(value, full)?),
            "respect-gitignore" if at_top => options.respect_gitignore = Some(boolean(value, full)?),
            "line-length" if at_top => options.line_length = Some(integer(value, full, 1..=10_000)? as u32),
            "target-version" if at_top => options.target_version = Some(version(value, full)?),
            "select" => options.selection.select = Some(selectors(value, full)?),
            "fix" if at_top => options.fixes.fix = Some(boolean(value, full)?),
            "fix-only" if at_top => options.fixes.fix_only = Some(boolean(value, full)?),
            "show-fixes" if at_top => options.fixes.show_fixes = Some(boolean(value, full)?),
            "unsafe-fixes" if at_top => options.fixes.unsafe_fixes = Some(boolean(value, full)?),
            "fixable" => options.fixes.fixable = Some(selectors(value, full)?),
            "extend-fixable" => options.fixes.extend_fixable = selectors(value, full)?,
            "unfixable" => options.fixes.unfixable = selectors(value, full)?,
            "extend-safe-fixes" => options.fixes.extend_safe_fixes = selectors(value, full)?,
            "extend-unsafe-fixes" => options.fixes.extend_unsafe_fixes = selectors(value, full)?,
            "ignore" | "extend-ignore" => options.selection.ignore.extend(selectors(value, full)?),
            "dummy-variable-rgx" => {
                let text = string(value, full)?;
                let pattern = parlint_rules::Pattern::new(text).map_err(|error| Mistake {
                    span: value.span(),
                    message: format!("`{full}`: `{text}` is no regular expression: {error}"),
                })?;
                options.dummy_variable_rgx = Some(pattern);
            }
            "extend-select" => options.selection.extend_select = selectors(value, full)?,
            "per-file-ignores" | "extend-per-file-ignores" => {
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
    key: &Spanned<Cow<str>>,
    value: &Value,
    prefix: &str,
) -> Result<(), Mistake> {
    let name = key.get_ref().as_ref();
    let full = &format!("{prefix}.{name}");
    if name == "max-line-length" {
        options.line_length = Some(integer(value, full, 1..=10_000)? as u32);
        return Ok(());
    }
    let options = &mut options.pycodestyle;
    match name {
        "hang-closing" => options.hang_closing = Some(boolean(value, full)?),
        "indent-size" => options.indent_size = Some(integer(value, full, 1..=100)? as u32),
        "max-doc-length" => options.max_doc_length = Some(integer(value, full, 1..=10_000)? as u32),
        _ => return Err(unknown(key.span(), full, name, PYCODESTYLE_KEYS.iter().copied())),
    }
    Ok(())
}

fn pylint_option(key: &Spanned<Cow<str>>, value: &Value, prefix: &str) -> Result<Assignment, Mistake> {
    let name = key.get_ref().replace('_', "-");
    pylint_value(&name, key.span(), value, &format!("{prefix}.{name}"))
}

/// One of pylint's options, called `full` where something is wrong with it.
pub fn pylint_value(name: &str, key: Range<usize>, value: &Value, full: &str) -> Result<Assignment, Mistake> {
    let Some(setting) = Setting::find(name) else {
        let names = pylint::OPTIONS.iter().map(|option| option.name);
        return Err(unknown(key, full, name, names));
    };
    let expected = setting.expected().text();
    let given = pylintrc::given(value.get_ref()).ok_or_else(|| wrong(value, full, expected))?;
    Assignment::new(setting, given).map_err(|reason| Mistake {
        span: value.span(),
        message: format!("`{full}`: {reason}"),
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
