use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::pylint::places::function_header;
use ruff_python_ast::StmtFunctionDef;

declare_rule! {
    /// Checks for `__iter__` methods that return what is no iterator.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when a loop begins.
    ///
    /// ## Example
    /// ```python
    /// class Items:
    ///     def __iter__(self):
    ///         return [1, 2]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Items:
    ///     def __iter__(self):
    ///         return iter([1, 2])
    /// ```
    NonIteratorReturned {
        code: "PLE0301", name: "non-iterator-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for NonIteratorReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        if node.name.as_str() != "__iter__" || !node.decorator_list.is_empty() {
            return;
        }
        let inference = Inference::new(checker.model);
        if inference.class_of(node).is_none()
            || inference
                .body_scope(node)
                .is_none_or(|scope| checker.model.scope(scope).is_generator)
        {
            return;
        }
        let mut returns = inference.returns_of(node).peekable();
        let is_wrong = |value: Value| match value {
            Value::Instance(class) => {
                let ancestry = inference.ancestry(class);
                let has = |name: &str| inference.member(&ancestry, name).is_some();
                ancestry.is_plain()
                    && class.decorator_list.is_empty()
                    && !has("__next__")
                    && !has("__getattr__")
            }
            value => value.builtin_type().is_some_and(|kind| {
                !matches!(
                    kind,
                    "generator" | "enumerate" | "filter" | "map" | "reversed" | "zip" | "object"
                )
            }),
        };
        if returns.peek().is_some()
            && returns.all(|statement| {
                let value = statement
                    .value
                    .as_deref()
                    .and_then(|value| inference.infer_one(value));
                value.is_some_and(is_wrong)
            })
        {
            checker.report(
                Self,
                function_header(node, checker.source),
                "__iter__ returns non-iterator",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NonIteratorReturned,
        r#"
class A:
    def __iter__(self): return []
  # @5 PLE0301: __iter__ returns non-iterator
class B:
    def __iter__(self): return self
  # @5 PLE0301: __iter__ returns non-iterator
class C:
    def __iter__(self): return self
    def __next__(self): return 1
class D:
    def __iter__(self): yield 1
class E:
    def __iter__(self): return iter([])
"#,
    );
}
