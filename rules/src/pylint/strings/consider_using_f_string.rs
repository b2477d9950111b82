use crate::pylint::as_string::as_string;
use crate::pylint::strings::format_fields::repeats_a_keyword;
use ruff_python_ast::{AnyNodeRef, Expr, ExprStringLiteral, Operator};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};

declare_rule! {
    /// Checks for strings that are formatted with `%` or `str.format` and could be f-strings.
    ///
    /// ## Why is this bad?
    /// An f-string shows each value where it goes, and is faster.
    ///
    /// ## Example
    /// ```python
    /// "Hello, %s" % name
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// f"Hello, {name}"
    /// ```
    ///
    /// Silent where an f-string could not say the same without effort: an argument whose text holds a backslash, a
    /// keyword that the format string uses more than once, a dictionary of several entries, a string with braces.
    ConsiderUsingFString {
        code: "PLC0209", name: "consider-using-f-string", severity: Convention, nodes: [ExprStringLiteral]
    }
}

impl Check<ExprStringLiteral> for ConsiderUsingFString {
    fn check<'a>(node: &'a ExprStringLiteral, checker: &mut Checker<'a>) {
        if could_be_f_string(node, checker) {
            checker.report(
                Self,
                node,
                "Formatting a regular string which could be an f-string",
            );
        }
    }
}

fn could_be_f_string<'a>(node: &'a ExprStringLiteral, checker: &Checker<'a>) -> bool {
    let mut around = checker.model.ancestors(checker.node);
    match around.next() {
        Some(AnyNodeRef::ExprAttribute(attribute)) if attribute.attr.as_str() == "format" => {
            let Some(AnyNodeRef::ExprCall(call)) = around.next() else {
                return false;
            };
            call.func.range() == attribute.range()
                && !call.arguments.args.iter().any(prints_backslash)
                && (!call.arguments.args.is_empty()
                    || call.arguments.keywords.is_empty()
                    || !repeats_a_keyword(node.value.to_str()))
        }
        Some(AnyNodeRef::ExprBinOp(operation)) => {
            operation.op == Operator::Mod
                && matches!(&*operation.left, Expr::StringLiteral(_))
                && !node.value.to_str().contains(['{', '}'])
                && !prints_backslash(&operation.right)
                && !is_long_dict(&operation.right, checker)
        }
        _ => false,
    }
}

/// Whether an expression is a dictionary of more than one entry, which reads better as it is.
fn is_long_dict<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    if !matches!(expr, Expr::Dict(_) | Expr::Name(_)) {
        return false;
    }
    let value = Inference::new(checker.model).infer_one(expr);
    matches!(value, Some(Value::Literal(Expr::Dict(dict))) if dict.len() > 1)
}

/// Whether the expression cannot be printed without a backslash, which f-strings refuse before Python 3.12.
fn prints_backslash(expr: &Expr) -> bool {
    match expr {
        Expr::Name(_) | Expr::NumberLiteral(_) => false,
        _ => as_string(expr).contains('\\'),
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingFString,
        r#"
"{}".format(a)
# @1-1:5 PLC0209: Formatting a regular string which could be an f-string
"%s" % (a, b)
# @1-1:5 PLC0209
"nothing" % a
# @1 PLC0209
"%s" % {}
# @1 PLC0209
"{} {}".format(*a, **b)
# @1 PLC0209
"{0} {0}".format(a)
# @1 PLC0209
"{a} {b}".format(a=f(1), b=f(2))
# @1 PLC0209
"{x}".format(x="\n")
# @1 PLC0209
f"{a} {'%s' % a}"
     # ^^^^ PLC0209
"{a} {a}".format(a=a)
"%(x)s %(y)s" % {"x": a, "y": b}
"{%s}" % a
"{}".format(f("\n"))
"%s" % "\u200b"
"%s" % "a\\b"
"{}".format
b"%s" % a
x % a
1 % "abc"
str.format("{}", a)
f"{a}".format(1)
"#,
    );
}
