use ruff_python_ast::{self as ast, AnyNodeRef, Expr, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::function_header;
use crate::semantic::{BindingId, BindingKind, Model, ScopeKind};

declare_rule! {
    /// Checks for default values of parameters that can be changed: lists, dictionaries, sets and the containers of
    /// `collections`, written out, called by name, or named by a variable that is bound once.
    ///
    /// ## Why is this bad?
    /// The default is made once, when the function is defined. What one call changes, the next call sees.
    ///
    /// ## Example
    /// ```python
    /// def append(item, items=[]):
    ///     items.append(item)
    ///     return items
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def append(item, items=None):
    ///     items = [] if items is None else items
    ///     items.append(item)
    ///     return items
    /// ```
    DangerousDefaultValue {
        code: "PLW0102", name: "dangerous-default-value", severity: Warning, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for DangerousDefaultValue {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        for parameter in function.parameters.iter_non_variadic_params() {
            let Some(default) = parameter.default.as_deref() else {
                continue;
            };
            let Some(class) = container(default, checker.model, 0) else {
                continue;
            };
            let name = class.rsplit('.').next().unwrap_or(class);
            let value = match default {
                Expr::List(_) => "[]".to_owned(),
                Expr::Dict(_) => "{}".to_owned(),
                Expr::Set(_) | Expr::Call(_) => format!("{name}()"),
                _ => format!("{} ({class})", checker.source.slice(default)),
            };
            let at = function_header(function, checker.source);
            checker.report(Self, at, format!("Dangerous default value {value} as argument"));
        }
    }
}

/// The class of a container that can be changed.
fn container<'a>(value: &'a Expr, model: &'a Model<'a>, depth: usize) -> Option<&'static str> {
    /// How many names are followed.
    const FAR: usize = 4;
    match value {
        Expr::List(_) => Some("builtins.list"),
        Expr::Dict(_) => Some("builtins.dict"),
        Expr::Set(_) => Some("builtins.set"),
        Expr::Call(call) => match model.qualified_name(&call.func)?.as_slice() {
            ["builtins", "list"] => Some("builtins.list"),
            ["builtins", "dict"] => Some("builtins.dict"),
            ["builtins", "set"] => Some("builtins.set"),
            ["collections", "deque"] => Some("collections.deque"),
            ["collections", "defaultdict"] => Some("collections.defaultdict"),
            ["collections", "OrderedDict"] => Some("collections.OrderedDict"),
            ["collections", "Counter"] => Some("collections.Counter"),
            ["collections", "UserDict"] => Some("collections.UserDict"),
            ["collections", "UserList"] => Some("collections.UserList"),
            _ => None,
        },
        Expr::Name(name) if depth < FAR => {
            container(assigned(model, model.resolve_name(name)?)?, model, depth + 1)
        }
        Expr::Attribute(attribute) if depth < FAR => {
            let Expr::Name(name) = &*attribute.value else {
                return None;
            };
            let AnyNodeRef::StmtClassDef(class) = model
                .nodes
                .get(model.binding(model.resolve_name(name)?).node)
                .node
            else {
                return None;
            };
            let member = model.lookup_in(model.scope_of(class)?, attribute.attr.as_str())?;
            container(assigned(model, member)?, model, depth + 1)
        }
        _ => None,
    }
}

/// The value of a name that is bound once.
fn assigned<'a>(model: &'a Model<'a>, binding: BindingId) -> Option<&'a Expr> {
    let binding = model.binding(binding);
    if binding.kind != BindingKind::Assignment
        || model.scope(binding.scope).kind == ScopeKind::Function
        || model.bindings_of(binding.scope, binding.name).nth(1).is_some()
    {
        return None;
    }
    match model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtAssign(ast::StmtAssign { value, .. }) => Some(value),
        AnyNodeRef::StmtAnnAssign(ast::StmtAnnAssign { value, .. }) => value.as_deref(),
        _ => None,
    }
}

#[test]
fn test() {
    crate::testing::check(
        DangerousDefaultValue,
        r#"
from collections import OrderedDict
import collections
X = []
CHANGED = []
if X:
    CHANGED = {}
class K:
    Q: dict = {}
def f(a=[1, 2], *, b=set()): ...
# @1-1:6 PLW0102: Dangerous default value [] as argument
# @1-1:6 PLW0102: Dangerous default value set() as argument
async def g(a={}, /, b={1}): ...
# @1-1:12 PLW0102: Dangerous default value {} as argument
# @1-1:12 PLW0102: Dangerous default value set() as argument
def h(a=X, b=K.Q): ...
# @1-1:6 PLW0102: Dangerous default value X (builtins.list) as argument
# @1-1:6 PLW0102: Dangerous default value K.Q (builtins.dict) as argument
def i(a=OrderedDict(), b=collections.deque([1])): ...
# @1-1:6 PLW0102: Dangerous default value OrderedDict() as argument
# @1-1:6 PLW0102: Dangerous default value deque() as argument
def j(a=(), b=None, c=CHANGED, d=frozenset(), e=[x for x in X], f=bytearray()): ...
lambda a=[]: a
def dict(): ...
def k(a=dict()): ...
"#,
    );
}
