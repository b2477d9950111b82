use ruff_python_ast::{AnyNodeRef, ExprFString};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for f-strings without a placeholder.
    ///
    /// ## Why is this bad?
    /// The `f` promises a value that never comes.
    ///
    /// ## Example
    /// ```python
    /// print(f"Hello, name")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(f"Hello, {name}")
    /// ```
    FStringWithoutInterpolation {
        code: "PLW1309", name: "f-string-without-interpolation", severity: Warning, nodes: [ExprFString]
    }
}

impl Check<ExprFString> for FStringWithoutInterpolation {
    fn check<'a>(node: &'a ExprFString, checker: &mut Checker<'a>) {
        let interpolates = node.value.elements().any(|element| element.is_interpolation());
        let nested = matches!(
            checker.model.ancestors(checker.node).next(),
            Some(AnyNodeRef::InterpolatedElement(_))
        );
        if !interpolates && !nested {
            checker.report(
                Self,
                node,
                "Using an f-string that does not have any interpolated variables",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        FStringWithoutInterpolation,
        r#"
f"abc"
# @1-1:7 PLW1309: Using an f-string that does not have any interpolated variables
f"a" "b"
# @1 PLW1309
f"{{}}"
# @1 PLW1309
f"{a}" "b"
f"a" f"{b}"
f"{f'x'}"
"abc"
"#,
    );
}
