//! A parser for what nearly all files are: free of faults, with names in ASCII, written in forms that are common.
//!
//! The tree and the tokens are those of the library, equal in every range. What is different:
//! - All tokens are there before the first node is made, so that to look ahead is to look at an array. Names and keywords
//!   are told apart eight bytes at a time.
//! - It knows no recovery. Where anything is not as expected, be it a fault or a rare form, the answer is `None`: a form
//!   that isn't known here costs time, never a wrong tree.
//! - Expressions go from hand to hand in their boxes. Moved by value, most of the time would go into copies that
//!   wait for the stores before them.
//!
//! The grammar is <https://docs.python.org/3/reference/grammar.html>. Tests hold this parser to the library on forms of
//! every kind, on such forms changed at random, and on what a fuzzer found; the benchmark does on any folder.
#![forbid(unsafe_code)]

mod block;
mod call;
mod display;
mod expression;
mod lexer;
mod literal;
mod pattern;
mod statement;

use ruff_python_ast::token::{Token, TokenFlags, TokenKind, Tokens};
use ruff_python_ast::{
    AtomicNodeIndex, DictItem, Expr, ExprContext, ExprNoneLiteral, Identifier, Keyword, ModModule, Stmt,
    name::Name,
};
use ruff_text_size::{TextRange, TextSize};

/// What each node has until the model numbers it.
#[expect(clippy::declare_interior_mutable_const, reason = "each node has its own")]
const NODE: AtomicNodeIndex = AtomicNodeIndex::NONE;

/// Parsers recurse; so does whoever frees a tree. Deeper trees are made by the library, which grows its stack.
const MAX_DEPTH: u32 = 100;
/// As many operators, calls and attributes of one statement may each have the former as its operand.
const MAX_CHAIN: u32 = 5000;

/// The tree and the tokens of a module; nothing where the library's parser is needed.
pub(crate) fn parse(text: &str) -> Option<(ModModule, Tokens)> {
    let tokens = lexer::lex(text)?;
    // One that stays: the vector is never split at its start, which would make another as large.
    let mut exprs = Vec::with_capacity(64);
    exprs.push(Expr::NoneLiteral(ExprNoneLiteral {
        node_index: NODE,
        range: TextRange::default(),
    }));
    let mut parser = Parser {
        text,
        kind: TokenKind::EndOfFile,
        at: 0,
        end: TextSize::new(0),
        depth: 0,
        chain: 0,
        exprs,
        stmts: Vec::with_capacity(64),
        items: Vec::with_capacity(32),
        keywords: Vec::with_capacity(32),
        tokens,
    };
    parser.find_kind();
    let body = parser.statements(TokenKind::EndOfFile)?;
    let Parser { mut tokens, .. } = parser;
    // The end of the file is none of the tokens.
    tokens.pop();
    let module = ModModule {
        node_index: NODE,
        range: TextRange::up_to(TextSize::of(text)),
        body,
    };
    Some((module, Tokens::new(tokens)))
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// The token that comes next, which is never a comment or a line end within brackets.
    at: usize,
    kind: TokenKind,
    /// Where the last token ended that is part of a statement: no line end, no indentation, no semicolon.
    end: TextSize,
    depth: u32,
    chain: u32,
    /// Elements of lists that are not closed yet, so that each list is made once with its final size.
    exprs: Vec<Expr>,
    stmts: Vec<Stmt>,
    items: Vec<DictItem>,
    keywords: Vec<Keyword>,
}

impl Parser<'_> {
    #[inline]
    fn find_kind(&mut self) {
        loop {
            self.kind = self.tokens.get(self.at).map_or(TokenKind::EndOfFile, Token::kind);
            if !self.kind.is_trivia() {
                return;
            }
            self.at += 1;
        }
    }

    /// Goes on to the next token.
    #[inline]
    fn bump(&mut self) {
        self.end = self.range().end();
        self.at += 1;
        self.find_kind();
    }

    /// Goes on past a line end, a semicolon or a change of indentation.
    #[inline]
    fn bump_layout(&mut self) {
        self.at += 1;
        self.find_kind();
    }

    #[inline]
    fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.kind == kind;
        if found {
            self.bump();
        }
        found
    }

    #[inline]
    fn expect(&mut self, kind: TokenKind) -> Option<()> {
        self.eat(kind).then_some(())
    }

    /// Where the next token stands.
    #[inline]
    fn range(&self) -> TextRange {
        self.tokens
            .get(self.at)
            .map_or_else(TextRange::default, |token| token.as_tuple().1)
    }

    #[inline]
    fn start(&self) -> TextSize {
        self.range().start()
    }

    /// From a place to the end of the last token.
    #[inline]
    fn since(&self, start: TextSize) -> TextRange {
        TextRange::new(start, self.end)
    }

    /// The token after the next, be it a comment.
    #[inline]
    fn peek(&self) -> TokenKind {
        self.tokens
            .get(self.at + 1)
            .map_or(TokenKind::EndOfFile, Token::kind)
    }

    /// Whether the next token is or may be a name.
    #[inline]
    fn at_name(&self) -> bool {
        may_be_name(self.kind)
    }

    /// Takes a name, and says where it stands.
    #[inline]
    fn name(&mut self) -> Option<TextRange> {
        let range = self.range();
        if !self.at_name() {
            return None;
        }
        if self.kind != TokenKind::Name {
            self.tokens[self.at] = Token::new(TokenKind::Name, range, TokenFlags::empty());
        }
        self.bump();
        Some(range)
    }

    /// A name that was taken.
    #[inline]
    fn identifier_at(&self, range: TextRange) -> Identifier {
        Identifier {
            id: Name::new(&self.text[range]),
            range,
            node_index: NODE,
        }
    }

    #[inline]
    fn identifier(&mut self) -> Option<Identifier> {
        let range = self.name()?;
        Some(self.identifier_at(range))
    }

    /// Counts a node whose operand is the last one.
    #[inline]
    fn link(&mut self) -> Option<()> {
        self.chain += 1;
        (self.chain <= MAX_CHAIN).then_some(())
    }

    /// Reads something that may nest.
    #[inline]
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// The expressions that were set aside since there were `mark` of them.
    #[inline]
    fn take_exprs(&mut self, mark: usize) -> Vec<Expr> {
        self.exprs.split_off(mark)
    }
}

/// Whether a token is a name, or a keyword only in places where none is expected.
#[inline]
fn may_be_name(kind: TokenKind) -> bool {
    kind == TokenKind::Name || kind.is_soft_keyword()
}

/// Makes an expression one that is assigned to or deleted; nothing where it can't be.
fn make_target(expr: &mut Expr, context: ExprContext) -> Option<()> {
    match expr {
        Expr::Name(name) => name.ctx = context,
        Expr::Attribute(attribute) => attribute.ctx = context,
        Expr::Subscript(subscript) => subscript.ctx = context,
        Expr::Starred(starred) if context == ExprContext::Store => {
            starred.ctx = context;
            if starred.value.is_starred_expr() {
                return None;
            }
            make_target(&mut starred.value, context)?;
        }
        Expr::Tuple(tuple) => {
            tuple.ctx = context;
            tuple
                .elts
                .iter_mut()
                .try_for_each(|elt| make_target(elt, context))?;
        }
        Expr::List(list) => {
            list.ctx = context;
            list.elts
                .iter_mut()
                .try_for_each(|elt| make_target(elt, context))?;
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests;
