//! What values can be done with: iterated over, indexed, searched, unpacked.

use ruff_python_ast::{AnyNodeRef, Expr, ExprContext, ExprSubscript, Stmt, StmtClassDef};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{Base, Inference, Value, attribute_name, is_builtin_class, is_builtin_exception};
use crate::pylint::ancestors::{is_decorated_with, names_abc};
use crate::pylint::classes::context::Context;
use crate::semantic::BindingKind;

/// Something that Python asks a value to be able to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    Iterate,
    IterateAsync,
    Map,
    Contain,
    GetItem,
    SetItem,
    DeleteItem,
}

impl Protocol {
    /// The special methods of which one is enough; of a mapping, all.
    fn methods(self) -> &'static [&'static str] {
        match self {
            Protocol::Iterate => &["__iter__", "__getitem__"],
            Protocol::IterateAsync => &["__aiter__"],
            Protocol::Map => &["keys"],
            Protocol::Contain => &["__contains__", "__iter__", "__getitem__"],
            Protocol::GetItem => &["__getitem__"],
            Protocol::SetItem => &["__setitem__"],
            Protocol::DeleteItem => &["__delitem__"],
        }
    }

    /// Whether instances of a builtin class are able to; None for classes that are not known here.
    fn of_builtin(self, class: &str) -> Option<bool> {
        use Protocol::{Contain, DeleteItem, GetItem, Iterate, Map, SetItem};
        let able: &[Protocol] = match class {
            "dict" => &[Iterate, Contain, GetItem, SetItem, DeleteItem, Map],
            "list" | "bytearray" => &[Iterate, Contain, GetItem, SetItem, DeleteItem],
            "str" | "bytes" | "tuple" | "range" => &[Iterate, Contain, GetItem],
            "set" | "frozenset" | "map" | "filter" | "zip" | "enumerate" | "reversed" => &[Iterate, Contain],
            "int" | "float" | "complex" | "bool" | "ellipsis" | "slice" | "object" => &[],
            _ if is_builtin_exception(class) => &[],
            _ => return None,
        };
        Some(able.contains(&self))
    }
}

/// Whether an expression is known not to be able to.
pub(super) fn lacks<'a>(expr: &'a Expr, protocol: Protocol, checker: &mut Checker<'a>) -> bool {
    let Some(value) = checker.infer_one(expr) else {
        return false;
    };
    let inference = Inference::new(checker.model);
    let able = match value {
        Value::Literal(Expr::NoneLiteral(_)) => {
            (!is_tested(expr, checker) && !is_set_elsewhere(expr, inference)).then_some(false)
        }
        Value::Literal(Expr::Generator(_)) => match protocol {
            Protocol::GetItem => None,
            protocol => Some(matches!(protocol, Protocol::Iterate | Protocol::Contain)),
        },
        Value::Literal(Expr::Lambda(_)) => Some(false),
        // A decorator may make anything of a function.
        Value::Function(function) | Value::Method(function, _) => {
            function.decorator_list.is_empty().then_some(false)
        }
        Value::Generator(_) => Some(matches!(protocol, Protocol::Iterate | Protocol::Contain)),
        Value::Instance(class) => instance_is_able(class, protocol, inference),
        Value::Class(class) => class_is_able(class, protocol, inference),
        Value::Builtin(name) => match protocol {
            Protocol::GetItem if is_builtin_class(name) => is_plain_class(name).then_some(false),
            _ => (!is_builtin_class(name) || protocol.of_builtin(name).is_some()).then_some(false),
        },
        value => value.builtin_type().and_then(|class| protocol.of_builtin(class)),
    };
    able == Some(false) && !in_unfinished_class(checker)
}

/// Builtin classes that cannot be subscripted, as `list[int]` can.
fn is_plain_class(name: &str) -> bool {
    matches!(
        name,
        "bool"
            | "bytearray"
            | "bytes"
            | "complex"
            | "float"
            | "int"
            | "object"
            | "range"
            | "str"
            | "filter"
            | "map"
            | "zip"
    )
}

fn instance_is_able<'a>(
    class: &'a StmtClassDef,
    protocol: Protocol,
    inference: Inference<'a>,
) -> Option<bool> {
    let ancestry = inference.ancestry(class);
    if !ancestry.is_complete() || inference.member(&ancestry, "__getattr__").is_some() {
        return None;
    }
    let has = |name: &&str| {
        inference.member(&ancestry, name).is_some_and(|member| {
            let binding = inference.model.binding(member.binding);
            let statement = inference.model.nodes.get(binding.statement).node;
            // `__iter__ = None` says that there is none.
            !(binding.kind == BindingKind::Assignment
                && matches!(statement, AnyNodeRef::StmtAssign(assign) if assign.value.is_none_literal_expr()))
        })
    };
    if protocol.methods().iter().any(has) {
        return Some(true);
    }
    let mut able = Some(false);
    for base in &ancestry.others {
        if let Base::Builtin(name) = base {
            match protocol.of_builtin(name) {
                Some(false) => {}
                found => able = found,
            }
        }
    }
    able
}

/// What a class is able to is its metaclass's to say; `Class[…]` may be its own too.
fn class_is_able<'a>(class: &'a StmtClassDef, protocol: Protocol, inference: Inference<'a>) -> Option<bool> {
    let ancestry = inference.ancestry(class);
    let has_metaclass = ancestry.classes.iter().any(|class| {
        class
            .keywords()
            .iter()
            .any(|keyword| keyword.arg.as_deref() == Some("metaclass"))
    });
    if !ancestry.is_plain() || has_metaclass || !class.decorator_list.is_empty() {
        return None;
    }
    let generic = class.type_params.is_some() || inference.member(&ancestry, "__class_getitem__").is_some();
    Some(protocol == Protocol::GetItem && generic)
}

/// Whether the place runs only where a test has asked for the expression.
fn is_tested(expr: &Expr, checker: &Checker) -> bool {
    let text = checker.source.slice(expr);
    let asks =
        |test: &Expr| !test.range().contains_range(expr.range()) && checker.source.slice(test).contains(text);
    checker
        .model
        .ancestors(checker.node)
        .take_while(|node| !matches!(node, AnyNodeRef::StmtFunctionDef(_)))
        .any(|node| match node {
            AnyNodeRef::StmtIf(node) => asks(&node.test),
            AnyNodeRef::StmtWhile(node) => asks(&node.test),
            AnyNodeRef::ExprIf(node) => asks(&node.test),
            AnyNodeRef::ElifElseClause(clause) => clause.test.as_ref().is_some_and(asks),
            _ => false,
        })
}

/// Whether something else gives an attribute of this name a value.
fn is_set_elsewhere<'a>(expr: &'a Expr, inference: Inference<'a>) -> bool {
    let Expr::Attribute(attribute) = expr else {
        return false;
    };
    let name = attribute.attr.as_str();
    let mut others = inference.facts().other_attributes().iter();
    others.any(|node| attribute_name(inference.model, *node) == name)
}

/// An abstract class or a mixin is not done: what it uses, other classes may bring.
fn in_unfinished_class(checker: &Checker) -> bool {
    let model = checker.model;
    let Some(context) = Context::of(model, checker.node) else {
        return false;
    };
    let class = context.class;
    if class.name.to_lowercase().ends_with("mixin") {
        return true;
    }
    names_abc(model, class)
        || class.body.iter().any(|statement| match statement {
            Stmt::FunctionDef(function) => is_decorated_with(model, function, |name| {
                matches!(name, ["abc", "abstractmethod" | "abstractproperty"])
            }),
            _ => false,
        })
}

/// Reports an item of a value that has none: for the rule of how the subscript is used.
pub(super) fn check_item<'a, R: Listed>(
    rule: R,
    subscript: &'a ExprSubscript,
    context: ExprContext,
    protocol: Protocol,
    message: impl FnOnce(&str) -> String,
    checker: &mut Checker<'a>,
) {
    if subscript.ctx == context && lacks(&subscript.value, protocol, checker) {
        let shown = crate::pylint::as_string::as_string(&subscript.value);
        checker.report(rule, &*subscript.value, message(&shown));
    }
}
