use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::pylint::places::function_header;
use crate::semantic::ScopeId;
use ruff_python_ast::AnyNodeRef;

declare_rule! {
    /// Checks for names that a function declares both `global` and `nonlocal`.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// def outer():
    ///     count = 0
    ///
    ///     def inner():
    ///         global count
    ///         nonlocal count
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def outer():
    ///     count = 0
    ///
    ///     def inner():
    ///         nonlocal count
    /// ```
    NonlocalAndGlobal {
        code: "PLE0115", name: "nonlocal-and-global", severity: Error, nodes: [Scope]
    }
}

impl Check<Scope> for NonlocalAndGlobal {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        let model = checker.model;
        let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(model.scope(scope).node).node else {
            return;
        };
        for (name, _) in &model.scope(scope).nonlocals {
            if model.scope(scope).declares_global(*name) {
                let name = model.names.text(*name);
                let at = function_header(function, checker.source);
                checker.report(Self, at, format!("Name '{name}' is nonlocal and global"));
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NonlocalAndGlobal,
        r#"
def inner():
# @1-1:10 PLE0115: Name 'x' is nonlocal and global
    global x, y
    nonlocal x, z
"#,
    );
}
