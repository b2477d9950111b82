//! What stands in brackets by itself: tuples, lists, sets, dictionaries, and comprehensions of them.

use ruff_python_ast::token::TokenKind as K;
use ruff_python_ast::{
    Comprehension, DictItem, Expr, ExprContext, ExprDict, ExprDictComp, ExprGenerator, ExprList,
    ExprListComp, ExprSet, ExprSetComp, ExprTuple,
};
use ruff_text_size::TextSize;

use super::{NODE, Parser, expression::boxed};

impl Parser<'_> {
    pub(super) fn parenthesized(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        self.bump();
        if self.kind == K::Rpar {
            self.bump();
            return boxed!(self.closed_tuple(start, Vec::new()));
        }
        if self.kind == K::Yield {
            let value = self.yield_()?;
            self.expect(K::Rpar)?;
            return Some(value);
        }
        let first = self.element()?;
        match self.kind {
            K::Rpar if !first.is_starred_expr() => {
                self.bump();
                Some(first)
            }
            K::For | K::Async => {
                let generators = self.generators(&first)?;
                self.expect(K::Rpar)?;
                boxed!(Expr::Generator(ExprGenerator {
                    node_index: NODE,
                    range: self.since(start),
                    elt: first,
                    generators,
                    parenthesized: true,
                }))
            }
            K::Comma => {
                let mark = self.exprs.len();
                self.exprs.push(*first);
                self.rest(K::Rpar)?;
                let elts = self.take_exprs(mark);
                boxed!(self.closed_tuple(start, elts))
            }
            _ => None,
        }
    }

    fn closed_tuple(&self, start: TextSize, elts: Vec<Expr>) -> Expr {
        Expr::Tuple(ExprTuple {
            node_index: NODE,
            range: self.since(start),
            elts,
            ctx: ExprContext::Load,
            parenthesized: true,
        })
    }

    /// Further elements of a display, each after a comma, and its end.
    fn rest(&mut self, close: K) -> Option<()> {
        loop {
            if self.eat(close) {
                return Some(());
            }
            self.expect(K::Comma)?;
            if self.eat(close) {
                return Some(());
            }
            let elt = self.element()?;
            self.exprs.push(*elt);
        }
    }

    pub(super) fn list(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        self.bump();
        let mark = self.exprs.len();
        if !self.eat(K::Rsqb) {
            let first = self.element()?;
            if matches!(self.kind, K::For | K::Async) {
                let generators = self.generators(&first)?;
                self.expect(K::Rsqb)?;
                return boxed!(Expr::ListComp(ExprListComp {
                    node_index: NODE,
                    range: self.since(start),
                    elt: first,
                    generators,
                }));
            }
            self.exprs.push(*first);
            self.rest(K::Rsqb)?;
        }
        let elts = self.take_exprs(mark);
        boxed!(Expr::List(ExprList {
            node_index: NODE,
            range: self.since(start),
            elts,
            ctx: ExprContext::Load,
        }))
    }

    pub(super) fn dict_or_set(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        self.bump();
        if matches!(self.kind, K::Rbrace | K::DoubleStar) {
            return self.dict(start, None);
        }
        let first = self.element()?;
        match self.kind {
            K::Colon if !first.is_starred_expr() && !first.is_named_expr() => self.dict(start, Some(first)),
            // In parentheses, an assignment may be a key: left to the library.
            K::Colon => None,
            K::For | K::Async => {
                let generators = self.generators(&first)?;
                self.expect(K::Rbrace)?;
                boxed!(Expr::SetComp(ExprSetComp {
                    node_index: NODE,
                    range: self.since(start),
                    elt: first,
                    generators,
                }))
            }
            _ => {
                let mark = self.exprs.len();
                self.exprs.push(*first);
                self.rest(K::Rbrace)?;
                let elts = self.take_exprs(mark);
                boxed!(Expr::Set(ExprSet {
                    node_index: NODE,
                    range: self.since(start),
                    elts,
                }))
            }
        }
    }

    /// A dictionary whose first key was read.
    fn dict(&mut self, start: TextSize, mut key: Option<Box<Expr>>) -> Option<Box<Expr>> {
        let mark = self.items.len();
        let mut first = true;
        loop {
            if key.is_none() {
                if self.eat(K::Rbrace) {
                    break;
                }
                if self.eat(K::DoubleStar) {
                    let value = self.operand_before_in()?;
                    self.items.push(DictItem {
                        key: None,
                        value: *value,
                    });
                } else {
                    key = Some(self.expression()?);
                }
            }
            if let Some(key) = key.take() {
                self.expect(K::Colon)?;
                let value = self.expression()?;
                if first && matches!(self.kind, K::For | K::Async) {
                    let generators = self.generators(&key)?;
                    self.expect(K::Rbrace)?;
                    return boxed!(Expr::DictComp(ExprDictComp {
                        node_index: NODE,
                        range: self.since(start),
                        key: Some(key),
                        value,
                        generators,
                    }));
                }
                self.items.push(DictItem {
                    key: Some(*key),
                    value: *value,
                });
            }
            first = false;
            if !self.eat(K::Comma) {
                self.expect(K::Rbrace)?;
                break;
            }
        }
        let items = self.items.drain(mark..).collect();
        boxed!(Expr::Dict(ExprDict {
            node_index: NODE,
            range: self.since(start),
            items,
        }))
    }

    /// The `for` clauses of a comprehension whose element was read.
    pub(super) fn generators(&mut self, element: &Expr) -> Option<Vec<Comprehension>> {
        if element.is_starred_expr() {
            return None;
        }
        let mut generators = Vec::with_capacity(1);
        loop {
            let start = self.start();
            let is_async = match self.kind {
                K::Async => {
                    self.bump();
                    true
                }
                K::For => false,
                _ => return Some(generators),
            };
            self.expect(K::For)?;
            let target = self.targets()?;
            self.expect(K::In)?;
            let iter = self.disjunction()?;
            let mark = self.exprs.len();
            while self.eat(K::If) {
                let test = self.disjunction()?;
                self.exprs.push(*test);
            }
            generators.push(Comprehension {
                range: self.since(start),
                node_index: NODE,
                target: *target,
                iter: *iter,
                ifs: self.take_exprs(mark),
                is_async,
            });
        }
    }
}
