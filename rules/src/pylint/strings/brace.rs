//! `str.format`: what the format asks for, and what it is given.

use ruff_python_ast::{Expr, ExprCall};
use rustc_hash::{FxHashMap, FxHashSet};

use super::format_fields::{Fields, head};
use crate::checker::Checker;
use crate::hooks::Listed;
use crate::pylint::group::{leads, report};
use crate::pylint::strings::{
    BadFormatString, DuplicateStringFormattingArgument, FormatCombinedSpecification,
    FormatStringWithoutInterpolation, MissingFormatArgumentKey, TooFewFormatArgs, TooManyFormatArgs,
    UnusedFormatStringArgument,
};
use crate::rule::RuleId;

const GROUP: &[RuleId] = &[
    BadFormatString::ID,
    DuplicateStringFormattingArgument::ID,
    FormatCombinedSpecification::ID,
    FormatStringWithoutInterpolation::ID,
    MissingFormatArgumentKey::ID,
    TooFewFormatArgs::ID,
    TooManyFormatArgs::ID,
    UnusedFormatStringArgument::ID,
];

/// The fields of a format, those within specifications included.
#[derive(Default)]
struct Format<'a> {
    automatic: usize,
    numbered: FxHashSet<usize>,
    named: FxHashSet<&'a str>,
}

impl<'a> Format<'a> {
    /// Reads a format; None where it is no valid one.
    fn read(text: &'a str, depth: u32) -> Option<Self> {
        let mut format = Self::default();
        for field in Fields::new(text) {
            let field = field.ok()?;
            let name = head(field.name);
            if name.is_empty() {
                format.automatic += 1;
            } else if let Ok(number) = name.parse() {
                format.numbered.insert(number);
            } else {
                format.named.insert(name);
            }
            if depth < 2 && field.spec.contains('{') {
                let inner = Self::read(field.spec, depth + 1)?;
                format.automatic += inner.automatic;
                format.numbered.extend(inner.numbered);
                format.named.extend(inner.named);
            }
        }
        Some(format)
    }
}

pub(super) fn check<'a, R: Listed>(rule: R, node: &'a ExprCall, checker: &mut Checker<'a>) {
    let Expr::Attribute(attribute) = &*node.func else {
        return;
    };
    let Expr::StringLiteral(string) = &*attribute.value else {
        return;
    };
    if attribute.attr.as_str() != "format" || !leads(rule, GROUP, checker) {
        return;
    }
    let Some(format) = Format::read(string.value.to_str(), 0) else {
        report(BadFormatString, node, "Invalid format string", checker);
        return;
    };
    let (arguments, keywords) = (&*node.arguments.args, &*node.arguments.keywords);
    if arguments.iter().any(Expr::is_starred_expr) || keywords.iter().any(|keyword| keyword.arg.is_none()) {
        return;
    }
    if format.automatic > 0 && !format.numbered.is_empty() {
        let message = "Format string contains both automatic field numbering and manual field specification";
        report(FormatCombinedSpecification, node, message, checker);
        return;
    }
    let required = format.automatic.max(format.numbered.len());
    if required == 0 && format.named.is_empty() {
        let message = "Using formatting for a string that does not have any interpolated variables";
        report(FormatStringWithoutInterpolation, node, message, checker);
        return;
    }
    check_keywords(node, &format, checker);
    if required > 0 {
        let given = arguments.len();
        if given > required {
            report(
                TooManyFormatArgs,
                node,
                "Too many arguments for format string",
                checker,
            );
        } else if given < required {
            report(
                TooFewFormatArgs,
                node,
                "Not enough arguments for format string",
                checker,
            );
        }
    }
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    for argument in arguments {
        let Expr::Name(name) = argument else { continue };
        let times = times.entry(name.id.as_str()).or_default();
        *times += 1;
        // Once, where the second of them stands.
        if *times == 2 {
            let message = format!(
                "Duplicate string formatting argument '{}', consider passing as named argument",
                name.id
            );
            report(DuplicateStringFormattingArgument, node, message, checker);
        }
    }
}

fn check_keywords<'a>(node: &'a ExprCall, format: &Format, checker: &mut Checker<'a>) {
    if format.named.is_empty() {
        return;
    }
    let given: FxHashSet<&str> = node
        .arguments
        .keywords
        .iter()
        .filter_map(|keyword| Some(keyword.arg.as_ref()?.as_str()))
        .collect();
    for name in &format.named {
        if !given.contains(name) {
            let message = format!("Missing keyword argument '{name}' for format string");
            report(MissingFormatArgumentKey, node, message, checker);
        }
    }
    for keyword in &node.arguments.keywords {
        if let Some(name) = &keyword.arg
            && !format.named.contains(name.as_str())
        {
            let message = format!("Unused format argument '{name}'");
            report(UnusedFormatStringArgument, node, message, checker);
        }
    }
}
