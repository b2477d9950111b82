use ruff_python_ast::{Expr, StmtAssign};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::ScopeKind;

declare_rule! {
    /// Checks for `__match_args__` that is no tuple of strings as it is written.
    ///
    /// ## Why is this bad?
    /// A class pattern with positional patterns raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     __match_args__ = ["x", "y"]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     __match_args__ = ("x", "y")
    /// ```
    InvalidMatchArgsDefinition {
        code: "PLE1902", name: "invalid-match-args-definition", severity: Error, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for InvalidMatchArgsDefinition {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        let model = checker.model;
        let mut targets = assign.targets.iter();
        let is_match_args =
            targets.any(|target| matches!(target, Expr::Name(name) if name.id.as_str() == "__match_args__"));
        if !is_match_args || model.scope(model.nodes.get(checker.node).scope).kind != ScopeKind::Class {
            return;
        }
        let is_valid =
            matches!(&*assign.value, Expr::Tuple(tuple) if tuple.iter().all(Expr::is_string_literal_expr));
        if !is_valid {
            let message = "`__match_args__` must be a tuple of strings.";
            checker.report(Self, &*assign.value, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidMatchArgsDefinition,
        r#"
class A:
    __match_args__ = ["a"]
                   # ^^^^^ PLE1902: `__match_args__` must be a tuple of strings.
class B:
    __match_args__ = "a", 1
                   # ^^^^^^ PLE1902
class C:
    __match_args__: tuple = ("a", "b")
class D:
    __match_args__ = unknown
                   # ^^^^^^^ PLE1902
class E:
    __match_args__ = ("a", unknown)
                   # ^^^^^^^^^^^^^^ PLE1902
class F:
    __match_args__ = ()
__match_args__ = 5
"#,
    );
}
