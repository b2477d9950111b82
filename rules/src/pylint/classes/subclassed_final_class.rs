use crate::inference::{Base, Inference};
use crate::pylint::places::class_header;
use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for subclasses of a class decorated with `typing.final`.
    ///
    /// ## Why is this bad?
    /// Its author did not mean it to be inherited from.
    ///
    /// ## Example
    /// ```python
    /// from typing import final
    ///
    ///
    /// @final
    /// class Base:
    ///     pass
    ///
    ///
    /// class Derived(Base):
    ///     pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Base:
    ///     pass
    ///
    ///
    /// class Derived(Base):
    ///     pass
    /// ```
    SubclassedFinalClass {
        code: "PLW0240", name: "subclassed-final-class", severity: Warning, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for SubclassedFinalClass {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        for base in Inference::new(checker.model).bases(node) {
            if let Base::Class(base) = base
                && base
                    .decorator_list
                    .iter()
                    .any(|decorator| checker.model.is_typing(&decorator.expression, "final"))
            {
                let message = format!(
                    "Class '{}' is a subclass of a class decorated with typing.final: '{}'",
                    node.name, base.name
                );
                checker.report(Self, class_header(node, checker.source), message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SubclassedFinalClass,
        r#"
import typing
@typing.final
class A: pass
class B(A): pass
# @1-1:8 PLW0240: Class 'B' is a subclass of a class decorated with typing.final: 'A'
class C: pass
"#,
    );
}
