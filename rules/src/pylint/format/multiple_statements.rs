use ruff_python_ast::{
    ExceptHandlerExceptHandler, ModModule, Stmt, StmtClassDef, StmtFor, StmtFunctionDef, StmtIf, StmtTry,
    StmtWhile, StmtWith,
};
use ruff_text_size::{Ranged, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for lines that hold more than one statement: after a semicolon, or after the colon of a compound statement.
    ///
    /// ## Why is this bad?
    /// A reader, and a debugger, expects one thing a line.
    ///
    /// A body that is `...` alone is accepted after the header of a function or class.
    ///
    /// ## Example
    /// ```python
    /// if ready: start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready:
    ///     start()
    /// ```
    ///
    /// ## Options
    /// - `single-line-if-stmt` (no): accept `if` with one statement in its line, without `else`.
    /// - `single-line-class-stmt` (no): accept a class with one statement in its line.
    MultipleStatements { code: "PLC0321", name: "multiple-statements", severity: Convention, nodes: [ModModule, StmtFunctionDef, StmtClassDef, StmtIf, StmtFor, StmtWhile, StmtWith, StmtTry, ExceptHandlerExceptHandler] }
}

/// Looks at the statements of one body; `header` is where the statement that holds them begins.
fn body<'a>(header: Option<TextSize>, statements: &'a [Stmt], exempt: Exempt, checker: &mut Checker<'a>) {
    let mut before = header;
    let mut told = false;
    for (index, statement) in statements.iter().enumerate() {
        let start = statement.start();
        let same_line = before.is_some_and(|before| {
            let between = &checker.source.text.as_bytes()[before.to_usize()..start.to_usize()];
            memchr::memchr2(b'\n', b'\r', between).is_none()
        });
        before = Some(match statement {
            Stmt::FunctionDef(function) => function.name.start(),
            Stmt::ClassDef(class) => class.name.start(),
            _ => start,
        });
        if !same_line {
            told = false;
            continue;
        }
        let is_exempt = match exempt {
            Exempt::None => false,
            Exempt::Ellipsis => is_ellipsis(statement),
            Exempt::Only => index == 0 || is_ellipsis(statement),
        };
        if !told && !is_exempt {
            told = true;
            checker.report(
                MultipleStatements,
                statement,
                "More than one statement on a single line",
            );
        }
    }
}

#[derive(Clone, Copy)]
enum Exempt {
    None,
    /// `...` alone
    Ellipsis,
    /// the first statement, if no other follows
    Only,
}

fn is_ellipsis(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Expr(statement) if statement.value.is_ellipsis_literal_expr())
}

impl Check<ModModule> for MultipleStatements {
    fn check<'a>(node: &'a ModModule, checker: &mut Checker<'a>) {
        body(None, &node.body, Exempt::None, checker);
    }
}

impl Check<StmtFunctionDef> for MultipleStatements {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        body(Some(node.name.start()), &node.body, Exempt::Ellipsis, checker);
    }
}

impl Check<StmtClassDef> for MultipleStatements {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let single = checker.settings.pylint.format.single_line_class_stmt && node.body.len() == 1;
        let exempt = if single { Exempt::Only } else { Exempt::Ellipsis };
        body(Some(node.name.start()), &node.body, exempt, checker);
    }
}

impl Check<StmtIf> for MultipleStatements {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        let single = checker.settings.pylint.format.single_line_if_stmt
            && node.body.len() == 1
            && node.elif_else_clauses.is_empty();
        let exempt = if single { Exempt::Only } else { Exempt::None };
        body(Some(node.start()), &node.body, exempt, checker);
        for clause in &node.elif_else_clauses {
            let header = clause.test.as_ref().map(|_| clause.start());
            body(header, &clause.body, Exempt::None, checker);
        }
    }
}

impl Check<StmtFor> for MultipleStatements {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        body(Some(node.start()), &node.body, Exempt::None, checker);
        body(None, &node.orelse, Exempt::None, checker);
    }
}

impl Check<StmtWhile> for MultipleStatements {
    fn check<'a>(node: &'a StmtWhile, checker: &mut Checker<'a>) {
        body(Some(node.start()), &node.body, Exempt::None, checker);
        body(None, &node.orelse, Exempt::None, checker);
    }
}

impl Check<StmtWith> for MultipleStatements {
    fn check<'a>(node: &'a StmtWith, checker: &mut Checker<'a>) {
        body(Some(node.start()), &node.body, Exempt::None, checker);
    }
}

impl Check<StmtTry> for MultipleStatements {
    fn check<'a>(node: &'a StmtTry, checker: &mut Checker<'a>) {
        body(Some(node.start()), &node.body, Exempt::None, checker);
        for statements in [&node.orelse, &node.finalbody] {
            if let Some(first) = statements.first() {
                // `else` and `finally` stand alone: what shares their line follows them.
                let line = checker.source.text[..first.start().to_usize()]
                    .rfind(['\n', '\r'])
                    .map_or(0, |index| index + 1);
                let before = checker.source.text[line..first.start().to_usize()].trim();
                let header = (!before.is_empty()).then(|| TextSize::new(line as u32));
                body(header, statements, Exempt::None, checker);
            }
        }
    }
}

impl Check<ExceptHandlerExceptHandler> for MultipleStatements {
    fn check<'a>(node: &'a ExceptHandlerExceptHandler, checker: &mut Checker<'a>) {
        body(Some(node.start()), &node.body, Exempt::None, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleStatements,
        r#"
x = 1; y = 2; z = 3
     # ^^^^^ PLC0321: More than one statement on a single line
if x: pass; y()
    # ^^^^ PLC0321
else: z()
if x:
    pass
elif y: z()
      # ^^^ PLC0321
def f(): ...
def g(): return 1
       # ^^^^^^^^ PLC0321
@decorated
class A: pass
       # ^^^^ PLC0321
try:
    x()
except ValueError: y()
                 # ^^^ PLC0321
else: z()
    # ^^^ PLC0321
finally:
    w()
for x in y:
    pass
else: z()
x = (1,
     2); y = 3
x = 1;
"#,
    );
}
