//! An open file: its text as the editor has it, and what was found in it.

use std::path::PathBuf;

use lsp_types::{DiagnosticSeverity, DiagnosticTag, NumberOrString, TextDocumentContentChangeEvent};
use parlint_rules::{Diagnostic, Settings, Severity, Surroundings};

use super::position::{Encoding, Lines};
use crate::config::Resolver;
use crate::lint::{SettingsFor, engine};
use crate::panics;
use crate::source::{Origin, SourceFile};

pub struct Document {
    pub text: String,
    pub version: i32,
    pub path: PathBuf,
    pub lines: Lines,
    /// What was found in this very text.
    pub diagnostics: Vec<Diagnostic>,
    pub settings: Settings,
    encoding: Encoding,
}

impl Document {
    pub fn new(text: String, version: i32, path: PathBuf, encoding: Encoding) -> Self {
        Self {
            lines: Lines::of(&text, encoding),
            text,
            version,
            path,
            diagnostics: Vec::new(),
            settings: Settings::default(),
            encoding,
        }
    }

    /// Applies changes one after the other; one without a range is the whole text.
    pub fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, version: i32) {
        for change in changes {
            match change.range {
                Some(range) => {
                    let start = self.lines.offset(&self.text, range.start);
                    let end = self.lines.offset(&self.text, range.end).max(start);
                    self.text.replace_range(start..end, &change.text);
                }
                None => self.text = change.text,
            }
            self.lines = Lines::of(&self.text, self.encoding);
        }
        self.version = version;
        // Their places are those of the text before.
        self.diagnostics.clear();
    }

    /// Lints the text with the configuration of its folder. A panic costs this file's findings.
    pub fn lint(&mut self, resolver: &Resolver) -> Result<(), String> {
        self.diagnostics.clear();
        if resolver.excludes(&self.path) {
            return Ok(());
        }
        let file = SourceFile {
            path: self.path.to_string_lossy().into_owned(),
            size: self.text.len() as u64,
            origin: Origin::Disk(self.path.clone()),
        };
        let folder = self.path.parent().unwrap_or(&self.path);
        let assigned = resolver.assign(&[file], folder);
        self.settings = assigned.settings(0).clone();
        self.diagnostics = self.lint_text(&self.text).map_err(|error| {
            format!(
                "{} was not linted: the linter crashed on it: {error}",
                self.path.display()
            )
        })?;
        Ok(())
    }

    /// Lints another text as if it were this file's.
    pub fn lint_text(&self, text: &str) -> Result<Vec<Diagnostic>, String> {
        panics::catch(|| engine(&self.settings)(&self.path, text, Surroundings::default()))
    }

    /// The findings as an editor takes them.
    pub fn shown(&self) -> Vec<lsp_types::Diagnostic> {
        self.diagnostics.iter().map(|found| self.show(found)).collect()
    }

    pub fn show(&self, found: &Diagnostic) -> lsp_types::Diagnostic {
        let metadata = found.rule.metadata();
        let is_unused = metadata.name.starts_with("unused-");
        lsp_types::Diagnostic {
            range: self.lines.range(&self.text, found.range),
            severity: Some(match metadata.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
                Severity::Refactor => DiagnosticSeverity::HINT,
                Severity::Convention | Severity::Info => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(metadata.code.to_owned())),
            source: Some("parlint".to_owned()),
            message: found.message.clone(),
            // Editors grey out what is not needed.
            tags: is_unused.then(|| vec![DiagnosticTag::UNNECESSARY]),
            ..lsp_types::Diagnostic::default()
        }
    }
}
