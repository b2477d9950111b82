use ruff_python_ast::{AnyNodeRef, Expr, ExprCall, UnaryOp};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::pylint::comparison::sides::is_test;

declare_rule! {
    /// Checks for `len(items)` used as a condition.
    ///
    /// ## Why is this bad?
    /// An empty sequence is false by itself.
    ///
    /// ## Example
    /// ```python
    /// def show(*items):
    ///     if len(items):
    ///         print(items)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def show(*items):
    ///     if items:
    ///         print(items)
    /// ```
    UseImplicitBooleanessNotLen { code: "PLC1802", name: "use-implicit-booleaness-not-len", severity: Convention, nodes: [ExprCall] }
}

impl Check<ExprCall> for UseImplicitBooleanessNotLen {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let [argument] = &*node.arguments.args else { return };
        if !checker.model.is_builtin(&node.func, "len") {
            return;
        }
        let message = "Do not use `len(SEQUENCE)` without comparison to determine if a sequence is empty";
        if let Some(AnyNodeRef::ExprUnaryOp(not)) = checker.model.ancestors(checker.node).next()
            && not.op == UnaryOp::Not
        {
            checker.report(Self, not, message);
        } else if is_test(checker)
            && is_sequence(argument, checker)
            && !super::lookups::copies_dict(argument, checker)
        {
            checker.report(Self, node, message);
        }
    }
}

fn is_sequence<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    match Inference::new(checker.model).infer_one(expr) {
        Some(Value::Instance(class)) => {
            let inference = Inference::new(checker.model);
            let ancestry = inference.ancestry(class);
            let is_sequence =
                |name: &str| matches!(name, "list" | "dict" | "set" | "tuple" | "str" | "range");
            ancestry.has_builtin(is_sequence) && inference.member(&ancestry, "__bool__").is_none()
        }
        Some(value) => matches!(
            value.builtin_type(),
            Some("list" | "dict" | "set" | "tuple" | "str" | "range")
        ),
        None => false,
    }
}

#[test]
fn test() {
    crate::testing::check(
        UseImplicitBooleanessNotLen,
        r#"
x = []
if len(x): pass
 # ^^^^^^ PLC1802: Do not use `len(SEQUENCE)` without comparison to determine if a sequence is empty
if y and len(x): pass
       # ^^^^^^ PLC1802
z = not len(y)
  # ^^^^^^^^^^ PLC1802
if len(y): pass
z = len(x) or y
if len(x) == 1: pass
"#,
    );
}
