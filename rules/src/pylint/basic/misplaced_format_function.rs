use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Expr, ExprCall};

declare_rule! {
    /// Checks for `print("…").format(…)`.
    ///
    /// ## Why is this bad?
    /// `print` returns `None`, which has no `format`; the text is printed without its values.
    ///
    /// ## Example
    /// ```python
    /// print("value: {}").format(123)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print("value: {}".format(123))
    /// ```
    MisplacedFormatFunction {
        code: "PLE0119", name: "misplaced-format-function", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for MisplacedFormatFunction {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        if let Expr::Attribute(attribute) = &*call.func
            && attribute.attr.as_str() == "format"
            && let Expr::Call(inner) = &*attribute.value
            && checker.model.is_builtin(&inner.func, "print")
            && inner
                .arguments
                .args
                .first()
                .is_none_or(|first| first.is_string_literal_expr())
        {
            checker.report(Self, call, "format function is not called on str");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MisplacedFormatFunction,
        r#"
print("{}").format(1)
# @1-1:22 PLE0119: format function is not called on str
print("{}".format(1))
"#,
    );
}
