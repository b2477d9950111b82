use ruff_python_ast::{AnyNodeRef, ExprStringLiteral};
use ruff_source_file::OneIndexed;
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for strings that stand side by side on one line.
    ///
    /// ## Why is this bad?
    /// Usually a comma is missing.
    ///
    /// ## Example
    /// ```python
    /// names = ["Ada" "Grace"]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// names = ["Ada", "Grace"]
    /// ```
    ///
    /// Options: `check-str-concat-over-line-jumps`.
    ImplicitStrConcat {
        code: "PLW1404", name: "implicit-str-concat", severity: Warning, nodes: [ExprStringLiteral]
    }
}

impl Check<ExprStringLiteral> for ImplicitStrConcat {
    fn check<'a>(node: &'a ExprStringLiteral, checker: &mut Checker<'a>) {
        if !node.value.is_implicit_concatenated() {
            return;
        }
        let place = match checker.model.ancestors(checker.node).next() {
            Some(AnyNodeRef::ExprList(_)) => "list",
            Some(AnyNodeRef::ExprTuple(_)) => "tuple",
            Some(AnyNodeRef::ExprSet(_)) => "set",
            Some(AnyNodeRef::ExprCall(_)) => "call",
            Some(AnyNodeRef::StmtAssign(_)) => "assignment",
            _ => return,
        };
        let source = checker.source;
        let [first, second, ..] = node.value.as_slice() else {
            return;
        };
        let over_lines = checker.settings.pylint.strings.check_str_concat_over_line_jumps;
        if source.row(first.end()) != source.row(second.start()) && !over_lines {
            return;
        }
        let row = OneIndexed::new(source.row(node.start()) as usize).unwrap_or_default();
        let line = source.lines().line_start(row, source.text);
        let message = format!("Implicit string concatenation found in {place}");
        checker.report(Self, TextRange::empty(line), message);
    }
}

#[test]
fn test() {
    crate::testing::check(
        ImplicitStrConcat,
        r#"
x = ["a" "b", "c"]
# @1 PLW1404: Implicit string concatenation found in list
x = ("a" "b")
# @1 PLW1404: Implicit string concatenation found in assignment
f("a" "b", "c")
# @1 PLW1404: Implicit string concatenation found in call
f(x="a" "b")
x = ["a"
     "b", "c"]
x = a + "b" "c"
"#,
    );
}
