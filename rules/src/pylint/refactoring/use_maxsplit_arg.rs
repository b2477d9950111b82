use ruff_python_ast::{self as ast, Expr, ExprSubscript, Number, UnaryOp};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::Inference;
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for strings that are split as a whole for their first or last part.
    ///
    /// ## Why is this bad?
    /// The string is cut into parts that nobody wants.
    ///
    /// ## Example
    /// ```python
    /// first = "a,b,c".split(",")[0]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// first = "a,b,c".split(",", maxsplit=1)[0]
    /// ```
    UseMaxsplitArg { code: "PLC0207", name: "use-maxsplit-arg", severity: Convention, nodes: [ExprSubscript] }
}

impl Check<ExprSubscript> for UseMaxsplitArg {
    fn check<'a>(node: &'a ExprSubscript, checker: &mut Checker<'a>) {
        let Expr::Call(call) = &*node.value else { return };
        let Expr::Attribute(method) = &*call.func else {
            return;
        };
        if !matches!(method.attr.as_str(), "split" | "rsplit") {
            return;
        }
        let (instead, index) = match &*node.slice {
            Expr::NumberLiteral(number) if is(number, 0) => ("split", "0"),
            Expr::UnaryOp(negative) if negative.op == UnaryOp::USub => match &*negative.operand {
                Expr::NumberLiteral(number) if is(number, 1) => ("rsplit", "-1"),
                _ => return,
            },
            _ => return,
        };
        let separator = match (&*call.arguments.args, &*call.arguments.keywords) {
            ([separator], []) => separator,
            ([], [keyword]) if keyword.arg.as_ref().is_some_and(|name| name.as_str() == "sep") => {
                &keyword.value
            }
            _ => return,
        };
        let is_string = Inference::new(checker.model)
            .infer_one(&method.value)
            .is_some_and(|value| value.builtin_type() == Some("str"));
        if is_string {
            let message = format!(
                "Use {}.{instead}({}, maxsplit=1)[{index}] instead",
                as_string(&method.value),
                as_string(separator)
            );
            checker.report(Self, call, message);
        }
    }
}

fn is(number: &ast::ExprNumberLiteral, value: u8) -> bool {
    matches!(&number.value, Number::Int(found) if found.as_u8() == Some(value))
}

#[test]
fn test() {
    crate::testing::check(
        UseMaxsplitArg,
        r#"
x = "a,b".split(",")[0]
  # ^^^^^^^^^^^^^^^^ PLC0207: Use 'a,b'.split(',', maxsplit=1)[0] instead
s = "a"
x = s.split(sep=",")[-1]
  # ^^^^^^^^^^^^^^^^ PLC0207: Use s.rsplit(',', maxsplit=1)[-1] instead
x = unknown.split(",")[0]
x = s.split(",", 1)[0]
x = s.split(",")[1]
"#,
    );
}
