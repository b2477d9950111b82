//! Fixes that take something away.

use ruff_python_ast::{Alias, AnyNodeRef, Stmt};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::semantic::{Binding, NodeId};

/// Removes an imported name; the whole statement where none of its names is used. `unused` counts those of its names
/// that are not.
pub(super) fn remove_import(checker: &Checker, binding: &Binding, unused: usize) -> Option<Fix> {
    let model = checker.model;
    let aliases: &[Alias] = match model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtImport(import) => &import.names,
        AnyNodeRef::StmtImportFrom(import) => &import.names,
        _ => return None,
    };
    let AnyNodeRef::Alias(alias) = model.nodes.get(binding.node).node else {
        return None;
    };
    let edit = if unused == aliases.len() {
        remove_statement(checker, binding.statement)?
    } else {
        let index = aliases.binary_search_by_key(&alias.start(), Ranged::start).ok()?;
        let range = match aliases.get(index + 1) {
            Some(next) => TextRange::new(alias.start(), next.start()),
            None => TextRange::new(aliases.get(index.checked_sub(1)?)?.end(), alias.end()),
        };
        // A comment between names may speak of either.
        if checker.source.slice(range).contains('#') {
            return None;
        }
        Edit {
            range,
            content: String::new(),
        }
    };
    Some(Fix {
        message: "Remove the unused import".to_owned(),
        edits: vec![edit],
        applicability: Applicability::Safe,
    })
}

/// Removes a statement with its lines where it stands alone, and leaves `pass` where a block needs a statement.
pub(super) fn remove_statement(checker: &Checker, statement: NodeId) -> Option<Edit> {
    let text = checker.source.text;
    let range = checker.model.nodes.get(statement).node.range();
    let line_start = text[..range.start().to_usize()]
        .rfind('\n')
        .map_or(0, |index| index + 1);
    let after = &text[range.end().to_usize()..];
    let line_rest = after.find('\n').map_or(after.len(), |index| index + 1);
    let alone =
        text[line_start..range.start().to_usize()].trim().is_empty() && after[..line_rest].trim().is_empty();
    if !alone || is_only_statement(checker, statement) {
        return Some(Edit {
            range,
            content: "pass".to_owned(),
        });
    }
    let end = range.end().to_usize() + line_rest;
    let lines = TextRange::new(
        u32::try_from(line_start).ok()?.into(),
        u32::try_from(end).ok()?.into(),
    );
    Some(Edit {
        range: lines,
        content: String::new(),
    })
}

fn is_only_statement(checker: &Checker, statement: NodeId) -> bool {
    let model = checker.model;
    let Some(parent) = model.nodes.get(statement).parent else {
        return false;
    };
    let start = model.nodes.get(statement).node.start();
    let only = |body: &[Stmt]| body.len() == 1 && body[0].start() == start;
    match model.nodes.get(parent).node {
        AnyNodeRef::StmtFunctionDef(node) => only(&node.body),
        AnyNodeRef::StmtClassDef(node) => only(&node.body),
        AnyNodeRef::StmtIf(node) => only(&node.body),
        AnyNodeRef::ElifElseClause(node) => only(&node.body),
        AnyNodeRef::StmtFor(node) => only(&node.body) || only(&node.orelse),
        AnyNodeRef::StmtWhile(node) => only(&node.body) || only(&node.orelse),
        AnyNodeRef::StmtWith(node) => only(&node.body),
        AnyNodeRef::StmtTry(node) => only(&node.body) || only(&node.orelse) || only(&node.finalbody),
        AnyNodeRef::ExceptHandlerExceptHandler(node) => only(&node.body),
        AnyNodeRef::MatchCase(node) => only(&node.body),
        _ => false,
    }
}
