use std::collections::HashMap;

use ruff_python_ast::{ModModule, Stmt, StmtTry};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::function_header;

declare_rule! {
    /// Checks for functions, and for statements outside of functions, with more paths through them than `max-complexity`.
    ///
    /// ## Why is this bad?
    /// Each path wants a test, and a place in the reader's mind.
    ///
    /// McCabe's number is one more than the branches: each `if`, `elif`, `for`, `while`, `case` and `except` adds one,
    /// each `try` and each function inside of another one more.
    ///
    /// As in pylint, a `finally` block is not counted, and of functions with one name in a class the last is reported.
    ///
    /// ## Example
    /// ```python
    /// def name_of(digit):
    ///     if digit == 0:
    ///         return "zero"
    ///     elif digit == 1:
    ///         return "one"
    ///     elif digit == 2:
    ///         return "two"
    ///     elif digit == 3:
    ///         return "three"
    ///     elif digit == 4:
    ///         return "four"
    ///     elif digit == 5:
    ///         return "five"
    ///     elif digit == 6:
    ///         return "six"
    ///     elif digit == 7:
    ///         return "seven"
    ///     elif digit == 8:
    ///         return "eight"
    ///     elif digit == 9:
    ///         return "nine"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    ///
    ///
    /// def name_of(digit):
    ///     return NAMES[digit]
    /// ```
    ///
    /// ## Options
    /// - `max-complexity` (10)
    TooComplex { code: "PLR1260", name: "too-complex", severity: Refactor, nodes: [ModModule], default: false }
}

impl Check<ModModule> for TooComplex {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        let mut graphs = Graphs {
            most: checker.settings.pylint.extensions.max_complexity,
            found: Vec::new(),
            by_name: HashMap::new(),
        };
        graphs.outside(&module.body, &mut String::new());
        let Graphs { most, found, .. } = graphs;
        for (statement, complexity) in found {
            if complexity <= most {
                continue;
            }
            let (place, what) = match statement {
                Stmt::FunctionDef(function) => (
                    function_header(function, checker.source),
                    format!("'{}'", function.name),
                ),
                Stmt::If(node) => (node.range(), "This 'if'".to_owned()),
                Stmt::For(node) if node.is_async => (node.range(), "This 'asyncfor'".to_owned()),
                Stmt::For(node) => (node.range(), "This 'for'".to_owned()),
                Stmt::While(node) => (node.range(), "This 'while'".to_owned()),
                Stmt::Match(node) => (node.range(), "This 'match'".to_owned()),
                Stmt::Try(node) => (node.range(), "This 'try'".to_owned()),
                _ => (TextRange::empty(statement.start()), String::new()),
            };
            let message = format!("{what} is too complex. The McCabe rating is {complexity}");
            checker.report(Self, place, message);
        }
    }
}

/// The statements that are rated, and their ratings.
struct Graphs<'a> {
    most: usize,
    found: Vec<(&'a Stmt, usize)>,
    /// Where in `found` the function of a dotted name stands.
    by_name: HashMap<String, usize>,
}

impl<'a> Graphs<'a> {
    /// Rates what stands in no function and in no rated statement. `class` holds the names of the classes around.
    fn outside(&mut self, body: &'a [Stmt], class: &mut String) {
        for statement in body {
            match statement {
                Stmt::FunctionDef(function) => {
                    let rated = (statement, 1 + branches(&function.body));
                    let name = format!("{class}{}", function.name);
                    match self.by_name.get(&name) {
                        Some(at) => self.found[*at] = rated,
                        None => {
                            self.by_name.insert(name, self.found.len());
                            self.found.push(rated);
                        }
                    }
                }
                Stmt::ClassDef(node) => {
                    let length = class.len();
                    class.push_str(node.name.as_str());
                    class.push('.');
                    self.outside(&node.body, class);
                    class.truncate(length);
                }
                Stmt::With(node) => self.outside(&node.body, class),
                Stmt::If(_) | Stmt::For(_) | Stmt::While(_) | Stmt::Try(_) | Stmt::Match(_) => {
                    let branches = branches(std::slice::from_ref(statement));
                    self.found.push((statement, 1 + branches));
                }
                _ => {}
            }
        }
    }
}

/// How many paths the statements add to the one that there always is.
fn branches(body: &[Stmt]) -> usize {
    let mut total = 0;
    let mut open = vec![body];
    while let Some(body) = open.pop() {
        for statement in body {
            match statement {
                Stmt::If(node) => {
                    total += 1;
                    open.push(&node.body);
                    for clause in &node.elif_else_clauses {
                        total += usize::from(clause.test.is_some());
                        open.push(&clause.body);
                    }
                }
                Stmt::For(node) => {
                    total += 1;
                    open.extend([&*node.body, &*node.orelse]);
                }
                Stmt::While(node) => {
                    total += 1;
                    open.extend([&*node.body, &*node.orelse]);
                }
                Stmt::Try(StmtTry {
                    body,
                    handlers,
                    orelse,
                    ..
                }) => {
                    total += 1 + handlers.len();
                    open.extend([&**body, &**orelse]);
                    for ruff_python_ast::ExceptHandler::ExceptHandler(handler) in handlers {
                        open.push(&handler.body);
                    }
                }
                Stmt::Match(node) => {
                    total += node.cases.len();
                    open.extend(node.cases.iter().map(|case| &*case.body));
                }
                Stmt::With(node) => open.push(&node.body),
                Stmt::FunctionDef(node) => {
                    total += 1;
                    open.push(&node.body);
                }
                Stmt::ClassDef(node) => open.push(&node.body),
                _ => {}
            }
        }
    }
    total
}

#[test]
fn test() {
    let mut settings = crate::settings::Settings::default();
    settings.pylint.extensions.max_complexity = 3;
    crate::testing::check_with(
        TooComplex,
        &settings,
        "module.py",
        r#"
def f(x):
# @1-1:6 PLR1260: 'f' is too complex. The McCabe rating is 5
    match x:
        case 1: pass
        case 2: pass
        case 3: pass
        case _: pass
def g(x):
# @1-1:6 PLR1260: 'g' is too complex. The McCabe rating is 4
    try: pass
    except A: pass
    except B: pass
    else: pass
    finally:
        if x: pass
def h(x):
    with x:
        if x: pass
        if x: pass
def i(x):
# @1-1:6 PLR1260: 'i' is too complex. The McCabe rating is 7
    def inner():
        if x: pass
        if x: pass
    class C:
        def m(self):
            if x: pass
        if x: pass
if x:
# @1-4:21 PLR1260: This 'if' is too complex. The McCabe rating is 5
    for a in b:
        if x: pass
        elif a: pass
class K:
    def a(self):
        for b in x:
            while b:
                if b: pass
    def a(self):
  # ^^^^^ PLR1260: 'a' is too complex. The McCabe rating is 4
        if x: pass
        elif x: pass
        elif x: pass
        else: pass
"#,
    );
}
