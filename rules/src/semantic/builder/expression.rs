//! The walk over expressions.

use ruff_python_ast::{self as ast, AnyNodeRef, Expr, ExprContext};
use ruff_text_size::Ranged;

use super::{Builder, Task};
use crate::semantic::{BindingKind, NodeId, ReferenceFlags, ScopeKind};

impl<'a> Builder<'a, '_> {
    #[inline]
    pub(super) fn optional(&mut self, expr: Option<&'a Expr>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    pub(super) fn exprs(&mut self, exprs: &'a [Expr]) {
        for expr in exprs {
            self.expr(expr);
        }
    }

    pub(super) fn expr(&mut self, expr: &'a Expr) {
        self.nested(|builder| {
            let parent = builder.enter(AnyNodeRef::from(expr));
            builder.expr_inner(expr);
            builder.leave(parent);
        });
    }

    fn expr_inner(&mut self, expr: &'a Expr) {
        match expr {
            Expr::BoolOp(node) => self.exprs(&node.values),
            Expr::Named(node) => {
                self.expr(&node.value);
                self.target(&node.target, BindingKind::NamedExpr);
            }
            Expr::BinOp(node) => {
                self.expr(&node.left);
                self.expr(&node.right);
            }
            Expr::UnaryOp(node) => self.expr(&node.operand),
            Expr::Lambda(node) => {
                if let Some(parameters) = &node.parameters {
                    self.parameters(parameters);
                }
                self.defer(Task::Lambda(node), self.current());
            }
            Expr::If(node) => {
                self.expr(&node.test);
                self.expr(&node.body);
                self.expr(&node.orelse);
            }
            Expr::Dict(node) => {
                for item in &node.items {
                    self.optional(item.key.as_ref());
                    self.expr(&item.value);
                }
            }
            Expr::Set(node) => self.exprs(&node.elts),
            Expr::ListComp(node) => self.comprehension(&node.generators, &[&node.elt]),
            Expr::SetComp(node) => self.comprehension(&node.generators, &[&node.elt]),
            Expr::DictComp(node) => self.dict_comprehension(node),
            Expr::Generator(node) => self.comprehension(&node.generators, &[&node.elt]),
            Expr::Await(node) => self.expr(&node.value),
            Expr::Yield(node) => {
                self.mark_generator();
                self.optional(node.value.as_deref());
            }
            Expr::YieldFrom(node) => {
                self.mark_generator();
                self.expr(&node.value);
            }
            Expr::Compare(node) => {
                self.expr(&node.left);
                self.exprs(&node.comparators);
            }
            Expr::Call(node) => self.call(node),
            Expr::FString(node) => {
                for part in &node.value {
                    if let ast::FStringPart::FString(string) = part {
                        self.interpolated(&string.elements);
                    }
                }
            }
            Expr::TString(node) => node
                .value
                .iter()
                .for_each(|string| self.interpolated(&string.elements)),
            Expr::StringLiteral(node) => self.string(node),
            Expr::Attribute(node) => self.expr(&node.value),
            Expr::Subscript(node) => self.subscript(node),
            Expr::Starred(node) => self.expr(&node.value),
            Expr::Name(node) => self.name(node),
            Expr::List(node) => self.exprs(&node.elts),
            Expr::Tuple(node) => self.exprs(&node.elts),
            Expr::Slice(node) => {
                self.optional(node.lower.as_deref());
                self.optional(node.upper.as_deref());
                self.optional(node.step.as_deref());
            }
            Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => {}
        }
    }

    fn name(&mut self, name: &'a ast::ExprName) {
        let node = self.current();
        match name.ctx {
            ExprContext::Load | ExprContext::Invalid => self.load(name.id.as_str(), name.range(), node),
            ExprContext::Del => self.delete(name.id.as_str(), name.range(), node),
            ExprContext::Store => {
                self.bind(name.id.as_str(), name.range(), node, BindingKind::Assignment);
            }
        }
    }

    /// Binds what a target names; whatever else stands in it (`a.b`, `a[i]`) is read.
    pub(super) fn target(&mut self, target: &'a Expr, kind: BindingKind) {
        self.nested(|builder| {
            let parent = builder.enter(AnyNodeRef::from(target));
            let inner = if kind == BindingKind::Assignment {
                BindingKind::Unpacking
            } else {
                kind
            };
            match target {
                Expr::Name(name) if name.ctx == ExprContext::Store => {
                    builder.bind(name.id.as_str(), name.range(), builder.current(), kind);
                }
                Expr::Tuple(tuple) => tuple
                    .elts
                    .iter()
                    .for_each(|element| builder.target(element, inner)),
                Expr::List(list) => list
                    .elts
                    .iter()
                    .for_each(|element| builder.target(element, inner)),
                Expr::Starred(starred) => builder.target(&starred.value, inner),
                _ => builder.expr_inner(target),
            }
            builder.leave(parent);
        });
    }

    fn mark_generator(&mut self) {
        self.scope().is_generator = true;
    }

    pub(super) fn interpolated(&mut self, elements: &'a ast::InterpolatedStringElements) {
        for element in elements {
            if let ast::InterpolatedStringElement::Interpolation(element) = element {
                let parent = self.enter(AnyNodeRef::InterpolatedElement(element));
                self.expr(&element.expression);
                if let Some(spec) = &element.format_spec {
                    self.nested(|builder| builder.interpolated(&spec.elements));
                }
                self.leave(parent);
            }
        }
    }

    pub(super) fn keyword(&mut self, keyword: &'a ast::Keyword) {
        let parent = self.enter(AnyNodeRef::Keyword(keyword));
        self.expr(&keyword.value);
        self.leave(parent);
    }

    fn comprehension(&mut self, generators: &'a [ast::Comprehension], elements: &[&'a Expr]) {
        let outer = self.open_comprehension(generators);
        for element in elements {
            self.expr(element);
        }
        self.scope = outer;
    }

    fn dict_comprehension(&mut self, node: &'a ast::ExprDictComp) {
        let outer = self.open_comprehension(&node.generators);
        self.optional(node.key.as_deref());
        self.expr(&node.value);
        self.scope = outer;
    }

    /// Walks the generators: the first iterable outside the comprehension's scope, all else inside.
    fn open_comprehension(&mut self, generators: &'a [ast::Comprehension]) -> crate::semantic::ScopeId {
        let node = self.current();
        let mut outer = self.scope;
        for (index, generator) in generators.iter().enumerate() {
            let parent = self.enter(AnyNodeRef::Comprehension(generator));
            self.expr(&generator.iter);
            if index == 0 {
                outer = self.push_scope(ScopeKind::Comprehension, node);
            }
            self.target(&generator.target, BindingKind::ComprehensionVariable);
            self.exprs(&generator.ifs);
            self.leave(parent);
        }
        outer
    }

    pub(super) fn lambda_body(&mut self, lambda: &'a ast::ExprLambda, node: NodeId) {
        self.push_scope(ScopeKind::Lambda, node);
        self.parent = Some(node);
        if let Some(parameters) = &lambda.parameters {
            self.bind_parameters(parameters);
        }
        self.expr(&lambda.body);
    }

    pub(super) fn arguments(&mut self, arguments: &'a ast::Arguments) {
        self.exprs(&arguments.args);
        for keyword in &arguments.keywords {
            self.keyword(keyword);
        }
    }

    /// A string where a type is expected is parsed as one; elsewhere it is a string.
    fn string(&mut self, literal: &'a ast::ExprStringLiteral) {
        if self.flags.contains(ReferenceFlags::ANNOTATION) && !self.in_literal() {
            self.defer(Task::StringAnnotation(literal), self.current());
        }
    }
}
