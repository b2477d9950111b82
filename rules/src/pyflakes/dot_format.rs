//! `"…".format(…)`: what the text asks for, and what it gets.

use std::collections::BTreeSet;

use ruff_python_ast::{Expr, ExprCall};

/// What a format text uses.
#[derive(Default)]
pub(super) struct Format<'a> {
    pub(super) positions: BTreeSet<usize>,
    pub(super) names: BTreeSet<&'a str>,
    /// Some placeholders are numbered, others counted.
    pub(super) is_mixed: bool,
    counted: usize,
    numbered: bool,
}

/// A call of `format` on a text that is written out.
pub(super) struct Call<'a> {
    pub(super) format: Result<Format<'a>, &'static str>,
    node: &'a ExprCall,
}

impl<'a> Call<'a> {
    #[inline]
    pub(super) fn of(node: &'a ExprCall) -> Option<Self> {
        // The name tells sooner than what it is taken from, and nearly always enough.
        match &*node.func {
            Expr::Attribute(attribute) if attribute.attr.as_str() == "format" => {
                Self::of_value(node, &attribute.value)
            }
            _ => None,
        }
    }

    fn of_value(node: &'a ExprCall, value: &'a Expr) -> Option<Self> {
        let Expr::StringLiteral(string) = value else {
            return None;
        };
        let mut format = Format::default();
        let result = format.parse(string.value.to_str(), 0);
        format.is_mixed = format.numbered && format.counted > 0;
        Some(Self {
            format: result.map(|()| format),
            node,
        })
    }

    /// The call where its text is one that Python accepts.
    pub(super) fn valid(node: &'a ExprCall) -> Option<(Self, Format<'a>)> {
        let mut call = Self::of(node)?;
        let format = std::mem::replace(&mut call.format, Err("")).ok()?;
        Some((call, format))
    }

    /// Whether `*values` may give any number of positional arguments.
    pub(super) fn has_sequence(&self) -> bool {
        self.node.arguments.args.iter().any(Expr::is_starred_expr)
    }

    /// Whether `**values` may give any keyword argument.
    pub(super) fn has_mapping(&self) -> bool {
        self.node
            .arguments
            .keywords
            .iter()
            .any(|keyword| keyword.arg.is_none())
    }

    /// The keyword arguments that are written out.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        let keywords = self.node.arguments.keywords.iter();
        keywords.filter_map(|keyword| keyword.arg.as_deref())
    }
}

impl<'a> Format<'a> {
    fn parse(&mut self, text: &'a str, depth: usize) -> Result<(), &'static str> {
        if depth > 1 && text.contains(['{', '}']) {
            return Err("Max format placeholder recursion exceeded");
        }
        let mut rest = text;
        while let Some(brace) = rest.find(['{', '}']) {
            let (found, after) = (&rest[brace..=brace], &rest[brace + 1..]);
            // Doubled braces stand for themselves, but not within a format specification.
            if depth == 0 && after.starts_with(found) {
                rest = &after[1..];
            } else if found == "}" {
                return Err("Single '}' encountered in format string");
            } else {
                let end = field_end(after)?;
                self.field(&after[..end], depth)?;
                rest = &after[end + 1..];
            }
        }
        Ok(())
    }

    /// `name.attribute[index]!conversion:specification`.
    fn field(&mut self, field: &'a str, depth: usize) -> Result<(), &'static str> {
        let mut bracket = false;
        let name_end = field.find(|c| {
            match c {
                '[' => bracket = true,
                ']' => bracket = false,
                _ => {}
            }
            !bracket && matches!(c, '!' | ':')
        });
        let (name, rest) = field.split_at(name_end.unwrap_or(field.len()));
        let specification = match rest.strip_prefix('!') {
            Some(rest) => {
                let mut chars = rest.chars();
                match (chars.next(), chars.next()) {
                    (None | Some(':'), _) => {
                        return Err("End of string while looking for conversion specifier");
                    }
                    (Some(_), None) => "",
                    (Some(_), Some(':')) => chars.as_str(),
                    _ => return Err("Expected ':' after conversion specifier"),
                }
            }
            None => rest.strip_prefix(':').unwrap_or(""),
        };
        self.use_name(name)?;
        self.parse(specification, depth + 1)
    }

    fn use_name(&mut self, name: &'a str) -> Result<(), &'static str> {
        let (first, accessors) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
        check_accessors(accessors)?;
        if first.is_empty() {
            self.positions.insert(self.counted);
            self.counted += 1;
        } else if let Some(position) = number(first) {
            self.positions.insert(position);
            self.numbered = true;
        } else {
            self.names.insert(first);
        }
        Ok(())
    }
}

fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The place of the brace that closes a field. Braces in an index in brackets do not count.
fn field_end(text: &str) -> Result<usize, &'static str> {
    let (mut depth, mut bracket) = (0, false);
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'[' if depth == 0 => bracket = true,
            b']' => bracket = false,
            b'{' if !bracket => depth += 1,
            b'}' if !bracket && depth == 0 => return Ok(index),
            b'}' if !bracket => depth -= 1,
            _ => {}
        }
    }
    Err(if bracket {
        "Expected '}' before end of string"
    } else {
        "Single '{' encountered in format string"
    })
}

/// `.attribute` and `[index]`, one after the other.
fn check_accessors(text: &str) -> Result<(), &'static str> {
    let mut rest = text;
    while !rest.is_empty() {
        let (content, after) = if let Some(inner) = rest.strip_prefix('.') {
            inner.split_at(inner.find(['.', '[']).unwrap_or(inner.len()))
        } else if let Some(inner) = rest.strip_prefix('[') {
            inner.split_once(']').ok_or("Missing ']' in format string")?
        } else {
            return Err("Only '.' or '[' may follow ']' in format field specifier");
        };
        if content.is_empty() {
            return Err("Empty attribute in format string");
        }
        rest = after;
    }
    Ok(())
}
