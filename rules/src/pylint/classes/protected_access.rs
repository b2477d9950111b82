use super::context::Context;
use crate::inference::{FunctionKind, Inference, Value, method_kind};
use crate::pylint::special_methods::special_method;
use ruff_python_ast::{AnyNodeRef, Expr, ExprAttribute, ExprContext};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for access to a protected member from outside its class.
    ///
    /// ## Why is this bad?
    /// A leading underscore says that a name belongs to its class alone and may change without notice.
    ///
    /// ## Example
    /// ```python
    /// print(queue._items)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(queue.items())
    /// ```
    ///
    /// Allowed inside a class: its own members through the first parameter, `cls`, `super()`, `type(self)`, its name and the
    /// names of its bases, and anything in its special methods; everywhere: what an annotation names. Options:
    /// `exclude-protected`, `check-protected-access-in-special-methods`.
    ProtectedAccess { code: "PLW0212", name: "protected-access", severity: Warning, nodes: [ExprAttribute] }
}

impl Check<ExprAttribute> for ProtectedAccess {
    fn check<'a>(node: &'a ExprAttribute, checker: &mut Checker<'a>) {
        let name = node.attr.as_str();
        if is_protected(name) && !is_allowed(node, checker) && !in_annotation(node, checker) {
            checker.report(
                Self,
                node,
                format!("Access to a protected member {name} of a client class"),
            );
        }
    }
}

/// Whether an expression is a part of an annotation, which may name what it likes.
fn in_annotation(node: &ExprAttribute, checker: &Checker) -> bool {
    for around in checker.model.ancestors(checker.node) {
        let annotation = match around {
            AnyNodeRef::StmtAnnAssign(assign) => Some(&assign.annotation),
            AnyNodeRef::Parameter(parameter) => parameter.annotation.as_ref(),
            AnyNodeRef::StmtFunctionDef(function) => function.returns.as_ref(),
            around if around.is_statement() => None,
            _ => continue,
        };
        return annotation.is_some_and(|annotation| annotation.range().contains_range(node.range()));
    }
    false
}

fn is_protected(name: &str) -> bool {
    name.starts_with('_') && name != "_" && !(name.starts_with("__") && name.ends_with("__"))
}

fn is_allowed<'a>(node: &'a ExprAttribute, checker: &Checker<'a>) -> bool {
    let model = checker.model;
    let settings = &checker.settings.pylint.classes;
    match node.ctx {
        ExprContext::Load => {}
        // Only the first target of an assignment counts.
        ExprContext::Store => match model.ancestors(checker.node).next() {
            Some(AnyNodeRef::StmtAssign(assign)) if assign.targets[0].range() == node.range() => {}
            _ => return true,
        },
        ExprContext::Del | ExprContext::Invalid => return true,
    }
    let name = node.attr.as_str();
    if settings
        .exclude_protected
        .iter()
        .any(|excluded| match excluded.rsplit_once('.') {
            Some((owner, member)) => {
                member == name && matches!(&*node.value, Expr::Name(found) if found.id.as_str() == owner)
            }
            None => excluded == name,
        })
    {
        return true;
    }
    let Some(context) = Context::of(model, checker.node) else {
        return false;
    };
    is_own(&node.value, &context, checker)
        || (!name.starts_with("__")
            && !settings.check_protected_access_in_special_methods
            && context.in_method_itself
            && context
                .method
                .is_some_and(|method| special_method(method.name.as_str()).is_some()))
        || is_known_to_class_method(node, &context, checker)
}

/// Whether an expression means the class around or its instance.
fn is_own(owner: &Expr, context: &Context, checker: &Checker) -> bool {
    let is_first =
        |expr: &Expr| matches!(expr, Expr::Name(name) if context.first_parameter() == Some(name.id.as_str()));
    match owner {
        Expr::Name(name) => {
            let name = name.id.as_str();
            is_first(owner)
                || context.class.name.as_str() == name
                || context.class.bases().iter().any(|base| names(base, name))
                || is_property_lambda(name, checker)
        }
        // `self.__class__._member`
        Expr::Attribute(attribute) => attribute.attr.as_str() == "__class__" && is_first(&attribute.value),
        // `super()._member`, `type(self)._member`
        Expr::Call(call) => match &*call.func {
            Expr::Name(name) => match name.id.as_str() {
                "super" => true,
                "type" => call.arguments.args.first().is_some_and(is_first),
                _ => false,
            },
            _ => false,
        },
        _ => false,
    }
}

fn names(base: &Expr, wanted: &str) -> bool {
    match base {
        Expr::Name(name) => name.id.as_str() == wanted,
        Expr::Subscript(subscript) => names(&subscript.value, wanted),
        _ => false,
    }
}

/// `property(lambda self: self._member)`.
fn is_property_lambda(owner: &str, checker: &Checker) -> bool {
    let mut around = checker.model.ancestors(checker.node);
    let Some(AnyNodeRef::ExprLambda(lambda)) =
        around.find(|node| !node.is_expression() || matches!(node, AnyNodeRef::ExprLambda(_)))
    else {
        return false;
    };
    let first = lambda
        .parameters
        .as_ref()
        .and_then(|parameters| parameters.args.first());
    first.is_some_and(|first| first.parameter.name.as_str() == owner)
        && matches!(around.next(), Some(AnyNodeRef::ExprCall(call))
            if matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "property"))
}

/// In a class method, a member of an instance that the method has made.
fn is_known_to_class_method<'a>(
    node: &'a ExprAttribute,
    context: &Context<'a>,
    checker: &Checker<'a>,
) -> bool {
    if !context.in_method_itself
        || !context
            .method
            .is_some_and(|method| method_kind(method) == FunctionKind::ClassMethod)
    {
        return false;
    }
    let inference = Inference::new(checker.model);
    let Some(Value::Instance(class)) = inference.infer_one(&node.value) else {
        return false;
    };
    let ancestry = inference.ancestry(class);
    let name = node.attr.as_str();
    std::ptr::eq(class, context.class)
        && (inference.member(&ancestry, name).is_some() || inference.sets_attribute(&ancestry, name))
}

#[test]
fn test() {
    crate::testing::check(
        ProtectedAccess,
        r#"
import os, mod
def annotated(a: "mod._Hidden", b: list[mod._Hidden] = mod._x) -> mod._Hidden:
                                                     # ^^^^^^ PLW0212: Access to a protected member _x of a client class
    c: mod._Hidden = a._y
                   # ^^^^ PLW0212: Access to a protected member _y of a client class
class A(Base, mod.Other, Generic[int]):
    _own = 1
    def __init__(self, other):
        self._mine = other._mine
    def method(self, other):
        self._mine = other._mine
                   # ^^^^^^^^^^^ PLW0212: Access to a protected member _mine of a client class
        A._own, Base._x, Generic._x, super()._x, type(self)._own, self.__class__._own
        mod.Other._x
      # ^^^^^^^^^^^^ PLW0212
        self.other._x = 1
      # ^^^^^^^^^^^^^ PLW0212
        other._x, other._y = 1, 2
        other._x += 1
        del other._x
        other._replace(x=1).__dict__
        type(other)._x
      # ^^^^^^^^^^^^^^ PLW0212
        other._x._y
      # ^^^^^^^^ PLW0212: Access to a protected member _x of a client class
      # ^^^^^^^^^^^ PLW0212: Access to a protected member _y of a client class
        os._exit(1)
        def inner(x):
            self._mine = x._mine
                       # ^^^^^^^ PLW0212
    def __eq__(self, other):
        return self._own == other._own
    @staticmethod
    def static(other):
        return other._x, A._own
             # ^^^^^^^^ PLW0212
    @classmethod
    def make(cls):
        made = cls(1)
        made._mine = cls._own
        made._nothing
      # ^^^^^^^^^^^^^ PLW0212
    shown = property(lambda me: me._own)
    class Nested:
        x = A._own
          # ^^^^^^ PLW0212
def function(self):
    self._x
  # ^^^^^^^ PLW0212
"#,
    );
}
