use crate::inference::Inference;
use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `str.strip` with an argument that names a character twice.
    ///
    /// ## Why is this bad?
    /// `strip` takes a set of characters, not a prefix.
    ///
    /// ## Example
    /// ```python
    /// host = "http://example.org".strip("http://")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// host = "http://example.org".removeprefix("http://")
    /// ```
    BadStrStripCall { code: "PLE1310", name: "bad-str-strip-call", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for BadStrStripCall {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Expr::Attribute(attribute) = &*node.func else {
            return;
        };
        let method = attribute.attr.as_str();
        let ([argument], true) = (
            &*node.arguments.args,
            matches!(method, "strip" | "lstrip" | "rstrip"),
        ) else {
            return;
        };
        let inference = Inference::new(checker.model);
        let Expr::StringLiteral(characters) = argument else {
            return;
        };
        let text = characters.value.to_str();
        let repeats = text
            .char_indices()
            .any(|(index, character)| text[..index].contains(character));
        let on_string = || {
            inference
                .infer_one(&attribute.value)
                .is_some_and(|value| value.builtin_type() == Some("str"))
        };
        if text.len() < 1024 && repeats && on_string() {
            checker.report(Self, node, format!("Suspicious argument in str.{method} call"));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadStrStripCall,
        r#"
"a".strip("http://")
# @1-1:21 PLE1310: Suspicious argument in str.strip call
x = "a"
x.lstrip("aa")
# @1 PLE1310: Suspicious argument in str.lstrip call
x.strip("ab")
x.strip()
y.strip("aa")
b"a".strip(b"aa")
"#,
    );
}
