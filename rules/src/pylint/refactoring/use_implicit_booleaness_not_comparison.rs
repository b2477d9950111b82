use ruff_python_ast::{CmpOp, Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::pylint::as_string::as_string;
use crate::pylint::comparison::sides::{is_test, single};

declare_rule! {
    /// Checks for comparisons with an empty list, tuple or dictionary.
    ///
    /// ## Why is this bad?
    /// An empty collection is false by itself.
    ///
    /// The rule speaks only where the other side is known, and decides its truth by being empty or not.
    ///
    /// ## Example
    /// ```python
    /// def show(**options):
    ///     if options == {}:
    ///         print("none")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def show(**options):
    ///     if not options:
    ///         print("none")
    /// ```
    UseImplicitBooleanessNotComparison { code: "PLC1803", name: "use-implicit-booleaness-not-comparison", severity: Convention, nodes: [ExprCompare] }
}

impl Check<ExprCompare> for UseImplicitBooleanessNotComparison {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let Some((left, op @ (CmpOp::Eq | CmpOp::NotEq), right)) = single(node) else {
            return;
        };
        let (other, (kind, literal)) = match (empty(left), empty(right)) {
            (None, Some(empty)) => (left, empty),
            (Some(empty), None) => (right, empty),
            _ => return,
        };
        if !is_true_or_false_by_itself(other, checker) {
            return;
        }
        let name = described(other);
        let simplified = match op {
            CmpOp::Eq => format!("not {name}"),
            _ if is_test(checker) => name.clone(),
            _ => format!("bool({name})"),
        };
        let message = format!(
            "\"{name} {} {literal}\" can be simplified to \"{simplified}\", if it is strictly a sequence, \
             as an empty {kind} is falsey",
            op.as_str()
        );
        checker.report(Self, node, message);
    }
}

fn empty(expr: &Expr) -> Option<(&'static str, &'static str)> {
    match expr {
        Expr::List(list) if list.is_empty() => Some(("list", "[]")),
        Expr::Tuple(tuple) if tuple.is_empty() => Some(("tuple", "()")),
        Expr::Dict(dict) if dict.is_empty() => Some(("dict", "{}")),
        _ => None,
    }
}

/// Whether an expression is known to be something whose class does not define `__bool__`.
fn is_true_or_false_by_itself<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    if matches!(
        expr,
        Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) | Expr::Named(_)
    ) {
        return false;
    }
    // pylint does not know what builtin functions give.
    if let Expr::Call(call) = expr
        && let Some(["builtins", name]) = checker.model.qualified_name(&call.func).as_deref()
        && !matches!(
            *name,
            "list" | "dict" | "set" | "frozenset" | "tuple" | "str" | "bytes" | "bytearray" | "object"
        )
    {
        return false;
    }
    let inference = Inference::new(checker.model);
    match inference.infer_one(expr) {
        None => false,
        Some(Value::Instance(class)) => {
            let ancestry = inference.ancestry(class);
            let numeric = |name: &str| matches!(name, "int" | "float" | "complex" | "bool" | "range");
            ancestry.is_complete()
                && !ancestry.has_builtin(numeric)
                && inference.member(&ancestry, "__bool__").is_none()
        }
        Some(value) => !matches!(
            value.builtin_type(),
            Some("int" | "float" | "complex" | "bool" | "range")
        ),
    }
}

fn described(expr: &Expr) -> String {
    match expr {
        Expr::Call(call) => format!("{}(...)", as_string(&call.func)),
        Expr::Name(_) | Expr::Attribute(_) => as_string(expr),
        _ => "x".to_owned(),
    }
}

#[test]
fn test() {
    crate::testing::check(
        UseImplicitBooleanessNotComparison,
        r#"
x = []
if x == []: pass
 # ^^^^^^^ PLC1803: "x == []" can be simplified to "not x", if it is strictly a sequence, as an empty list is falsey
y = {} != list(x)
  # ^^^^^^^^^^^^^ PLC1803: "list(...) != {}" can be simplified to "bool(list(...))", if it is strictly a sequence, as an empty dict is falsey
if unknown == []: pass
n = 1
if n == (): pass
"#,
    );
}
