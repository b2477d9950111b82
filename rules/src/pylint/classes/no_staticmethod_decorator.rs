use ruff_python_ast::StmtAssign;

use super::decorators;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `staticmethod` that is called where it could decorate.
    ///
    /// ## Why is this bad?
    /// The decorator says at the top of the function what it is.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     def origin():
    ///         return Point(0, 0)
    ///
    ///     origin = staticmethod(origin)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     @staticmethod
    ///     def origin():
    ///         return Point(0, 0)
    /// ```
    NoStaticmethodDecorator {
        code: "PLR0203", name: "no-staticmethod-decorator", severity: Refactor, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for NoStaticmethodDecorator {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        if let Some(place) = decorators::called(assign, "staticmethod", checker) {
            checker.report(
                Self,
                place,
                "Consider using a decorator instead of calling staticmethod",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoStaticmethodDecorator,
        r#"
class A:
    def f(x): pass
    f = staticmethod(f)
  # ^ PLR0203: Consider using a decorator instead of calling staticmethod
    def g(x): pass
    h = k = staticmethod(g)
  # ^ PLR0203
    l = staticmethod(lambda: 1)
    m = staticmethod(unknown)
    n = other(g)
    if True:
        g = staticmethod(g)
      # ^ PLR0203
def f(): pass
f = staticmethod(f)
"#,
    );
}
