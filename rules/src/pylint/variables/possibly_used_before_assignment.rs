use ruff_python_ast::ModModule;

use super::before_assignment;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for names that are assigned in some branches of an `if` only, and read after it.
    ///
    /// A use under the same test is left alone, and so are branches that return, raise, leave the loop or call what never
    /// returns. Of each name in a file, the first use is judged.
    ///
    /// ## Why is this bad?
    /// Where the other branch ran, Python raises `UnboundLocalError` or `NameError`.
    ///
    /// ## Example
    /// ```python
    /// def greeting(name):
    ///     if name:
    ///         text = f"Hello, {name}"
    ///     return text
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def greeting(name):
    ///     if name:
    ///         text = f"Hello, {name}"
    ///     else:
    ///         text = "Hello"
    ///     return text
    /// ```
    PossiblyUsedBeforeAssignment {
        code: "PLE0606", name: "possibly-used-before-assignment", severity: Error, nodes: [File]
    }
}

impl Check<File> for PossiblyUsedBeforeAssignment {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        before_assignment::check(Self, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        PossiblyUsedBeforeAssignment,
        r#"
import sys
def f(x):
    if x: a = 1
    print(a, a)
        # ^ PLE0606: Possibly using variable 'a' before assignment
    if x: b = 1
    elif x > 1: b = 2
    print(b)
        # ^ PLE0606
    if x: c = 1
    else: sys.exit()
    print(c)
    if x: d = 1
    elif x > 1: raise ValueError
    else:
        for _ in x: return
    print(d)
    if x > 2: e = 1
    if x  >  2: print(e)
    if x:
        g = 1
        print(g)
    print(g)
    if x:
        if x > 1: h = 1
        else: h = 2
    def inner(): return h
                      # ^ PLE0606
    if x: i = 1
    else:
        try: i = 1
        except ValueError: pass
    return i
if sys:
    def late(): pass
class A(late()): pass
      # ^^^^ PLE0606
"#,
    );
}
