use ruff_python_ast::StmtClassDef;

use super::docstrings::is_too_short;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::{class_header, docstring};

declare_rule! {
    /// Checks for classes without a docstring, except those whose name begins with an underscore.
    ///
    /// ## Why is this bad?
    /// The docstring is where a reader learns what a class is for.
    ///
    /// ## Example
    /// ```python
    /// class Basket:
    ///     items = ()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Basket:
    ///     """What a customer is about to buy."""
    ///
    ///     items = ()
    /// ```
    ///
    /// ## Options
    /// - `no-docstring-rgx`
    /// - `docstring-min-length`
    MissingClassDocstring {
        code: "PLC0115", name: "missing-class-docstring", severity: Convention, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for MissingClassDocstring {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        if docstring(&class.body).is_none()
            && !checker
                .settings
                .pylint
                .basic
                .no_docstring_rgx
                .matches(class.name.as_str())
            && !is_too_short(class, checker)
        {
            let at = class_header(class, checker.source);
            checker.report(Self, at, "Missing class docstring");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingClassDocstring,
        r#"
@decorated
class A(object):
# @1-1:8 PLC0115: Missing class docstring
    x = 1
class _B: ...
class C:
    ""
def function():
    class Inner: ...
  # ^^^^^^^^^^^ PLC0115
"#,
    );
}
