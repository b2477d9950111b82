use ruff_python_ast::{Expr, StmtFunctionDef};

use super::returned;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Value, literal_type};

declare_rule! {
    /// Checks for `__getnewargs_ex__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` or `ValueError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __getnewargs_ex__(self):
    ///         return (1, {})
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __getnewargs_ex__(self):
    ///         return ((1,), {})
    /// ```
    InvalidGetnewargsExReturned {
        code: "PLE0313", name: "invalid-getnewargs-ex-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidGetnewargsExReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let message = "__getnewargs_ex__ does not return a tuple containing (tuple, dict)";
        returned::check(Self, "__getnewargs_ex__", fits, message, node, checker);
    }
}

fn fits(value: Value) -> bool {
    match value {
        Value::Literal(Expr::Tuple(tuple)) => match &*tuple.elts {
            [positional, named] => {
                let is = |expr, kind| literal_type(expr).is_none_or(|found| found == kind);
                is(positional, "tuple") && is(named, "dict")
            }
            _ => false,
        },
        value => value.builtin_type() == Some("tuple"),
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidGetnewargsExReturned,
        r#"
class A:
    def __getnewargs_ex__(self): return 1
  # @5 PLE0313: __getnewargs_ex__ does not return a tuple containing (tuple, dict)
class B:
    def __getnewargs_ex__(self): return ((1,), {})
class C:
    def __getnewargs_ex__(self): return ((1,), [])
  # @5 PLE0313
class D:
    def __getnewargs_ex__(self): return ((1,), {}, 1)
  # @5 PLE0313
class E:
    def __getnewargs_ex__(self): return (args, kwargs)
"#,
    );
}
