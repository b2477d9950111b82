//! The JSON schema of `[tool.parlint]` and `parlint.toml`, by which editors complete and check them.

use parlint_rules::{PythonVersion, RuleId};
use serde_json::{Map, Value, json};

use super::file::{KEYS, LINT_KEYS, PYCODESTYLE_KEYS};
use super::pylint::{Expected, OPTIONS};

/// The schema, in the draft that TOML tools read.
pub fn schema() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "parlint",
        "description": "Configuration of parlint: `[tool.parlint]` of pyproject.toml, or parlint.toml",
        "type": "object",
        "properties": properties(KEYS),
        "additionalProperties": false,
        "definitions": {
            "selector": {
                "description": "A code (F401), a prefix (PL), a name (unused-import) or ALL",
                "anyOf": [{ "enum": words() }, { "type": "string" }],
            },
            "selectors": { "type": "array", "items": { "$ref": "#/definitions/selector" } },
            "strings": { "type": "array", "items": { "type": "string" } },
        },
    })
}

/// What completes a selector.
fn words() -> Vec<&'static str> {
    let rules = || RuleId::all();
    let mut words = vec!["ALL", "F", "E", "W", "PL", "PLC", "PLE", "PLR", "PLW"];
    words.extend(rules().map(RuleId::code));
    words.extend(rules().map(RuleId::name));
    words
}

fn properties(keys: &[&str]) -> Map<String, Value> {
    keys.iter()
        .map(|key| ((*key).to_owned(), property(key)))
        .collect()
}

fn property(key: &str) -> Value {
    let (shape, description) = shape(key);
    let mut property = shape;
    property["description"] = description.into();
    property
}

fn shape(key: &str) -> (Value, &'static str) {
    let flag = || json!({ "type": "boolean" });
    let strings = || json!({ "allOf": [{ "$ref": "#/definitions/strings" }] });
    let selectors = || json!({ "allOf": [{ "$ref": "#/definitions/selectors" }] });
    let by_file =
        || json!({ "type": "object", "additionalProperties": { "$ref": "#/definitions/selectors" } });
    let whole = |least: u32, most: u32| json!({ "type": "integer", "minimum": least, "maximum": most });
    match key {
        "builtins" => (strings(), "Names that count as builtins besides Python's"),
        "cache-dir" => (
            json!({ "type": "string" }),
            "The folder in which findings are kept from run to run",
        ),
        "dummy-variable-rgx" => (
            json!({ "type": "string", "format": "regex" }),
            "Names that may stay unused",
        ),
        "exclude" => (
            strings(),
            "Names or paths to leave out, in place of the usual ones",
        ),
        "extend" => (json!({ "type": "string" }), "A file that this one builds on"),
        "extend-exclude" => (strings(), "Names or paths to leave out besides"),
        "extend-fixable" => (selectors(), "Rules that may be fixed besides"),
        "extend-ignore" => (selectors(), "Rules to leave out besides"),
        "extend-per-file-ignores" => (by_file(), "Rules to leave out in files of a pattern, besides"),
        "extend-safe-fixes" => (selectors(), "Rules whose unsafe fixes are taken for safe"),
        "extend-select" => (selectors(), "Rules to report besides"),
        "extend-unsafe-fixes" => (selectors(), "Rules whose safe fixes are taken for unsafe"),
        "fix" => (flag(), "Fix what can be fixed, as `--fix` does"),
        "fix-only" => (flag(), "Fix, and report nothing"),
        "fixable" => (selectors(), "Rules that may be fixed"),
        "force-exclude" => (flag(), "Leave excluded files out even where they are named"),
        "ignore" => (selectors(), "Rules to leave out"),
        "line-length" => (whole(1, 10_000), "The longest line, in characters"),
        "lint" => (
            json!({ "type": "object", "properties": properties(LINT_KEYS), "additionalProperties": false }),
            "The same options where ruff has them",
        ),
        "per-file-ignores" => (by_file(), "Rules to leave out in files of a pattern"),
        "pycodestyle" => (
            json!({ "type": "object", "properties": properties(PYCODESTYLE_KEYS), "additionalProperties": false }),
            "pycodestyle's options",
        ),
        "pylint" => (pylint(), "pylint's options, by its own names"),
        "respect-gitignore" => (flag(), "Leave out what git ignores"),
        "select" => (selectors(), "The rules to report"),
        "show-fixes" => (flag(), "Tell what was fixed"),
        "target-version" => (version(), "The Python that the code is written for"),
        "unfixable" => (selectors(), "Rules that may not be fixed"),
        "unsafe-fixes" => (flag(), "Fix also where the meaning may change"),
        "hang-closing" => (flag(), "Indent closing brackets like what they close"),
        "indent-size" => (whole(1, 100), "Blanks of one level"),
        "max-doc-length" => (whole(1, 10_000), "The longest line of comments and docstrings"),
        "max-line-length" => (whole(1, 10_000), "The longest line, in characters"),
        _ => (json!({}), ""),
    }
}

fn version() -> Value {
    let versions: Vec<String> = PythonVersion::iter()
        .flat_map(|version| {
            let (major, minor) = version.as_tuple();
            [format!("py{major}{minor}"), format!("{major}.{minor}")]
        })
        .collect();
    json!({ "enum": versions })
}

/// pylint writes `-` and takes `_` too.
fn pylint() -> Value {
    let mut properties = Map::new();
    for option in OPTIONS {
        let expected = option.expected();
        let list = json!({ "anyOf": [{ "$ref": "#/definitions/strings" }, { "type": "string" }] });
        let mut shape = match expected {
            Expected::Count => json!({ "type": "integer", "minimum": 0, "maximum": 1_000_000 }),
            Expected::Integer => json!({ "type": "integer", "minimum": -1, "maximum": 1_000_000 }),
            Expected::Flag => json!({ "type": "boolean" }),
            Expected::Text => json!({ "type": "string" }),
            Expected::Regex => json!({ "type": "string", "format": "regex" }),
            Expected::List | Expected::RegexList => list,
            Expected::NamingStyle => json!({
                "enum": ["snake_case", "camelCase", "PascalCase", "UPPER_CASE", "any"]
            }),
            Expected::FormatStyle => json!({ "enum": ["new", "old"] }),
        };
        shape["description"] = expected.text().into();
        properties.insert(option.name.replace('-', "_"), shape.clone());
        properties.insert(option.name.to_owned(), shape);
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::file::parse;

    #[test]
    fn the_file_is_up_to_date() {
        let file: Value = serde_json::from_str(include_str!("../../schema/parlint.schema.json")).unwrap();
        assert!(
            file == schema(),
            "cargo run -- schema > schema/parlint.schema.json"
        );
    }

    /// The parser takes more only for pylint's options, which its own files write as text.
    #[test]
    fn schema_and_parser_agree() {
        let validator = jsonschema::validator_for(&schema()).unwrap();
        for (text, good) in [
            ("", true),
            ("select = ['F', 'unused-import']\nignore = ['E501']", true),
            (
                "line-length = 100\ntarget-version = 'py312'\nextend = 'base.toml'",
                true,
            ),
            (
                "fix = true\nunsafe-fixes = false\nfixable = ['ALL']\nbuiltins = ['_']",
                true,
            ),
            (
                "[lint]\nselect = ['F']\n[lint.per-file-ignores]\n'*.pyi' = ['F401']",
                true,
            ),
            (
                "[pycodestyle]\nmax-doc-length = 72\nindent-size = 2\nhang-closing = true",
                true,
            ),
            (
                "[pylint]\nmax-args = 7\nargument-naming-style = 'any'\ngood-names = 'i,j'",
                true,
            ),
            (
                "[pylint]\nmax_args = 7\nlogging-format-style = 'new'\ncheck-fixme-in-docstring = true",
                true,
            ),
            ("selekt = ['F']", false),
            ("select = 'F'", false),
            ("line-length = 0", false),
            ("line-length = '88'", false),
            ("target-version = 'py999'", false),
            ("fix = 'yes'", false),
            ("[lint]\nexclude = ['a']", false),
            ("[pycodestyle]\nindent = 2", false),
            ("[pylint]\nmax-argz = 7", false),
            ("[pylint]\nmax-args = -1", false),
            ("[pylint]\nargument-naming-style = 'kebab-case'", false),
        ] {
            let value = serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap();
            assert_eq!(validator.is_valid(&value), good, "schema: {text}");
            assert_eq!(
                parse(Path::new("parlint.toml"), text).is_ok(),
                good,
                "parser: {text}"
            );
        }
    }

    #[test]
    fn every_key_is_described() {
        let all = [KEYS, LINT_KEYS, PYCODESTYLE_KEYS].concat();
        for key in all {
            assert!(!shape(key).1.is_empty(), "{key}");
        }
    }
}
