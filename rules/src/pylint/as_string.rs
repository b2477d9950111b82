//! Expressions printed the way pylint's messages quote them: one line, canonical spaces, parentheses by precedence.

use std::fmt::Write as _;

use ruff_python_ast::{
    self as ast, BoolOp, ConversionFlag, Expr, InterpolatedStringElement, Number, Operator, UnaryOp,
};

/// The text of an expression.
pub(crate) fn as_string(expr: &Expr) -> String {
    let mut writer = Writer {
        text: String::new(),
        depth: 0,
    };
    writer.expr(expr);
    writer.text
}

/// The parameters of a function as pylint prints them.
pub(crate) fn parameters_as_string(parameters: &ast::Parameters) -> String {
    let mut writer = Writer {
        text: String::new(),
        depth: 0,
    };
    writer.parameters(parameters);
    writer.text
}

/// A string as Python's `repr` prints it.
pub(crate) fn repr(value: &str) -> String {
    let mut text = String::new();
    write_repr(&mut text, value);
    text
}

/// Deeper than this an expression is printed as `…`: messages are for people.
const DEEPEST: u32 = 200;

struct Writer {
    text: String,
    depth: u32,
}

#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Level {
    Lambda,
    If,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Sign,
    Power,
    Await,
    Atom,
}

fn level(expr: &Expr) -> Level {
    match expr {
        Expr::Lambda(_) => Level::Lambda,
        Expr::If(_) => Level::If,
        Expr::BoolOp(operation) => match operation.op {
            BoolOp::Or => Level::Or,
            BoolOp::And => Level::And,
        },
        Expr::UnaryOp(operation) => match operation.op {
            UnaryOp::Not => Level::Not,
            _ => Level::Sign,
        },
        Expr::Compare(_) => Level::Compare,
        Expr::BinOp(operation) => match operation.op {
            Operator::BitOr => Level::BitOr,
            Operator::BitXor => Level::BitXor,
            Operator::BitAnd => Level::BitAnd,
            Operator::LShift | Operator::RShift => Level::Shift,
            Operator::Add | Operator::Sub => Level::Sum,
            Operator::Pow => Level::Power,
            Operator::Mult | Operator::MatMult | Operator::Div | Operator::Mod | Operator::FloorDiv => {
                Level::Product
            }
        },
        Expr::Await(_) => Level::Await,
        _ => Level::Atom,
    }
}

impl Writer {
    fn expr(&mut self, expr: &Expr) {
        if self.depth >= DEEPEST {
            self.text.push('…');
            return;
        }
        self.depth += 1;
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.inner(expr));
        self.depth -= 1;
    }

    /// Prints an operand, in parentheses where its operator binds less than the one around it.
    fn operand(&mut self, expr: &Expr, around: Level, same_wraps: bool) {
        let own = level(expr);
        if around > own || (same_wraps && around == own) {
            self.parenthesized(expr);
        } else {
            self.expr(expr);
        }
    }

    fn parenthesized(&mut self, expr: &Expr) {
        self.text.push('(');
        self.expr(expr);
        self.text.push(')');
    }

    fn list<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) {
        for (index, expr) in exprs.into_iter().enumerate() {
            if index > 0 {
                self.text.push_str(", ");
            }
            self.element(expr);
        }
    }

    /// A part of a display or a call, where `yield` needs parentheses.
    fn element(&mut self, expr: &Expr) {
        if matches!(expr, Expr::Yield(_) | Expr::YieldFrom(_)) {
            self.parenthesized(expr);
        } else {
            self.expr(expr);
        }
    }

    fn inner(&mut self, expr: &Expr) {
        let own = level(expr);
        match expr {
            Expr::BoolOp(node) => {
                let operator = match node.op {
                    BoolOp::And => " and ",
                    BoolOp::Or => " or ",
                };
                for (index, value) in node.values.iter().enumerate() {
                    if index > 0 {
                        self.text.push_str(operator);
                    }
                    self.operand(value, own, false);
                }
            }
            Expr::Named(node) => {
                self.text.push('(');
                self.expr(&node.target);
                self.text.push_str(" := ");
                self.expr(&node.value);
                self.text.push(')');
            }
            Expr::BinOp(node) => {
                let power = node.op == Operator::Pow;
                self.operand(&node.left, own, power);
                match power {
                    true => self.text.push_str("**"),
                    false => _ = write!(self.text, " {} ", node.op.as_str()),
                }
                self.operand(&node.right, own, !power);
            }
            Expr::UnaryOp(node) => {
                self.text.push_str(match node.op {
                    UnaryOp::Not => "not ",
                    UnaryOp::Invert => "~",
                    UnaryOp::UAdd => "+",
                    UnaryOp::USub => "-",
                });
                self.operand(&node.operand, own, false);
            }
            Expr::Lambda(node) => {
                self.text.push_str("lambda");
                if let Some(parameters) = &node.parameters {
                    self.text.push(' ');
                    self.parameters(parameters);
                }
                self.text.push_str(": ");
                self.element(&node.body);
            }
            Expr::If(node) => {
                self.operand(&node.body, own, true);
                self.text.push_str(" if ");
                self.operand(&node.test, own, true);
                self.text.push_str(" else ");
                self.operand(&node.orelse, own, false);
            }
            Expr::Dict(node) => {
                self.text.push('{');
                for (index, item) in node.items.iter().enumerate() {
                    if index > 0 {
                        self.text.push_str(", ");
                    }
                    match &item.key {
                        Some(key) => {
                            self.element(key);
                            self.text.push_str(": ");
                        }
                        None => self.text.push_str("**"),
                    }
                    self.element(&item.value);
                }
                self.text.push('}');
            }
            Expr::Set(node) => self.enclosed("{", node.iter(), "}"),
            Expr::List(node) => self.enclosed("[", node.iter(), "]"),
            Expr::Tuple(node) => {
                self.text.push('(');
                self.tuple(node);
                self.text.push(')');
            }
            Expr::ListComp(node) => self.comprehension("[", None, &node.elt, &node.generators, "]"),
            Expr::SetComp(node) => self.comprehension("{", None, &node.elt, &node.generators, "}"),
            Expr::Generator(node) => self.comprehension("(", None, &node.elt, &node.generators, ")"),
            Expr::DictComp(node) => {
                self.comprehension("{", node.key.as_deref(), &node.value, &node.generators, "}")
            }
            Expr::Await(node) => {
                self.text.push_str("await ");
                self.expr(&node.value);
            }
            Expr::Yield(node) => {
                self.text.push_str("yield");
                if let Some(value) = &node.value {
                    self.text.push(' ');
                    self.expr(value);
                }
            }
            Expr::YieldFrom(node) => {
                self.text.push_str("yield from ");
                self.expr(&node.value);
            }
            Expr::Compare(node) => {
                self.operand(&node.left, own, false);
                for (op, right) in node.ops.iter().zip(&node.comparators) {
                    _ = write!(self.text, " {} ", op.as_str());
                    self.operand(right, own, false);
                }
            }
            Expr::Call(node) => {
                self.primary(&node.func);
                self.arguments(&node.arguments);
            }
            Expr::FString(node) => self.interpolated("f", node.value.elements()),
            Expr::TString(node) => self.interpolated("t", node.value.elements()),
            Expr::StringLiteral(node) => write_repr(&mut self.text, node.value.to_str()),
            Expr::BytesLiteral(node) => {
                write_bytes_repr(&mut self.text, &node.value.bytes().collect::<Vec<_>>())
            }
            Expr::NumberLiteral(node) => self.number(&node.value),
            Expr::BooleanLiteral(node) => self.text.push_str(if node.value { "True" } else { "False" }),
            Expr::NoneLiteral(_) => self.text.push_str("None"),
            Expr::EllipsisLiteral(_) => self.text.push_str("..."),
            Expr::Attribute(node) => {
                if matches!(&*node.value, Expr::NumberLiteral(_)) {
                    self.parenthesized(&node.value);
                } else {
                    self.primary(&node.value);
                }
                self.text.push('.');
                self.text.push_str(node.attr.as_str());
            }
            Expr::Subscript(node) => {
                self.primary(&node.value);
                self.text.push('[');
                match &*node.slice {
                    Expr::Tuple(tuple) if !tuple.is_empty() => self.tuple(tuple),
                    slice => self.element(slice),
                }
                self.text.push(']');
            }
            Expr::Starred(node) => {
                self.text.push('*');
                self.expr(&node.value);
            }
            Expr::Name(node) => self.text.push_str(node.id.as_str()),
            Expr::Slice(node) => {
                if let Some(lower) = &node.lower {
                    self.expr(lower);
                }
                self.text.push(':');
                if let Some(upper) = &node.upper {
                    self.expr(upper);
                }
                if let Some(step) = &node.step {
                    self.text.push(':');
                    self.expr(step);
                }
            }
            Expr::IpyEscapeCommand(_) => {}
        }
    }

    /// What stands before `.`, `[` or `(`.
    fn primary(&mut self, expr: &Expr) {
        self.operand(expr, Level::Atom, false);
    }

    fn tuple(&mut self, node: &ast::ExprTuple) {
        self.list(node.iter());
        if node.len() == 1 {
            self.text.push_str(", ");
        }
    }

    fn enclosed<'e>(&mut self, open: &str, elements: impl IntoIterator<Item = &'e Expr>, close: &str) {
        self.text.push_str(open);
        self.list(elements);
        self.text.push_str(close);
    }

    fn comprehension(
        &mut self,
        open: &str,
        key: Option<&Expr>,
        element: &Expr,
        generators: &[ast::Comprehension],
        close: &str,
    ) {
        self.text.push_str(open);
        if let Some(key) = key {
            self.element(key);
            self.text.push_str(": ");
        }
        self.element(element);
        for generator in generators {
            self.text.push_str(if generator.is_async {
                " async for "
            } else {
                " for "
            });
            self.expr(&generator.target);
            self.text.push_str(" in ");
            self.element(&generator.iter);
            for condition in &generator.ifs {
                self.text.push_str(" if ");
                self.element(condition);
            }
        }
        self.text.push_str(close);
    }

    fn arguments(&mut self, arguments: &ast::Arguments) {
        self.text.push('(');
        self.list(&arguments.args);
        for (index, keyword) in arguments.keywords.iter().enumerate() {
            if index > 0 || !arguments.args.is_empty() {
                self.text.push_str(", ");
            }
            match &keyword.arg {
                Some(name) => {
                    self.text.push_str(name.as_str());
                    self.text.push('=');
                }
                None => self.text.push_str("**"),
            }
            self.element(&keyword.value);
        }
        self.text.push(')');
    }

    fn parameters(&mut self, parameters: &ast::Parameters) {
        let mut first = true;
        let mut separate = |text: &mut String| {
            if !std::mem::take(&mut first) {
                text.push_str(", ");
            }
        };
        for (index, parameter) in parameters.posonlyargs.iter().chain(&parameters.args).enumerate() {
            separate(&mut self.text);
            self.parameter(parameter);
            if index + 1 == parameters.posonlyargs.len() {
                self.text.push_str(", /");
            }
        }
        if let Some(parameter) = &parameters.vararg {
            separate(&mut self.text);
            _ = write!(self.text, "*{}", parameter.name.as_str());
        } else if !parameters.kwonlyargs.is_empty() {
            separate(&mut self.text);
            self.text.push('*');
        }
        for parameter in &parameters.kwonlyargs {
            separate(&mut self.text);
            self.parameter(parameter);
        }
        if let Some(parameter) = &parameters.kwarg {
            separate(&mut self.text);
            _ = write!(self.text, "**{}", parameter.name.as_str());
        }
    }

    fn parameter(&mut self, parameter: &ast::ParameterWithDefault) {
        self.text.push_str(parameter.parameter.name.as_str());
        let annotation = &parameter.parameter.annotation;
        if let Some(annotation) = annotation {
            self.text.push_str(": ");
            self.expr(annotation);
        }
        if let Some(default) = &parameter.default {
            self.text.push_str(if annotation.is_some() { " = " } else { "=" });
            self.expr(default);
        }
    }

    fn number(&mut self, number: &Number) {
        match number {
            Number::Int(value) => _ = write!(self.text, "{value}"),
            Number::Float(value) => self.text.push_str(&float(*value)),
            Number::Complex { imag, .. } => {
                let text = float(*imag);
                _ = write!(self.text, "{}j", text.strip_suffix(".0").unwrap_or(&text));
            }
        }
    }

    fn interpolated<'e>(
        &mut self,
        prefix: &str,
        elements: impl Iterator<Item = &'e InterpolatedStringElement>,
    ) {
        let mut inner = Writer {
            text: String::new(),
            depth: self.depth,
        };
        inner.elements(elements);
        let quote = ["'", "\"", "'''", "\"\"\""]
            .into_iter()
            .find(|quote| !inner.text.contains(quote))
            .unwrap_or("\"\"\"");
        _ = write!(self.text, "{prefix}{quote}{}{quote}", inner.text);
    }

    fn elements<'e>(&mut self, elements: impl Iterator<Item = &'e InterpolatedStringElement>) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    let literal = repr(&literal.value);
                    let literal = &literal[1..literal.len() - 1];
                    self.text.push_str(&literal.replace('{', "{{").replace('}', "}}"));
                }
                InterpolatedStringElement::Interpolation(element) => {
                    if let Some(debug) = &element.debug_text {
                        self.text.push_str(debug.leading());
                        self.expr(&element.expression);
                        self.text.push_str(debug.trailing());
                    }
                    self.text.push('{');
                    self.expr(&element.expression);
                    let conversion = match element.conversion {
                        ConversionFlag::None
                            if element.debug_text.is_some() && element.format_spec.is_none() =>
                        {
                            Some('r')
                        }
                        conversion => conversion.to_char(),
                    };
                    if let Some(conversion) = conversion {
                        self.text.push('!');
                        self.text.push(conversion);
                    }
                    if let Some(spec) = &element.format_spec {
                        self.text.push(':');
                        self.elements(spec.elements.iter());
                    }
                    self.text.push('}');
                }
            }
        }
    }
}

/// A float as `repr` prints it.
fn float(value: f64) -> String {
    if value.is_infinite() {
        return "inf".to_owned();
    }
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-4..1e16).contains(&magnitude) {
        let text = format!("{value:e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (sign, digits) = match exponent.strip_prefix('-') {
            Some(digits) => ('-', digits),
            None => ('+', exponent),
        };
        return format!("{mantissa}e{sign}{digits:0>2}");
    }
    format!("{value:?}")
}

fn write_repr(text: &mut String, value: &str) {
    let quote = if value.contains('\'') && !value.contains('"') {
        '"'
    } else {
        '\''
    };
    text.push(quote);
    for character in value.chars() {
        match character {
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            _ if character == quote => {
                text.push('\\');
                text.push(quote);
            }
            ' '..='~' => text.push(character),
            '\0'..='\u{a0}' | '\u{ad}' => _ = write!(text, "\\x{:02x}", character as u32),
            _ if is_printable(character) => text.push(character),
            '\u{100}'..='\u{ffff}' => _ = write!(text, "\\u{:04x}", character as u32),
            _ => _ = write!(text, "\\U{:08x}", character as u32),
        }
    }
    text.push(quote);
}

/// Whether `repr` prints a character beyond ASCII as it is: neither a separator, a format control nor private.
fn is_printable(character: char) -> bool {
    !matches!(character,
        '\u{a0}' | '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{1680}' | '\u{180e}'
        | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}'
        | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}'
        | '\u{e0000}'..='\u{10ffff}')
}

fn write_bytes_repr(text: &mut String, value: &[u8]) {
    let quote = if value.contains(&b'\'') && !value.contains(&b'"') {
        b'"'
    } else {
        b'\''
    };
    text.push('b');
    text.push(char::from(quote));
    for byte in value {
        match byte {
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            byte if *byte == quote => {
                text.push('\\');
                text.push(char::from(quote));
            }
            b' '..=b'~' => text.push(char::from(*byte)),
            byte => _ = write!(text, "\\x{byte:02x}"),
        }
    }
    text.push(char::from(quote));
}

#[cfg(test)]
fn printed(source: &str) -> String {
    let parsed = ruff_python_parser::parse_expression(source).expect("the case parses");
    as_string(parsed.expr())
}

#[test]
fn expressions_are_printed_canonically() {
    for (source, expected) in [
        ("f(a,*b,k=1,**c)", "f(a, *b, k=1, **c)"),
        ("(a+b)*c", "(a + b) * c"),
        ("a-(b-c)", "a - (b - c)"),
        ("a**b**c", "a**b**c"),
        ("(a**b)**c", "(a**b)**c"),
        ("a**-b", "a**(-b)"),
        ("a or (b or c)", "a or b or c"),
        ("a and (b or c)", "a and (b or c)"),
        ("(a<b)<c", "a < b < c"),
        ("(1,)", "(1, )"),
        ("x[1,2]", "x[1, 2]"),
        ("x[:]", "x[:]"),
        ("x[a:=1]", "x[(a := 1)]"),
        ("f(x for x in y)", "f((x for x in y))"),
        ("[x for x,y in z if a]", "[x for (x, y) in z if a]"),
        ("lambda x,*y,z=1,**k: x", "lambda x, *y, z=1, **k: x"),
        ("(a if b else c) if d else e", "(a if b else c) if d else e"),
        ("(a+b).c", "(a + b).c"),
        ("\"a'b\"", "\"a'b\""),
        ("'a' 'b\\n'", "'ab\\n'"),
        ("f\"{a}b{c!r:>{w}}\"", "f'{a}b{c!r:>{w}}'"),
        ("0x10", "16"),
        ("1e10", "10000000000.0"),
        ("1e100", "1e+100"),
        ("1j", "1j"),
        ("b'x\\n'", "b'x\\n'"),
        ("(not a) == b", "(not a) == b"),
    ] {
        assert_eq!(printed(source), expected);
    }
}
