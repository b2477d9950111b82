use super::brace;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for names that `str.format` is given twice.
    ///
    /// ## Why is this bad?
    /// Once, by name, it is clearer.
    ///
    /// ## Example
    /// ```python
    /// "{} {}".format(name, name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{name} {name}".format(name=name)
    /// ```
    DuplicateStringFormattingArgument {
        code: "PLW1308", name: "duplicate-string-formatting-argument", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for DuplicateStringFormattingArgument {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        brace::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        DuplicateStringFormattingArgument,
        r#"
"{} {}".format(a, a)
# @1-1:21 PLW1308: Duplicate string formatting argument 'a', consider passing as named argument
"{} {}".format(1, 1)
"{} {}".format(a.b, a.b)
"{} {}".format(a, b)
"#,
    );
}
