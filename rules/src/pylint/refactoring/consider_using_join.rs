use ruff_python_ast::{AnyNodeRef, Expr, Operator, Stmt, StmtFor};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for loops that add up a string from the items of an iterable.
    ///
    /// ## Why is this bad?
    /// Each step copies the whole string; `str.join` copies each part once.
    ///
    /// ## Example
    /// ```python
    /// def spell(letters):
    ///     word = ""
    ///     for letter in letters:
    ///         word += letter
    ///     return word
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def spell(letters):
    ///     return "".join(letters)
    /// ```
    ConsiderUsingJoin { code: "PLR1713", name: "consider-using-join", severity: Refactor, nodes: [StmtFor] }
}

impl Check<StmtFor> for ConsiderUsingJoin {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        let ([Stmt::AugAssign(add)], Expr::Name(item)) = (&*node.body, &*node.target) else {
            return;
        };
        let Expr::Name(target) = &*add.target else { return };
        let adds_item = match &*add.value {
            Expr::Name(value) => value.id == item.id,
            Expr::FString(_) => true,
            _ => false,
        };
        if add.op != Operator::Add || !adds_item || node.is_async {
            return;
        }
        // The name is bound just before the loop: by its latest binding that is no part of it.
        let Some(scope) = checker
            .model
            .nodes
            .id_of(node)
            .map(|id| checker.model.nodes.get(id).scope)
        else {
            return;
        };
        let Some(name) = checker.model.names.get(target.id.as_str()) else {
            return;
        };
        let before = checker.model.bindings_of(scope, name).find_map(|binding| {
            let statement = checker
                .model
                .nodes
                .get(checker.model.binding(binding).statement)
                .node;
            match statement {
                AnyNodeRef::StmtAssign(assign)
                    if assign.end() < node.start()
                        && checker.source.text[assign.end().to_usize()..node.start().to_usize()]
                            .trim()
                            .is_empty() =>
                {
                    Some(assign)
                }
                _ => None,
            }
        });
        if let Some(assign) = before
            && matches!(
                (&*assign.targets, &*assign.value),
                ([Expr::Name(_)], Expr::StringLiteral(_))
            )
        {
            let message = "Consider using str.join(sequence) for concatenating strings from an iterable";
            checker.report(Self, add, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingJoin,
        r#"
s = ""
for i in x:
    s += i
  # ^^^^^^ PLR1713: Consider using str.join(sequence) for concatenating strings from an iterable
s = 0
for i in x:
    s += i
s = ""
print(s)
for i in x:
    s += i
s = ""
for i in x:
    s += str(i)
"#,
    );
}
