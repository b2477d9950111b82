use ruff_python_ast::Expr;
use ruff_text_size::{Ranged, TextRange};

use super::lookups::{comprehension_of, first_is_load, is_dict, lookups, lookups_in, loop_of};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Binding};
use crate::semantic::BindingId;

declare_rule! {
    /// Checks for loops over a dictionary's keys that look each value up.
    ///
    /// ## Why is this bad?
    /// `.items()` gives key and value together.
    ///
    /// ## Example
    /// ```python
    /// ages = {"Ada": 36}
    /// for name in ages:
    ///     print(name, ages[name])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// ages = {"Ada": 36}
    /// for name, age in ages.items():
    ///     print(name, age)
    /// ```
    ConsiderUsingDictItems { code: "PLC0206", name: "consider-using-dict-items", severity: Convention, nodes: [Binding] }
}

impl Check<Binding> for ConsiderUsingDictItems {
    fn check<'a>(binding: BindingId, checker: &mut Checker<'a>) {
        let message = "Consider iterating with .items()";
        if let Some(node) = loop_of(binding, checker) {
            if !node.is_async
                && node.target.is_name_expr()
                && let Some(dict) = iterated(&node.iter)
                && first_is_load(lookups(binding, node, dict, checker), checker)
                && is_dict(dict, checker)
            {
                checker.report(Self, node, message);
            }
        } else if let Some((node, around)) = comprehension_of(binding, checker)
            && node.target.is_name_expr()
            && let Some(dict) = iterated(&node.iter)
            && lookups_in(binding, around, dict, checker).next().is_some()
            && is_dict(dict, checker)
        {
            let row = checker.source.row(node.target.start());
            let line_start = checker.source.lines().line_start(
                ruff_source_file::OneIndexed::new(row as usize).unwrap_or_default(),
                checker.source.text,
            );
            checker.report(
                Self,
                TextRange::new(line_start, node.end().max(around.end())),
                message,
            );
        }
    }
}

/// The name or attribute whose keys are iterated.
fn iterated(iter: &Expr) -> Option<&Expr> {
    let dict = match iter {
        Expr::Call(call) if call.arguments.is_empty() => match &*call.func {
            Expr::Attribute(keys) if keys.attr.as_str() == "keys" => &*keys.value,
            _ => return None,
        },
        other => other,
    };
    matches!(dict, Expr::Name(_) | Expr::Attribute(_)).then_some(dict)
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingDictItems,
        r#"
d = {}
for k in d:
# @1-2:16 PLC0206: Consider iterating with .items()
    print(d[k])
for k in d.keys():
# @1 PLC0206
    print(k, d[k])
for k in d:
    d[k] = 1
for k in d:
    print(e[k])
for k in e:
    print(e[k])
"#,
    );
}
