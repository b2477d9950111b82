use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::{class_header, docstring, function_header};
use ruff_python_ast::{AnyNodeRef, ModModule, Stmt, StmtClassDef, StmtFunctionDef};
use ruff_text_size::{TextRange, TextSize};

declare_rule! {
    /// Checks for docstrings without text.
    ///
    /// ## Why is this bad?
    /// It looks as if something were documented, and nothing is.
    ///
    /// ## Example
    /// ```python
    /// def total(items):
    ///     """"""
    ///     return sum(items)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def total(items):
    ///     """The price of all items."""
    ///     return sum(items)
    /// ```
    EmptyDocstring {
        code: "PLC0112", name: "empty-docstring", severity: Convention, nodes: [ModModule, StmtClassDef, StmtFunctionDef]
    }
}

impl Check<ModModule> for EmptyDocstring {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        if is_empty(&module.body) {
            let start = TextRange::empty(TextSize::new(0));
            checker.report(Self, start, "Empty module docstring");
        }
    }
}

impl Check<StmtClassDef> for EmptyDocstring {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        if is_empty(&class.body)
            && !checker
                .settings
                .pylint
                .basic
                .no_docstring_rgx
                .matches(class.name.as_str())
        {
            let at = class_header(class, checker.source);
            checker.report(Self, at, "Empty class docstring");
        }
    }
}

impl Check<StmtFunctionDef> for EmptyDocstring {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        if !is_empty(&function.body)
            || checker
                .settings
                .pylint
                .basic
                .no_docstring_rgx
                .matches(function.name.as_str())
        {
            return;
        }
        let model = checker.model;
        let scope = model.scope(model.nodes.get(checker.node).scope);
        let what = match model.nodes.get(scope.node).node {
            AnyNodeRef::ModModule(_) => "function",
            AnyNodeRef::StmtClassDef(_) => "method",
            _ => return,
        };
        let at = function_header(function, checker.source);
        checker.report(Self, at, format!("Empty {what} docstring"));
    }
}

fn is_empty(body: &[Stmt]) -> bool {
    docstring(body).is_some_and(|string| string.value.to_str().trim().is_empty())
}

#[test]
fn test() {
    crate::testing::check(
        EmptyDocstring,
        r#"
"  "
# @1 PLC0112: Empty module docstring
class A:
# @1-1:8 PLC0112: Empty class docstring
    ""
    def method(self):
  # ^^^^^^^^^^ PLC0112: Empty method docstring
        ""
        def inner():
            ""
def function():
# @1-1:13 PLC0112: Empty function docstring
    ""
class B:
    "x"
"#,
    );
}
