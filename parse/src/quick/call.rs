//! What stands between brackets after something: arguments, subscripts, parameters, type parameters.

use ruff_python_ast::token::TokenKind as K;
use ruff_python_ast::{
    Arguments, Expr, ExprContext, ExprGenerator, ExprSlice, ExprStarred, ExprSubscript, ExprTuple, Keyword,
    Parameter, ParameterWithDefault, Parameters, TypeParam, TypeParamParamSpec, TypeParamTypeVar,
    TypeParamTypeVarTuple, TypeParams,
};
use ruff_text_size::{TextRange, TextSize};
use thin_vec::ThinVec;

use super::{NODE, Parser, expression::boxed, may_be_name};

impl Parser<'_> {
    pub(super) fn arguments(&mut self) -> Option<Arguments> {
        let start = self.start();
        self.bump();
        let args = self.exprs.len();
        let keywords = self.keywords.len();
        let mut unpacked = false;
        while !self.eat(K::Rpar) {
            let start = self.start();
            match self.kind {
                K::Star => {
                    // `*a` may follow `b=c`, but not `**d`.
                    if unpacked {
                        return None;
                    }
                    self.bump();
                    let value = self.expression()?;
                    self.exprs.push(Expr::Starred(ExprStarred {
                        node_index: NODE,
                        range: self.since(start),
                        value,
                        ctx: ExprContext::Load,
                    }));
                }
                K::DoubleStar => {
                    unpacked = true;
                    self.bump();
                    let value = self.expression()?;
                    self.keywords.push(Keyword {
                        range: self.since(start),
                        node_index: NODE,
                        arg: None,
                        value: *value,
                    });
                }
                _ if self.peek() == K::Equal && self.at_name() => {
                    let arg = self.identifier()?;
                    self.bump();
                    let value = self.expression()?;
                    if self.keywords[keywords..]
                        .iter()
                        .any(|other| other.arg.as_ref().is_some_and(|other| other.id == arg.id))
                    {
                        return None;
                    }
                    self.keywords.push(Keyword {
                        range: self.since(start),
                        node_index: NODE,
                        arg: Some(arg),
                        value: *value,
                    });
                }
                _ => {
                    if self.keywords.len() > keywords {
                        return None;
                    }
                    let mut value = self.named()?;
                    if matches!(self.kind, K::For | K::Async) {
                        // Only the one argument may go without its own parentheses.
                        if self.exprs.len() > args {
                            return None;
                        }
                        let generators = self.generators(&value)?;
                        if self.kind != K::Rpar {
                            return None;
                        }
                        value = Box::new(Expr::Generator(ExprGenerator {
                            node_index: NODE,
                            range: self.since(start),
                            elt: value,
                            generators,
                            parenthesized: false,
                        }));
                    }
                    self.exprs.push(*value);
                }
            }
            if !self.eat(K::Comma) {
                self.expect(K::Rpar)?;
                break;
            }
        }
        Some(Arguments {
            range: self.since(start),
            node_index: NODE,
            args: self.take_exprs(args).into_boxed_slice(),
            keywords: if self.keywords.len() == keywords {
                ThinVec::new()
            } else {
                self.keywords.drain(keywords..).collect()
            },
        })
    }

    pub(super) fn subscript(&mut self, start: TextSize, value: Box<Expr>) -> Option<Box<Expr>> {
        self.link()?;
        self.bump();
        let inner = self.start();
        let first = self.slice()?;
        let slice = if self.kind == K::Comma || first.is_starred_expr() {
            let mark = self.exprs.len();
            self.exprs.push(*first);
            while self.eat(K::Comma) {
                if self.kind == K::Rsqb {
                    break;
                }
                let slice = self.slice()?;
                self.exprs.push(*slice);
            }
            Box::new(Expr::Tuple(ExprTuple {
                node_index: NODE,
                range: self.since(inner),
                elts: self.take_exprs(mark),
                ctx: ExprContext::Load,
                parenthesized: false,
            }))
        } else {
            first
        };
        self.expect(K::Rsqb)?;
        boxed!(Expr::Subscript(ExprSubscript {
            node_index: NODE,
            range: self.since(start),
            value,
            slice,
            ctx: ExprContext::Load,
        }))
    }

    /// `a`, `a:b`, `a:b:c`, each part being optional with its colon.
    fn slice(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        let lower = match self.kind {
            K::Star => return self.starred(),
            K::Colon => None,
            _ => {
                let lower = self.named()?;
                if self.kind != K::Colon {
                    return Some(lower);
                }
                // In parentheses it might be one.
                if lower.is_named_expr() {
                    return None;
                }
                Some(lower)
            }
        };
        self.expect(K::Colon)?;
        let upper = self.bound()?;
        let step = if self.eat(K::Colon) { self.bound()? } else { None };
        boxed!(Expr::Slice(ExprSlice {
            node_index: NODE,
            range: self.since(start),
            lower,
            upper,
            step,
        }))
    }

    /// A part of a slice, if there is one.
    fn bound(&mut self) -> Option<Option<Box<Expr>>> {
        match self.kind {
            K::Colon | K::Comma | K::Rsqb => Some(None),
            _ => self.expression().map(Some),
        }
    }

    /// Parameters up to `close`, which isn't taken: a parenthesis, after which they may have annotations, or a colon.
    pub(super) fn parameters(&mut self, close: K) -> Option<Parameters> {
        let annotated = close == K::Rpar;
        let mut parameters = Parameters {
            range: TextRange::default(),
            node_index: NODE,
            posonlyargs: ThinVec::new(),
            args: ThinVec::new(),
            vararg: None,
            kwonlyargs: ThinVec::new(),
            kwarg: None,
        };
        let mut seen_star = false;
        let mut seen_slash = false;
        let mut seen_default = false;
        while self.kind != close {
            let start = self.start();
            match self.kind {
                K::Slash => {
                    if seen_star || seen_slash || parameters.args.is_empty() {
                        return None;
                    }
                    seen_slash = true;
                    parameters.posonlyargs = std::mem::take(&mut parameters.args);
                    self.bump();
                }
                K::Star => {
                    if seen_star {
                        return None;
                    }
                    seen_star = true;
                    self.bump();
                    if self.kind == K::Comma {
                        // A name must follow.
                        let next = self.peek();
                        if !may_be_name(next) && next != K::NonLogicalNewline {
                            return None;
                        }
                    } else {
                        let name = self.identifier()?;
                        let annotation = if annotated && self.eat(K::Colon) {
                            Some(if self.kind == K::Star {
                                self.starred()?
                            } else {
                                self.expression()?
                            })
                        } else {
                            None
                        };
                        parameters.vararg = Some(Box::new(Parameter {
                            range: self.since(start),
                            node_index: NODE,
                            name,
                            annotation,
                        }));
                    }
                }
                K::DoubleStar => {
                    self.bump();
                    let parameter = self.parameter(start, annotated)?;
                    parameters.kwarg = Some(Box::new(parameter));
                    self.eat(K::Comma);
                    if self.kind != close {
                        return None;
                    }
                    break;
                }
                _ => {
                    let parameter = self.parameter(start, annotated)?;
                    let default = if self.eat(K::Equal) {
                        seen_default |= !seen_star;
                        Some(self.expression()?)
                    } else if seen_default && !seen_star {
                        return None;
                    } else {
                        None
                    };
                    let parameter = ParameterWithDefault {
                        range: self.since(start),
                        node_index: NODE,
                        parameter,
                        default,
                    };
                    if seen_star {
                        parameters.kwonlyargs.push(parameter);
                    } else {
                        parameters.args.push(parameter);
                    }
                }
            }
            if !self.eat(K::Comma) {
                break;
            }
        }
        if seen_star && parameters.vararg.is_none() && parameters.kwonlyargs.is_empty() {
            return None;
        }
        (self.kind == close).then_some(parameters)
    }

    #[inline]
    fn parameter(&mut self, start: TextSize, annotated: bool) -> Option<Parameter> {
        let name = self.identifier()?;
        let annotation = if annotated && self.eat(K::Colon) {
            Some(self.expression()?)
        } else {
            None
        };
        Some(Parameter {
            range: self.since(start),
            node_index: NODE,
            name,
            annotation,
        })
    }

    pub(super) fn type_params(&mut self) -> Option<Option<Box<TypeParams>>> {
        if self.kind != K::Lsqb {
            return Some(None);
        }
        let start = self.start();
        self.bump();
        let mut type_params = Vec::new();
        while !self.eat(K::Rsqb) {
            let start = self.start();
            let star = self.kind;
            if matches!(star, K::Star | K::DoubleStar) {
                self.bump();
            }
            let name = self.identifier()?;
            let bound = if !matches!(star, K::Star | K::DoubleStar) && self.eat(K::Colon) {
                Some(self.expression()?)
            } else {
                None
            };
            let default = if self.eat(K::Equal) {
                if self.kind == K::Star {
                    if star != K::Star {
                        return None;
                    }
                    Some(self.starred()?)
                } else {
                    Some(self.expression()?)
                }
            } else {
                None
            };
            let range = self.since(start);
            type_params.push(match star {
                K::Star => TypeParam::TypeVarTuple(TypeParamTypeVarTuple {
                    node_index: NODE,
                    range,
                    name,
                    default,
                }),
                K::DoubleStar => TypeParam::ParamSpec(TypeParamParamSpec {
                    node_index: NODE,
                    range,
                    name,
                    default,
                }),
                _ => TypeParam::TypeVar(TypeParamTypeVar {
                    node_index: NODE,
                    range,
                    name,
                    bound,
                    default,
                }),
            });
            if !self.eat(K::Comma) {
                self.expect(K::Rsqb)?;
                break;
            }
        }
        if type_params.is_empty() {
            return None;
        }
        type_params.shrink_to_fit();
        Some(Some(Box::new(TypeParams {
            range: self.since(start),
            node_index: NODE,
            type_params,
        })))
    }
}
