//! `ruff.toml`, `.ruff.toml` and `[tool.ruff]`, as far as their codes exist here.

use std::path::Path;

use parlint_rules::RuleId;
use parlint_rules::selector::{Selection, Selector};

use super::Options;
use super::value::{self, Mistake, Table, Value};

/// What ruff 0.17 selects, of the codes that exist here, until a configuration says otherwise:
/// `ruff check --isolated --show-settings`.
const USUALLY_SELECTED: &[&str] = &[
    "E722", "W605", "F401", "F402", "F404", "F406", "F407", "F501", "F502", "F503", "F504", "F505", "F506",
    "F507", "F508", "F509", "F521", "F522", "F523", "F524", "F525", "F541", "F601", "F602", "F621", "F622",
    "F631", "F632", "F633", "F634", "F701", "F702", "F704", "F706", "F707", "F811", "F821", "F822", "F823",
    "F841", "F842", "F901", "PLC0105", "PLC0131", "PLC0132", "PLC0205", "PLC0206", "PLC0208", "PLC0414",
    "PLC3002", "PLE0100", "PLE0101", "PLE0115", "PLE0117", "PLE0303", "PLE0304", "PLE0305", "PLE0307",
    "PLE0308", "PLE0309", "PLE0704", "PLE1142", "PLE1205", "PLE1206", "PLE1300", "PLE1307", "PLE1310",
    "PLE1507", "PLE1700", "PLE2502", "PLE2510", "PLE2512", "PLE2513", "PLE2515", "PLR0124", "PLR0133",
    "PLR0206", "PLR0402", "PLR1704", "PLR1708", "PLR1711", "PLR1722", "PLR1730", "PLR1733", "PLR1736",
    "PLR2044", "PLW0120", "PLW0127", "PLW0128", "PLW0129", "PLW0131", "PLW0133", "PLW0177", "PLW0211",
    "PLW0245", "PLW0406", "PLW0602", "PLW0604", "PLW0642", "PLW0711", "PLW1501", "PLW1507", "PLW1508",
    "PLW1509", "PLW1510", "PLW2101",
];

/// ruff's codes among pycodestyle's and pylint's that wait for `preview = true`; of pyflakes' none does.
const PREVIEW: &[&str] = &[
    "E111", "E112", "E113", "E114", "E115", "E116", "E117", "E2", "E3", "E502", "PLC1901", "PLC2701",
    "PLC2801", "PLE0211", "PLE1141", "PLE4703", "PLR0202", "PLR0203", "PLR0904", "PLR0914", "PLR0916",
    "PLR1702", "PLR1712", "PLR6104", "PLR6201", "PLR6301", "PLW0244", "PLW0717", "PLW1514", "PLW3201",
    "W391",
];

/// pycodestyle's codes that ruff does not have.
const ABSENT: &[&str] = &["E12", "E13", "E704", "W503", "W504", "W6"];
/// Of those above, what it has after all.
const PRESENT: &[&str] = &["W605"];

/// pylint's messages that ruff has and that need no preview.
const PYLINT: &[&str] = &[
    "PLC0105", "PLC0131", "PLC0132", "PLC0205", "PLC0206", "PLC0207", "PLC0208", "PLC0414", "PLC0415",
    "PLC1802", "PLC2401", "PLC2403", "PLC3002", "PLE0100", "PLE0101", "PLE0115", "PLE0116", "PLE0117",
    "PLE0118", "PLE0237", "PLE0241", "PLE0302", "PLE0303", "PLE0304", "PLE0305", "PLE0307", "PLE0308",
    "PLE0309", "PLE0604", "PLE0605", "PLE0643", "PLE0704", "PLE1132", "PLE1142", "PLE1205", "PLE1206",
    "PLE1300", "PLE1307", "PLE1310", "PLE1507", "PLE1519", "PLE1520", "PLE1700", "PLE2502", "PLE2510",
    "PLE2512", "PLE2513", "PLE2514", "PLE2515", "PLR0124", "PLR0133", "PLR0206", "PLR0402", "PLR0911",
    "PLR0912", "PLR0913", "PLR0915", "PLR0917", "PLR1704", "PLR1708", "PLR1711", "PLR1714", "PLR1716",
    "PLR1722", "PLR1730", "PLR1733", "PLR1736", "PLR2004", "PLR2044", "PLR5501", "PLW0108", "PLW0120",
    "PLW0127", "PLW0128", "PLW0129", "PLW0131", "PLW0133", "PLW0177", "PLW0211", "PLW0245", "PLW0406",
    "PLW0602", "PLW0603", "PLW0604", "PLW0642", "PLW0711", "PLW1501", "PLW1507", "PLW1508", "PLW1509",
    "PLW1510", "PLW1641", "PLW2101", "PLW2901", "PLW3301",
];

/// Keys that change nothing about which findings there are, or only those of rules that do not exist here.
const WITHOUT_EFFECT: &[&str] = &[
    "allowed-confusables",
    "analyze",
    "cache-dir",
    "explicit-preview-rules",
    "extend-fixable",
    "extend-safe-fixes",
    "extend-unfixable",
    "extend-unsafe-fixes",
    "external",
    "fix",
    "fix-only",
    "fixable",
    "format",
    "future-annotations",
    "ignore-init-module-imports",
    "indent-width",
    "isort",
    "logger-objects",
    "mccabe",
    "namespace-packages",
    "output-format",
    "pep8-naming",
    "pydoclint",
    "pydocstyle",
    "pyupgrade",
    "required-version",
    "ruff",
    "show-fixes",
    "src",
    "tab-size",
    "task-tags",
    "typing-extensions",
    "typing-modules",
    "unfixable",
    "unsafe-fixes",
];

/// What ruff's tables say before it is brought into parlint's terms: a file that extends another adds to it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub options: Options,
    /// The file that this one builds on.
    pub extend: Option<String>,
    /// What is not understood, and where it stands.
    pub notes: Vec<Mistake>,
    preview: Option<bool>,
    select: Option<Vec<String>>,
    extend_select: Vec<String>,
    ignore: Option<Vec<String>>,
    extend_ignore: Vec<String>,
}

/// Reads `[tool.ruff]`, or a whole `ruff.toml`. A value of the wrong type is a mistake; an unknown key is a note.
pub fn read(table: &Table, root: &Path) -> Result<Said, Mistake> {
    let mut said = Said {
        options: Options {
            root: root.to_path_buf(),
            ..Options::default()
        },
        ..Said::default()
    };
    said.fill(table, "")?;
    Ok(said)
}

impl Said {
    /// Keys that once stood at the top are read there still.
    fn fill(&mut self, table: &Table, prefix: &str) -> Result<(), Mistake> {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let full = &format!("{prefix}{name}");
            let options = &mut self.options;
            match name {
                "lint" => self.fill(value::table(value, full)?, "lint.")?,
                "extend" => self.extend = Some(value::string(value, full)?.to_owned()),
                "preview" => self.preview = Some(value::boolean(value, full)?),
                "select" => self.select = Some(value::strings(value, full)?),
                "extend-select" => self.extend_select = value::strings(value, full)?,
                "ignore" => self.ignore = Some(value::strings(value, full)?),
                "extend-ignore" => self.extend_ignore = value::strings(value, full)?,
                "exclude" if prefix.is_empty() => options.exclude = Some(value::strings(value, full)?),
                // Below `lint` it adds to the other.
                "exclude" | "extend-exclude" => {
                    options.extend_exclude.extend(value::strings(value, full)?);
                }
                "force-exclude" => options.force_exclude = Some(value::boolean(value, full)?),
                "respect-gitignore" => options.respect_gitignore = Some(value::boolean(value, full)?),
                "line-length" => {
                    let length = value::integer(value, full, 1..=10_000)? as u32;
                    // pycodestyle's own table speaks louder, whichever comes first.
                    options.line_length = options.line_length.or(Some(length));
                }
                "target-version" => options.target_version = Some(value::version(value, full)?),
                "builtins" => options.builtins = value::strings(value, full)?,
                "dummy-variable-rgx" => {
                    let text = value::string(value, full)?;
                    let pattern = parlint_rules::Pattern::new(text).map_err(|error| Mistake {
                        span: value.span(),
                        message: format!("`{full}`: `{text}` is no regular expression: {error}"),
                    })?;
                    options.dummy_variable_rgx = Some(pattern);
                }
                "per-file-ignores" | "extend-per-file-ignores" => self.per_file_ignores(value, full)?,
                "pycodestyle" => self.pycodestyle(value, full)?,
                "pylint" => self.pylint(value, full)?,
                _ if WITHOUT_EFFECT.contains(&name) || name.starts_with("flake8-") => {}
                _ => self.unknown(key.span(), full),
            }
        }
        Ok(())
    }

    fn unknown(&mut self, span: std::ops::Range<usize>, full: &str) {
        self.notes.push(Mistake {
            span,
            message: format!("`{full}` has no counterpart here"),
        });
    }

    fn per_file_ignores(&mut self, value: &Value, full: &str) -> Result<(), Mistake> {
        for (pattern, codes) in value::table(value, full)? {
            let codes = value::strings(codes, full)?;
            let rules = RuleId::all()
                .filter(|rule| codes.iter().any(|code| specificity(code, rule.code()).is_some()))
                .map(Selector::from)
                .collect();
            self.options
                .per_file_ignores
                .push((pattern.get_ref().to_string(), rules));
        }
        Ok(())
    }

    fn pycodestyle(&mut self, value: &Value, full: &str) -> Result<(), Mistake> {
        for (key, value) in value::table(value, full)? {
            let options = &mut self.options;
            let name = key.get_ref().as_ref();
            let full = &format!("{full}.{name}");
            match name {
                "max-line-length" => {
                    options.line_length = Some(value::integer(value, full, 1..=10_000)? as u32);
                }
                "max-doc-length" => {
                    options.pycodestyle.max_doc_length =
                        Some(value::integer(value, full, 1..=10_000)? as u32);
                }
                _ => self.unknown(key.span(), full),
            }
        }
        Ok(())
    }

    fn pylint(&mut self, value: &Value, full: &str) -> Result<(), Mistake> {
        let table = value::table(value, full)?;
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let full = &format!("{full}.{name}");
            let known = match name {
                "max-args" | "max-bool-expr" | "max-branches" | "max-locals" | "max-nested-blocks"
                | "max-public-methods" | "max-returns" | "max-statements" => name,
                "max-positional-args" => "max-positional-arguments",
                _ => {
                    self.unknown(key.span(), full);
                    continue;
                }
            };
            let mut set = |name| {
                let assignment = super::file::pylint_value(name, key.span(), value, full)?;
                self.options.pylint.push(assignment);
                Ok::<_, Mistake>(())
            };
            set(known)?;
            // Without a limit of their own, positional arguments share that of all.
            if known == "max-args" && !table.contains_key("max-positional-args") {
                set("max-positional-arguments")?;
            }
        }
        Ok(())
    }

    /// Puts what this file says on top of what it extends.
    pub fn on_top_of(self, base: Said) -> Said {
        let restarts = self.select.is_some();
        fn joined<T>(mut below: Vec<T>, above: Vec<T>) -> Vec<T> {
            below.extend(above);
            below
        }
        Said {
            options: self.options.on_top_of(base.options),
            extend: None,
            notes: joined(base.notes, self.notes),
            preview: self.preview.or(base.preview),
            select: self.select.or(base.select),
            extend_select: match restarts {
                true => self.extend_select,
                false => joined(base.extend_select, self.extend_select),
            },
            ignore: self.ignore.or(base.ignore),
            extend_ignore: joined(base.extend_ignore, self.extend_ignore),
        }
    }

    /// In parlint's terms: exactly the rules that ruff would run.
    pub fn into_options(self) -> Options {
        let preview = self.preview.unwrap_or(false);
        let best = |code: &str, words: &mut dyn Iterator<Item = &String>| {
            words.filter_map(|word| specificity(word, code)).max()
        };
        let rules = RuleId::all().filter(|rule| {
            let code = rule.code();
            let selected = match &self.select {
                Some(select) => best(code, &mut select.iter()),
                // Any word takes them away.
                None => USUALLY_SELECTED.contains(&code).then_some(0),
            };
            let selected = selected.max(best(code, &mut self.extend_select.iter()));
            let ignored = best(code, &mut self.ignore.iter().flatten().chain(&self.extend_ignore));
            is_known(code, preview) && selected.is_some() && selected > ignored
        });
        let mut options = self.options;
        options.pycodestyle.long_lines_of_ruff = Some(true);
        Options {
            selection: Selection {
                select: Some(rules.map(Selector::from).collect()),
                ..Selection::default()
            },
            ..options
        }
    }
}

fn is_known(code: &str, preview: bool) -> bool {
    let listed = |list: &[&str]| list.iter().any(|prefix| code.starts_with(prefix));
    if listed(PREVIEW) {
        return preview;
    }
    match code.starts_with("PL") {
        true => listed(PYLINT),
        false => listed(PRESENT) || !listed(ABSENT),
    }
}

/// How exactly a word names a code: `ALL` is 0.
fn specificity(word: &str, code: &str) -> Option<usize> {
    if word == "ALL" {
        return Some(0);
    }
    let rest = code.strip_prefix(word)?;
    let family = rest.is_empty()
        || rest.starts_with(|next: char| next.is_ascii_digit())
        || (word == "PL" && rest.starts_with(|next: char| next.is_ascii_uppercase()));
    (family && !word.is_empty()).then_some(word.len())
}
