use ruff_python_ast::{ModModule, Stmt, StmtClassDef, StmtFunctionDef};
use ruff_text_size::{TextRange, TextSize};

use super::docstrings::kind_of_function;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::{class_header, docstring, function_header};

declare_rule! {
    /// Checks for docstrings that begin with a line break.
    ///
    /// ## Why is this bad?
    /// Tools that show the first line of a docstring show nothing.
    ///
    /// ## Example
    /// ```python
    /// def area(side):
    ///     """
    ///     Area of a square.
    ///     """
    ///     return side**2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def area(side):
    ///     """Area of a square."""
    ///     return side**2
    /// ```
    DocstringFirstLineEmpty { code: "PLC0199", name: "docstring-first-line-empty", severity: Convention, nodes: [ModModule, StmtClassDef, StmtFunctionDef], default: false }
}

impl Check<ModModule> for DocstringFirstLineEmpty {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        if is_first_line_empty(&module.body) {
            report(TextRange::empty(TextSize::new(0)), "module", checker);
        }
    }
}

impl Check<StmtClassDef> for DocstringFirstLineEmpty {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        if is_first_line_empty(&class.body) {
            report(class_header(class, checker.source), "class", checker);
        }
    }
}

impl Check<StmtFunctionDef> for DocstringFirstLineEmpty {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        if is_first_line_empty(&function.body) {
            let kind = kind_of_function(checker);
            report(function_header(function, checker.source), kind, checker);
        }
    }
}

fn is_first_line_empty(body: &[Stmt]) -> bool {
    docstring(body).is_some_and(|string| string.value.to_str().starts_with(['\n', '\r']))
}

fn report(place: TextRange, kind: &str, checker: &mut Checker) {
    let message = format!("First line empty in {kind} docstring");
    checker.report(DocstringFirstLineEmpty, place, message);
}

#[test]
fn test() {
    crate::testing::check(
        DocstringFirstLineEmpty,
        r#"
class A:
# @1-1:8 PLC0199: First line empty in class docstring
    """
    A
    """
    def f(self):
  # ^^^^^ PLC0199: First line empty in method docstring
        """
        F"""
        def g():
      # ^^^^^ PLC0199: First line empty in function docstring
            """
            G"""
    def h(self):
        """ """
        """
        no docstring"""
"#,
    );
}
