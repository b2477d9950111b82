use ruff_python_ast::{Expr, ExprName, Stmt, StmtIf, UnaryOp};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;
use crate::pylint::places::siblings;

declare_rule! {
    /// Checks for assignments right above the `if` that tests the name.
    ///
    /// ## Why is this bad?
    /// An assignment expression says both at once.
    ///
    /// Where the name is compared and the next `if` or `elif` tests it again, the assignment is left alone, as it is where
    /// the line would be longer than `max-line-length`.
    ///
    /// ## Example
    /// ```python
    /// import re
    ///
    /// match = re.match("a", "abc")
    /// if match:
    ///     print(match[0])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import re
    ///
    /// if match := re.match("a", "abc"):
    ///     print(match[0])
    /// ```
    ConsiderUsingAssignmentExpr { code: "PLR6103", name: "consider-using-assignment-expr", severity: Refactor, nodes: [StmtIf], default: false }
}

impl Check<StmtIf> for ConsiderUsingAssignmentExpr {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        let Some(name) = tested(&node.test) else { return };
        let Some(body) = checker
            .model
            .parent(node)
            .and_then(|parent| siblings(parent, node.start()))
        else {
            return;
        };
        let at = body.partition_point(|statement| statement.start() < node.start());
        let Some(value) = at
            .checked_sub(1)
            .and_then(|before| assigned(&body[before], name.id.as_str()))
        else {
            return;
        };
        let spans_lines = checker.source.row(body[at - 1].start()) != checker.source.row(body[at - 1].end());
        if spans_lines || node.test.is_compare_expr() && is_tested_again(node, body.get(at + 1), name) {
            return;
        }
        let walrus = format!("({} := {})", name.id, as_string(value));
        let test = match &*node.test {
            Expr::UnaryOp(_) => format!("not {walrus}"),
            test => as_string(test).replacen(name.id.as_str(), &walrus, 1),
        };
        let suggestion = format!("if {test}:");
        let column = checker.source.location(node.start()).column as usize - 1;
        let most = checker.settings.pylint.format.max_line_length;
        if column + suggestion.chars().count() > most || suggestion.contains('\n') {
            return;
        }
        checker.report(Self, name, format!("Use '{suggestion}' instead"));
    }
}

/// The name that a condition tests: `name`, `not name`, `name == other`.
fn tested(test: &Expr) -> Option<&ExprName> {
    match test {
        Expr::Name(name) => Some(name),
        Expr::UnaryOp(operation) if operation.op == UnaryOp::Not => operation.operand.as_name_expr(),
        Expr::Compare(compare) if compare.ops.len() == 1 => compare.left.as_name_expr(),
        _ => None,
    }
}

/// What a statement assigns to the name, and to nothing else.
fn assigned<'a>(statement: &'a Stmt, name: &str) -> Option<&'a Expr> {
    let (target, value) = match statement {
        Stmt::Assign(assign) => match &*assign.targets {
            [target] => (target, Some(&*assign.value)),
            _ => return None,
        },
        Stmt::AnnAssign(assign) => (&*assign.target, assign.value.as_deref()),
        _ => return None,
    };
    matches!(target, Expr::Name(target) if target.id.as_str() == name)
        .then_some(value)
        .flatten()
}

/// Whether the `if` that comes next, in the same chain or below it, tests the name too.
fn is_tested_again(node: &StmtIf, below: Option<&Stmt>, name: &ExprName) -> bool {
    let in_chain =
        node.elif_else_clauses
            .first()
            .and_then(|clause| match (&clause.test, clause.body.first()) {
                (Some(test), _) => Some(test),
                (None, Some(Stmt::If(nested))) => Some(&*nested.test),
                _ => None,
            });
    let next = in_chain.or(match below {
        Some(Stmt::If(below)) => Some(&*below.test),
        _ => None,
    });
    let again = match next {
        Some(Expr::Compare(compare)) => compare.left.as_name_expr(),
        Some(Expr::Name(name)) => Some(name),
        _ => None,
    };
    again.is_some_and(|again| again.id == name.id)
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingAssignmentExpr,
        r#"
a = f()
if a: pass
 # ^ PLR6103: Use 'if (a := f()):' instead
b: int = f(1)
if not b: pass
     # ^ PLR6103: Use 'if not (b := f(1)):' instead
c = f()

# why
if c is None: pass
 # ^ PLR6103: Use 'if (c := f()) is None:' instead
elif x: pass
d = f()
if x and d: pass
e = g = f()
if e: pass
h = f(
)
if h: pass
i = f()
if i == 1: pass
elif i == 2: pass
j = f()
if j == 1: pass
if j: pass
k = f()
if k == 1: pass
 # ^ PLR6103
if not k: pass
l = fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff()
if l: pass
while x:
    m = f()
    if m: pass
     # ^ PLR6103
    else:
        n = f()
        if n: pass
         # ^ PLR6103
"#,
    );
}
