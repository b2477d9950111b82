use ruff_python_ast::{AnyNodeRef, ModModule};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::pylint::as_string::repr;
use crate::semantic::{ReferenceFlags, ScopeKind};

declare_rule! {
    /// Checks for names that a function reads before it declares them global.
    ///
    /// ## Why is this bad?
    /// Python refuses the file.
    ///
    /// ## Example
    /// ```python
    /// def count():
    ///     print(total)
    ///     global total
    ///     total = 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def count():
    ///     global total
    ///     print(total)
    ///     total = 1
    /// ```
    UsedPriorGlobalDeclaration {
        code: "PLE0118", name: "used-prior-global-declaration", severity: Error, nodes: [File]
    }
}

impl Check<File> for UsedPriorGlobalDeclaration {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let not_read = ReferenceFlags::DELETE | ReferenceFlags::AUGMENTED | ReferenceFlags::STRING;
        for reference in &model.references {
            let scope = model.scope(reference.scope);
            if scope.globals.is_empty()
                || scope.kind != ScopeKind::Function
                || reference.flags.intersects(not_read)
            {
                continue;
            }
            let is_declared_later = scope.globals.iter().any(|(name, statement)| {
                *name == reference.name && reference.range.end() < model.nodes.get(*statement).node.start()
            });
            let statement = model.nodes.get(model.nodes.statement(reference.node)).node;
            let is_header = matches!(
                statement,
                AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_)
            );
            if is_declared_later && !is_header {
                let name = repr(model.names.text(reference.name));
                let message = format!("Name {name} is used prior to global declaration");
                checker.report(Self, reference.range, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UsedPriorGlobalDeclaration,
        r#"
def f():
    print(a)
        # ^ PLE0118: Name 'a' is used prior to global declaration
    b = 1
    global a, b
    a = 1
    print(a)
def g():
    a += 1
    (lambda: a)()
    global a
a = 1
print(a)
global a
"#,
    );
}
