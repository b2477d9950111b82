use ruff_python_ast::{AnyNodeRef, Expr, Number};

use super::lookups::{lookups, loop_of};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Binding};
use crate::semantic::BindingId;

declare_rule! {
    /// Checks for loops over `range(len(items))` whose variable picks items.
    ///
    /// ## Why is this bad?
    /// `enumerate` gives the place and the item together.
    ///
    /// ## Example
    /// ```python
    /// def show(items):
    ///     for index in range(len(items)):
    ///         print(index, items[index])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def show(items):
    ///     for index, item in enumerate(items):
    ///         print(index, item)
    /// ```
    ConsiderUsingEnumerate { code: "PLC0200", name: "consider-using-enumerate", severity: Convention, nodes: [Binding] }
}

impl Check<Binding> for ConsiderUsingEnumerate {
    fn check<'a>(binding: BindingId, checker: &mut Checker<'a>) {
        let Some(node) = loop_of(binding, checker) else {
            return;
        };
        let (Expr::Name(_), Expr::Call(call)) = (&*node.target, &*node.iter) else {
            return;
        };
        let length = match &*call.arguments.args {
            [length] => length,
            [Expr::NumberLiteral(start), length] if matches!(&start.value, Number::Int(value) if value.as_u8() == Some(0)) => {
                length
            }
            _ => return,
        };
        let Expr::Call(length) = length else { return };
        let [items @ (Expr::Name(_) | Expr::Attribute(_))] = &*length.arguments.args else {
            return;
        };
        let model = checker.model;
        if node.is_async || !model.is_builtin(&call.func, "range") || !model.is_builtin(&length.func, "len") {
            return;
        }
        let is_self = matches!(items, Expr::Name(name) if name.id.as_str() == "self");
        if is_self && model.ancestors(model.binding(binding).node).any(|ancestor| matches!(ancestor, AnyNodeRef::StmtFunctionDef(function) if function.name.as_str() == "__iter__")) {
            return;
        }
        let scope = model.binding(binding).scope;
        let found = lookups(binding, node, items, checker).any(|lookup| lookup.scope == scope);
        if found {
            let message = "Consider using enumerate instead of iterating with range and len";
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingEnumerate,
        r#"
for i in range(len(x)):
# @1-2:16 PLC0200: Consider using enumerate instead of iterating with range and len
    print(x[i])
for i in range(0, len(x.y)):
# @1-2:15 PLC0200
    x.y[i] = 1
for i in range(len(x)):
    print(i, x[i + 1], y[i])
for i in range(1, len(x)):
    print(x[i])
"#,
    );
}
