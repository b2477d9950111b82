use ruff_python_ast::{AnyNodeRef, Expr, Stmt, StmtClassDef, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::pylint::ancestors::{
    Ancestor, MethodKind, ancestors, class_at, class_of, is_abstract, is_decorated_with, is_foreign,
    is_overload, is_protocol, method, method_kind,
};
use crate::pylint::places::{binding_place, undocumented};
use crate::pylint::stdlib_classes;
use crate::semantic::{BindingKind, Model, ScopeId, ScopeKind, Use};

declare_rule! {
    /// Checks for parameters that the function does not read.
    ///
    /// Not meant are the parameter that a method is bound to, parameters that an overridden method has too, special
    /// methods, `__new__` beside `__init__`, abstract methods and stubs, functions that only raise, overloads, methods of protocols, callbacks by name (`callbacks`) and what
    /// `ignored-argument-names` matches.
    ///
    /// ## Why is this bad?
    /// Callers take trouble to give a value that changes nothing; often the function forgot something.
    ///
    /// ## Example
    /// ```python
    /// def total(items, tax):
    ///     return sum(items)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def total(items, tax):
    ///     return sum(items) * (1 + tax)
    /// ```
    ///
    /// ## Options
    /// - `ignored-argument-names`
    /// - `callbacks`
    ///
    /// ## Differences
    /// Overridden methods are known from the file itself, builtins and the common classes of the standard library. Methods
    /// of a class with any other imported base are left alone.
    UnusedArgument { code: "PLW0613", name: "unused-argument", severity: Warning, nodes: [Scope] }
}

impl Check<Scope> for UnusedArgument {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        let model = checker.model;
        if model.scope(scope).kind != ScopeKind::Function {
            return;
        }
        let node = model.scope(scope).node;
        let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(node).node else {
            return;
        };
        let options = &checker.settings.pylint.variables;
        let mut function_counts = None;
        for first in model.names_in(scope) {
            let binding = model.binding(first);
            if binding.kind != BindingKind::Parameter {
                break;
            }
            let name = model.name_of(binding);
            if model.uses().of(first) == Use::Read || options.ignored_argument_names.matches(name) {
                continue;
            }
            // All that decides of the function as a whole is asked once, and only if a parameter is unused.
            let class = class_of(model, scope);
            let counts = *function_counts.get_or_insert_with(|| {
                let name = function.name.as_str();
                !options
                    .callbacks
                    .iter()
                    .any(|callback| name.starts_with(&**callback) || name.ends_with(&**callback))
                    && !matches!(undocumented(&function.body), [Stmt::Raise(_)])
                    && class.is_none_or(|class| !is_exempt(model, class, function))
                    && !is_overload(model, function)
                    && !is_registered(model, function)
            });
            if !counts {
                return;
            }
            if let Some(class) = class
                && (is_bound(model, function, name, node) || is_inherited(model, class, function, name))
            {
                continue;
            }
            let at = binding_place(binding, checker);
            checker.report(Self, at, format!("Unused argument '{name}'"));
        }
    }
}

fn is_bound(model: &Model, function: &StmtFunctionDef, name: &str, node: crate::semantic::NodeId) -> bool {
    let parameters = &function.parameters;
    let first = parameters
        .posonlyargs
        .first()
        .or(parameters.args.first())
        .map(|parameter| parameter.name())
        .or(parameters.vararg.as_ref().map(|parameter| &parameter.name))
        .or(parameters.kwonlyargs.first().map(|parameter| parameter.name()));
    first.is_some_and(|first| first.as_str() == name)
        && method_kind(model, function, node) != Some(MethodKind::Static)
}

/// Special methods, stubs and methods of protocols.
fn is_exempt<'a>(model: &'a Model<'a>, class: &'a StmtClassDef, function: &'a StmtFunctionDef) -> bool {
    let name = function.name.as_str();
    (is_special(name) && !matches!(name, "__init__" | "__new__"))
        // What `__new__` does not read is for `__init__`.
        || (name == "__new__" && method(model, class, "__init__").is_some())
        || is_abstract(model, function)
        || is_protocol(model, class)
}

/// Whether a method overrides one that has a parameter of this name, or may do so.
pub(super) fn is_inherited<'a>(
    model: &'a Model<'a>,
    class: &'a StmtClassDef,
    function: &StmtFunctionDef,
    parameter: &str,
) -> bool {
    if class.bases().is_empty() {
        return false;
    }
    let name = function.name.as_str();
    for ancestor in ancestors(model, class).iter() {
        match ancestor {
            Ancestor::Class(class) => {
                if let Some(overridden) = class_at(model, *class).and_then(|class| method(model, class, name))
                {
                    return overridden
                        .parameters
                        .iter()
                        .any(|other| other.name() == parameter);
                }
            }
            Ancestor::Module(class) => {
                if let Some(overridden) = class.method(name).filter(|method| method.is_first) {
                    return overridden.signature.has(parameter);
                }
            }
            Ancestor::Named(class) => {
                let class = class.segments();
                if is_foreign(&class) {
                    return true;
                }
                if let Some(parameters) = stdlib_classes::method(&class, name) {
                    return parameters.split(',').any(|other| other == parameter);
                }
            }
            Ancestor::Unknown => {}
        }
    }
    false
}

/// `@function.register` of a single-dispatch function of this file.
fn is_registered<'a>(model: &Model<'a>, function: &'a StmtFunctionDef) -> bool {
    function.decorator_list.iter().any(|decorator| {
        let decorator = match &decorator.expression {
            Expr::Call(call) => &*call.func,
            expression => expression,
        };
        if let Expr::Attribute(attribute) = decorator
            && attribute.attr.as_str() == "register"
            && let Expr::Name(name) = &*attribute.value
            && let Some(binding) = model.resolve_name(name)
            && let AnyNodeRef::StmtFunctionDef(dispatcher) = model.nodes.get(model.binding(binding).node).node
        {
            is_decorated_with(model, dispatcher, |name| {
                matches!(name, ["functools", "singledispatch" | "singledispatchmethod"])
            })
        } else {
            false
        }
    })
}

/// The methods that Python itself calls, with parameters that it decides on.
pub(crate) fn is_special(name: &str) -> bool {
    let Some(inner) = name.strip_prefix("__").and_then(|name| name.strip_suffix("__")) else {
        return false;
    };
    SPECIAL.contains(&inner)
}

#[rustfmt::skip]
const SPECIAL: &[&str] = &[
    "init", "new", "del", "repr", "str", "bytes", "format", "lt", "le", "eq", "ne", "gt", "ge", "hash", "bool",
    "getattr", "getattribute", "setattr", "delattr", "dir", "get", "set", "delete", "set_name", "init_subclass",
    "instancecheck", "subclasscheck", "call", "len", "length_hint", "getitem", "setitem", "delitem", "missing",
    "iter", "reversed", "contains", "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow",
    "lshift", "rshift", "and", "xor", "or", "radd", "rsub", "rmul", "rmatmul", "rtruediv", "rfloordiv", "rmod",
    "rdivmod", "rpow", "rlshift", "rrshift", "rand", "rxor", "ror", "iadd", "isub", "imul", "imatmul", "itruediv",
    "ifloordiv", "imod", "ipow", "ilshift", "irshift", "iand", "ixor", "ior", "neg", "pos", "abs", "invert",
    "complex", "int", "float", "index", "round", "trunc", "floor", "ceil", "enter", "exit", "await", "aiter",
    "anext", "aenter", "aexit", "copy", "deepcopy", "reduce", "reduce_ex", "getnewargs", "getnewargs_ex",
    "getstate", "setstate", "fspath", "nonzero", "unicode", "cmp", "div",
];

#[test]
fn test() {
    crate::testing::check(
        UnusedArgument,
        r#"
from typing import overload, Protocol
from functools import singledispatch
import unittest
def plain(a, b: int = 1, /, _c=2, *args, unused_d, e, **kwargs): return a
           # ^^^^^^ PLW0613: Unused argument 'b'
# @1 PLW0613: Unused argument 'args'
                                                 # ^ PLW0613: Unused argument 'e'
# @1 PLW0613: Unused argument 'kwargs'
def cb_call(a): return 1
@overload
def later(a): return 1
def text(a):
       # ^ PLW0613: Unused argument 'a'
    x: "a" = 1
    return x
def uses(a, b, c, d):
    def inner(): return a
    del b
    c += 1
    return [d for d in c], inner
def late(a):
    a = 1
    return a
@singledispatch
def dispatch(a): return a
@dispatch.register(str)
def _text(a): return 1
def fails(a):
    raise ValueError
class N:
    def __new__(cls, a): return object.__new__(cls)
    def __init__(self, a): print(a)
class A:
    def method(self, a): return 1
                   # ^ PLW0613: Unused argument 'a'
    def __init__(self, a): print(a)
    def __exit__(self, a): print()
    def stub(self, a): pass
    def documented(self, a):
        "Only documented."
    def missing(self, a):
        raise NotImplementedError
    @staticmethod
    def static(a): return 1
             # ^ PLW0613
    @classmethod
    def bound(cls, a): return 1
                 # ^ PLW0613
class B(A):
    def method(self, a, b): return 1
                      # ^ PLW0613: Unused argument 'b'
class C(Protocol):
    def method(self, a): return 1
class T(unittest.TestCase):
    def run(self, result, more): return 1
                        # ^^^^ PLW0613: Unused argument 'more'
"#,
    );
}
