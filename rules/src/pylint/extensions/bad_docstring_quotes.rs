use ruff_python_ast::{ModModule, Stmt, StmtClassDef, StmtFunctionDef};
use ruff_text_size::{TextRange, TextSize};

use super::docstrings::kind_of_function;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::{class_header, docstring, function_header};

declare_rule! {
    /// Checks for docstrings in other quotes than `"""`.
    ///
    /// ## Why is this bad?
    /// A docstring in triple quotes can grow by a line without being written anew.
    ///
    /// As pylint does, the rule looks at the line below the header, and at nothing else: a docstring further down is passed
    /// over, a prefix too, and a single-quoted string that stands there in its place is taken for it.
    ///
    /// ## Example
    /// ```python
    /// def area(side):
    ///     'Area of a square.'
    ///     return side**2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def area(side):
    ///     """Area of a square."""
    ///     return side**2
    /// ```
    BadDocstringQuotes { code: "PLC0198", name: "bad-docstring-quotes", severity: Convention, nodes: [ModModule, StmtClassDef, StmtFunctionDef], default: false }
}

impl Check<ModModule> for BadDocstringQuotes {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        let start = TextRange::empty(TextSize::new(0));
        let first_line = checker.source.text.lines().next();
        check(
            &module.body,
            start,
            first_line.unwrap_or_default(),
            "module",
            checker,
        );
    }
}

impl Check<StmtClassDef> for BadDocstringQuotes {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let header = class_header(class, checker.source);
        check(&class.body, header, below(header, checker), "class", checker);
    }
}

impl Check<StmtFunctionDef> for BadDocstringQuotes {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let header = function_header(function, checker.source);
        let kind = kind_of_function(checker);
        check(&function.body, header, below(header, checker), kind, checker);
    }
}

/// The line after the one that a header begins in.
fn below<'a>(header: TextRange, checker: &Checker<'a>) -> &'a str {
    let text = checker.source.text;
    let end = checker.source.lines().line_index(header.start());
    let start = checker.source.lines().line_start(end.saturating_add(1), text);
    text[start.to_usize()..].lines().next().unwrap_or_default()
}

fn check(body: &[Stmt], place: TextRange, line: &str, kind: &str, checker: &mut Checker) {
    let line = line.trim_start();
    if docstring(body).is_none_or(|string| string.value.is_empty()) || line.starts_with("\"\"\"") {
        return;
    }
    let quotes = if line.contains("'''") {
        "'''"
    } else if line.starts_with('"') {
        "\""
    } else if line.starts_with('\'') {
        "'"
    } else {
        return;
    };
    let message = format!("Bad docstring quotes in {kind}, expected \"\"\", given {quotes}");
    checker.report(BadDocstringQuotes, place, message);
}

#[test]
fn test() {
    crate::testing::check(
        BadDocstringQuotes,
        r#"
class A:
# @1-1:8 PLC0198: Bad docstring quotes in class, expected """, given '
    'A'
    def f(self):
  # ^^^^^ PLC0198: Bad docstring quotes in method, expected """, given '''
        r'''F'''
    def g(self): 'G'
    def h(
        self
    ):
        'H'
    def i(self):
        """I"""
    def j(self):
  # ^^^^^ PLC0198: Bad docstring quotes in method, expected """, given "
        "J"
    def k(self):
        x = 'K'
"#,
    );
}
