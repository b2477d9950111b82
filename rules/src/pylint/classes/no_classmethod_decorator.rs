use ruff_python_ast::StmtAssign;

use super::decorators;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `classmethod` that is called where it could decorate.
    ///
    /// ## Why is this bad?
    /// The decorator says at the top of the function what it is.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     def origin(cls):
    ///         return Point(0, 0)
    ///
    ///     origin = classmethod(origin)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     @classmethod
    ///     def origin(cls):
    ///         return Point(0, 0)
    /// ```
    NoClassmethodDecorator {
        code: "PLR0202", name: "no-classmethod-decorator", severity: Refactor, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for NoClassmethodDecorator {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        if let Some(place) = decorators::called(assign, "classmethod", checker) {
            checker.report(
                Self,
                place,
                "Consider using a decorator instead of calling classmethod",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoClassmethodDecorator,
        r#"
class A:
    def f(x): pass
    f = classmethod(f)
  # ^ PLR0202: Consider using a decorator instead of calling classmethod
    def g(x): pass
    h = k = classmethod(g)
  # ^ PLR0202
    l = classmethod(lambda: 1)
    m = classmethod(unknown)
    n = other(g)
    if True:
        g = classmethod(g)
      # ^ PLR0202
def f(): pass
f = classmethod(f)
"#,
    );
}
