//! Edits that several rules offer: what they take away leaves a program that parses.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Alias, AnyNodeRef, ExceptHandler, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::semantic::{Binding, NodeId};

/// Removes an imported name; the whole statement where none of its names is left. `removed` counts those that go.
pub(crate) fn remove_import(
    checker: &Checker,
    binding: &Binding,
    removed: usize,
    message: &str,
) -> Option<Fix> {
    let model = checker.model;
    let aliases: &[Alias] = match model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtImport(import) => &import.names,
        AnyNodeRef::StmtImportFrom(import) => &import.names,
        _ => return None,
    };
    let AnyNodeRef::Alias(alias) = model.nodes.get(binding.node).node else {
        return None;
    };
    if removed == aliases.len() {
        return remove_statement(checker, binding.statement, Applicability::Safe, message);
    }
    let index = aliases.binary_search_by_key(&alias.start(), Ranged::start).ok()?;
    let range = match aliases.get(index + 1) {
        Some(next) => TextRange::new(alias.start(), next.start()),
        None => TextRange::new(aliases.get(index.checked_sub(1)?)?.end(), alias.end()),
    };
    // A comment between names may speak of either.
    if checker.source.slice(range).contains('#') {
        return None;
    }
    let mut fix = Fix::safe_edit(message, Edit::deletion(range));
    // Two names of one statement: the comma between them belongs to both.
    fix.isolation = u32::try_from(binding.statement.index()).ok();
    Some(fix)
}

/// Removes a statement, with its lines where it stands alone on them, and leaves `pass` where a block needs one.
pub(crate) fn remove_statement(
    checker: &Checker,
    statement: NodeId,
    applicability: Applicability,
    message: &str,
) -> Option<Fix> {
    let model = checker.model;
    let node = model.nodes.get(statement);
    let parent = node.parent?;
    let range = node.node.range();
    let block = block_of(model.nodes.get(parent).node, range)?;
    let is_module = matches!(model.nodes.get(parent).node, AnyNodeRef::ModModule(_));
    let edit = match block.len() {
        1 if !is_module => Edit::replacement(range, "pass"),
        _ => Edit::deletion(with_surroundings(checker, range)?),
    };
    let mut fix = Fix::new(applicability, message, vec![edit]);
    // What makes this the only statement of its block may go at the same time.
    fix.isolation = (!is_module).then_some(u32::try_from(parent.index()).ok()?);
    Some(fix)
}

/// The block of a node that holds the statement at a range.
fn block_of(parent: AnyNodeRef<'_>, range: TextRange) -> Option<&[Stmt]> {
    let holds = |block: &&[Stmt]| block.iter().any(|statement| statement.range() == range);
    match parent {
        AnyNodeRef::ModModule(node) => Some(&*node.body),
        AnyNodeRef::StmtFunctionDef(node) => Some(&*node.body),
        AnyNodeRef::StmtClassDef(node) => Some(&*node.body),
        AnyNodeRef::StmtIf(node) => Some(&*node.body),
        AnyNodeRef::ElifElseClause(node) => Some(&*node.body),
        AnyNodeRef::StmtWith(node) => Some(&*node.body),
        AnyNodeRef::ExceptHandlerExceptHandler(node) => Some(&*node.body),
        AnyNodeRef::MatchCase(node) => Some(&*node.body),
        AnyNodeRef::StmtFor(node) => [&*node.body, &*node.orelse].into_iter().find(holds),
        AnyNodeRef::StmtWhile(node) => [&*node.body, &*node.orelse].into_iter().find(holds),
        AnyNodeRef::StmtTry(node) => [&*node.body, &*node.orelse, &*node.finalbody]
            .into_iter()
            .chain(
                node.handlers
                    .iter()
                    .map(|ExceptHandler::ExceptHandler(handler)| &*handler.body),
            )
            .find(holds),
        _ => None,
    }
    .filter(holds)
}

/// A statement with its lines, or with the semicolon that parts it from its neighbour. None where a backslash joins
/// it to other lines.
fn with_surroundings(checker: &Checker, range: TextRange) -> Option<TextRange> {
    let source = checker.source;
    let is_code = |kind: TokenKind| {
        !matches!(
            kind,
            TokenKind::Comment | TokenKind::NonLogicalNewline | TokenKind::Indent | TokenKind::Dedent
        )
    };
    let before = source
        .tokens
        .before(range.start())
        .iter()
        .rev()
        .find(|token| is_code(token.kind()));
    let mut after = source
        .tokens
        .after(range.end())
        .iter()
        .filter(|token| is_code(token.kind()));
    let starts_line = before.is_none_or(|token| token.kind() == TokenKind::Newline);
    let next = after.next();
    let same_row = |from: TextSize, to: TextSize| source.row(from) == source.row(to);
    match next.map(|token| token.kind()) {
        Some(TokenKind::Semi) => {
            let semicolon = next?;
            match after.next() {
                Some(following) if following.kind() != TokenKind::Newline => {
                    same_row(range.end(), following.start())
                        .then(|| TextRange::new(range.start(), following.start()))
                }
                _ if starts_line => {
                    same_row(range.end(), semicolon.start()).then(|| lines_of(checker, range))
                }
                _ => None,
            }
        }
        None | Some(TokenKind::Newline | TokenKind::EndOfFile) if starts_line => next
            .is_none_or(|end| end.kind() == TokenKind::EndOfFile || same_row(range.end(), end.start()))
            .then(|| lines_of(checker, range)),
        None | Some(TokenKind::Newline | TokenKind::EndOfFile) => {
            let semicolon = before.filter(|token| token.kind() == TokenKind::Semi)?;
            same_row(semicolon.start(), range.start()).then(|| TextRange::new(semicolon.start(), range.end()))
        }
        _ => None,
    }
}

/// All of the lines that a range touches, with their line breaks.
fn lines_of(checker: &Checker, range: TextRange) -> TextRange {
    let lines = checker.source.lines();
    let starts = lines.line_starts();
    let first = lines.line_index(range.start()).to_zero_indexed();
    let last = lines.line_index(range.end()).to_zero_indexed();
    let end = starts.get(last + 1).copied();
    TextRange::new(
        starts[first],
        end.unwrap_or_else(|| TextSize::of(checker.source.text)),
    )
}

/// Writes the line breaks of new text as the file's first line has them.
pub(crate) fn adopt_line_breaks(fix: &mut Fix, text: &str) {
    if !fix.edits.iter().any(|edit| edit.content.contains('\n')) {
        return;
    }
    let first = memchr::memchr2(b'\n', b'\r', text.as_bytes());
    let line_break = match first.map(|at| &text.as_bytes()[at..]) {
        Some([b'\r', b'\n', ..]) => "\r\n",
        Some([b'\r', ..]) => "\r",
        _ => return,
    };
    for edit in &mut fix.edits {
        if edit.content.contains('\n') {
            edit.content = edit.content.replace("\r\n", "\n").replace('\n', line_break);
        }
    }
}
