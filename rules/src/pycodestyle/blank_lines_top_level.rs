use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for functions and classes at the top level without two blank lines above.
    ///
    /// ## Why is this bad?
    /// PEP 8: surround top-level definitions with two blank lines.
    ///
    /// ## Example
    /// ```python
    /// import os
    ///
    /// def cwd():
    ///     return os.getcwd()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    ///
    ///
    /// def cwd():
    ///     return os.getcwd()
    /// ```
    BlankLinesTopLevel {
        code: "E302", name: "blank-lines-top-level", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        BlankLinesTopLevel,
        r#"
import a

def b():
# @1 E302: Expected 2 blank lines, found 1
    pass


@c
class D:
    pass
# e
async def f():
# @1 E302: Expected 2 blank lines, found 0
    pass
"#,
    );
}
