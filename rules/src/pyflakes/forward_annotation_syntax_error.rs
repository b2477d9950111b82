use ruff_python_ast::ModModule;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for annotations written as strings that are no valid expressions.
    ///
    /// ## Why is this bad?
    /// A type checker cannot read the annotation, and `typing.get_type_hints` fails.
    ///
    /// ## Example
    /// ```python
    /// def find(name: str) -> "list[":
    ///     return []
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def find(name: str) -> "list[str]":
    ///     return []
    /// ```
    ///
    /// ## Differences
    /// As in ruff, a string with a star, `*args: "*Ts"`, is reported, though `typing` accepts it for `*args`; write the
    /// annotation without quotes. pyflakes is silent.
    ForwardAnnotationSyntaxError {
        code: "F722", name: "forward-annotation-syntax-error", severity: Error, nodes: [File]
    }
}

impl Check<File> for ForwardAnnotationSyntaxError {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        for (range, error) in &checker.model.invalid_annotations {
            checker.report(
                Self,
                *range,
                format!("Syntax error in forward annotation: {error}"),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ForwardAnnotationSyntaxError,
        r#"
x: "int"
y: "int int"
 # ^^^^^^^^^ F722: Syntax error in forward annotation: Unexpected token at the end of an expression
def f(a: list["("]): ...
            # ^^^ F722
"#,
    );
}
