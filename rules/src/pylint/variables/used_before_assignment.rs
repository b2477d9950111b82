use ruff_python_ast::ModModule;

use super::before_assignment;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for names that are read before they are assigned, or where the assignment cannot have run.
    ///
    /// A `try` may fail before its assignments; what a handler assigns is there after it only if the `try` itself leaves. What
    /// `if TYPE_CHECKING:` binds is not there when the module runs. Of each name in a file, the first use is judged.
    ///
    /// ## Why is this bad?
    /// Python raises `UnboundLocalError` or `NameError`.
    ///
    /// ## Example
    /// ```python
    /// def load(path):
    ///     try:
    ///         data = path.read_text()
    ///     except OSError:
    ///         print(data)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def load(path):
    ///     data = None
    ///     try:
    ///         data = path.read_text()
    ///     except OSError:
    ///         print(data)
    /// ```
    UsedBeforeAssignment { code: "PLE0601", name: "used-before-assignment", severity: Error, nodes: [File] }
}

impl Check<File> for UsedBeforeAssignment {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        before_assignment::check(Self, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        UsedBeforeAssignment,
        r#"
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import typed
print(typed)
    # ^^^^^ PLE0601: Using variable 'typed' before assignment
def order():
    print(a, a)
        # ^ PLE0601: Using variable 'a' before assignment
    a = 1
    b = b + 1
      # ^ PLE0601
    c = c
    for i in a:
        print(d)
        d = 1
    while a:
        print(e)
            # ^ PLE0601
        e = 1
    f = [g for _ in a]
       # ^ PLE0601
    g = lambda: h
    h = 1
def handlers():
    try:
        a = 1
    except ValueError:
        print(a)
            # ^ PLE0601
    try:
        open()
    except ValueError:
        b = 1
    print(b)
        # ^ PLE0601
    try:
        return open()
    except ValueError:
        c = 1
    print(c)
    try:
        d = 1
    except TypeError:
        d = 2
    finally:
        print(d)
    try:
        e = 1
    finally:
        print(e)
            # ^ PLE0601
class A:
    x = y
      # ^ PLE0601
    y = 1
    def f(self): return later
later = 1
"#,
    );
}
