use ruff_python_ast::ExprAttribute;

use super::deprecated;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for attributes of modules that Python's standard library has deprecated or dropped.
    ///
    /// What is deprecated since the target version or earlier counts.
    ///
    /// ## Why is this bad?
    /// Reading it warns, or fails with a newer Python.
    ///
    /// ## Example
    /// ```python
    /// import calendar
    ///
    /// print(calendar.January)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import calendar
    ///
    /// print(calendar.JANUARY)
    /// ```
    DeprecatedAttribute { code: "PLW4906", name: "deprecated-attribute", severity: Warning, nodes: [ExprAttribute] }
}

impl Check<ExprAttribute> for DeprecatedAttribute {
    fn check<'a>(attribute: &'a ExprAttribute, checker: &mut Checker<'a>) {
        if let Some(name) = deprecated::attribute(attribute, checker) {
            checker.report(Self, attribute, format!("Using deprecated attribute '{name}'"));
        }
    }
}

#[test]
fn test() {
    let source = r#"
import calendar
from calendar import January
calendar.January
# @1-1:17 PLW4906: Using deprecated attribute 'calendar.January'
calendar.JANUARY, unknown.January
"#;
    let settings = crate::settings::Settings {
        target_version: ruff_python_ast::PythonVersion::PY312,
        ..Default::default()
    };
    crate::testing::check_with(DeprecatedAttribute, &settings, "module.py", source);
    let silent = crate::testing::findings(
        [<DeprecatedAttribute as crate::hooks::Listed>::ID]
            .into_iter()
            .collect(),
        "module.py",
        "import calendar\ncalendar.January\n",
    );
    assert!(silent.is_empty(), "deprecated since Python 3.12");
}
