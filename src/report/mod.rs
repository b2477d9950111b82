//! One file for each output format.
//!
//! A format writes the findings of one file into a buffer, on the thread that linted it and while its text is at
//! hand; the buffers are put together in the order of the paths.

mod concise;
mod full;
mod json;
pub use json::severity;
mod json_lines;
pub mod statistics;

use std::io::{self, Write};

use parlint_rules::Diagnostic;

use crate::lint::Results;
use crate::source::{Origin, SourceFile};

/// The findings of one file, in the order of their places. Never empty.
pub struct FileFindings<'a> {
    pub file: &'a SourceFile,
    pub text: &'a str,
    pub diagnostics: &'a [Diagnostic],
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

    fn end(&self, _any: bool) -> &'static str {
        ""
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
}

impl OutputFormat {
    pub fn writer(self, colour: bool) -> Box<dyn Format> {
        match self {
            OutputFormat::Full => Box::new(full::Full::new(colour)),
            OutputFormat::Concise => Box::new(concise::Concise { colour }),
            OutputFormat::Json => Box::new(json::Json),
            OutputFormat::JsonLines => Box::new(json_lines::JsonLines),
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
        out.write_all(&outcome.rendered)?;
        any = true;
    }
    out.write_all(format.end(any).as_bytes())
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

/// `[*] ` where a safe fix is known.
fn fix_mark(diagnostic: &Diagnostic, colour: bool) -> String {
    let safe = diagnostic
        .fix
        .as_ref()
        .is_some_and(|fix| fix.applicability == parlint_rules::Applicability::Safe);
    match safe {
        true => format!("[{}] ", style::Styled(style::FIX, "*", colour)),
        false => String::new(),
    }
}
