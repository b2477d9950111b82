//! The walk over expressions.

use ruff_python_ast::{self as ast, Expr, ExprContext};
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
        match expr {
            Expr::BoolOp(node) => self.within(node, |builder, node| builder.exprs(&node.values)),
            Expr::Named(node) => self.within(node, |builder, node| {
                builder.expr(&node.value);
                builder.target(&node.target, BindingKind::NamedExpr);
            }),
            Expr::BinOp(node) => self.within(node, |builder, node| {
                builder.expr(&node.left);
                builder.expr(&node.right);
            }),
            Expr::UnaryOp(node) => self.within(node, |builder, node| builder.expr(&node.operand)),
            Expr::Lambda(node) => self.within(node, Self::lambda),
            Expr::If(node) => self.within(node, |builder, node| {
                builder.expr(&node.test);
                builder.expr(&node.body);
                builder.expr(&node.orelse);
            }),
            Expr::Dict(node) => self.within(node, |builder, node| {
                for item in &node.items {
                    builder.optional(item.key.as_ref());
                    builder.expr(&item.value);
                }
            }),
            Expr::Set(node) => self.within(node, |builder, node| builder.exprs(&node.elts)),
            Expr::ListComp(node) => self.within(node, |builder, node| {
                builder.comprehension(&node.generators, None, &node.elt)
            }),
            Expr::SetComp(node) => self.within(node, |builder, node| {
                builder.comprehension(&node.generators, None, &node.elt)
            }),
            Expr::DictComp(node) => self.within(node, |builder, node| {
                builder.comprehension(&node.generators, node.key.as_deref(), &node.value)
            }),
            Expr::Generator(node) => self.within(node, |builder, node| {
                builder.comprehension(&node.generators, None, &node.elt)
            }),
            Expr::Await(node) => self.within(node, |builder, node| builder.expr(&node.value)),
            Expr::Yield(node) => self.within(node, |builder, node| {
                builder.mark_generator();
                builder.optional(node.value.as_deref());
            }),
            Expr::YieldFrom(node) => self.within(node, |builder, node| {
                builder.mark_generator();
                builder.expr(&node.value);
            }),
            Expr::Compare(node) => self.within(node, |builder, node| {
                builder.expr(&node.left);
                builder.exprs(&node.comparators);
            }),
            Expr::Call(node) => self.within(node, Self::call),
            Expr::FString(node) => self.within(node, |builder, node| {
                for part in &node.value {
                    if let ast::FStringPart::FString(string) = part {
                        builder.interpolated(&string.elements);
                    }
                }
            }),
            Expr::TString(node) => self.within(node, |builder, node| {
                let strings = node.value.iter();
                strings.for_each(|string| builder.interpolated(&string.elements));
            }),
            Expr::Attribute(node) => self.within(node, |builder, node| builder.expr(&node.value)),
            Expr::Subscript(node) => self.within(node, Self::subscript),
            Expr::Starred(node) => self.within(node, |builder, node| builder.expr(&node.value)),
            Expr::Name(node) => self.name(node),
            Expr::List(node) => self.within(node, |builder, node| builder.exprs(&node.elts)),
            Expr::Tuple(node) => self.within(node, |builder, node| builder.exprs(&node.elts)),
            Expr::Slice(node) => self.within(node, |builder, node| {
                builder.optional(node.lower.as_deref());
                builder.optional(node.upper.as_deref());
                builder.optional(node.step.as_deref());
            }),
            Expr::StringLiteral(node) => self.string(node),
            Expr::BytesLiteral(node) => _ = self.leaf(node),
            Expr::NumberLiteral(node) => _ = self.leaf(node),
            Expr::BooleanLiteral(node) => _ = self.leaf(node),
            Expr::NoneLiteral(node) => _ = self.leaf(node),
            Expr::EllipsisLiteral(node) => _ = self.leaf(node),
            Expr::IpyEscapeCommand(node) => _ = self.leaf(node),
        }
    }

    fn lambda(&mut self, lambda: &'a ast::ExprLambda) {
        if let Some(parameters) = &lambda.parameters {
            self.parameters(parameters);
        }
        self.defer(Task::Lambda(lambda), self.current());
    }

    fn name(&mut self, name: &'a ast::ExprName) {
        let (node, text) = (self.leaf(name), name.id.as_str());
        match name.ctx {
            ExprContext::Load | ExprContext::Invalid => self.load(text, name.range(), node),
            ExprContext::Del => self.delete(text, name.range(), node),
            ExprContext::Store => _ = self.bind(text, name.range(), node, BindingKind::Assignment),
        }
    }

    /// Binds what a target names; whatever else stands in it (`a.b`, `a[i]`) is read.
    pub(super) fn target(&mut self, target: &'a Expr, kind: BindingKind) {
        let inner = if kind == BindingKind::Assignment {
            BindingKind::Unpacking
        } else {
            kind
        };
        match target {
            Expr::Name(name) if name.ctx == ExprContext::Store => {
                let node = self.leaf(name);
                self.bind(name.id.as_str(), name.range(), node, kind);
            }
            Expr::Tuple(tuple) => self.within(tuple, |builder, tuple| builder.targets(&tuple.elts, inner)),
            Expr::List(list) => self.within(list, |builder, list| builder.targets(&list.elts, inner)),
            Expr::Starred(starred) => self.within(starred, |builder, starred| {
                builder.target(&starred.value, inner);
            }),
            _ => self.expr(target),
        }
    }

    fn targets(&mut self, targets: &'a [Expr], kind: BindingKind) {
        for target in targets {
            self.target(target, kind);
        }
    }

    fn mark_generator(&mut self) {
        self.scope().is_generator = true;
    }

    pub(super) fn interpolated(&mut self, elements: &'a ast::InterpolatedStringElements) {
        for element in elements {
            if let ast::InterpolatedStringElement::Interpolation(element) = element {
                let parent = self.enter(element);
                self.expr(&element.expression);
                if let Some(spec) = &element.format_spec {
                    self.nested(|builder| builder.interpolated(&spec.elements));
                }
                self.leave(parent);
            }
        }
    }

    pub(super) fn keyword(&mut self, keyword: &'a ast::Keyword) {
        let parent = self.enter(keyword);
        self.expr(&keyword.value);
        self.leave(parent);
    }

    fn comprehension(
        &mut self,
        generators: &'a [ast::Comprehension],
        key: Option<&'a Expr>,
        value: &'a Expr,
    ) {
        let outer = self.open_comprehension(generators);
        self.optional(key);
        self.expr(value);
        self.scope = outer;
    }

    /// Walks the generators: the first iterable outside the comprehension's scope, all else inside.
    fn open_comprehension(&mut self, generators: &'a [ast::Comprehension]) -> crate::semantic::ScopeId {
        let node = self.current();
        let mut outer = self.scope;
        for (index, generator) in generators.iter().enumerate() {
            let parent = self.enter(generator);
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
        let node = self.leaf(literal);
        if self.flags.contains(ReferenceFlags::ANNOTATION) && !self.in_literal() {
            self.defer(Task::StringAnnotation(literal), node);
        }
    }
}
