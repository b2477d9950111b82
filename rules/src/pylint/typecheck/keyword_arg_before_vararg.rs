use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::function_header;
use ruff_python_ast::StmtFunctionDef;

declare_rule! {
    /// Checks for parameters with a default before `*args`.
    ///
    /// ## Why is this bad?
    /// Whoever passes values for `*args` by position must pass one for the parameter too, and its default is never used.
    ///
    /// ## Example
    /// ```python
    /// def call(function, retries=3, *args):
    ///     return function(*args)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def call(function, *args, retries=3):
    ///     return function(*args)
    /// ```
    KeywordArgBeforeVararg {
        code: "PLW1113", name: "keyword-arg-before-vararg", severity: Warning, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for KeywordArgBeforeVararg {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let parameters = &node.parameters;
        let mut positional = parameters.posonlyargs.iter().chain(&parameters.args);
        if parameters.vararg.is_some() && positional.any(|parameter| parameter.default.is_some()) {
            let message = format!(
                "Keyword argument before variable positional arguments list in the definition of {} function",
                node.name
            );
            checker.report(Self, function_header(node, checker.source), message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        KeywordArgBeforeVararg,
        r#"
def f(a, b=1, *args, c=2): pass
# @1-1:6 PLW1113: Keyword argument before variable positional arguments list in the definition of f function
def g(a, *args, b=1): pass
def h(a, b=1): pass
"#,
    );
}
