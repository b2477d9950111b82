//! Statements that hold statements.

use ruff_python_ast::token::TokenKind as K;
use ruff_python_ast::{
    Decorator, ElifElseClause, ExceptHandler, ExceptHandlerExceptHandler, ExprContext, MatchCase, Stmt,
    StmtClassDef, StmtFor, StmtFunctionDef, StmtIf, StmtMatch, StmtTry, StmtWhile, StmtWith, WithItem,
};
use ruff_text_size::{TextRange, TextSize};
use thin_vec::ThinVec;

use super::{NODE, Parser, make_target};

impl Parser<'_> {
    /// A statement that holds others, if the next one is of that kind.
    #[inline]
    pub(super) fn compound(&mut self) -> Option<bool> {
        let read = match self.kind {
            K::If => Self::if_,
            K::Def => Self::function,
            K::Class => Self::class,
            K::At => Self::decorated,
            K::For => Self::for_,
            K::Try => Self::try_,
            K::With => Self::with,
            K::While => Self::while_,
            K::Async => Self::async_,
            K::Match if self.is_match() => Self::match_,
            _ => return Some(false),
        };
        self.nested(read).map(|()| true)
    }

    /// What follows a colon: the rest of the line, or lines that are indented further.
    fn block(&mut self) -> Option<ThinVec<Stmt>> {
        self.expect(K::Colon)?;
        if self.kind != K::Newline {
            let mark = self.stmts.len();
            self.line()?;
            return Some(self.stmts.drain(mark..).collect());
        }
        self.bump_layout();
        if self.kind != K::Indent {
            return None;
        }
        self.bump_layout();
        self.statements(K::Dedent)
    }

    fn if_(&mut self) -> Option<()> {
        let start = self.start();
        self.bump();
        let test = self.named()?;
        let body = self.block()?;
        let mut elif_else_clauses = Vec::new();
        while matches!(self.kind, K::Elif | K::Else) {
            let start = self.start();
            let last = self.kind == K::Else;
            self.bump();
            let test = if last { None } else { Some(*self.named()?) };
            let body = self.block()?;
            elif_else_clauses.push(ElifElseClause {
                range: self.since(start),
                node_index: NODE,
                test,
                body,
            });
            if last {
                break;
            }
        }
        elif_else_clauses.shrink_to_fit();
        self.add(Stmt::If(StmtIf {
            node_index: NODE,
            range: self.since(start),
            test,
            body,
            elif_else_clauses,
        }))
    }

    fn orelse(&mut self) -> Option<ThinVec<Stmt>> {
        if self.eat(K::Else) {
            self.block()
        } else {
            Some(ThinVec::new())
        }
    }

    fn while_(&mut self) -> Option<()> {
        let start = self.start();
        self.bump();
        let test = self.named()?;
        let body = self.block()?;
        let orelse = self.orelse()?;
        self.add(Stmt::While(StmtWhile {
            node_index: NODE,
            range: self.since(start),
            test,
            body,
            orelse,
        }))
    }

    fn async_(&mut self) -> Option<()> {
        let start = self.start();
        self.bump();
        match self.kind {
            K::Def => self.function_after(start, true, ThinVec::new()),
            K::For => self.for_after(start, true),
            K::With => self.with_after(start, true),
            _ => None,
        }
    }

    fn for_(&mut self) -> Option<()> {
        let start = self.start();
        self.for_after(start, false)
    }

    fn for_after(&mut self, start: TextSize, is_async: bool) -> Option<()> {
        self.bump();
        let target = self.targets()?;
        self.expect(K::In)?;
        let iter = self.expressions()?;
        let body = self.block()?;
        let orelse = self.orelse()?;
        self.add(Stmt::For(StmtFor {
            node_index: NODE,
            range: self.since(start),
            is_async,
            target,
            iter,
            body,
            orelse,
        }))
    }

    fn with(&mut self) -> Option<()> {
        let start = self.start();
        self.with_after(start, false)
    }

    fn with_after(&mut self, start: TextSize, is_async: bool) -> Option<()> {
        self.bump();
        let parenthesized = self.kind == K::Lpar && self.are_items_parenthesized();
        if parenthesized {
            self.bump();
        }
        let mut items = Vec::with_capacity(1);
        loop {
            items.push(self.with_item()?);
            if !self.eat(K::Comma) || (parenthesized && self.kind == K::Rpar) {
                break;
            }
        }
        if parenthesized {
            self.expect(K::Rpar)?;
        }
        items.shrink_to_fit();
        let body = self.block()?;
        self.add(Stmt::With(StmtWith {
            node_index: NODE,
            range: self.since(start),
            is_async,
            items,
            body,
        }))
    }

    fn with_item(&mut self) -> Option<WithItem> {
        let start = self.start();
        let context_expr = self.expression()?;
        let optional_vars = if self.eat(K::As) {
            let mut target = self.operand_before_in()?;
            make_target(&mut target, ExprContext::Store)?;
            Some(target)
        } else {
            None
        };
        Some(WithItem {
            range: self.since(start),
            node_index: NODE,
            context_expr: *context_expr,
            optional_vars,
        })
    }

    /// Whether the parenthesis here holds the items of a `with` statement, and is no part of the first of them.
    fn are_items_parenthesized(&self) -> bool {
        let mut depth = 0_u32;
        for (index, token) in self.tokens[self.at..].iter().enumerate() {
            match token.kind() {
                K::Lpar | K::Lsqb | K::Lbrace => depth += 1,
                K::Rpar | K::Rsqb | K::Rbrace => {
                    depth -= 1;
                    if depth == 0 {
                        let next = self.tokens[self.at + index + 1..]
                            .iter()
                            .find(|token| !token.kind().is_trivia());
                        return index > 1 && next.is_some_and(|next| next.kind() == K::Colon);
                    }
                }
                // Within such parentheses only an expression can have these.
                K::For | K::ColonEqual | K::Yield if depth == 1 => return false,
                K::Newline => return false,
                _ => {}
            }
        }
        false
    }

    fn try_(&mut self) -> Option<()> {
        let start = self.start();
        self.bump();
        let body = self.block()?;
        let mut handlers = Vec::new();
        let mut is_star = None;
        let mut catches_all = false;
        while self.kind == K::Except {
            // One that catches all must be the last.
            if catches_all {
                return None;
            }
            let start = self.start();
            self.bump();
            let star = self.eat(K::Star);
            if *is_star.get_or_insert(star) != star {
                return None;
            }
            let mut type_ = None;
            let mut name = None;
            if self.kind == K::Colon {
                if star {
                    return None;
                }
                catches_all = true;
            } else {
                type_ = Some(self.expression()?);
                if self.eat(K::As) {
                    name = Some(self.identifier()?);
                }
            }
            let body = self.block()?;
            handlers.push(ExceptHandler::ExceptHandler(ExceptHandlerExceptHandler {
                range: self.since(start),
                node_index: NODE,
                type_,
                name,
                body,
            }));
        }
        let orelse = if handlers.is_empty() {
            ThinVec::new()
        } else {
            self.orelse()?
        };
        let finalbody = if self.eat(K::Finally) {
            self.block()?
        } else if handlers.is_empty() {
            return None;
        } else {
            ThinVec::new()
        };
        handlers.shrink_to_fit();
        self.add(Stmt::Try(StmtTry {
            node_index: NODE,
            range: self.since(start),
            body,
            handlers,
            orelse,
            finalbody,
            is_star: is_star.unwrap_or(false),
        }))
    }

    fn decorated(&mut self) -> Option<()> {
        let first = self.start();
        let mut decorators = ThinVec::new();
        while self.kind == K::At {
            let start = self.start();
            self.bump();
            let expression = self.named()?;
            decorators.push(Decorator {
                range: self.since(start),
                node_index: NODE,
                expression: *expression,
            });
            if self.kind != K::Newline {
                return None;
            }
            self.bump_layout();
        }
        match self.kind {
            K::Def => self.function_after(first, false, decorators),
            K::Class => self.class_after(first, decorators),
            K::Async => {
                self.bump();
                if self.kind != K::Def {
                    return None;
                }
                self.function_after(first, true, decorators)
            }
            _ => None,
        }
    }

    fn function(&mut self) -> Option<()> {
        let start = self.start();
        self.function_after(start, false, ThinVec::new())
    }

    fn function_after(
        &mut self,
        start: TextSize,
        is_async: bool,
        decorator_list: ThinVec<Decorator>,
    ) -> Option<()> {
        self.bump();
        let name = self.identifier()?;
        let type_params = self.type_params()?;
        let open = self.start();
        self.expect(K::Lpar)?;
        let mut parameters = self.parameters(K::Rpar)?;
        self.bump();
        parameters.range = self.since(open);
        let returns = if self.eat(K::Rarrow) {
            Some(self.expression()?)
        } else {
            None
        };
        let body = self.block()?;
        self.add(Stmt::FunctionDef(StmtFunctionDef {
            node_index: NODE,
            range: self.since(start),
            is_async,
            decorator_list,
            name,
            type_params,
            parameters: Box::new(parameters),
            returns,
            body,
        }))
    }

    fn class(&mut self) -> Option<()> {
        let start = self.start();
        self.class_after(start, ThinVec::new())
    }

    fn class_after(&mut self, start: TextSize, decorator_list: ThinVec<Decorator>) -> Option<()> {
        self.bump();
        let name = self.identifier()?;
        let type_params = self.type_params()?;
        let arguments = if self.kind == K::Lpar {
            let arguments = self.arguments()?;
            if arguments.args.iter().any(|base| base.is_generator_expr()) {
                return None;
            }
            Some(Box::new(arguments))
        } else {
            None
        };
        let body = self.block()?;
        self.add(Stmt::ClassDef(StmtClassDef {
            node_index: NODE,
            range: self.since(start),
            decorator_list,
            name,
            type_params,
            arguments,
            body,
        }))
    }

    /// Whether the `match` here is a keyword: a block of cases follows its line.
    fn is_match(&self) -> bool {
        let mut kinds = self.tokens[self.at + 1..]
            .iter()
            .map(|token| token.kind())
            .filter(|kind| !kind.is_trivia());
        let mut last = K::Match;
        for kind in kinds.by_ref() {
            if kind == K::Newline {
                break;
            }
            last = kind;
        }
        last == K::Colon && kinds.next() == Some(K::Indent) && kinds.next() == Some(K::Case)
    }

    fn match_(&mut self) -> Option<()> {
        let start = self.start();
        self.bump();
        // A starred subject is a tuple, and one with an assignment has its own rules.
        let subject = if self.peek() == K::ColonEqual {
            self.named()?
        } else {
            self.expressions()?
        };
        self.expect(K::Colon)?;
        self.bump_layout();
        self.bump_layout();
        let mut cases = Vec::new();
        while self.kind == K::Case {
            self.chain = 0;
            let start = self.start();
            self.bump();
            let pattern = self.patterns()?;
            let guard = if self.eat(K::If) {
                Some(self.named()?)
            } else {
                None
            };
            let body = self.block()?;
            cases.push(MatchCase {
                range: self.since(start),
                node_index: NODE,
                pattern,
                guard,
                body,
            });
        }
        if self.kind != K::Dedent || cases.is_empty() {
            return None;
        }
        self.bump_layout();
        cases.shrink_to_fit();
        self.add(Stmt::Match(StmtMatch {
            node_index: NODE,
            range: TextRange::new(start, self.end),
            subject,
            cases,
        }))
    }
}
