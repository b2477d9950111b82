//! `[flake8]` and `[pycodestyle]` of `.flake8`, `setup.cfg` and `tox.ini`.

use std::path::Path;

use parlint_rules::RuleId;
use parlint_rules::selector::{Selection, Selector};

use super::Options;
use super::ini::{Entry, Section};
use super::pylint::Given;

/// What flake8 and pycodestyle leave out until a configuration says otherwise.
const USUALLY_IGNORED: &[&str] = &["E121", "E123", "E126", "E226", "E24", "E704", "W503", "W504"];
/// The longest line of both.
const LINE_LENGTH: u32 = 79;

/// Options of flake8 that change nothing about which findings there are.
const WITHOUT_EFFECT: &[&str] = &[
    "benchmark",
    "color",
    "count",
    "enable-extensions",
    "exit-zero",
    "filename",
    "format",
    "include-in-doctest",
    "jobs",
    "output-file",
    "quiet",
    "require-plugins",
    "show-pep8",
    "show-source",
    "statistics",
    "stdin-display-name",
    "tee",
    "verbose",
];

/// Reads the sections of one file; `None`: it says nothing of either tool.
pub fn read(sections: &[Section], root: &Path, source: &str) -> Option<Options> {
    let named = |name: &str| sections.iter().find(|section| section.name == name);
    let (section, families) = match (named("flake8"), named("pycodestyle").or_else(|| named("pep8"))) {
        (Some(section), _) => (section, ["F", "E", "W"].as_slice()),
        (None, Some(section)) => (section, ["E", "W"].as_slice()),
        (None, None) => return None,
    };
    let mut options = Options {
        root: root.to_path_buf(),
        line_length: Some(LINE_LENGTH),
        ..Options::default()
    };
    let mut said = Said::default();
    for entry in &section.entries {
        if let Err(reason) = said.read(entry, &mut options) {
            options
                .notes
                .push(format!("{source}:{}: `{}`: {reason}", entry.line, entry.key));
        }
    }
    options.selection = said.selection(families);
    Some(options)
}

/// The words that select rules.
#[derive(Default)]
struct Said {
    select: Option<Vec<String>>,
    ignore: Option<Vec<String>>,
    extend_select: Vec<String>,
    extend_ignore: Vec<String>,
}

impl Said {
    fn read(&mut self, entry: &Entry, options: &mut Options) -> Result<(), String> {
        let number = || {
            let number = entry.value.trim().parse::<u32>().ok();
            number.ok_or_else(|| format!("expected a whole number, found `{}`", entry.value))
        };
        let flag = || {
            let flag = Given::Text(entry.value.clone()).flag();
            flag.ok_or_else(|| format!("expected true or false, found `{}`", entry.value))
        };
        match entry.key.replace('_', "-").as_str() {
            "select" => self.select = Some(words(&entry.value)),
            "ignore" => self.ignore = Some(words(&entry.value)),
            "extend-select" => self.extend_select = words(&entry.value),
            "extend-ignore" => self.extend_ignore = words(&entry.value),
            "max-line-length" => options.line_length = Some(number()?),
            "max-doc-length" => options.pycodestyle.max_doc_length = Some(number()?),
            "indent-size" => options.pycodestyle.indent_size = Some(number()?),
            "hang-closing" => options.pycodestyle.hang_closing = Some(flag()?),
            "exclude" => options.exclude = Some(patterns(&entry.value)),
            "extend-exclude" => options.extend_exclude = patterns(&entry.value),
            "per-file-ignores" => options.per_file_ignores = per_file_ignores(&entry.value),
            "builtins" => options.builtins = words(&entry.value),
            name if WITHOUT_EFFECT.contains(&name) => {}
            _ => return Err("has no counterpart here".to_owned()),
        }
        Ok(())
    }

    /// flake8 reports a code where the longest word of `select` that it begins with is longer than the longest of
    /// `ignore`. What is selected outright wins over what is only usually ignored.
    fn selection(&self, families: &[&str]) -> Selection {
        let usual: Vec<String> = match (&self.ignore, &self.select) {
            (None, None) => USUALLY_IGNORED.iter().map(|code| (*code).to_owned()).collect(),
            _ => Vec::new(),
        };
        let chosen = |code: &str, words: &[String]| {
            words
                .iter()
                .filter(|word| code.starts_with(word.as_str()))
                .map(String::len)
                .max()
        };
        let families: Vec<String> = families.iter().map(|family| (*family).to_owned()).collect();
        let select = self.select.as_ref().unwrap_or(&families);
        let ignore: Vec<String> = self
            .ignore
            .iter()
            .flatten()
            .chain(&self.extend_ignore)
            .chain(&usual)
            .cloned()
            .collect();
        let rules = RuleId::all().filter(|rule| !rule.is_pylint()).filter(|rule| {
            let code = rule.code();
            let extended = chosen(code, &self.extend_select);
            let selected = chosen(code, select).max(extended);
            let by_family = families.iter().any(|family| code.starts_with(family.as_str()));
            by_family && selected.is_some() && selected > chosen(code, &ignore)
        });
        Selection {
            select: Some(rules.map(Selector::from).collect()),
            ..Selection::default()
        }
    }
}

/// Words separated by commas or white space; what follows `#` is a comment.
fn words(text: &str) -> Vec<String> {
    text.lines()
        .flat_map(|line| line.split('#').next().unwrap_or_default().split([',', ' ', '\t']))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn patterns(text: &str) -> Vec<String> {
    words(text)
        .into_iter()
        .map(|pattern| pattern.trim_end_matches('/').to_owned())
        .collect()
}

/// `PATTERN: CODE, CODE` again and again; several patterns may stand before the colon.
fn per_file_ignores(text: &str) -> Vec<(String, Vec<Selector>)> {
    let text = text.replace(':', " : ");
    let tokens = words(&text);
    let mut result: Vec<(String, Vec<Selector>)> = Vec::new();
    let (mut files, mut codes): (Vec<String>, Vec<Selector>) = (Vec::new(), Vec::new());
    let mut after_colon = false;
    for token in tokens {
        if token == ":" {
            after_colon = true;
            continue;
        }
        // A word with a small letter, a dot or a slash is a pattern, not a code.
        let is_code = token
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if after_colon && is_code {
            codes.extend(by_prefix(&token));
            continue;
        }
        if after_colon {
            result.extend(files.drain(..).map(|file| (file, codes.clone())));
            codes.clear();
            after_colon = false;
        }
        files.push(token);
    }
    result.extend(files.into_iter().map(|file| (file, codes.clone())));
    result
}

/// The rules whose codes begin with a word: `E1` is a prefix here, however odd.
fn by_prefix(word: &str) -> Vec<Selector> {
    RuleId::all()
        .filter(|rule| !rule.is_pylint() && rule.code().starts_with(word))
        .map(Selector::from)
        .collect()
}
