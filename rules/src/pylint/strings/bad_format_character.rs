use super::percent;
use ruff_python_ast::ExprBinOp;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats with a conversion that does not exist.
    ///
    /// ## Why is this bad?
    /// The formatting raises an exception when it runs.
    ///
    /// ## Example
    /// ```python
    /// "%y" % year
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%d" % year
    /// ```
    BadFormatCharacter { code: "PLE1300", name: "bad-format-character", severity: Error, nodes: [ExprBinOp] }
}

impl Check<ExprBinOp> for BadFormatCharacter {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadFormatCharacter,
        r#"
"%y" % a
# @1-1:9 PLE1300: Unsupported format character 'y' (0x79) at index 1
"%s %é" % a
# @1 PLE1300: Unsupported format character 'é' (0xe9) at index 4
"%a %r %i %u %o %X %e %E %F %g %G %%" % a
"%ld %#x % d %+d %-d %05d" % a
"#,
    );
}
