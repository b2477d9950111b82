use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::ancestors::is_overload;
use crate::pylint::exclusive::are_exclusive;
use crate::pylint::places::{binding_place, class_header, function_header};
use crate::semantic::{Binding, BindingKind, ScopeKind};
use ruff_python_ast::{AnyNodeRef, Decorator, Expr, StmtClassDef, StmtFunctionDef, UnaryOp};
use ruff_text_size::TextRange;

declare_rule! {
    /// Checks for functions, methods and classes under a name that the same scope has bound before. Overloads, setters and
    /// deleters of properties, branches that exclude each other, names that were annotated before (`name: type`) and
    /// `if not name:` are fine.
    ///
    /// ## Why is this bad?
    /// The first definition is out of reach, usually by mistake.
    ///
    /// ## Example
    /// ```python
    /// def run():
    ///     return 1
    ///
    ///
    /// def run():
    ///     return 2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def run():
    ///     return 1
    ///
    ///
    /// def run_again():
    ///     return 2
    /// ```
    FunctionRedefined {
        code: "PLE0102", name: "function-redefined", severity: Error, nodes: [StmtFunctionDef, StmtClassDef]
    }
}

impl Check<StmtFunctionDef> for FunctionRedefined {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let name = function.name.as_str();
        if is_redefined_by_decorator(name, &function.decorator_list) || is_overload(checker.model, function) {
            return;
        }
        let scope = checker.model.nodes.get(checker.node).scope;
        let what = match checker.model.scope(scope).kind {
            ScopeKind::Class => "method",
            _ => "function",
        };
        let at = function_header(function, checker.source);
        check(name, what, at, checker);
    }
}

impl Check<StmtClassDef> for FunctionRedefined {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let at = class_header(class, checker.source);
        check(class.name.as_str(), "class", at, checker);
    }
}

/// A name that is annotated more often has no definition that is looked for.
const MOST_BINDINGS: usize = 64;

fn check<'a>(name: &str, what: &str, at: TextRange, checker: &mut Checker<'a>) {
    let model = checker.model;
    let node = checker.node;
    let scope = model.nodes.get(node).scope;
    // `name: type` prepares a definition, with a value or without.
    let is_annotated = |binding: &Binding| model.nodes.get(binding.statement).node.is_stmt_ann_assign();
    let first = model.names.get(name).and_then(|name| {
        let bindings = model.bindings_of(scope, name).map(|id| model.binding(id));
        bindings
            .take(MOST_BINDINGS)
            .find(|binding| !is_annotated(binding))
    });
    let Some(first) = first else { return };
    if first.node == node
        || first.range.start() > at.start()
        || matches!(
            first.kind,
            BindingKind::Global | BindingKind::Implicit | BindingKind::ModuleDunder | BindingKind::Parameter
        )
        || checker
            .settings
            .pylint
            .variables
            .dummy_variables_rgx
            .matches(name)
        || are_exclusive(model, first.node, node)
    {
        return;
    }
    if let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(first.node).node
        && is_overload(checker.model, function)
    {
        return;
    }
    // `if not name:` and `if name is None:` ask before they define.
    if let Some(AnyNodeRef::StmtIf(parent)) = model.ancestors(node).next() {
        let asked = match &*parent.test {
            Expr::UnaryOp(test) if test.op == UnaryOp::Not => &*test.operand,
            Expr::Compare(test) => &*test.left,
            test => test,
        };
        if !asked.is_call_expr() && matches!(asked, Expr::Name(asked) if asked.id.as_str() == name) {
            return;
        }
    }
    let row = checker.source.row(binding_place(first, checker).start());
    checker.report(
        FunctionRedefined,
        at,
        format!("{what} already defined line {row}"),
    );
}

/// `@name.setter`
fn is_redefined_by_decorator(name: &str, decorators: &[Decorator]) -> bool {
    decorators.iter().any(|decorator| {
        matches!(&decorator.expression, Expr::Attribute(attribute)
            if matches!(&*attribute.value, Expr::Name(object) if object.id.as_str() == name))
    })
}

#[test]
fn test() {
    crate::testing::check(
        FunctionRedefined,
        r#"
from typing import overload
import t
def k(): ...
class k: ...
# @1-1:8 PLE0102: class already defined line 3
if k:
    def l(): ...
else:
    def l(): ...
try:
    import y
except ImportError:
    def y(): ...
class C:
    @property
    def b(self): ...
    @b.setter
    def b(self, v): ...
    def b(self): ...
  # ^^^^^ PLE0102: method already defined line 15
    @overload
    def c(self): ...
    def c(self): ...
def t(): ...
# @1-1:6 PLE0102: function already defined line 2
def _(): ...
def _(): ...
u: int
v: int = 1
if k:
    def u(): ...
def v(): ...
if not t:
    def t(): ...
"#,
    );
}
