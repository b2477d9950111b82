use ruff_python_ast::{Expr, StmtAssign};

use super::typevar_name_mismatch::{Variance, type_var, variance};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for type variables that are covariant and contravariant at once.
    ///
    /// ## Why is this bad?
    /// The two exclude each other: making such a type variable raises a ValueError.
    ///
    /// ## Example
    /// ```python
    /// from typing import TypeVar
    ///
    /// T = TypeVar("T", covariant=True, contravariant=True)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from typing import TypeVar
    ///
    /// T_co = TypeVar("T_co", covariant=True)
    /// ```
    TypevarDoubleVariance { code: "PLC0131", name: "typevar-double-variance", severity: Convention, nodes: [StmtAssign] }
}

impl Check<StmtAssign> for TypevarDoubleVariance {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        if let Some(call) = type_var(&assign.value, checker.model)
            && let [Expr::Name(name)] = assign.targets.as_slice()
            && variance(call) == Variance::Both
        {
            checker.report(Self, name, "TypeVar cannot be both covariant and contravariant");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        TypevarDoubleVariance,
        r#"
from typing import TypeVar
T = TypeVar("T", covariant=True, contravariant=True)
# @1-1:2 PLC0131: TypeVar cannot be both covariant and contravariant
U = TypeVar("U", covariant=True, contravariant=False)
"#,
    );
}
