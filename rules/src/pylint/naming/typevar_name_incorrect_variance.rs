use ruff_python_ast::{Expr, StmtAssign};

use super::typevar_name_mismatch::{Variance, type_var, variance};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for type variables whose name says another variance than their definition.
    ///
    /// ## Why is this bad?
    /// By convention the name of a covariant type variable ends in `_co`, and that of a contravariant one in `_contra`.
    ///
    /// ## Example
    /// ```python
    /// from typing import TypeVar
    ///
    /// T = TypeVar("T", covariant=True)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from typing import TypeVar
    ///
    /// T_co = TypeVar("T_co", covariant=True)
    /// ```
    TypevarNameIncorrectVariance { code: "PLC0105", name: "typevar-name-incorrect-variance", severity: Convention, nodes: [StmtAssign] }
}

impl Check<StmtAssign> for TypevarNameIncorrectVariance {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        let Some(call) = type_var(&assign.value, checker.model) else {
            return;
        };
        let [Expr::Name(name)] = assign.targets.as_slice() else {
            return;
        };
        let text = name.id.as_str();
        let stem = |suffix| text.strip_suffix(suffix).unwrap_or(text);
        let (what, wanted) = match variance(call) {
            Variance::Covariant if !text.ends_with("_co") => ("covariant", format!("{}_co", stem("_contra"))),
            Variance::Contravariant if !text.ends_with("_contra") => {
                ("contravariant", format!("{}_contra", stem("_co")))
            }
            Variance::Invariant if text.ends_with("_co") => ("invariant", stem("_co").to_owned()),
            Variance::Invariant if text.ends_with("_contra") => ("invariant", stem("_contra").to_owned()),
            _ => return,
        };
        let message = format!(
            "Type variable name does not reflect variance. \"{text}\" is {what}, use \"{wanted}\" instead"
        );
        checker.report(Self, name, message);
    }
}

#[test]
fn test() {
    crate::testing::check(
        TypevarNameIncorrectVariance,
        r#"
from typing import TypeVar
T = TypeVar("T", covariant=True)
# @1-1:2 PLC0105: Type variable name does not reflect variance. "T" is covariant, use "T_co" instead
T_co = TypeVar("T_co", covariant=True)
U_co = TypeVar("U_co", contravariant=True)
# @1-1:5 PLC0105: Type variable name does not reflect variance. "U_co" is contravariant, use "U_contra" instead
V_contra = TypeVar("V_contra")
# @1-1:9 PLC0105: Type variable name does not reflect variance. "V_contra" is invariant, use "V" instead
W = TypeVar("W", covariant=False)
X = TypeVar("X", covariant=True, contravariant=True)
Y_co = TypeVar("Y_co", infer_variance=True)
"#,
    );
}
