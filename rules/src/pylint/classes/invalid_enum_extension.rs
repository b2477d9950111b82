use ruff_python_ast::{Expr, Stmt, StmtClassDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Base, Inference};
use crate::pylint::places::class_header;

declare_rule! {
    /// Checks for subclasses of enumerations that have members.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// from enum import Enum
    ///
    ///
    /// class Colour(Enum):
    ///     RED = 1
    ///
    ///
    /// class Paint(Colour):
    ///     WHITE = 2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from enum import Enum
    ///
    ///
    /// class Paint(Enum):
    ///     RED = 1
    ///     WHITE = 2
    /// ```
    InvalidEnumExtension {
        code: "PLE0244", name: "invalid-enum-extension", severity: Error, nodes: [StmtClassDef]
    }
}

/// Members are looked for in so many statements.
const MOST_STATEMENTS: usize = 1000;

impl Check<StmtClassDef> for InvalidEnumExtension {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        for base in inference.bases(class) {
            if let Base::Class(base) = base
                && has_members(base)
                && is_enum(base, inference)
            {
                let message = format!("Extending inherited Enum class \"{}\"", base.name);
                checker.report(Self, class_header(class, checker.source), message);
            }
        }
    }
}

fn has_members(class: &StmtClassDef) -> bool {
    class
        .body
        .iter()
        .take(MOST_STATEMENTS)
        .any(|statement| match statement {
            Stmt::Assign(node) => node
                .targets
                .iter()
                .any(|target| matches!(target, Expr::Name(name) if !name.id.starts_with('_'))),
            _ => false,
        })
}

fn is_enum<'a>(class: &'a StmtClassDef, inference: Inference<'a>) -> bool {
    inference.ancestry(class).others.iter().any(|base| match base {
        Base::External(base) => inference.model.qualified_name(base).is_some_and(|name| {
            matches!(
                name.as_slice(),
                [
                    "enum",
                    "Enum" | "IntEnum" | "StrEnum" | "Flag" | "IntFlag" | "ReprEnum"
                ]
            )
        }),
        _ => false,
    })
}

#[test]
fn test() {
    crate::testing::check(
        InvalidEnumExtension,
        r#"
import enum
class A(enum.Enum):
    X = 1
class B(A):
# @1-1:8 PLE0244: Extending inherited Enum class "A"
    Y = 2
class C(enum.IntFlag):
    def f(self): pass
class D(C):
    X = 1
class E:
    X = 1
class F(E): pass
"#,
    );
}
