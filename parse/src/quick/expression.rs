//! Expressions, by the precedence of their operators.

use ruff_python_ast::token::TokenKind as K;
use ruff_python_ast::{
    BoolOp, CmpOp, Expr, ExprAttribute, ExprAwait, ExprBinOp, ExprBoolOp, ExprBooleanLiteral, ExprCall,
    ExprCompare, ExprContext, ExprEllipsisLiteral, ExprIf, ExprLambda, ExprName, ExprNamed, ExprNoneLiteral,
    ExprStarred, ExprTuple, ExprUnaryOp, ExprYield, ExprYieldFrom, UnaryOp, name::Name,
};
use ruff_text_size::{Ranged, TextSize};

use super::{NODE, Parser, make_target};

/// How tightly operators bind: <https://docs.python.org/3/reference/expressions.html#operator-precedence>.
mod level {
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const COMPARISON: u8 = 4;
    pub(super) const BIT_OR: u8 = 5;
    pub(super) const BIT_XOR: u8 = 6;
    pub(super) const BIT_AND: u8 = 7;
    pub(super) const SHIFT: u8 = 8;
    pub(super) const SUM: u8 = 9;
    pub(super) const TERM: u8 = 10;
    pub(super) const UNARY: u8 = 11;
    pub(super) const POWER: u8 = 12;
}

/// The level of a token between two operands; 0 for one that ends an expression.
#[inline]
fn level_of(kind: K) -> u8 {
    match kind {
        K::Or => level::OR,
        K::And => level::AND,
        K::Less | K::Greater | K::EqEqual | K::NotEqual | K::LessEqual | K::GreaterEqual => level::COMPARISON,
        K::In | K::Is | K::Not => level::COMPARISON,
        K::Vbar => level::BIT_OR,
        K::CircumFlex => level::BIT_XOR,
        K::Amper => level::BIT_AND,
        K::LeftShift | K::RightShift => level::SHIFT,
        K::Plus | K::Minus => level::SUM,
        K::Star | K::Slash | K::DoubleSlash | K::Percent | K::At => level::TERM,
        K::DoubleStar => level::POWER,
        _ => 0,
    }
}

/// An expression made where it will stay: the memory is there before it is. What else it needs memory for comes before,
/// so that a box that is emptied at once is the last that was given out, and is given out again.
macro_rules! boxed {
    ($expr:expr) => {
        Some(Box::write(Box::new_uninit(), $expr))
    };
}
pub(super) use boxed;

impl Parser<'_> {
    /// `a`, `a if b else c`, `lambda: a`.
    #[inline]
    pub(super) fn expression(&mut self) -> Option<Box<Expr>> {
        if self.kind == K::Lambda {
            return self.nested(Self::lambda);
        }
        let start = self.start();
        let body = self.disjunction()?;
        if self.kind == K::If {
            return self.conditional(start, body);
        }
        Some(body)
    }

    #[inline(never)]
    fn conditional(&mut self, start: TextSize, body: Box<Expr>) -> Option<Box<Expr>> {
        self.bump();
        let test = self.disjunction()?;
        self.expect(K::Else)?;
        let orelse = self.nested(Self::expression)?;
        boxed!(Expr::If(ExprIf {
            node_index: NODE,
            range: self.since(start),
            test,
            body,
            orelse,
        }))
    }

    /// What has neither a condition nor a lambda outside of brackets.
    #[inline]
    pub(super) fn disjunction(&mut self) -> Option<Box<Expr>> {
        self.binary(0)
    }

    /// What binds more tightly than comparisons: what may be a target, or follow a star.
    pub(super) fn operand_before_in(&mut self) -> Option<Box<Expr>> {
        self.binary(level::COMPARISON)
    }

    /// `a` or `name := a`.
    #[inline]
    pub(super) fn named(&mut self) -> Option<Box<Expr>> {
        if self.peek() == K::ColonEqual && self.at_name() {
            return self.assignment_expression();
        }
        self.expression()
    }

    #[inline(never)]
    fn assignment_expression(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        let range = self.name()?;
        self.expect(K::ColonEqual)?;
        let value = self.expression()?;
        boxed!(Expr::Named(ExprNamed {
            node_index: NODE,
            range: self.since(start),
            target: Box::new(Expr::Name(ExprName {
                node_index: NODE,
                range,
                id: Name::new(&self.text[range]),
                ctx: ExprContext::Store,
            })),
            value,
        }))
    }

    #[inline(never)]
    pub(super) fn starred(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        self.expect(K::Star)?;
        let value = self.operand_before_in()?;
        boxed!(Expr::Starred(ExprStarred {
            node_index: NODE,
            range: self.since(start),
            value,
            ctx: ExprContext::Load,
        }))
    }

    /// An element of a display: `*a` or `name := a` too.
    #[inline]
    pub(super) fn element(&mut self) -> Option<Box<Expr>> {
        if self.kind == K::Star {
            return self.starred();
        }
        self.named()
    }

    #[inline]
    fn plain_element(&mut self) -> Option<Box<Expr>> {
        if self.kind == K::Star {
            return self.starred();
        }
        self.expression()
    }

    /// `a`, or `a, *b` as a tuple without parentheses. One `*a` alone is none.
    #[inline]
    pub(super) fn expressions(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        let first = self.plain_element()?;
        if self.kind == K::Comma {
            return self.open_tuple(start, *first, Self::plain_element);
        }
        (!first.is_starred_expr()).then_some(first)
    }

    /// Targets before `in`.
    pub(super) fn targets(&mut self) -> Option<Box<Expr>> {
        fn element(parser: &mut Parser) -> Option<Box<Expr>> {
            if parser.kind == K::Star {
                return parser.starred();
            }
            parser.operand_before_in()
        }
        let start = self.start();
        let first = element(self)?;
        let mut target = if self.kind == K::Comma {
            self.open_tuple(start, *first, element)?
        } else if first.is_starred_expr() {
            return None;
        } else {
            first
        };
        make_target(&mut target, ExprContext::Store)?;
        Some(target)
    }

    #[inline(never)]
    fn open_tuple(
        &mut self,
        start: TextSize,
        first: Expr,
        element: impl Fn(&mut Self) -> Option<Box<Expr>>,
    ) -> Option<Box<Expr>> {
        let mark = self.exprs.len();
        self.exprs.push(first);
        while self.eat(K::Comma) {
            if !self.starts_expression() && self.kind != K::Star {
                break;
            }
            let elt = element(self)?;
            self.exprs.push(*elt);
        }
        let elts = self.take_exprs(mark);
        boxed!(Expr::Tuple(ExprTuple {
            node_index: NODE,
            range: self.since(start),
            elts,
            ctx: ExprContext::Load,
            parenthesized: false,
        }))
    }

    /// Whether an expression may begin with the next token.
    #[inline]
    pub(super) fn starts_expression(&self) -> bool {
        matches!(
            self.kind,
            K::Name
                | K::Int
                | K::Float
                | K::Complex
                | K::String
                | K::FStringStart
                | K::Lpar
                | K::Lsqb
                | K::Lbrace
                | K::Plus
                | K::Minus
                | K::Tilde
                | K::Ellipsis
                | K::Await
                | K::False
                | K::Lambda
                | K::None
                | K::Not
                | K::True
                | K::Case
                | K::Lazy
                | K::Match
                | K::Type
        )
    }

    /// What operators above `min` bind.
    fn binary(&mut self, min: u8) -> Option<Box<Expr>> {
        let start = self.start();
        let mut left = self.operand(min)?;
        loop {
            let level = level_of(self.kind);
            if level <= min {
                return Some(left);
            }
            left = self.operation(start, left, level)?;
        }
    }

    #[inline(never)]
    fn operation(&mut self, start: TextSize, left: Box<Expr>, level: u8) -> Option<Box<Expr>> {
        self.link()?;
        match level {
            level::OR => self.bool_op(start, *left, BoolOp::Or, level),
            level::AND => self.bool_op(start, *left, BoolOp::And, level),
            level::COMPARISON => self.comparison(start, left),
            _ => {
                let op = self.kind.as_binary_operator()?;
                self.bump();
                // A power binds from the right, and a sign in its exponent binds less tightly.
                let below = if level == level::POWER {
                    level::UNARY
                } else {
                    level
                };
                let right = self.nested(|parser| parser.binary(below))?;
                boxed!(Expr::BinOp(ExprBinOp {
                    node_index: NODE,
                    range: self.since(start),
                    left,
                    op,
                    right,
                }))
            }
        }
    }

    fn bool_op(&mut self, start: TextSize, left: Expr, op: BoolOp, level: u8) -> Option<Box<Expr>> {
        let kind = self.kind;
        let mark = self.exprs.len();
        self.exprs.push(left);
        while self.eat(kind) {
            let value = self.nested(|parser| parser.binary(level))?;
            self.exprs.push(*value);
        }
        let values = self.take_exprs(mark);
        boxed!(Expr::BoolOp(ExprBoolOp {
            node_index: NODE,
            range: self.since(start),
            op,
            values,
        }))
    }

    fn comparison(&mut self, start: TextSize, left: Box<Expr>) -> Option<Box<Expr>> {
        let mut ops = [CmpOp::Eq; 16];
        let mut count = 0;
        let mark = self.exprs.len();
        while let Some(op) = self.comparison_operator() {
            // Longer chains are rare.
            *ops.get_mut(count)? = op;
            count += 1;
            let right = self.nested(|parser| parser.binary(level::COMPARISON))?;
            self.exprs.push(*right);
        }
        if count == 0 {
            return None;
        }
        let ops = ops[..count].into();
        let comparators = self.take_exprs(mark).into_boxed_slice();
        boxed!(Expr::Compare(ExprCompare {
            node_index: NODE,
            range: self.since(start),
            left,
            ops,
            comparators,
        }))
    }

    fn comparison_operator(&mut self) -> Option<CmpOp> {
        let op = match self.kind {
            K::EqEqual => CmpOp::Eq,
            K::NotEqual => CmpOp::NotEq,
            K::Less => CmpOp::Lt,
            K::LessEqual => CmpOp::LtE,
            K::Greater => CmpOp::Gt,
            K::GreaterEqual => CmpOp::GtE,
            K::In => CmpOp::In,
            K::Is if self.peek() == K::Not => {
                self.bump();
                CmpOp::IsNot
            }
            K::Is => CmpOp::Is,
            K::Not if self.peek() == K::In => {
                self.bump();
                CmpOp::NotIn
            }
            _ => return None,
        };
        self.bump();
        Some(op)
    }

    /// What stands between binary operators that bind above `min`.
    #[inline]
    fn operand(&mut self, min: u8) -> Option<Box<Expr>> {
        let op = match self.kind {
            K::Minus => UnaryOp::USub,
            K::Plus => UnaryOp::UAdd,
            K::Tilde => UnaryOp::Invert,
            K::Not if min <= level::NOT => UnaryOp::Not,
            K::Await => return self.nested(Self::await_),
            _ => return self.primary(),
        };
        self.unary(op)
    }

    #[inline(never)]
    fn unary(&mut self, op: UnaryOp) -> Option<Box<Expr>> {
        let start = self.start();
        self.bump();
        let below = if op == UnaryOp::Not {
            level::NOT
        } else {
            level::UNARY
        };
        let operand = self.nested(|parser| parser.binary(below))?;
        boxed!(Expr::UnaryOp(ExprUnaryOp {
            node_index: NODE,
            range: self.since(start),
            op,
            operand,
        }))
    }

    fn await_(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        self.bump();
        let value = self.primary()?;
        boxed!(Expr::Await(ExprAwait {
            node_index: NODE,
            range: self.since(start),
            value,
        }))
    }

    /// An atom and what is taken from it: attributes, calls, subscripts.
    #[inline]
    pub(super) fn primary(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        let mut value = self.atom()?;
        loop {
            value = match self.kind {
                K::Dot => self.attribute(start, value)?,
                K::Lpar => {
                    self.link()?;
                    let arguments = self.nested(Self::arguments)?;
                    Box::new(Expr::Call(ExprCall {
                        node_index: NODE,
                        range_start: start,
                        func: value,
                        arguments,
                    }))
                }
                K::Lsqb => self.nested(|parser| parser.subscript(start, value))?,
                _ => return Some(value),
            };
        }
    }

    #[inline]
    pub(super) fn attribute(&mut self, start: TextSize, value: Box<Expr>) -> Option<Box<Expr>> {
        self.link()?;
        self.bump();
        let attr = self.name()?;
        boxed!(Expr::Attribute(ExprAttribute {
            node_index: NODE,
            range: self.since(start),
            value,
            attr: self.identifier_at(attr),
            ctx: ExprContext::Load,
        }))
    }

    #[inline]
    fn atom(&mut self) -> Option<Box<Expr>> {
        match self.kind {
            K::Name | K::Case | K::Lazy | K::Match | K::Type => {
                let range = self.name()?;
                boxed!(Expr::Name(ExprName {
                    node_index: NODE,
                    range,
                    id: Name::new(&self.text[range]),
                    ctx: ExprContext::Load,
                }))
            }
            K::String | K::FStringStart => self.strings(),
            K::Int | K::Float | K::Complex => self.number(),
            K::Lpar => self.nested(Self::parenthesized),
            K::Lsqb => self.nested(Self::list),
            K::Lbrace => self.nested(Self::dict_or_set),
            _ => {
                let range = self.range();
                let node_index = NODE;
                let expr = match self.kind {
                    K::None => Expr::NoneLiteral(ExprNoneLiteral { node_index, range }),
                    K::True | K::False => Expr::BooleanLiteral(ExprBooleanLiteral {
                        node_index,
                        range,
                        value: self.kind == K::True,
                    }),
                    K::Ellipsis => Expr::EllipsisLiteral(ExprEllipsisLiteral { node_index, range }),
                    _ => return None,
                };
                self.bump();
                boxed!(expr)
            }
        }
    }

    #[inline(never)]
    pub(super) fn yield_(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        self.expect(K::Yield)?;
        if self.eat(K::From) {
            let value = self.expression()?;
            return boxed!(Expr::YieldFrom(ExprYieldFrom {
                node_index: NODE,
                range: self.since(start),
                value,
            }));
        }
        let value = if self.starts_expression() || self.kind == K::Star {
            Some(self.expressions()?)
        } else {
            None
        };
        boxed!(Expr::Yield(ExprYield {
            node_index: NODE,
            range: self.since(start),
            value,
        }))
    }

    /// What stands right of `=`.
    #[inline]
    pub(super) fn expressions_or_yield(&mut self) -> Option<Box<Expr>> {
        if self.kind == K::Yield {
            return self.yield_();
        }
        self.expressions()
    }

    fn lambda(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        self.bump();
        let parameters = if self.kind == K::Colon {
            None
        } else {
            let start = self.start();
            let mut parameters = self.parameters(K::Colon)?;
            parameters.range = self.since(start);
            Some(Box::new(parameters))
        };
        self.expect(K::Colon)?;
        let body = self.expression()?;
        boxed!(Expr::Lambda(ExprLambda {
            node_index: NODE,
            range: self.since(start),
            parameters,
            body,
        }))
    }
}

/// Whether an expression that starts at a place is in parentheses.
pub(super) fn is_parenthesized(expr: &Expr, start: TextSize) -> bool {
    expr.start() != start
}
