use ruff_python_ast::{self as ast, Alias};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for imports that bind a name with characters beyond ASCII.
    ///
    /// ## Why is this bad?
    /// Whoever lacks the characters on the keyboard can hardly use the name.
    ///
    /// ## Example
    /// ```python
    /// import café
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import café as cafe
    /// ```
    NonAsciiModuleImport { code: "PLC2403", name: "non-ascii-module-import", severity: Convention, nodes: [StmtImport, StmtImportFrom] }
}

fn check<'a>(node: impl Ranged, names: &'a [Alias], checker: &mut Checker<'a>) {
    let range = node.range();
    for alias in names {
        let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
        if !name.is_ascii() {
            let message = format!(
                "Module name \"{name}\" contains a non-ASCII character, use an ASCII-only alias for import."
            );
            checker.report(NonAsciiModuleImport, range, message);
        }
    }
}

impl Check<ast::StmtImport> for NonAsciiModuleImport {
    fn check<'a>(node: &'a ast::StmtImport, checker: &mut Checker<'a>) {
        check(node, &node.names, checker);
    }
}

impl Check<ast::StmtImportFrom> for NonAsciiModuleImport {
    fn check<'a>(node: &'a ast::StmtImportFrom, checker: &mut Checker<'a>) {
        check(node, &node.names, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NonAsciiModuleImport,
        r#"
from x import é
# @1-1:16 PLC2403: Module name "é" contains a non-ASCII character, use an ASCII-only alias for import.
from x import é as e
"#,
    );
}
