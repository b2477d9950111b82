use std::borrow::Cow;

use ruff_python_ast::{Expr, ExprDict, Number};
use ruff_text_size::Ranged;
use rustc_hash::FxHashSet;

use super::multi_value_repeated_key_variable::MultiValueRepeatedKeyVariable;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for dictionaries that are written out with the same literal as a key twice.
    ///
    /// ## Why is this bad?
    /// Only the last value is kept. Usually one of the keys was meant to be another.
    ///
    /// ## Example
    /// ```python
    /// sizes = {"small": 1, "medium": 2, "small": 3}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// sizes = {"small": 1, "medium": 2, "large": 3}
    /// ```
    ///
    /// ## Differences
    /// As in ruff, each repetition is reported once, with equal values too; pyflakes reports every one of the keys,
    /// and only where the values differ. Keys are compared by what they mean: `b"\x00"` and `b"\0"` are equal.
    MultiValueRepeatedKeyLiteral {
        code: "F601", name: "multi-value-repeated-key-literal", severity: Error, nodes: [ExprDict]
    }
}

/// What two keys have in common that mean the same entry.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Key<'a> {
    Text(&'a str),
    Bytes(Cow<'a, [u8]>),
    Integer(i64),
    Other(&'a str),
    Name(&'a str),
}

impl<'a> Key<'a> {
    fn new(key: &'a Expr, source: &'a str) -> Option<Self> {
        let text = || &source[key.range()];
        Some(match key {
            Expr::StringLiteral(node) => Key::Text(node.value.to_str()),
            Expr::BytesLiteral(node) => Key::Bytes(node.value.bytes().collect()),
            Expr::BooleanLiteral(node) => Key::Integer(i64::from(node.value)),
            Expr::NumberLiteral(node) => match &node.value {
                Number::Int(int) => int.as_i64().map_or_else(|| Key::Other(text()), Key::Integer),
                Number::Float(float) if float.fract() == 0.0 && float.abs() < 1e15 => {
                    Key::Integer(*float as i64)
                }
                _ => Key::Other(text()),
            },
            Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_) | Expr::FString(_) => Key::Other(text()),
            Expr::UnaryOp(node) if node.operand.is_number_literal_expr() => Key::Other(text()),
            Expr::Tuple(node) if node.iter().all(Expr::is_literal_expr) => Key::Other(text()),
            Expr::Name(node) => Key::Name(node.id.as_str()),
            _ => return None,
        })
    }
}

impl Check<ExprDict> for MultiValueRepeatedKeyLiteral {
    fn check<'a>(node: &'a ExprDict, checker: &mut Checker<'a>) {
        for (key, text) in repeated(node, checker) {
            if !key.is_name_expr() {
                checker.report(Self, key, format!("Dictionary key literal `{text}` repeated"));
            }
        }
    }
}

impl Check<ExprDict> for MultiValueRepeatedKeyVariable {
    fn check<'a>(node: &'a ExprDict, checker: &mut Checker<'a>) {
        for (key, text) in repeated(node, checker) {
            if key.is_name_expr() {
                checker.report(Self, key, format!("Dictionary key `{text}` repeated"));
            }
        }
    }
}

/// The keys that stand in a dictionary before, with their text.
fn repeated<'a>(node: &'a ExprDict, checker: &Checker<'a>) -> Vec<(&'a Expr, &'a str)> {
    if node.items.len() < 2 {
        return Vec::new();
    }
    let text = checker.source.text;
    let mut seen = FxHashSet::with_capacity_and_hasher(node.items.len(), Default::default());
    node.items
        .iter()
        .filter_map(|item| item.key.as_ref())
        .filter(|key| Key::new(key, text).is_some_and(|key| !seen.insert(key)))
        .map(|key| (key, &text[key.range()]))
        .collect()
}

#[test]
fn test() {
    crate::testing::check(
        MultiValueRepeatedKeyLiteral,
        r#"
{"a": 1, "b": 2, b"a": 3, x: 4, x: 5, x.y: 6, x.y: 7, **x}
{"a": 1, 'a': 1, "b": 2, "a": 3}
       # ^^^ F601: Dictionary key literal `'a'` repeated
                       # ^^^ F601: Dictionary key literal `"a"` repeated
{1: "a", True: "b", 16: "c", 0x10: "d", None: 1, None: 2}
       # ^^^^ F601
                           # ^^^^ F601
                                               # ^^^^ F601
"#,
    );
}
