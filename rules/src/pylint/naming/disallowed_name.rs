use ruff_python_ast::ModModule;

use super::{InvalidName, names};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for names that say nothing: `foo`, `bar`, `baz`, `toto`, `tutu`, `tata`.
    ///
    /// ## Why is this bad?
    /// A placeholder that stayed tells the reader nothing.
    ///
    /// ## Example
    /// ```python
    /// def foo():
    ///     return 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def answer():
    ///     return 1
    /// ```
    ///
    /// ## Options
    /// - `bad-names`, `bad-names-rgxs`
    /// - `good-names`, `good-names-rgxs`
    DisallowedName { code: "PLC0104", name: "disallowed-name", severity: Convention, nodes: [File] }
}

impl Check<File> for DisallowedName {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        if !checker.enabled(InvalidName) {
            names::check(module, checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DisallowedName,
        r#"
foo = call()
# @1-1:4 PLC0104: Disallowed name "foo"
def bar(baz): 
# @1-1:8 PLC0104: Disallowed name "bar"
      # ^^^ PLC0104: Disallowed name "baz"
    tutu, BadStyle = 1, 2
  # ^^^^ PLC0104: Disallowed name "tutu"
"#,
    );
}
