//! `%` formatting: what the format asks for, and what it is given.

use ruff_python_ast::{Expr, ExprBinOp, Operator};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{Inference, Value};
use crate::pylint::as_string::as_string;
use crate::pylint::group::{leads, report};
use crate::pylint::strings::{
    BadFormatCharacter, BadFormatStringKey, BadStringFormatType, FormatNeedsMapping,
    FormatStringWithoutInterpolation, MissingFormatStringKey, MixedFormatString, TooFewFormatArgs,
    TooManyFormatArgs, TruncatedFormatString, UnusedFormatStringKey,
};
use crate::rule::RuleId;

const GROUP: &[RuleId] = &[
    BadFormatCharacter::ID,
    BadFormatStringKey::ID,
    BadStringFormatType::ID,
    FormatNeedsMapping::ID,
    FormatStringWithoutInterpolation::ID,
    MissingFormatStringKey::ID,
    MixedFormatString::ID,
    TooFewFormatArgs::ID,
    TooManyFormatArgs::ID,
    TruncatedFormatString::ID,
    UnusedFormatStringKey::ID,
];

/// What a `%` format asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Format<'a> {
    /// Names in `%(name)s`, with the conversion.
    pub(crate) keys: Vec<(&'a str, char)>,
    /// Conversions without a name; `*` for a width or precision.
    pub(crate) positional: Vec<char>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum FormatError {
    /// The format ends within a conversion.
    Truncated,
    /// There is no such conversion: the character and its index.
    Unsupported(char, usize),
}

/// Reads a `%` format.
pub(crate) fn parse(text: &str) -> Result<Format<'_>, FormatError> {
    let mut format = Format::default();
    let mut rest = text.char_indices().enumerate().peekable();
    while let Some((_, (_, character))) = rest.next() {
        if character != '%' {
            continue;
        }
        let mut next = || rest.next().ok_or(FormatError::Truncated);
        let (mut index, (mut at, mut character)) = next()?;
        let mut key = None;
        if character == '(' {
            let start = at + 1;
            let mut depth = 1;
            while depth > 0 {
                (_, (at, character)) = next()?;
                match character {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    _ => {}
                }
            }
            key = Some(&text[start..at]);
            (index, (_, character)) = next()?;
        }
        while "#0- +".contains(character) {
            (index, (_, character)) = next()?;
        }
        let mut stars = 0;
        let mut number = |character: &mut char, index: &mut usize| -> Result<(), FormatError> {
            if *character == '*' {
                stars += 1;
                (*index, (_, *character)) = next()?;
            } else {
                while character.is_ascii_digit() {
                    (*index, (_, *character)) = next()?;
                }
            }
            Ok(())
        };
        number(&mut character, &mut index)?;
        if character == '.' {
            (index, (_, character)) = rest.next().ok_or(FormatError::Truncated)?;
            let mut next = || rest.next().ok_or(FormatError::Truncated);
            if character == '*' {
                stars += 1;
                (index, (_, character)) = next()?;
            } else {
                while character.is_ascii_digit() {
                    (index, (_, character)) = next()?;
                }
            }
        }
        if "hlL".contains(character) {
            (index, (_, character)) = rest.next().ok_or(FormatError::Truncated)?;
        }
        if !"diouxXeEfFgGcrs%a".contains(character) {
            return Err(FormatError::Unsupported(character, index));
        }
        match key {
            Some(key) => format.keys.push((key, character)),
            None if character != '%' => {
                format.positional.extend((0..stars).map(|_| '*'));
                format.positional.push(character);
            }
            None => {}
        }
    }
    Ok(format)
}

pub(super) fn check<'a, R: Listed>(rule: R, node: &'a ExprBinOp, checker: &mut Checker<'a>) {
    if node.op != Operator::Mod {
        return;
    }
    let Expr::StringLiteral(string) = &*node.left else {
        return;
    };
    if !leads(rule, GROUP, checker) {
        return;
    }
    let text = string.value.to_str();
    let format = match parse(text) {
        Ok(format) => format,
        Err(FormatError::Truncated) => {
            let message = "Format string ends in middle of conversion specifier";
            report(TruncatedFormatString, node, message, checker);
            return;
        }
        Err(FormatError::Unsupported(character, index)) => {
            let message = format!(
                "Unsupported format character '{character}' ({:#02x}) at index {index}",
                character as u32
            );
            report(BadFormatCharacter, node, message, checker);
            return;
        }
    };
    match (format.keys.is_empty(), format.positional.is_empty()) {
        (true, true) => {
            let message = "Using formatting for a string that does not have any interpolated variables";
            report(FormatStringWithoutInterpolation, node, message, checker);
        }
        (false, false) => {
            let message = "Mixing named and unnamed conversion specifiers in format string";
            report(MixedFormatString, node, message, checker);
        }
        (false, true) => check_named(node, &format, checker),
        (true, false) => check_positional(node, &format, checker),
    }
}

fn check_named<'a>(node: &'a ExprBinOp, format: &Format, checker: &mut Checker<'a>) {
    let dict = match &*node.right {
        Expr::Dict(dict) => dict,
        other => {
            if let Some(kind) = node_name(other) {
                let message = format!("Expected mapping for format string, not {kind}");
                report(FormatNeedsMapping, node, message, checker);
            }
            return;
        }
    };
    let mut given = Vec::new();
    let mut unknown = false;
    for item in &dict.items {
        match &item.key {
            Some(Expr::StringLiteral(key)) => {
                let key = key.value.to_str();
                given.push(key);
                if let Some((_, conversion)) = format.keys.iter().find(|(name, _)| *name == key) {
                    check_type(node, *conversion, &item.value, checker);
                }
            }
            Some(key) if key.is_literal_expr() => {
                let message = format!(
                    "Format string dictionary key should be a string, not {}",
                    as_string(key)
                );
                report(BadFormatStringKey, node, message, checker);
            }
            _ => unknown = true,
        }
    }
    if unknown {
        return;
    }
    let mut missing: Vec<&str> = Vec::new();
    for (key, _) in &format.keys {
        if !given.contains(key) && !missing.contains(key) {
            missing.push(key);
            let message = format!("Missing key '{key}' in format string dictionary");
            report(MissingFormatStringKey, node, message, checker);
        }
    }
    for key in given {
        if !format.keys.iter().any(|(name, _)| *name == key) {
            let message = format!("Unused key '{key}' in format string dictionary");
            report(UnusedFormatStringKey, node, message, checker);
        }
    }
}

fn check_positional<'a>(node: &'a ExprBinOp, format: &Format, checker: &mut Checker<'a>) {
    let value = Inference::new(checker.model).infer_one(&node.right);
    let arguments = match value {
        Some(Value::Literal(Expr::Tuple(tuple))) => &*tuple.elts,
        // One argument, whatever it is.
        Some(Value::Literal(_)) => std::slice::from_ref(&*node.right),
        _ => return,
    };
    if arguments.iter().any(Expr::is_starred_expr) && arguments.len() > 1
        || matches!(arguments, [Expr::Starred(_)])
    {
        return;
    }
    match arguments.len().cmp(&format.positional.len()) {
        std::cmp::Ordering::Greater => {
            report(
                TooManyFormatArgs,
                node,
                "Too many arguments for format string",
                checker,
            );
        }
        std::cmp::Ordering::Less => {
            report(
                TooFewFormatArgs,
                node,
                "Not enough arguments for format string",
                checker,
            );
        }
        std::cmp::Ordering::Equal => {
            for (argument, conversion) in arguments.iter().zip(&format.positional) {
                check_type(node, *conversion, argument, checker);
            }
        }
    }
}

fn check_type<'a>(node: &'a ExprBinOp, conversion: char, argument: &'a Expr, checker: &mut Checker<'a>) {
    if matches!(conversion, 's' | 'r' | 'a') {
        return;
    }
    let Some(value) = Inference::new(checker.model).infer_one(argument) else {
        return;
    };
    let Some(kind) = value.builtin_type() else { return };
    // What is None here may be set elsewhere.
    if value.is_none() && !argument.is_none_literal_expr() {
        return;
    }
    let fits = match conversion {
        'c' => matches!(kind, "str" | "int" | "bool"),
        'o' | 'x' | 'X' => matches!(kind, "int" | "bool"),
        _ => matches!(kind, "int" | "float" | "bool"),
    };
    if !fits && conversion != '%' {
        let message = format!("Argument 'builtins.{kind}' does not match format type '{conversion}'");
        report(BadStringFormatType, node, message, checker);
    }
}

/// What pylint calls the node of a literal or display.
fn node_name(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "Tuple",
        Expr::List(_) => "List",
        Expr::Lambda(_) => "Lambda",
        Expr::ListComp(_) => "ListComp",
        Expr::SetComp(_) => "SetComp",
        Expr::Generator(_) => "GeneratorExp",
        expr if expr.is_literal_expr() && !expr.is_f_string_expr() => "Const",
        _ => return None,
    })
}

#[test]
fn formats_are_read() {
    let read = |text| parse(text).map(|format| (format.keys, format.positional));
    assert_eq!(read("%s %% %-5.2f"), Ok((vec![], vec!['s', 'f'])));
    assert_eq!(read("%*.*d"), Ok((vec![], vec!['*', '*', 'd'])));
    assert_eq!(
        read("%(a)s%(b(c))05d"),
        Ok((vec![("a", 's'), ("b(c)", 'd')], vec![]))
    );
    assert_eq!(read("%"), Err(FormatError::Truncated));
    assert_eq!(read("%(a"), Err(FormatError::Truncated));
    assert_eq!(read("é%y"), Err(FormatError::Unsupported('y', 2)));
}
