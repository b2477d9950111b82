use crate::inference::{Base, Inference};
use crate::pylint::places::class_header;
use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for classes that name a base twice.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// class Base:
    ///     pass
    ///
    ///
    /// class Derived(Base, Base):
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
    DuplicateBases { code: "PLE0241", name: "duplicate-bases", severity: Error, nodes: [StmtClassDef] }
}

impl Check<StmtClassDef> for DuplicateBases {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let bases = Inference::new(checker.model).bases(node);
        let same = |one: &Base, other: &Base| match (one, other) {
            (Base::Class(one), Base::Class(other)) => std::ptr::eq(*one, *other),
            (Base::Builtin(one), Base::Builtin(other)) => one == other,
            _ => false,
        };
        let twice = bases
            .iter()
            .take(64)
            .enumerate()
            .any(|(index, base)| bases[..index].iter().any(|other| same(base, other)));
        if twice {
            let message = format!("Duplicate bases for class '{}'", node.name);
            checker.report(Self, class_header(node, checker.source), message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DuplicateBases,
        r#"
class A: pass
class B(A, A): pass
# @1-1:8 PLE0241: Duplicate bases for class 'B'
class C(A): pass
"#,
    );
}
