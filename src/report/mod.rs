//! One file for each output format.
//!
//! A format writes the findings of one file into a buffer, on the thread that linted it and while its text is at
//! hand; the buffers are put together in the order of the paths.

mod azure;
mod concise;
mod full;
mod github;
mod gitlab;
mod grouped;
mod json;
mod json_lines;
mod junit;
mod markdown;
mod pylint;
mod rdjson;
mod sarif;
pub mod statistics;
mod template;

use std::io::{self, Write};

pub use json::{line_starts, severity};
use parlint_rules::{Diagnostic, RuleId, Severity};

use crate::fix::Fixing;
use crate::lint::{Count, Results};
use crate::source::{Origin, SourceFile};
use template::Template;

/// The findings of one file, in the order of their places. Never empty.
pub struct FileFindings<'a> {
    pub file: &'a SourceFile,
    pub text: &'a str,
    pub diagnostics: &'a [Diagnostic],
    /// The file's dotted name, for formats that want it.
    pub module: &'a str,
    /// Decides which fixes are certain enough to be marked.
    pub fixing: Fixing,
}

/// What is known when all files are written.
pub struct Summary {
    /// Something was found.
    pub any: bool,
    /// Findings by rule, in the order of the rules.
    pub counts: Vec<(RuleId, Count)>,
    /// Files that were linted.
    pub files: usize,
    /// Statements in them, where a score was asked for.
    pub statements: usize,
}

impl Summary {
    pub fn of(results: &Results) -> Self {
        let outcomes = || results.files.iter().map(|(_, outcome)| outcome);
        Self {
            any: outcomes().any(|outcome| !outcome.rendered.is_empty()),
            counts: results.counts(),
            files: results.files.len(),
            statements: outcomes().map(|outcome| outcome.statements).sum(),
        }
    }

    /// Findings of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        let counts = self.counts.iter();
        counts
            .filter(|(rule, _)| rule.metadata().severity == severity)
            .map(|(_, count)| count.findings)
            .sum()
    }

    /// pylint's score: 10 less ten findings for each statement, an error counting five times; 0 at least. None without
    /// statements. Source: pylint's documentation of `evaluation`.
    pub fn score(&self) -> Option<f64> {
        if self.statements == 0 {
            return None;
        }
        let others = [Severity::Warning, Severity::Refactor, Severity::Convention];
        let weight = 5 * self.count(Severity::Error)
            + others.map(|severity| self.count(severity)).iter().sum::<usize>();
        Some((10.0 - weight as f64 / self.statements as f64 * 10.0).max(0.0))
    }
}

/// pylint's text format with a template for its lines.
pub fn by_template(template: &str) -> Result<Box<dyn Format>, String> {
    Ok(Box::new(pylint::Text::with(Template::parse(template)?)))
}

/// How findings are written.
pub trait Format: Sync {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>);

    fn begin(&self) -> &'static str {
        ""
    }

    /// Between the findings of two files.
    fn separator(&self) -> &'static str {
        ""
    }

    fn end(&self, _: &Summary) -> String {
        String::new()
    }

    /// Whether [`FileFindings::module`] is read.
    fn wants_modules(&self) -> bool {
        false
    }

    /// Whether [`Summary::score`] is read.
    fn wants_score(&self) -> bool {
        false
    }

    /// Whether people read it, so that a closing line helps.
    fn for_people(&self) -> bool {
        false
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum OutputFormat {
    /// The source lines with the place marked
    #[default]
    Full,
    /// One line for each finding
    Concise,
    /// One JSON array, in ruff's shape
    Json,
    /// One JSON object on each line
    JsonLines,
    /// The findings of each file below its path
    Grouped,
    /// Annotations of GitHub Actions
    Github,
    /// A Code Quality report of GitLab
    Gitlab,
    /// Issues of Azure Pipelines
    Azure,
    /// A test report in JUnit's XML
    Junit,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Reviewdog's JSON
    Rdjson,
    /// pylint's text
    Pylint,
    /// pylint's `json2`
    #[value(alias = "json2")]
    PylintJson2,
    /// Tables in Markdown
    Markdown,
}

impl OutputFormat {
    pub fn writer(self, colour: bool) -> Box<dyn Format> {
        match self {
            OutputFormat::Full => Box::new(full::Full::new(colour)),
            OutputFormat::Concise => Box::new(concise::Concise { colour }),
            OutputFormat::Json => Box::new(json::Json),
            OutputFormat::JsonLines => Box::new(json_lines::JsonLines),
            OutputFormat::Grouped => Box::new(grouped::Grouped { colour }),
            OutputFormat::Github => Box::new(github::Github),
            OutputFormat::Gitlab => Box::new(gitlab::Gitlab),
            OutputFormat::Azure => Box::new(azure::Azure),
            OutputFormat::Junit => Box::new(junit::Junit),
            OutputFormat::Sarif => Box::new(sarif::Sarif),
            OutputFormat::Rdjson => Box::new(rdjson::Rdjson),
            OutputFormat::Pylint => Box::new(pylint::Text::default()),
            OutputFormat::PylintJson2 => Box::new(pylint::Json2),
            OutputFormat::Markdown => Box::new(markdown::Markdown),
        }
    }
}

/// Puts the findings of all files together.
pub fn write(format: &dyn Format, results: &Results, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(format.begin().as_bytes())?;
    let mut any = false;
    for (_, outcome) in &results.files {
        if outcome.rendered.is_empty() {
            continue;
        }
        if any {
            out.write_all(format.separator().as_bytes())?;
        }
        results.spool.write(&outcome.rendered, out)?;
        any = true;
    }
    out.write_all(format.end(&Summary::of(results)).as_bytes())
}

/// The path that tools open: absolute where the file lies on disk.
fn machine_path<'a>(file: &'a SourceFile) -> std::borrow::Cow<'a, str> {
    match &file.origin {
        Origin::Disk(path) => path.to_string_lossy(),
        _ => std::borrow::Cow::Borrowed(&file.path),
    }
}

/// Styles of the formats that people read.
mod style {
    use anstyle::{AnsiColor, Style};

    pub const CODE: Style = AnsiColor::Red.on_default().bold();
    pub const PATH: Style = Style::new().bold();
    pub const PUNCTUATION: Style = AnsiColor::Cyan.on_default();
    pub const ARROW: Style = AnsiColor::BrightBlue.on_default().bold();
    pub const FIX: Style = AnsiColor::Cyan.on_default();

    /// Text in a style, or as it is.
    pub struct Styled<T>(pub Style, pub T, pub bool);

    impl<T: std::fmt::Display> std::fmt::Display for Styled<T> {
        fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
            let Styled(style, text, colour) = self;
            match colour {
                true => write!(out, "{style}{text}{style:#}"),
                false => write!(out, "{text}"),
            }
        }
    }
}

/// `[*] ` where a fix is known that is certain enough.
fn fix_mark(findings: &FileFindings, diagnostic: &Diagnostic, colour: bool) -> String {
    match findings.fixing.wants(diagnostic) {
        true => format!("[{}] ", style::Styled(style::FIX, "*", colour)),
        false => String::new(),
    }
}
