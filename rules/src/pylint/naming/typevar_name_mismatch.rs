use ruff_python_ast::{Expr, ExprCall, StmtAssign};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::Model;

declare_rule! {
    /// Checks that a type variable is given its own name.
    ///
    /// ## Why is this bad?
    /// Messages of type checkers name the variable by the string, readers by the name it is assigned to.
    ///
    /// ## Example
    /// ```python
    /// from typing import TypeVar
    ///
    /// Key = TypeVar("Value")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from typing import TypeVar
    ///
    /// Key = TypeVar("Key")
    /// ```
    TypevarNameMismatch {
        code: "PLC0132", name: "typevar-name-mismatch", severity: Convention, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for TypevarNameMismatch {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        if let Some(call) = type_var(&assign.value, checker.model)
            && let Some(Expr::StringLiteral(given)) = call.arguments.find_argument_value("name", 0)
            && let [Expr::Name(name)] = assign.targets.as_slice()
            && given.value.to_str() != name.id.as_str()
        {
            let message = format!(
                "TypeVar name \"{}\" does not match assigned variable name \"{}\"",
                given.value.to_str(),
                name.id
            );
            checker.report(Self, name, message);
        }
    }
}

/// A call of `TypeVar`.
pub(super) fn type_var<'a>(value: &'a Expr, model: &Model<'a>) -> Option<&'a ExprCall> {
    match value {
        Expr::Call(call) if model.is_typing(&call.func, "TypeVar") => Some(call),
        _ => None,
    }
}

/// How subtypes of a generic class follow those of its type variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variance {
    Invariant,
    Covariant,
    Contravariant,
    /// What cannot be.
    Both,
    /// Left to the type checker.
    Inferred,
}

/// What the arguments of `TypeVar` say.
pub(super) fn variance(call: &ExprCall) -> Variance {
    let is = |keyword: &str| {
        call.arguments
            .find_keyword(keyword)
            .is_some_and(|keyword| matches!(&keyword.value, Expr::BooleanLiteral(truth) if truth.value))
    };
    match (is("covariant"), is("contravariant")) {
        (true, true) => Variance::Both,
        (true, false) => Variance::Covariant,
        (false, true) => Variance::Contravariant,
        (false, false) if is("infer_variance") => Variance::Inferred,
        (false, false) => Variance::Invariant,
    }
}

#[test]
fn test() {
    crate::testing::check(
        TypevarNameMismatch,
        r#"
from typing import TypeVar
T = TypeVar("T")
U = TypeVar("V")
# @1-1:2 PLC0132: TypeVar name "V" does not match assigned variable name "U"
W = TypeVar(name)
"#,
    );
}
