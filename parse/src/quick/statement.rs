//! Statements of one line.

use ruff_python_ast::token::TokenKind as K;
use ruff_python_ast::{
    Alias, Expr, ExprContext, ExprName, Identifier, Stmt, StmtAnnAssign, StmtAssert, StmtAssign,
    StmtAugAssign, StmtBreak, StmtContinue, StmtDelete, StmtExpr, StmtGlobal, StmtImport, StmtImportFrom,
    StmtNonlocal, StmtPass, StmtRaise, StmtReturn, StmtTypeAlias, name::Name,
};
use ruff_text_size::{TextRange, TextSize};
use thin_vec::ThinVec;

use super::{NODE, Parser, expression::is_parenthesized, make_target, may_be_name};

impl Parser<'_> {
    /// Statements up to `close`, which is taken.
    pub(super) fn statements(&mut self, close: K) -> Option<ThinVec<Stmt>> {
        let mark = self.stmts.len();
        while self.kind != close {
            self.chain = 0;
            if !self.compound()? {
                self.line()?;
            }
        }
        self.bump_layout();
        Some(self.stmts.drain(mark..).collect())
    }

    /// Statements up to the end of a line.
    pub(super) fn line(&mut self) -> Option<()> {
        loop {
            self.chain = 0;
            self.simple()?;
            if self.kind == K::Semi {
                self.bump_layout();
                // Whether this is a keyword here is left to the library.
                if self.kind == K::Match {
                    return None;
                }
                if self.kind != K::Newline {
                    continue;
                }
            }
            if self.kind != K::Newline {
                return None;
            }
            self.bump_layout();
            return Some(());
        }
    }

    /// Sets a statement aside until its block is whole.
    #[inline]
    pub(super) fn add(&mut self, stmt: Stmt) -> Option<()> {
        self.stmts.push(stmt);
        Some(())
    }

    #[inline]
    fn simple(&mut self) -> Option<()> {
        let start = self.start();
        match self.kind {
            K::Return => self.return_(start),
            K::Import => self.import(start),
            K::From => self.import_from(start),
            K::Raise => self.raise(start),
            K::Assert => self.assert(start),
            K::Del => self.delete(start),
            K::Pass | K::Break | K::Continue | K::Global | K::Nonlocal => self.word(start),
            K::Yield => {
                let value = self.yield_()?;
                // A yield is no target.
                if self.kind == K::Equal {
                    return None;
                }
                self.expression_statement(start, value)
            }
            K::Type if may_be_name(self.peek()) => self.type_alias(start),
            K::Lazy if matches!(self.peek(), K::Import | K::From) => None,
            _ => self.assignment_or_expression(start),
        }
    }

    fn return_(&mut self, start: TextSize) -> Option<()> {
        self.bump();
        let value = if self.ends_statement() {
            None
        } else {
            Some(self.expressions()?)
        };
        self.add(Stmt::Return(StmtReturn {
            node_index: NODE,
            range: self.since(start),
            value,
        }))
    }

    /// A statement that is a keyword, with names or without.
    fn word(&mut self, start: TextSize) -> Option<()> {
        let keyword = self.kind;
        self.bump();
        let names = if matches!(keyword, K::Global | K::Nonlocal) {
            self.names()?
        } else {
            Vec::new()
        };
        let node_index = NODE;
        let range = self.since(start);
        self.add(match keyword {
            K::Pass => Stmt::Pass(StmtPass { node_index, range }),
            K::Break => Stmt::Break(StmtBreak { node_index, range }),
            K::Continue => Stmt::Continue(StmtContinue { node_index, range }),
            K::Global => Stmt::Global(StmtGlobal {
                node_index,
                range,
                names,
            }),
            _ => Stmt::Nonlocal(StmtNonlocal {
                node_index,
                range,
                names,
            }),
        })
    }

    #[inline]
    fn ends_statement(&self) -> bool {
        matches!(self.kind, K::Newline | K::Semi)
    }

    fn expression_statement(&mut self, start: TextSize, value: Box<Expr>) -> Option<()> {
        self.add(Stmt::Expr(StmtExpr {
            node_index: NODE,
            range: self.since(start),
            value,
        }))
    }

    #[inline]
    fn assignment_or_expression(&mut self, start: TextSize) -> Option<()> {
        let first = self.expressions()?;
        match self.kind {
            K::Newline | K::Semi => self.expression_statement(start, first),
            K::Equal => self.assignment(start, first),
            K::Colon => self.annotated(start, first),
            _ => self.augmented(start, first),
        }
    }

    fn assignment(&mut self, start: TextSize, mut first: Box<Expr>) -> Option<()> {
        make_target(&mut first, ExprContext::Store)?;
        let mark = self.exprs.len();
        self.exprs.push(*first);
        loop {
            self.bump();
            let mut value = self.expressions_or_yield()?;
            if self.kind != K::Equal {
                let targets = self.take_exprs(mark);
                return self.add(Stmt::Assign(StmtAssign {
                    node_index: NODE,
                    range: self.since(start),
                    targets,
                    value,
                }));
            }
            make_target(&mut value, ExprContext::Store)?;
            self.exprs.push(*value);
        }
    }

    fn annotated(&mut self, start: TextSize, mut target: Box<Expr>) -> Option<()> {
        if !matches!(*target, Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_)) {
            return None;
        }
        make_target(&mut target, ExprContext::Store)?;
        let simple = target.is_name_expr() && !is_parenthesized(&target, start);
        self.bump();
        let annotation = self.expression()?;
        let value = if self.eat(K::Equal) {
            Some(self.expressions_or_yield()?)
        } else {
            None
        };
        self.add(Stmt::AnnAssign(StmtAnnAssign {
            node_index: NODE,
            range: self.since(start),
            target,
            annotation,
            value,
            simple,
        }))
    }

    fn augmented(&mut self, start: TextSize, mut target: Box<Expr>) -> Option<()> {
        let op = self.kind.as_augmented_assign_operator()?;
        if !matches!(*target, Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_)) {
            return None;
        }
        make_target(&mut target, ExprContext::Store)?;
        self.bump();
        let value = self.expressions_or_yield()?;
        self.add(Stmt::AugAssign(StmtAugAssign {
            node_index: NODE,
            range: self.since(start),
            target,
            op,
            value,
        }))
    }

    fn names(&mut self) -> Option<Vec<Identifier>> {
        let mut names = vec![self.identifier()?];
        while self.eat(K::Comma) {
            names.push(self.identifier()?);
        }
        names.shrink_to_fit();
        Some(names)
    }

    fn raise(&mut self, start: TextSize) -> Option<()> {
        self.bump();
        let mut exc = None;
        let mut cause = None;
        if !self.ends_statement() {
            exc = Some(self.expression()?);
            if self.eat(K::From) {
                cause = Some(self.expression()?);
            }
        }
        self.add(Stmt::Raise(StmtRaise {
            node_index: NODE,
            range: self.since(start),
            exc,
            cause,
        }))
    }

    fn assert(&mut self, start: TextSize) -> Option<()> {
        self.bump();
        let test = self.expression()?;
        let msg = if self.eat(K::Comma) {
            Some(self.expression()?)
        } else {
            None
        };
        self.add(Stmt::Assert(StmtAssert {
            node_index: NODE,
            range: self.since(start),
            test,
            msg,
        }))
    }

    fn delete(&mut self, start: TextSize) -> Option<()> {
        self.bump();
        let mark = self.exprs.len();
        loop {
            let mut target = self.disjunction()?;
            make_target(&mut target, ExprContext::Del)?;
            self.exprs.push(*target);
            if !self.eat(K::Comma) || self.ends_statement() {
                break;
            }
        }
        let targets = self.take_exprs(mark);
        self.add(Stmt::Delete(StmtDelete {
            node_index: NODE,
            range: self.since(start),
            targets,
        }))
    }

    fn type_alias(&mut self, start: TextSize) -> Option<()> {
        self.bump();
        let range = self.name()?;
        let type_params = self.type_params()?;
        self.expect(K::Equal)?;
        let value = self.expression()?;
        self.add(Stmt::TypeAlias(StmtTypeAlias {
            node_index: NODE,
            range: self.since(start),
            name: Box::new(Expr::Name(ExprName {
                node_index: NODE,
                range,
                id: Name::new(&self.text[range]),
                ctx: ExprContext::Store,
            })),
            type_params,
            value,
        }))
    }

    /// `a.b.c`, without spaces.
    fn dotted_name(&mut self) -> Option<Identifier> {
        let first = self.identifier()?;
        if self.kind != K::Dot {
            return Some(first);
        }
        let start = first.range.start();
        let mut end = first.range.end();
        while self.kind == K::Dot {
            let at = self.start();
            self.bump();
            let range = self.name()?;
            if at != end || range.start() != at + TextSize::new(1) {
                return None;
            }
            end = range.end();
        }
        let range = TextRange::new(start, end);
        Some(Identifier::new(Name::new(&self.text[range]), range))
    }

    fn alias(&mut self, name: Identifier) -> Option<Alias> {
        let start = name.range.start();
        let asname = if self.eat(K::As) {
            Some(self.identifier()?)
        } else {
            None
        };
        Some(Alias {
            range: self.since(start),
            node_index: NODE,
            name,
            asname,
        })
    }

    fn import(&mut self, start: TextSize) -> Option<()> {
        self.bump();
        let mut names = Vec::with_capacity(1);
        loop {
            let name = self.dotted_name()?;
            names.push(self.alias(name)?);
            if !self.eat(K::Comma) {
                break;
            }
        }
        self.add(Stmt::Import(StmtImport {
            node_index: NODE,
            range: self.since(start),
            names,
            is_lazy: false,
        }))
    }

    fn import_from(&mut self, start: TextSize) -> Option<()> {
        self.bump();
        let mut level = 0;
        loop {
            level += match self.kind {
                K::Dot => 1,
                K::Ellipsis => 3,
                _ => break,
            };
            self.bump();
        }
        let module = if self.kind == K::Import {
            if level == 0 {
                return None;
            }
            None
        } else {
            Some(self.dotted_name()?)
        };
        self.expect(K::Import)?;
        let mut names = Vec::with_capacity(1);
        if self.kind == K::Star {
            let range = self.range();
            self.bump();
            names.push(Alias {
                range,
                node_index: NODE,
                name: Identifier::new(Name::new_static("*"), range),
                asname: None,
            });
        } else {
            let parenthesized = self.eat(K::Lpar);
            loop {
                let name = self.identifier()?;
                names.push(self.alias(name)?);
                if !self.eat(K::Comma) || (parenthesized && self.kind == K::Rpar) {
                    break;
                }
            }
            if parenthesized {
                self.expect(K::Rpar)?;
            }
        }
        names.shrink_to_fit();
        self.add(Stmt::ImportFrom(StmtImportFrom {
            node_index: NODE,
            range: self.since(start),
            module,
            names,
            level,
            is_lazy: false,
        }))
    }
}
