//! The statements of a file: how many there are, by which pylint weighs its findings, and where they end.

use std::path::Path;

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{ExceptHandler, Stmt};
use ruff_text_size::Ranged;

use crate::linter::look_at;
use crate::settings::Settings;
use crate::source::Source;

/// How many statements pylint counts in a file: an `elif` and a handler are statements, a docstring is none. 0 where
/// the text has a syntax error.
pub fn count_statements(path: &Path, text: &str, settings: &Settings) -> usize {
    look_at(path, text, settings, |parsed| {
        let mut count = Count(0);
        if parsed.has_valid_syntax() {
            count.body(&parsed.syntax().body);
        }
        count.0
    })
}

/// The rows, counted from 1, in which logical lines end, in order. None where the text nests too deeply.
pub fn statement_ends(path: &Path, text: &str, settings: &Settings) -> Vec<u32> {
    look_at(path, text, settings, |parsed| {
        let source = Source::new(path, text, parsed.tokens());
        let tokens = parsed.tokens().iter();
        tokens
            .filter(|token| token.kind() == TokenKind::Newline)
            .map(|token| source.row(token.start()))
            .collect()
    })
}

struct Count(usize);

impl Count {
    /// The statements of a body that may begin with a docstring.
    fn body(&mut self, body: &[Stmt]) {
        self.visit_body(crate::pylint::places::undocumented(body));
    }
}

impl StatementVisitor<'_> for Count {
    fn visit_stmt(&mut self, statement: &Stmt) {
        self.0 += 1;
        match statement {
            Stmt::FunctionDef(node) => self.body(&node.body),
            Stmt::ClassDef(node) => self.body(&node.body),
            Stmt::If(node) => {
                let chain = node.elif_else_clauses.iter();
                self.0 += chain.filter(|clause| clause.test.is_some()).count();
                walk_stmt(self, statement);
            }
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_except_handler(&mut self, ExceptHandler::ExceptHandler(handler): &ExceptHandler) {
        self.0 += 1;
        self.visit_body(&handler.body);
    }
}

#[test]
fn what_counts() {
    let settings = Settings::default();
    for (text, statements) in [
        ("", 0),
        ("'''Docs.'''\nx = 1\n'text'\n", 2),
        ("if a: b\nelif c: d\nelse: e\n", 5),
        ("try: a\nexcept B: c\nfinally: d\n", 5),
        (
            "class A:\n    '''Docs.'''\n    def f(self):\n        '''Docs.'''\n        return 1\n",
            3,
        ),
        ("x = (\n", 0),
    ] {
        assert_eq!(
            count_statements(Path::new("a.py"), text, &settings),
            statements,
            "{text}"
        );
    }
}

#[test]
fn where_statements_end() {
    let text = "x = (\n  1,\n)\n\n# so\nif x: y; z\ntail = 1";
    assert_eq!(
        statement_ends(Path::new("a.py"), text, &Settings::default()),
        [3, 6, 7]
    );
}
