use ruff_python_ast::{self as ast, Comprehension, Expr};
use ruff_text_size::Ranged;

use super::lookups::is_dict;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for comprehensions that give their items unchanged.
    ///
    /// ## Why is this bad?
    /// `list`, `set` and `dict` copy faster, and say that they copy.
    ///
    /// ## Example
    /// ```python
    /// def copied(items):
    ///     return [item for item in items]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def copied(items):
    ///     return list(items)
    /// ```
    UnnecessaryComprehension { code: "PLR1721", name: "unnecessary-comprehension", severity: Refactor, nodes: [ExprListComp, ExprSetComp, ExprDictComp] }
}

impl Check<ast::ExprListComp> for UnnecessaryComprehension {
    fn check<'a>(node: &'a ast::ExprListComp, checker: &mut Checker<'a>) {
        if let Some(iter) = copied(&node.elt, &node.generators) {
            tell(node, "list", as_string(iter), checker);
        }
    }
}

impl Check<ast::ExprSetComp> for UnnecessaryComprehension {
    fn check<'a>(node: &'a ast::ExprSetComp, checker: &mut Checker<'a>) {
        if let Some(iter) = copied(&node.elt, &node.generators) {
            tell(node, "set", as_string(iter), checker);
        }
    }
}

impl Check<ast::ExprDictComp> for UnnecessaryComprehension {
    fn check<'a>(node: &'a ast::ExprDictComp, checker: &mut Checker<'a>) {
        if let Some(Expr::Name(key)) = node.key.as_deref()
            && let Expr::Name(value) = &*node.value
            && let Some(generator) = plain(&node.generators)
            && let Expr::Tuple(target) = &generator.target
            && let [Expr::Name(first), Expr::Name(second)] = &*target.elts
            && (&first.id, &second.id) == (&key.id, &value.id)
        {
            let iter = match &generator.iter {
                Expr::Call(call) if call.arguments.is_empty() => match &*call.func {
                    Expr::Attribute(items)
                        if items.attr.as_str() == "items" && is_dict(&items.value, checker) =>
                    {
                        &items.value
                    }
                    _ => &generator.iter,
                },
                iter => iter,
            };
            tell(node, "dict", as_string(iter), checker);
        }
    }
}

fn plain(generators: &[Comprehension]) -> Option<&Comprehension> {
    match generators {
        [generator] if generator.ifs.is_empty() && !generator.is_async => Some(generator),
        _ => None,
    }
}

/// What is iterated, where each item is given as it comes.
fn copied<'a>(element: &Expr, generators: &'a [Comprehension]) -> Option<&'a Expr> {
    let generator = plain(generators)?;
    let same = match (element, &generator.target) {
        (Expr::Name(element), Expr::Name(target)) => element.id == target.id,
        (Expr::Tuple(element), Expr::Tuple(target)) => element.len() == target.len()
            && element.iter().zip(target).all(
                |pair| matches!(pair, (Expr::Name(element), Expr::Name(target)) if element.id == target.id),
            ),
        _ => false,
    };
    same.then_some(&generator.iter)
}

fn tell(node: impl Ranged, kind: &str, iter: String, checker: &mut Checker) {
    let message = format!("Unnecessary use of a comprehension, use {kind}({iter}) instead.");
    checker.report(UnnecessaryComprehension, node, message);
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryComprehension,
        r#"
y = [i for i in x]
  # ^^^^^^^^^^^^^^ PLR1721: Unnecessary use of a comprehension, use list(x) instead.
y = {(a, b) for a, b in f(x)}
  # ^^^^^^^^^^^^^^^^^^^^^^^^^ PLR1721: Unnecessary use of a comprehension, use set(f(x)) instead.
d = {}
y = {k: v for k, v in d.items()}
  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PLR1721: Unnecessary use of a comprehension, use dict(d) instead.
y = [i for i in x if i]
y = [(b, a) for a, b in x]
y = {v: k for k, v in x}
y = (i for i in x)
"#,
    );
}
