//! pylint's own files: `pylintrc`, `.pylintrc`, their `.toml` forms, `[tool.pylint]`, and the `pylint.` sections of
//! `setup.cfg` and `tox.ini`.

use std::collections::HashSet;
use std::path::Path;

use parlint_rules::pylint_messages::{self, Message};
use parlint_rules::selector::{Selection, Selector};
use parlint_rules::{Pattern, RuleId, RuleSet};

use super::ini::Section;
use super::pylint::{Assignment, Given, Setting};
use super::value::{Table, line_of};
use super::{Options, PathPattern};

/// Options of pylint that change nothing here: how it works, what it prints, what its inference does.
const WITHOUT_EFFECT: &[&str] = &[
    "analyse-fallback-blocks",
    "clear-cache-post-run",
    "confidence",
    "contextmanager-decorators",
    "disable-msg",
    "evaluation",
    "exit-zero",
    "ext-import-graph",
    "msg-template",
    "score",
    "extension-pkg-allow-list",
    "extension-pkg-whitelist",
    "files",
    "from-stdin",
    "generated-members",
    "ignore-comments",
    "ignore-docstrings",
    "ignore-imports",
    "ignore-mixin-members",
    "ignore-none",
    "ignore-on-opaque-inference",
    "ignore-signatures",
    "ignored-checks-for-mixins",
    "ignored-classes",
    "ignored-modules",
    "import-graph",
    "include-naming-hint",
    "indent-after-paren",
    "init-hook",
    "int-import-graph",
    "jobs",
    "known-side-effects-only-functions",
    "limit-inference-results",
    "max-spelling-suggestions",
    "min-similarity-lines",
    "missing-member-hint",
    "missing-member-hint-distance",
    "missing-member-max-choices",
    "mixin-class-rgx",
    "name-group",
    "output-format",
    "persistent",
    "prefer-stubs",
    "recursive",
    "reports",
    "rcfile",
    "source-roots",
    "spelling-dict",
    "spelling-ignore-comment-directives",
    "spelling-ignore-words",
    "spelling-private-dict-file",
    "spelling-store-unknown-words",
    "suggestion-mode",
    "unsafe-load-any-extension",
    "verbose",
];

/// One option as it stands in a file.
struct Said {
    name: String,
    given: Given,
    /// From 1.
    line: usize,
}

/// Reads the sections of an ini file. In files that other tools share, pylint's sections begin with `pylint`.
pub fn read_ini(sections: &[Section], shared: bool, root: &Path, source: &str) -> Option<Options> {
    let ours = |section: &&Section| {
        !shared || section.name == "pylint" || section.name.to_ascii_lowercase().starts_with("pylint.")
    };
    let sections: Vec<_> = sections.iter().filter(ours).collect();
    if sections.is_empty() {
        return None;
    }
    let said = sections
        .into_iter()
        .flat_map(|section| &section.entries)
        .map(|entry| Said {
            name: entry.key.replace('_', "-"),
            given: Given::Text(entry.value.clone()),
            line: entry.line,
        });
    Some(options(said.collect(), root, source))
}

/// Reads `[tool.pylint]`, or a whole `pylintrc.toml`: its sections are only a way to sort the options.
pub fn read_toml(table: &Table, text: &str, root: &Path, source: &str) -> Options {
    let mut said = Vec::new();
    let mut tables = vec![table];
    while let Some(table) = tables.pop() {
        for (key, value) in table {
            if let Some(inner) = value.get_ref().as_table() {
                tables.push(inner);
            } else if let Some(given) = given(value.get_ref()) {
                said.push(Said {
                    name: key.get_ref().replace('_', "-"),
                    given,
                    line: line_of(text, key.span().start),
                });
            }
        }
    }
    said.sort_by_key(|option| option.line);
    options(said, root, source)
}

/// A value in one of the shapes that options take.
pub fn given(value: &toml::de::DeValue) -> Option<Given> {
    use toml::de::DeValue;
    Some(match value {
        DeValue::String(text) => Given::Text(text.to_string()),
        DeValue::Boolean(flag) => Given::Flag(*flag),
        DeValue::Integer(number) => {
            Given::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok()?)
        }
        DeValue::Float(number) => Given::Text(number.as_str().to_owned()),
        DeValue::Array(items) => Given::List(
            items
                .iter()
                .map(|item| item.get_ref().as_str().map(str::to_owned))
                .collect::<Option<_>>()?,
        ),
        _ => return None,
    })
}

fn options(said: Vec<Said>, root: &Path, source: &str) -> Options {
    let mut options = Options {
        root: root.to_path_buf(),
        ..Options::default()
    };
    let mut choice = Choice::default();
    for option in said {
        if let Err(reason) = read(&option, &mut options, &mut choice) {
            options
                .notes
                .push(format!("{source}:{}: `{}`: {reason}", option.line, option.name));
        }
    }
    let (rules, unknown) = choice.rules();
    if !unknown.is_empty() {
        let words = unknown.join(", ");
        options.notes.push(format!(
            "{source}: no such messages to enable or disable: {words}"
        ));
    }
    options.selection = Selection {
        select: Some(rules.iter().map(Selector::from).collect()),
        ..Selection::default()
    };
    options.pylint.sort_by_key(Assignment::is_name_pattern);
    options
}

fn read(option: &Said, options: &mut Options, choice: &mut Choice) -> Result<(), String> {
    let list = || option.given.list().ok_or("expected a list".to_owned());
    let patterns = || -> Result<Vec<Pattern>, String> {
        let texts = option.given.patterns().ok_or("expected a list")?;
        let compiled = texts.iter().map(|text| Pattern::new(text));
        compiled
            .collect::<Result<_, _>>()
            .map_err(|error| error.to_string())
    };
    match option.name.as_str() {
        "enable" => choice.changes.push((true, list()?)),
        "disable" => choice.changes.push((false, list()?)),
        "load-plugins" => choice.plugins.extend(list()?),
        "enable-all-extensions" => choice.all_extensions = option.given.flag().unwrap_or(true),
        "errors-only" => choice.errors_only = option.given.flag().unwrap_or(true),
        "ignore" => options
            .extend_exclude
            .extend(list()?.iter().map(|name| globset::escape(name))),
        "ignore-patterns" => options
            .exclude_patterns
            .extend(patterns()?.into_iter().map(PathPattern::Name)),
        "ignore-paths" => options
            .exclude_patterns
            .extend(patterns()?.into_iter().map(PathPattern::Path)),
        "fail-under" => {
            let text = match &option.given {
                Given::Integer(number) => number.to_string(),
                given => given.text().unwrap_or_default().trim().to_owned(),
            };
            let score: f64 = text.parse().map_err(|_| format!("`{text}` is no score"))?;
            // The best score, which generated files ask for, is that of no findings: nothing to count for it.
            options.fail_under = (score < 10.0).then_some(score);
        }
        "py-version" => {
            let text = match &option.given {
                Given::List(parts) => parts.join("."),
                given => given.text().unwrap_or_default(),
            };
            options.target_version = Some(super::file::parse_version(text.trim())?);
        }
        name => {
            if let Some(setting) = Setting::find(name) {
                options
                    .pylint
                    .push(Assignment::new(setting, option.given.clone())?);
            } else if !WITHOUT_EFFECT.contains(&name)
                && !name.ends_with("-hint")
                && !name.starts_with("valid-")
            {
                return Err("has no counterpart here".to_owned());
            }
        }
    }
    Ok(())
}

/// What a file turns on and off, in its order.
#[derive(Default)]
struct Choice {
    /// Whether the words are turned on, and the words.
    changes: Vec<(bool, Vec<String>)>,
    plugins: Vec<String>,
    all_extensions: bool,
    errors_only: bool,
}

impl Choice {
    /// The rules that are left, and the words that mean nothing.
    fn rules(&self) -> (RuleSet, Vec<String>) {
        let plugins: HashSet<&str> = self
            .plugins
            .iter()
            .map(|plugin| plugin.strip_prefix("pylint.extensions.").unwrap_or(plugin))
            .collect();
        let mut set = RuleSet::default();
        for message in pylint_messages::all() {
            let loaded = match message.extension {
                Some(extension) => self.all_extensions || plugins.contains(extension),
                None => true,
            };
            if let Some(rule) = message.rule()
                && loaded
                && message.on
            {
                set.insert(rule);
            }
        }
        let mut unknown = Vec::new();
        // `disable=all` clears the table, wherever it stands.
        let is_all = |words: &[String]| words.iter().any(|word| word.eq_ignore_ascii_case("all"));
        if self.changes.iter().any(|(on, words)| !on && is_all(words)) {
            set = RuleSet::default();
        }
        for (on, words) in &self.changes {
            if !on && is_all(words) {
                continue;
            }
            let (rules, strange) = matching(words);
            unknown.extend(strange);
            for rule in rules.iter() {
                match on {
                    true => set.insert(rule),
                    false => set.remove(rule),
                }
            }
        }
        if self.errors_only {
            let spared = |rule: &RuleId| rule.code().starts_with("PLE") || rule.code().starts_with("PLF");
            set = set.iter().filter(spared).collect();
        }
        (set, unknown)
    }
}

/// The rules that words of `enable` and `disable` mean, and the words that mean no message of pylint's.
fn matching(words: &[String]) -> (RuleSet, Vec<String>) {
    let mut set = RuleSet::default();
    let mut unknown = Vec::new();
    for word in words {
        let meant: Vec<&Message> = pylint_messages::meant_by(word).collect();
        if meant.is_empty() {
            unknown.push(word.clone());
        }
        meant
            .iter()
            .filter_map(|message| message.rule())
            .for_each(|rule| set.insert(rule));
    }
    (set, unknown)
}
