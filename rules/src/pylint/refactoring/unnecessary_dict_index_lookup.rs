use ruff_python_ast::Expr;

use super::lookups::{self, is_dict};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Binding};
use crate::semantic::BindingId;

declare_rule! {
    /// Checks for loops over `.items()` that look up the value they have.
    ///
    /// ## Why is this bad?
    /// The loop already has the value.
    ///
    /// ## Example
    /// ```python
    /// ages = {"Ada": 36}
    /// for name, age in ages.items():
    ///     print(name, ages[name])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// ages = {"Ada": 36}
    /// for name, age in ages.items():
    ///     print(name, age)
    /// ```
    UnnecessaryDictIndexLookup { code: "PLR1733", name: "unnecessary-dict-index-lookup", severity: Refactor, nodes: [Binding] }
}

impl Check<Binding> for UnnecessaryDictIndexLookup {
    fn check<'a>(binding: BindingId, checker: &mut Checker<'a>) {
        let Some(pair) = lookups::pair(binding, checker) else {
            return;
        };
        let Expr::Call(call) = pair.iter else { return };
        let Expr::Attribute(items) = &*call.func else {
            return;
        };
        if items.attr.as_str() != "items" || !call.arguments.is_empty() || !is_dict(&items.value, checker) {
            return;
        }
        lookups::report_unnecessary(Self, "dictionary", &pair, &items.value, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryDictIndexLookup,
        r#"
d = {}
for k, v in d.items():
    print(d[k], v)
        # ^^^^ PLR1733: Unnecessary dictionary index lookup, use 'v' instead
    d[k] = 1
    print(d[k])
for k, v in d.items():
    d[k] += 1
for k, v in unknown.items():
    print(unknown[k])
"#,
    );
}
