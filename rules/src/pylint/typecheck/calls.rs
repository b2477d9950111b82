//! Calls of functions and classes that the file defines.

use ruff_python_ast::{ExprCall, StmtClassDef, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{FunctionKind, Inference, Mismatch, Value, check_call, decorator_name, method_kind};
use crate::pylint::group::{leads, report};
use crate::pylint::typecheck::{
    MissingKwoa, NoValueForParameter, RedundantKeywordArg, TooManyFunctionArgs, UnexpectedKeywordArg,
};
use crate::rule::RuleId;

const GROUP: &[RuleId] = &[
    MissingKwoa::ID,
    NoValueForParameter::ID,
    RedundantKeywordArg::ID,
    TooManyFunctionArgs::ID,
    UnexpectedKeywordArg::ID,
];

pub(super) fn check<'a, R: Listed>(rule: R, node: &'a ExprCall, checker: &mut Checker<'a>) {
    if !leads(rule, GROUP, checker) {
        return;
    }
    let inference = Inference::new(checker.model);
    let Some(callee) = checker.infer_only(&node.func) else {
        return;
    };
    let (function, implicit, shown) = match callee {
        Value::Function(function) => (function, 0, "function"),
        Value::Method(function, _) => {
            let implicit = usize::from(method_kind(function) != FunctionKind::StaticMethod);
            (function, implicit, "method")
        }
        Value::Class(class) => match constructor(class, inference) {
            Some(init) => (init, 1, "constructor"),
            None => return,
        },
        _ => return,
    };
    let plain = function
        .decorator_list
        .iter()
        .all(|decorator| matches!(decorator_name(decorator), Some("staticmethod" | "classmethod")));
    if !plain {
        return;
    }
    // What a method taken from its class is given first is another matter; so is `__new__`.
    if function.name.as_str() == "__new__" {
        return;
    }
    let shown = match (shown, inference.kind(function)) {
        ("function", FunctionKind::Function | FunctionKind::StaticMethod) => "function",
        ("function", FunctionKind::Method | FunctionKind::ClassMethod) => return,
        ("method", FunctionKind::ClassMethod) => "classmethod",
        ("method", FunctionKind::StaticMethod) => "staticmethod",
        (shown, _) => shown,
    };
    let shown = match (callee, inference.kind(function)) {
        (Value::Function(_), FunctionKind::StaticMethod) => "staticmethod",
        _ => shown,
    };
    for mismatch in check_call(&function.parameters, implicit, &node.arguments) {
        match mismatch {
            Mismatch::TooMany => {
                let message = format!("Too many positional arguments for {shown} call");
                report(TooManyFunctionArgs, node, message, checker);
            }
            Mismatch::Unexpected(name) => {
                let message = format!("Unexpected keyword argument '{name}' in {shown} call");
                report(UnexpectedKeywordArg, node, message, checker);
            }
            Mismatch::Redundant(name) => {
                let message = format!("Argument '{name}' passed by position and keyword in {shown} call");
                report(RedundantKeywordArg, node, message, checker);
            }
            Mismatch::Missing(name) => {
                let message = format!("No value for argument '{name}' in {shown} call");
                report(NoValueForParameter, node, message, checker);
            }
            Mismatch::MissingKeyword(name) => {
                let message = format!("Missing mandatory keyword argument '{name}' in {shown} call");
                report(MissingKwoa, node, message, checker);
            }
        }
    }
}

/// The `__init__` that a call of a class runs, where nothing else can come before it.
fn constructor<'a>(class: &'a StmtClassDef, inference: Inference<'a>) -> Option<&'a StmtFunctionDef> {
    let ancestry = inference.ancestry(class);
    let metaclass = ancestry.classes.iter().any(|class| {
        class
            .keywords()
            .iter()
            .any(|keyword| keyword.arg.as_deref() == Some("metaclass"))
    });
    let decorated = ancestry
        .classes
        .iter()
        .any(|class| !class.decorator_list.is_empty());
    if !ancestry.is_plain() || metaclass || decorated || inference.member(&ancestry, "__new__").is_some() {
        return None;
    }
    inference.function(inference.member(&ancestry, "__init__")?.binding)
}
