use ruff_python_ast::{Expr, StmtAssign};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::Value;

declare_rule! {
    /// Checks for `__class__` that is set to what is no class.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def reset(self):
    ///         self.__class__ = Shape()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def reset(self):
    ///         self.__class__ = Shape
    /// ```
    InvalidClassObject { code: "PLE0243", name: "invalid-class-object", severity: Error, nodes: [StmtAssign] }
}

impl Check<StmtAssign> for InvalidClassObject {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        for target in &assign.targets {
            let Expr::Attribute(attribute) = target else {
                continue;
            };
            if attribute.attr.as_str() != "__class__" {
                continue;
            }
            let kind = match checker.infer_one(&assign.value) {
                Some(Value::Instance(_)) => "Instance",
                Some(Value::Function(_)) => "FunctionDef",
                Some(Value::Literal(literal)) => match literal {
                    Expr::List(_) => "List",
                    Expr::Tuple(_) => "Tuple",
                    Expr::Dict(_) => "Dict",
                    Expr::Set(_) => "Set",
                    Expr::Lambda(_) => "Lambda",
                    literal if literal.is_literal_expr() => "Const",
                    _ => continue,
                },
                _ => continue,
            };
            let message =
                format!("Invalid assignment to '__class__'. Should be a class definition but got a '{kind}'");
            checker.report(Self, attribute, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidClassObject,
        r#"
class A:
    def f(self):
        self.__class__ = 1
      # ^^^^^^^^^^^^^^ PLE0243: Invalid assignment to '__class__'. Should be a class definition but got a 'Const'
        self.__class__ = A()
      # ^^^^^^^^^^^^^^ PLE0243: Invalid assignment to '__class__'. Should be a class definition but got a 'Instance'
        self.__class__ = A
        self.__class__ = unknown
"#,
    );
}
