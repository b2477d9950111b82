use ruff_python_ast::ModModule;

use super::dunder_all;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::inference::Value;

declare_rule! {
    /// Checks for `__all__` that is neither a list nor a tuple.
    ///
    /// ## Why is this bad?
    /// `from module import *` and tools that read the module expect a sequence of names.
    ///
    /// ## Example
    /// ```python
    /// __all__ = "run"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// __all__ = ["run"]
    /// ```
    InvalidAllFormat { code: "PLE0605", name: "invalid-all-format", severity: Error, nodes: [File] }
}

impl Check<File> for InvalidAllFormat {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let Some(value) = dunder_all::value(checker) else {
            return;
        };
        let is_sequence = match checker.infer_one(value) {
            Some(Value::Function(_) | Value::Class(_)) => false,
            Some(found) => found
                .builtin_type()
                .is_none_or(|kind| matches!(kind, "list" | "tuple")),
            None => true,
        };
        if !is_sequence {
            checker.report(Self, value, "Invalid format for __all__, must be tuple or list");
        }
    }
}

#[test]
fn test() {
    for (value, is_sequence) in [
        ("[]", true),
        ("'a', 'b'", true),
        ("[] + other.__all__", true),
        ("unknown", true),
        ("list(x)", true),
        ("'ab'.split()", true),
        ("'a'", false),
        ("{'a'}", false),
        ("{'a': 1}", false),
        ("None", false),
        ("5", false),
    ] {
        let text = format!("__all__ = {value}\n");
        let rules = [<InvalidAllFormat as crate::hooks::Listed>::ID];
        let found = crate::testing::findings(rules.into_iter().collect(), "module.py", &text);
        assert_eq!(found.is_empty(), is_sequence, "{value}");
    }
    crate::testing::check(
        InvalidAllFormat,
        r#"
__all__ = ("a")
         # ^^^ PLE0605: Invalid format for __all__, must be tuple or list
"#,
    );
}
