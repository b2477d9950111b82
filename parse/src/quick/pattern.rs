//! Patterns of `case`.

use ruff_python_ast::token::TokenKind as K;
use ruff_python_ast::{
    Expr, ExprBinOp, ExprContext, ExprName, ExprUnaryOp, Operator, Pattern, PatternArguments, PatternKeyword,
    PatternMatchAs, PatternMatchClass, PatternMatchMapping, PatternMatchOr, PatternMatchSequence,
    PatternMatchSingleton, PatternMatchStar, PatternMatchValue, Singleton, UnaryOp,
};
use ruff_text_size::TextSize;
use thin_vec::ThinVec;

use super::{NODE, Parser, expression::boxed};

impl Parser<'_> {
    /// What a case may have: a pattern, or some with commas.
    pub(super) fn patterns(&mut self) -> Option<Pattern> {
        let start = self.start();
        let first = self.star_or_pattern()?;
        if self.kind != K::Comma {
            return (!first.is_match_star()).then_some(first);
        }
        let mut patterns = vec![first];
        while self.eat(K::Comma) {
            if matches!(self.kind, K::Colon | K::If) {
                break;
            }
            patterns.push(self.star_or_pattern()?);
        }
        self.sequence(start, patterns)
    }

    fn sequence(&self, start: TextSize, mut patterns: Vec<Pattern>) -> Option<Pattern> {
        // Two stars are a fault.
        if patterns.iter().filter(|pattern| pattern.is_match_star()).count() > 1 {
            return None;
        }
        patterns.shrink_to_fit();
        Some(Pattern::MatchSequence(PatternMatchSequence {
            node_index: NODE,
            range: self.since(start),
            patterns,
        }))
    }

    fn star_or_pattern(&mut self) -> Option<Pattern> {
        if self.kind != K::Star {
            return self.nested(Self::pattern);
        }
        let start = self.start();
        self.bump();
        let name = self.identifier()?;
        Some(Pattern::MatchStar(PatternMatchStar {
            node_index: NODE,
            range: self.since(start),
            name: (name.as_str() != "_").then_some(name),
        }))
    }

    /// `a | b as c`.
    fn pattern(&mut self) -> Option<Pattern> {
        let start = self.start();
        let mut pattern = self.closed_pattern()?;
        if self.kind == K::Vbar {
            let mut patterns = vec![pattern];
            while self.eat(K::Vbar) {
                patterns.push(self.closed_pattern()?);
            }
            patterns.shrink_to_fit();
            pattern = Pattern::MatchOr(PatternMatchOr {
                node_index: NODE,
                range: self.since(start),
                patterns,
            });
        }
        if self.eat(K::As) {
            let name = self.identifier()?;
            // What catches all can't be named, nor can anything be named `_`.
            if name.as_str() == "_" || matches!(&pattern, Pattern::MatchAs(as_) if as_.pattern.is_none()) {
                return None;
            }
            pattern = Pattern::MatchAs(PatternMatchAs {
                node_index: NODE,
                range: self.since(start),
                pattern: Some(Box::new(pattern)),
                name: Some(name),
            });
        }
        Some(pattern)
    }

    fn closed_pattern(&mut self) -> Option<Pattern> {
        let start = self.start();
        let singleton = match self.kind {
            K::None => Singleton::None,
            K::True => Singleton::True,
            K::False => Singleton::False,
            K::Int | K::Float | K::Complex | K::Minus => return self.number_pattern(),
            K::String => {
                let value = self.strings()?;
                if value.is_f_string_expr() {
                    return None;
                }
                return Some(self.value_pattern(start, value));
            }
            K::Lpar => return self.nested(Self::group_pattern),
            K::Lsqb => return self.nested(Self::list_pattern),
            K::Lbrace => return self.nested(Self::mapping_pattern),
            _ => return self.name_pattern(),
        };
        self.bump();
        Some(Pattern::MatchSingleton(PatternMatchSingleton {
            node_index: NODE,
            range: self.since(start),
            value: singleton,
        }))
    }

    fn value_pattern(&self, start: TextSize, value: Box<Expr>) -> Pattern {
        Pattern::MatchValue(PatternMatchValue {
            node_index: NODE,
            range: self.since(start),
            value,
        })
    }

    fn signed_number(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        if !self.eat(K::Minus) {
            return match self.kind {
                K::Int | K::Float | K::Complex => self.number(),
                _ => None,
            };
        }
        if !matches!(self.kind, K::Int | K::Float | K::Complex) {
            return None;
        }
        let operand = self.number()?;
        boxed!(Expr::UnaryOp(ExprUnaryOp {
            node_index: NODE,
            range: self.since(start),
            op: UnaryOp::USub,
            operand,
        }))
    }

    /// `1`, `-1`, `1 + 2j`.
    fn number_pattern(&mut self) -> Option<Pattern> {
        let start = self.start();
        let real = matches!(self.kind, K::Int | K::Float) || matches!(self.peek(), K::Int | K::Float);
        let mut value = self.signed_number()?;
        if matches!(self.kind, K::Plus | K::Minus) {
            let op = if self.kind == K::Plus {
                Operator::Add
            } else {
                Operator::Sub
            };
            self.bump();
            if !real || self.kind != K::Complex {
                return None;
            }
            let right = self.number()?;
            value = Box::new(Expr::BinOp(ExprBinOp {
                node_index: NODE,
                range: self.since(start),
                left: value,
                op,
                right,
            }));
        }
        Some(self.value_pattern(start, value))
    }

    /// A name, a constant `a.b`, or a class with its arguments.
    fn name_pattern(&mut self) -> Option<Pattern> {
        let start = self.start();
        let name = self.identifier()?;
        if !matches!(self.kind, K::Dot | K::Lpar) {
            return Some(Pattern::MatchAs(PatternMatchAs {
                node_index: NODE,
                range: self.since(start),
                pattern: None,
                name: (name.as_str() != "_").then_some(name),
            }));
        }
        let mut value = Box::new(Expr::Name(ExprName {
            node_index: NODE,
            range: name.range,
            id: name.id,
            ctx: ExprContext::Load,
        }));
        while self.kind == K::Dot {
            value = self.attribute(start, value)?;
        }
        if self.kind != K::Lpar {
            return Some(self.value_pattern(start, value));
        }
        let arguments = self.nested(Self::pattern_arguments)?;
        Some(Pattern::MatchClass(PatternMatchClass {
            node_index: NODE,
            range: self.since(start),
            cls: value,
            arguments,
        }))
    }

    fn pattern_arguments(&mut self) -> Option<PatternArguments> {
        let start = self.start();
        self.bump();
        let mut patterns = ThinVec::new();
        let mut keywords: Vec<PatternKeyword> = Vec::new();
        while !self.eat(K::Rpar) {
            let start = self.start();
            if self.peek() == K::Equal && self.at_name() {
                let attr = self.identifier()?;
                self.bump();
                let pattern = self.pattern()?;
                if keywords.iter().any(|other| other.attr.id == attr.id) {
                    return None;
                }
                keywords.push(PatternKeyword {
                    range: self.since(start),
                    node_index: NODE,
                    attr,
                    pattern,
                });
            } else if keywords.is_empty() {
                patterns.push(self.pattern()?);
            } else {
                return None;
            }
            if !self.eat(K::Comma) {
                self.expect(K::Rpar)?;
                break;
            }
        }
        keywords.shrink_to_fit();
        Some(PatternArguments {
            range: self.since(start),
            node_index: NODE,
            patterns,
            keywords,
        })
    }

    fn group_pattern(&mut self) -> Option<Pattern> {
        let start = self.start();
        self.bump();
        let mut patterns = Vec::new();
        let mut comma = false;
        while self.kind != K::Rpar {
            patterns.push(self.star_or_pattern()?);
            if !self.eat(K::Comma) {
                break;
            }
            comma = true;
        }
        self.expect(K::Rpar)?;
        if patterns.len() == 1 && !comma {
            return patterns.pop().filter(|pattern| !pattern.is_match_star());
        }
        self.sequence(start, patterns)
    }

    fn list_pattern(&mut self) -> Option<Pattern> {
        let start = self.start();
        self.bump();
        let mut patterns = Vec::new();
        while self.kind != K::Rsqb {
            patterns.push(self.star_or_pattern()?);
            if !self.eat(K::Comma) {
                break;
            }
        }
        self.expect(K::Rsqb)?;
        self.sequence(start, patterns)
    }

    fn mapping_pattern(&mut self) -> Option<Pattern> {
        let start = self.start();
        self.bump();
        let mut keys = ThinVec::new();
        let mut patterns = ThinVec::new();
        let mut rest = None;
        while !self.eat(K::Rbrace) {
            // The rest comes last.
            if rest.is_some() {
                return None;
            }
            if self.eat(K::DoubleStar) {
                let name = self.identifier()?;
                if name.as_str() == "_" {
                    return None;
                }
                rest = Some(name);
            } else {
                let key = self.mapping_key()?;
                self.expect(K::Colon)?;
                keys.push(key);
                patterns.push(self.pattern()?);
            }
            if !self.eat(K::Comma) {
                self.expect(K::Rbrace)?;
                break;
            }
        }
        Some(Pattern::MatchMapping(PatternMatchMapping {
            node_index: NODE,
            range: self.since(start),
            keys,
            patterns,
            rest,
        }))
    }

    /// Strings, and constants with a dot; other keys are rare.
    fn mapping_key(&mut self) -> Option<Expr> {
        match self.closed_pattern()? {
            Pattern::MatchValue(value) if !value.value.is_f_string_expr() => Some(*value.value),
            _ => None,
        }
    }
}
