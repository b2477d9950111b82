//! Calls of logging functions: how the message is made, and what it is given.

use ruff_python_ast::{Expr, ExprCall, Operator};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::Inference;
use crate::pylint::group::{leads, report};
use crate::pylint::logging::{
    LoggingFormatInterpolation, LoggingFormatTruncated, LoggingFstringInterpolation, LoggingNotLazy,
    LoggingTooFewArgs, LoggingTooManyArgs, LoggingUnsupportedFormat,
};
use crate::pylint::strings::percent::{FormatError, parse};
use crate::rule::RuleId;

const GROUP: &[RuleId] = &[
    LoggingFormatInterpolation::ID,
    LoggingFormatTruncated::ID,
    LoggingFstringInterpolation::ID,
    LoggingNotLazy::ID,
    LoggingTooFewArgs::ID,
    LoggingTooManyArgs::ID,
    LoggingUnsupportedFormat::ID,
];

pub(super) fn check<'a, R: Listed>(rule: R, node: &'a ExprCall, checker: &mut Checker<'a>) {
    let Expr::Attribute(attribute) = &*node.func else {
        return;
    };
    let position = match attribute.attr.as_str() {
        "critical" | "debug" | "error" | "exception" | "fatal" | "info" | "warn" | "warning" => 0,
        "log" => 1,
        _ => return,
    };
    if !leads(rule, GROUP, checker) || !logs(&attribute.value, checker) {
        return;
    }
    let arguments = &*node.arguments.args;
    if arguments.iter().any(Expr::is_starred_expr)
        || node
            .arguments
            .keywords
            .iter()
            .any(|keyword| keyword.arg.is_none())
    {
        return;
    }
    let Some(message) = arguments.get(position) else {
        return;
    };
    let style = if checker.settings.pylint.logging.new_style {
        "lazy {}"
    } else {
        "lazy %"
    };
    match message {
        // With arguments, the rest of the message is formatted lazily.
        Expr::FString(_) if arguments.len() > position + 1 => {}
        Expr::FString(_) => {
            report(
                LoggingFstringInterpolation,
                node,
                format!("Use {style} formatting in logging functions"),
                checker,
            );
        }
        Expr::BinOp(operation) => {
            let joins = operation.op == Operator::Add
                && (is_string(&operation.left, checker) || is_string(&operation.right, checker))
                && !(operation.left.is_string_literal_expr() && operation.right.is_string_literal_expr());
            if operation.op == Operator::Mod || joins {
                report(
                    LoggingNotLazy,
                    node,
                    format!("Use {style} formatting in logging functions"),
                    checker,
                );
            }
        }
        Expr::Call(call) => {
            if let Expr::Attribute(method) = &*call.func
                && method.attr.as_str() == "format"
                && method.value.is_string_literal_expr()
            {
                report(
                    LoggingFormatInterpolation,
                    call,
                    format!("Use {style} formatting in logging functions"),
                    checker,
                );
            }
        }
        Expr::StringLiteral(string) => {
            check_arguments(node, string.value.to_str(), &arguments[position + 1..], checker)
        }
        _ => {}
    }
}

fn check_arguments(node: &ExprCall, text: &str, arguments: &[Expr], checker: &mut Checker) {
    if checker.settings.pylint.logging.new_style {
        return;
    }
    match parse(text) {
        Ok(format) if !format.keys.is_empty() => {}
        Ok(format) => match arguments.len().cmp(&format.positional.len()) {
            std::cmp::Ordering::Greater => {
                report(
                    LoggingTooManyArgs,
                    node,
                    "Too many arguments for logging format string",
                    checker,
                );
            }
            std::cmp::Ordering::Less => {
                report(
                    LoggingTooFewArgs,
                    node,
                    "Not enough arguments for logging format string",
                    checker,
                );
            }
            std::cmp::Ordering::Equal => {}
        },
        // Without arguments, the message is taken as it is.
        Err(_) if arguments.is_empty() => {}
        Err(FormatError::Truncated) => {
            let message = "Logging format string ends in middle of conversion specifier";
            report(LoggingFormatTruncated, node, message, checker);
        }
        Err(FormatError::Unsupported(character, index)) => {
            let message = format!(
                "Unsupported logging format character '{character}' ({:#02x}) at index {index}",
                character as u32
            );
            report(LoggingUnsupportedFormat, node, message, checker);
        }
    }
}

fn is_string<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    Inference::new(checker.model)
        .infer_one(expr)
        .is_some_and(|value| value.builtin_type() == Some("str"))
}

/// Whether an expression is the logging module or a logger that it gave.
fn logs<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    let model = checker.model;
    let modules = &checker.settings.pylint.logging.logging_modules;
    let is_module = |expr: &'a Expr| {
        model.qualified_name(expr).is_some_and(|name| {
            let name = name.join(".");
            modules.contains(&name)
        })
    };
    if is_module(expr) {
        return true;
    }
    Inference::new(model).infer(expr).iter().any(|value| match value {
        crate::inference::Value::ExternalResult(made) => model.qualified_name(made).is_some_and(|name| {
            name.len() > 1
                && modules.contains(&name[..name.len() - 1].join("."))
                && matches!(name[name.len() - 1], "getLogger" | "Logger")
        }),
        _ => false,
    })
}
