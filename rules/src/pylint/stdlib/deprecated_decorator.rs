use ruff_python_ast::{Expr, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

use super::deprecated;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for decorators that Python's standard library has deprecated or dropped.
    ///
    /// What is deprecated since the target version or earlier counts.
    ///
    /// ## Why is this bad?
    /// The decorator warns, or is not there with a newer Python.
    ///
    /// ## Example
    /// ```python
    /// import abc
    ///
    ///
    /// class Shape(abc.ABC):
    ///     @abc.abstractproperty
    ///     def area(self): ...
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import abc
    ///
    ///
    /// class Shape(abc.ABC):
    ///     @property
    ///     @abc.abstractmethod
    ///     def area(self): ...
    /// ```
    DeprecatedDecorator { code: "PLW4905", name: "deprecated-decorator", severity: Warning, nodes: [StmtFunctionDef] }
}

impl Check<StmtFunctionDef> for DeprecatedDecorator {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let decorators = &function.decorator_list;
        let (Some(first), Some(last)) = (decorators.first(), decorators.last()) else {
            return;
        };
        // As for pylint, the first counts, and all of them are shown.
        let place = TextRange::new(first.start(), last.end());
        let decorator = match &first.expression {
            Expr::Call(call) => &*call.func,
            decorator => decorator,
        };
        if let Some(name) = deprecated::decorator(decorator, checker) {
            checker.report(Self, place, format!("Using deprecated decorator {name}()"));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DeprecatedDecorator,
        r#"
import abc, functools
from abc import abstractproperty
class A:
    @functools.cache
    @abc.abstractproperty
    def f(self): pass
    @abstractproperty
    # @5-2:21 PLW4905: Using deprecated decorator abc.abstractproperty()
    @functools.cache
    def g(self): pass
    @abc.abstractproperty()
  # ^^^^^^^^^^^^^^^^^^^^^^^ PLW4905
    def h(self): pass
    @abc.abstractmethod
    def i(self): pass
"#,
    );
}
