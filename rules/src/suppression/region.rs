//! Which lines a `# pylint:` comment speaks for.
//!
//! As pylint documents and does: on a line with code, for that line; on a line of its own, from there to the end of
//! the block; before the first statement of a function, a class or the module, for all of it, header included.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{self as ast, ExceptHandler, ModModule, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::source::Source;

/// The rows, from 1 and both included, that a comment speaks for, and how deeply nested their block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) depth: u32,
}

/// A block of statements while the search descends.
#[derive(Clone, Copy)]
struct Block<'a> {
    body: &'a [Stmt],
    /// Where the function, class or module begins that this is the body of; None for other blocks.
    owner: Option<u32>,
    last: u32,
    depth: u32,
}

/// Finds the region of a comment at the given row.
pub(super) fn region(source: &Source, module: &ModModule, row: u32) -> Region {
    let end = source.row(TextSize::of(source.text));
    let mut block = Block {
        body: &module.body,
        owner: Some(1),
        last: end.max(row),
        depth: 0,
    };
    loop {
        match step(source, block, row) {
            Step::Into(inner) => block = inner,
            Step::Found(region) => return region,
        }
    }
}

enum Step<'a> {
    Into(Block<'a>),
    Found(Region),
}

fn step<'a>(source: &Source, block: Block<'a>, row: u32) -> Step<'a> {
    let first_row = |ranged: TextRange| source.row(ranged.start());
    let last_row = |ranged: TextRange| source.row(ranged.end());
    let next = block
        .body
        .partition_point(|statement| last_row(statement.range()) < row);
    let Some(statement) = block
        .body
        .get(next)
        .filter(|statement| first_row(statement.range()) <= row)
    else {
        return Step::Found(whole_or_rest(source, block, row));
    };
    let depth = block.depth + 1;
    let rest_of = |last: u32| {
        Step::Found(Region {
            first: row,
            last,
            depth,
        })
    };
    let Some(suites) = suites(statement) else {
        // A simple statement: the innermost expression on the line, mostly a leaf, bounds the region.
        let last = last_row(statement.range());
        let import = matches!(statement, Stmt::Import(_) | Stmt::ImportFrom(_));
        return rest_of(if import {
            last
        } else {
            leaf_end(source, statement.range(), row).unwrap_or(last)
        });
    };
    let owner = match statement {
        Stmt::FunctionDef(_) | Stmt::ClassDef(_) => Some(first_row(statement.range())),
        _ => None,
    };
    let body_start = suites
        .first()
        .and_then(|suite| suite.first())
        .map_or(statement.end(), Ranged::start);
    let header = TextRange::new(statement.start(), body_start);
    if (row < source.row(body_start) || row == source.row(statement.start()))
        && let Some(last) = header_end(source, statement, header, row)
    {
        return rest_of(last);
    }
    for suite in suites {
        let last = suite.last().map_or(row, |statement| last_row(statement.range()));
        if row <= last {
            return Step::Into(Block {
                body: suite,
                owner,
                last,
                depth,
            });
        }
    }
    rest_of(last_row(statement.range()))
}

/// The comment stands in a block, on no statement of it.
fn whole_or_rest(source: &Source, block: Block, row: u32) -> Region {
    let code = match block.body {
        [docstring, rest @ ..] if ruff_python_ast::helpers::is_docstring_stmt(docstring) => rest,
        body => body,
    };
    let before_code = code
        .first()
        .is_none_or(|statement| row <= source.row(statement.start()));
    let first = match block.owner {
        Some(first) if before_code => first,
        _ => row,
    };
    Region {
        first,
        last: block.last.max(row),
        depth: block.depth,
    }
}

/// The last row of the leaf expression that stands first on a row of a header, if one does.
fn header_end(source: &Source, statement: &Stmt, header: TextRange, row: u32) -> Option<u32> {
    let leaf = |range: TextRange| leaf_end(source, range, row);
    match statement {
        Stmt::FunctionDef(function) => {
            let bare = function.parameters.is_empty() && source.row(function.name.start()) == row;
            function
                .decorator_list
                .iter()
                .find_map(|decorator| leaf(decorator.range()))
                .or_else(|| leaf(function.parameters.range()))
                .or_else(|| {
                    function
                        .returns
                        .as_deref()
                        .and_then(|returns| leaf(returns.range()))
                })
                .or(bare.then_some(row))
        }
        Stmt::ClassDef(class) => class
            .decorator_list
            .iter()
            .find_map(|decorator| leaf(decorator.range()))
            .or_else(|| {
                class
                    .arguments
                    .as_deref()
                    .and_then(|arguments| leaf(arguments.range()))
            }),
        _ => leaf(header),
    }
}

/// The last row of the first name or literal on a row of a range.
fn leaf_end(source: &Source, range: TextRange, row: u32) -> Option<u32> {
    let tokens = source.tokens.in_range(range);
    let on_row = tokens.partition_point(|token| source.row(token.end()) < row);
    tokens[on_row..]
        .iter()
        .take_while(|token| source.row(token.start()) <= row)
        .find(|token| is_leaf(token.kind()))
        .map(|token| source.row(token.end()))
}

fn is_leaf(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::FStringMiddle
            | TokenKind::True
            | TokenKind::False
            | TokenKind::None
            | TokenKind::Ellipsis
    )
}

/// The blocks of a compound statement, in the order of the text.
fn suites(statement: &Stmt) -> Option<Vec<&[Stmt]>> {
    fn some<'a>(suites: impl IntoIterator<Item = &'a [Stmt]>) -> Option<Vec<&'a [Stmt]>> {
        Some(suites.into_iter().filter(|suite| !suite.is_empty()).collect())
    }
    match statement {
        Stmt::FunctionDef(ast::StmtFunctionDef { body, .. })
        | Stmt::ClassDef(ast::StmtClassDef { body, .. })
        | Stmt::With(ast::StmtWith { body, .. }) => some([&**body]),
        Stmt::For(ast::StmtFor { body, orelse, .. }) | Stmt::While(ast::StmtWhile { body, orelse, .. }) => {
            some([&**body, &**orelse])
        }
        Stmt::If(node) => some(
            [&*node.body]
                .into_iter()
                .chain(node.elif_else_clauses.iter().map(|clause| &*clause.body)),
        ),
        Stmt::Match(node) => some(node.cases.iter().map(|case| &*case.body)),
        Stmt::Try(node) => {
            let handlers = node
                .handlers
                .iter()
                .map(|ExceptHandler::ExceptHandler(handler)| &*handler.body);
            some(
                [&*node.body]
                    .into_iter()
                    .chain(handlers)
                    .chain([&*node.orelse, &*node.finalbody]),
            )
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The regions of the comments `#!first-last` in a text, which must be what the comments say.
    fn check(text: &str) {
        let parsed = ruff_python_parser::parse_module(text).expect("the case parses");
        let source = Source::new(Path::new("module.py"), text, parsed.tokens());
        for comment in &source.comments {
            let Some(expected) = source.slice(*comment).strip_prefix("#!") else {
                continue;
            };
            let row = source.row(comment.start());
            let region = region(&source, parsed.syntax(), row);
            assert_eq!(
                format!("{}-{}", region.first, region.last),
                expected,
                "in row {row} of:\n{text}"
            );
        }
    }

    #[test]
    fn a_line_with_code_speaks_for_itself() {
        check("def f(x):  #!1-1\n    x  #!2-2\n    x.y(1,  #!3-3\n        2)  #!4-4\n    return  #!5-5\n");
        check(
            "def f():  #!1-1\n    if x:  #!2-2\n        x\n    for i in x:  #!4-4\n        x\n    with x as y:  #!6-6\n        x\n",
        );
        check("from a import (b,  #!1-2\n  c)\nx = '''\na\n'''  #!5-5\n");
        check("@f  #!1-1\ndef g(a,  #!2-2\n      b):  #!3-3\n    pass\n");
    }

    #[test]
    fn a_line_of_its_own_speaks_for_the_rest_of_the_block() {
        check("def f(x):\n    x\n    #!3-7\n    if x:\n        x\n        #!6-7\n        x\n");
        check("if x:\n    x\n    #!3-4\n    x\nelse:\n    #!6-8\n    x\n    x\n");
        check("try:\n    x\n    #!3-4\n    x\nexcept A:\n    #!6-7\n    x\nfinally:\n    #!9-10\n    x\n");
        check("try:  #!1-2\n    x\nfinally:  #!3-4\n    x\n");
        check("if x:\n    x\nelse:  #!3-4\n    x\n");
    }

    #[test]
    fn before_the_first_statement_it_speaks_for_the_whole() {
        check("'''Doc.'''\n#!1-5\nx = 1\nx\nx");
        check("x = 1\ndef f(a,\n      b):\n    '''Doc.'''\n    #!2-6\n    return a\n");
        check("class A:  #!1-3\n    x = 1\n    y = 2\n");
        check("x = 1\n#!2-3\nx");
    }
}
