//! What an editor asks about a place: how to mend what was found there, and why it was found.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Hover, HoverContents, HoverParams,
    MarkupContent, MarkupKind, TextEdit, Uri, WorkspaceEdit,
};
use parlint_rules::{Applicability, Diagnostic, Edit, add_noqa};
use ruff_text_size::{TextRange, TextSize};

use super::Server;
use super::document::Document;
use crate::fix::{Destination, Fixing};
use crate::pages;

/// Fixes of the whole file, which editors can be told to apply on saving.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.parlint");

impl Server<'_> {
    pub(super) fn code_actions(&self, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
        let uri = &params.text_document.uri;
        let Some(document) = self.documents.get(uri.as_str()) else {
            return Vec::new();
        };
        let wanted = |kind: &CodeActionKind| {
            params.context.only.as_ref().is_none_or(|only| {
                // `source` and `source.fixAll` ask for `source.fixAll.parlint` too.
                only.iter().any(|asked| {
                    let rest = kind.as_str().strip_prefix(asked.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                })
            })
        };
        let mut actions = Vec::new();
        if wanted(&CodeActionKind::QUICKFIX) {
            let start = document.lines.offset(&document.text, params.range.start);
            let end = document.lines.offset(&document.text, params.range.end);
            for found in touching(document, start, end) {
                actions.extend(fix(document, uri, found));
                actions.extend(silence(document, uri, found));
            }
        }
        if wanted(&FIX_ALL) {
            actions.extend(fix_all(document, uri));
        }
        actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
    }

    pub(super) fn hover(&self, params: &HoverParams) -> Option<Hover> {
        let place = &params.text_document_position_params;
        let document = self.documents.get(place.text_document.uri.as_str())?;
        let offset = document.lines.offset(&document.text, place.position);
        let found = touching(document, offset, offset).min_by_key(|found| found.range.len())?;
        Some(Hover {
            contents: HoverContents::Markup(MarkupContent {
                kind: MarkupKind::Markdown,
                value: pages::page(found.rule.metadata()),
            }),
            range: Some(document.lines.range(&document.text, found.range)),
        })
    }
}

/// The findings whose place has something in common with `start..end`, or borders on it.
fn touching(document: &Document, start: usize, end: usize) -> impl Iterator<Item = &Diagnostic> {
    document.diagnostics.iter().filter(move |found| {
        usize::from(found.range.start()) <= end && start <= usize::from(found.range.end())
    })
}

fn fix(document: &Document, uri: &Uri, found: &Diagnostic) -> Option<CodeAction> {
    let fix = found.fix.as_ref()?;
    let unsafe_mark = match fix.applicability {
        Applicability::Safe => "",
        Applicability::Unsafe => " (may change what the program does)",
    };
    Some(CodeAction {
        title: format!("{}{unsafe_mark}", fix.message),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![document.show(found)]),
        edit: Some(edit(document, uri, &fix.edits)),
        is_preferred: Some(fix.applicability == Applicability::Safe),
        ..CodeAction::default()
    })
}

/// A comment that waives the finding where it stands.
fn silence(document: &Document, uri: &Uri, found: &Diagnostic) -> Option<CodeAction> {
    let mut alone = [found.clone()];
    add_noqa(&document.path, &document.text, &document.settings, &mut alone, "");
    let fix = alone[0].fix.take()?;
    Some(CodeAction {
        title: format!("Disable {} for this line", found.rule.code()),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![document.show(found)]),
        edit: Some(edit(document, uri, &fix.edits)),
        ..CodeAction::default()
    })
}

fn fix_all(document: &Document, uri: &Uri) -> Option<CodeAction> {
    let fixing = Fixing {
        unsafe_fixes: false,
        destination: Destination::Output,
    };
    let lint = |text: &str| document.lint_text(text).unwrap_or_default();
    let (path, settings) = (&document.path, &document.settings);
    let fixed = fixing.fix(path, &document.text, settings, &document.diagnostics, lint)?;
    if fixed.counts.is_empty() {
        return None;
    }
    let whole = TextRange::up_to(TextSize::try_from(document.text.len()).ok()?);
    Some(CodeAction {
        title: "Fix all that parlint can fix".to_owned(),
        kind: Some(FIX_ALL),
        edit: Some(edit(document, uri, &[Edit::replacement(whole, fixed.text)])),
        ..CodeAction::default()
    })
}

fn edit(document: &Document, uri: &Uri, edits: &[Edit]) -> WorkspaceEdit {
    let edits = edits.iter().map(|edit| TextEdit {
        range: document.lines.range(&document.text, edit.range),
        new_text: edit.content.clone(),
    });
    WorkspaceEdit {
        changes: Some(HashMap::from([(uri.clone(), edits.collect())])),
        ..WorkspaceEdit::default()
    }
}
