//! Values of a TOML file with the types that keys expect. What is wrong is said with file, line, column and key.

use std::fmt;
use std::ops::Range;

use parlint_rules::PythonVersion;
use parlint_rules::selector::{Selector, nearest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::parse_version;

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
#[derive(Clone, Debug)]
pub struct Mistake {
    pub span: Range<usize>,
    pub message: String,
}

pub type Value<'i> = Spanned<DeValue<'i>>;
pub type Table<'i> = DeTable<'i>;

pub fn placed(source: String, text: &str, mistake: Mistake) -> ConfigError {
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

/// Parses a document.
pub fn document(text: &str) -> Result<Spanned<Table<'_>>, Mistake> {
    DeTable::parse(text).map_err(|error| Mistake {
        span: error.span().unwrap_or(0..0),
        message: error.message().to_owned(),
    })
}

/// The table `[tool.NAME]` of a `pyproject.toml`.
pub fn tool<'t, 'i>(document: &'t Table<'i>, name: &str) -> Option<&'t Value<'i>> {
    document.get("tool")?.get_ref().as_table()?.get(name)
}

pub fn unknown<'a>(
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

pub fn wrong(value: &Value, name: &str, expected: &str) -> Mistake {
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

pub fn table<'t, 'i>(value: &'t Value<'i>, name: &str) -> Result<&'t Table<'i>, Mistake> {
    value
        .get_ref()
        .as_table()
        .ok_or_else(|| wrong(value, name, "a table"))
}

pub fn string<'t>(value: &'t Value, name: &str) -> Result<&'t str, Mistake> {
    value
        .get_ref()
        .as_str()
        .ok_or_else(|| wrong(value, name, "a string"))
}

pub fn boolean(value: &Value, name: &str) -> Result<bool, Mistake> {
    value
        .get_ref()
        .as_bool()
        .ok_or_else(|| wrong(value, name, "true or false"))
}

pub fn strings(value: &Value, name: &str) -> Result<Vec<String>, Mistake> {
    let array = value
        .get_ref()
        .as_array()
        .ok_or_else(|| wrong(value, name, "an array of strings"))?;
    array
        .iter()
        .map(|item| string(item, name).map(str::to_owned))
        .collect()
}

pub fn integer(value: &Value, name: &str, allowed: std::ops::RangeInclusive<i64>) -> Result<i64, Mistake> {
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

pub fn selectors(value: &Value, name: &str) -> Result<Vec<Selector>, Mistake> {
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

pub fn version(value: &Value, name: &str) -> Result<PythonVersion, Mistake> {
    parse_version(string(value, name)?).map_err(|message| Mistake {
        span: value.span(),
        message: format!("`{name}`: {message}"),
    })
}

/// The line of an offset, from 1.
pub fn line_of(text: &str, offset: usize) -> usize {
    let before = &text.as_bytes()[..offset.min(text.len())];
    memchr::memchr_iter(b'\n', before).count() + 1
}
