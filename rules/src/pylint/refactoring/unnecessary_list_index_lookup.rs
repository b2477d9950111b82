use ruff_python_ast::{Expr, Number};

use super::lookups;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Binding};
use crate::semantic::BindingId;

declare_rule! {
    /// Checks for loops over `enumerate` that look up the item they have.
    ///
    /// ## Why is this bad?
    /// The loop already has the item.
    ///
    /// ## Example
    /// ```python
    /// def show(names):
    ///     for index, name in enumerate(names):
    ///         print(index, names[index])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def show(names):
    ///     for index, name in enumerate(names):
    ///         print(index, name)
    /// ```
    UnnecessaryListIndexLookup { code: "PLR1736", name: "unnecessary-list-index-lookup", severity: Refactor, nodes: [Binding] }
}

impl Check<Binding> for UnnecessaryListIndexLookup {
    fn check<'a>(binding: BindingId, checker: &mut Checker<'a>) {
        let Some(pair) = lookups::pair(binding, checker) else {
            return;
        };
        let Expr::Call(call) = pair.iter else { return };
        let Some(items @ Expr::Name(_)) = call.arguments.args.first() else {
            return;
        };
        let starts_at_zero = call.arguments.find_argument_value("start", 1).is_none_or(|start| {
            matches!(start, Expr::NumberLiteral(number) if matches!(&number.value, Number::Int(value) if value.as_u8() == Some(0)))
        });
        if starts_at_zero && checker.model.is_builtin(&call.func, "enumerate") {
            lookups::report_unnecessary(Self, "list", &pair, items, checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryListIndexLookup,
        r#"
for i, v in enumerate(x):
    print(x[i], v)
        # ^^^^ PLR1736: Unnecessary list index lookup, use 'v' instead
    x[i] = 1
    print(x[i])
for i, v in enumerate(x, 1):
    print(x[i])
for i, (a, b) in enumerate(x):
    print(x[i])
[x[i] for i, v in enumerate(x)]
# @2-1:6 PLR1736
"#,
    );
}
