use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::{docstring, siblings};
use ruff_python_ast::{AnyNodeRef, Expr, Stmt, StmtExpr};
use ruff_text_size::Ranged;

declare_rule! {
    /// Checks for strings that are statements, other than docstrings of modules, classes, functions and, after an assignment, of
    /// the name that is assigned.
    ///
    /// ## Why is this bad?
    /// A string that is a statement does nothing. Where it stands in for a comment, a comment is clearer.
    ///
    /// ## Example
    /// ```python
    /// def function():
    ///     x = call()
    ///     "Now return it."
    ///     return x
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def function():
    ///     x = call()
    ///     # Now return it.
    ///     return x
    /// ```
    PointlessStringStatement {
        code: "PLW0105", name: "pointless-string-statement", severity: Warning, nodes: [StmtExpr]
    }
}

impl Check<StmtExpr> for PointlessStringStatement {
    fn check<'a>(node: &'a StmtExpr, checker: &mut Checker<'a>) {
        if !node.value.is_string_literal_expr() {
            return;
        }
        let Some(parent) = checker.model.parent(node) else {
            return;
        };
        let Some(body) = siblings(parent, node.start()) else {
            return;
        };
        let documents = matches!(
            parent,
            AnyNodeRef::ModModule(_) | AnyNodeRef::StmtClassDef(_) | AnyNodeRef::StmtFunctionDef(_)
        );
        if documents && docstring(body).is_some_and(|string| string.start() == node.value.start()) {
            return;
        }
        // What follows an assignment in a module, a class or `__init__` documents the name (PEP 257).
        let takes_attributes = match parent {
            AnyNodeRef::ModModule(_) | AnyNodeRef::StmtClassDef(_) => true,
            AnyNodeRef::StmtFunctionDef(function) => function.name.as_str() == "__init__",
            _ => false,
        };
        let before = body.partition_point(|other| other.start() < node.start());
        if takes_attributes
            && let Some(previous) = before.checked_sub(1).map(|index| &body[index])
            && assigns(previous)
        {
            return;
        }
        checker.report(Self, node, "String statement has no effect");
    }
}

fn assigns(statement: &Stmt) -> bool {
    match statement {
        Stmt::Assign(assign) => assign
            .targets
            .iter()
            .any(|target| matches!(target, Expr::Name(_) | Expr::Attribute(_))),
        Stmt::AnnAssign(_) => true,
        _ => false,
    }
}

#[test]
fn test() {
    crate::testing::check(
        PointlessStringStatement,
        r#"
"Documented."
"Once more."
# @1-1:13 PLW0105: String statement has no effect
x = 1
"What x is for."
class A:
    "Documented."
    y = 1
    "What y is for."
    "Once more."
  # ^^^^^^^^^^^^ PLW0105
    def __init__(self):
        self.z = 1
        "What z is for."
    def method(self):
        "Documented."
        self.z = 1
        "Not here."
      # ^^^^^^^^^^^ PLW0105
"#,
    );
}
