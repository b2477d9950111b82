//! `"…" % …`: what the text asks for, and what stands at the right.

use ruff_python_ast::{Expr, ExprBinOp, Operator};

/// One `%` in a format text, `%%` left out.
pub(super) struct Placeholder<'a> {
    /// The name in parentheses.
    pub(super) key: Option<&'a str>,
    /// How many `*` stand for width and precision.
    pub(super) stars: usize,
}

/// A format text that Python would accept.
pub(super) struct Format<'a> {
    pub(super) placeholders: Vec<Placeholder<'a>>,
}

pub(super) enum Problem {
    /// The text ends within a placeholder.
    Incomplete,
    IncompleteKey,
    Unsupported(char),
}

/// A `%` operation on a text that is written out.
pub(super) struct Operation<'a> {
    pub(super) format: Result<Format<'a>, Problem>,
    pub(super) right: &'a Expr,
}

impl<'a> Operation<'a> {
    pub(super) fn of(node: &'a ExprBinOp) -> Option<Self> {
        match (&*node.left, node.op) {
            (Expr::StringLiteral(string), Operator::Mod) => Some(Self {
                format: parse(string.value.to_str()),
                right: &node.right,
            }),
            _ => None,
        }
    }

    /// The operation where its text is one that Python accepts.
    pub(super) fn valid(node: &'a ExprBinOp) -> Option<(Format<'a>, &'a Expr)> {
        let operation = Self::of(node)?;
        Some((operation.format.ok()?, operation.right))
    }
}

impl Format<'_> {
    pub(super) fn is_named(&self) -> bool {
        self.placeholders
            .iter()
            .any(|placeholder| placeholder.key.is_some())
    }

    pub(super) fn is_positional(&self) -> bool {
        self.placeholders
            .iter()
            .any(|placeholder| placeholder.key.is_none())
    }

    /// How many values the text takes by position.
    pub(super) fn positions(&self) -> usize {
        let placeholders = self.placeholders.iter();
        placeholders
            .map(|placeholder| placeholder.stars + usize::from(placeholder.key.is_none()))
            .sum()
    }

    pub(super) fn has_stars(&self) -> bool {
        self.placeholders.iter().any(|placeholder| placeholder.stars > 0)
    }
}

fn parse(text: &str) -> Result<Format<'_>, Problem> {
    let mut placeholders = Vec::new();
    let mut rest = text;
    while let Some(percent) = memchr::memchr(b'%', rest.as_bytes()) {
        rest = &rest[percent + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            rest = after;
            continue;
        }
        let key = match rest.strip_prefix('(') {
            Some(inner) => {
                let end = closing(inner).ok_or(Problem::IncompleteKey)?;
                rest = &inner[end + 1..];
                Some(&inner[..end])
            }
            None => None,
        };
        rest = rest.trim_start_matches(['#', '0', '-', ' ', '+']);
        let mut stars = take_number(&mut rest);
        if let Some(precision) = rest.strip_prefix('.') {
            rest = precision;
            stars += take_number(&mut rest);
        }
        rest = rest.strip_prefix(['h', 'l', 'L']).unwrap_or(rest);
        match rest.chars().next() {
            None => return Err(Problem::Incomplete),
            Some('d' | 'i' | 'o' | 'u' | 'x' | 'X' | 'e' | 'E' | 'f' | 'F') => {}
            Some('g' | 'G' | 'c' | 'r' | 's' | 'a') => {}
            Some(other) => return Err(Problem::Unsupported(other)),
        }
        rest = &rest[1..];
        placeholders.push(Placeholder { key, stars });
    }
    Ok(Format { placeholders })
}

/// The place of the parenthesis that closes a key; keys may hold balanced ones.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.bytes().position(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return true,
            b')' => depth -= 1,
            _ => {}
        }
        false
    })
}

/// Skips a number; the result is 1 for a `*` in its place.
fn take_number(rest: &mut &str) -> usize {
    match rest.strip_prefix('*') {
        Some(after) => {
            *rest = after;
            1
        }
        None => {
            *rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            0
        }
    }
}

pub(super) fn is_mapping(expr: &Expr) -> bool {
    matches!(expr, Expr::Dict(_) | Expr::DictComp(_))
}

pub(super) fn is_sequence(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Set(_)
            | Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::Generator(_)
    )
}

/// How many values stand at the right, where that can be seen.
pub(super) fn count_values(expr: &Expr) -> Option<usize> {
    match expr {
        Expr::Tuple(tuple) if tuple.iter().any(Expr::is_starred_expr) => None,
        Expr::Tuple(tuple) => Some(tuple.len()),
        Expr::FString(_) | Expr::UnaryOp(_) => Some(1),
        expr => (is_mapping(expr) || is_sequence(expr) || expr.is_literal_expr()).then_some(1),
    }
}

/// The keys of a dictionary that is written out with strings alone.
pub(super) fn keys(expr: &Expr) -> Option<Vec<&str>> {
    let Expr::Dict(dict) = expr else { return None };
    dict.items
        .iter()
        .map(|item| match &item.key {
            Some(Expr::StringLiteral(key)) => Some(key.value.to_str()),
            _ => None,
        })
        .collect()
}
