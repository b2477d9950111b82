use crate::inference::{FunctionKind, Inference};
use ruff_python_ast::{Expr, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods with a cache that never forgets.
    ///
    /// ## Why is this bad?
    /// It keeps every instance alive.
    ///
    /// ## Example
    /// ```python
    /// import functools
    ///
    ///
    /// class Shape:
    ///     @functools.cache
    ///     def area(self):
    ///         return 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import functools
    ///
    ///
    /// class Shape:
    ///     @functools.lru_cache(maxsize=32)
    ///     def area(self):
    ///         return 1
    /// ```
    MethodCacheMaxSizeNone {
        code: "PLW1518", name: "method-cache-max-size-none", severity: Warning, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for MethodCacheMaxSizeNone {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        if node.decorator_list.is_empty() || inference.kind(node) != FunctionKind::Method {
            return;
        }
        for decorator in &node.decorator_list {
            let endless = match &decorator.expression {
                Expr::Call(call) => {
                    checker
                        .model
                        .is_qualified(&call.func, &["functools", "lru_cache"])
                        && call
                            .arguments
                            .find_argument_value("maxsize", 0)
                            .is_some_and(Expr::is_none_literal_expr)
                }
                cache => checker.model.is_qualified(cache, &["functools", "cache"]),
            };
            if endless {
                checker.report(
                    Self,
                    &decorator.expression,
                    "'lru_cache(maxsize=None)' or 'cache' will keep all method args alive indefinitely, including 'self'",
                );
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MethodCacheMaxSizeNone,
        r#"
import functools
class A:
    @functools.lru_cache(maxsize=None)
  # @6-1:39 PLW1518: 'lru_cache(maxsize=None)' or 'cache' will keep all method args alive indefinitely, including 'self'
    def a(self): pass
    @functools.cache
  # @6 PLW1518
    def b(self): pass
    @functools.lru_cache
    def c(self): pass
    @staticmethod
    @functools.cache
    def d(): pass
@functools.cache
def e(): pass
"#,
    );
}
