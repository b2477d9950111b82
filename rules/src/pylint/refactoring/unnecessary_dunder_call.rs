use ruff_python_ast::{AnyNodeRef, Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};

declare_rule! {
    /// Checks for calls of special methods that an operator or a builtin function calls.
    ///
    /// ## Why is this bad?
    /// `len(x)` reads better than `x.__len__()`, and works for every kind of object.
    ///
    /// Calls through `super()` or a class, and inside special methods, are accepted.
    ///
    /// ## Example
    /// ```python
    /// def size(items):
    ///     return items.__len__()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def size(items):
    ///     return len(items)
    /// ```
    UnnecessaryDunderCall { code: "PLC2801", name: "unnecessary-dunder-call", severity: Convention, nodes: [ExprCall] }
}

impl Check<ExprCall> for UnnecessaryDunderCall {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Expr::Attribute(method) = &*node.func else {
            return;
        };
        let name = method.attr.as_str();
        if !name.starts_with("__") {
            return;
        }
        let Ok(index) = INSTEAD.binary_search_by_key(&name, |(name, _)| name) else {
            return;
        };
        if is_class(&method.value, checker) || in_special_method(checker) {
            return;
        }
        let message = format!("Unnecessarily calls dunder method {name}. {}.", INSTEAD[index].1);
        checker.report(Self, node, message);
    }
}

/// Whether an expression is `super()`, a class or a module.
fn is_class<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    match expr {
        Expr::Call(call) => {
            checker.model.is_builtin(&call.func, "super") || checker.model.is_builtin(&call.func, "type")
        }
        Expr::Attribute(attribute) if attribute.attr.as_str() == "__class__" => true,
        // `object.__setattr__` kept under a name: a function.
        _ if is_method_of_class(expr, checker) => true,
        _ => Inference::new(checker.model).infer(expr).iter().any(|value| {
            matches!(
                value,
                Value::Class(_) | Value::Builtin(_) | Value::External(_) | Value::Module(_)
            )
        }),
    }
}

/// Whether an expression is a method of a builtin class, or a name that was bound to one once.
fn is_method_of_class<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    let model = checker.model;
    let value = match expr {
        Expr::Name(name) => model.resolve_name(name).and_then(|id| {
            let binding = model.binding(id);
            match model.nodes.get(binding.statement).node {
                AnyNodeRef::StmtAssign(assign) if binding.next_of_name.is_none() => Some(&*assign.value),
                _ => None,
            }
        }),
        expr => Some(expr),
    };
    matches!(value, Some(Expr::Attribute(method))
        if matches!(model.qualified_name(&method.value).as_deref(), Some(["builtins", class])
            if crate::inference::is_builtin_class(class)))
}

fn in_special_method(checker: &Checker) -> bool {
    checker
        .model
        .ancestors(checker.node)
        .any(|ancestor| match ancestor {
            AnyNodeRef::StmtFunctionDef(function) => {
                let name = function.name.as_str();
                name.len() > 4 && name.starts_with("__") && name.ends_with("__")
            }
            _ => false,
        })
}

/// Special methods and what to use instead, by name.
const INSTEAD: &[(&str, &str)] = &[
    ("__abs__", "Use abs built-in function"),
    ("__add__", "Use + operator"),
    ("__aenter__", "Invoke context manager directly"),
    ("__aiter__", "Use aiter built-in function"),
    ("__and__", "Use & operator"),
    ("__anext__", "Use anext built-in function"),
    ("__bool__", "Use bool built-in function"),
    ("__bytes__", "Use bytes built-in function"),
    ("__call__", "Invoke instance directly"),
    ("__ceil__", "Use math.ceil function"),
    ("__complex__", "Use complex built-in function"),
    ("__contains__", "Use in keyword"),
    ("__copy__", "Use copy.copy function"),
    ("__deepcopy__", "Use copy.deepcopy function"),
    ("__del__", "Use del keyword"),
    ("__delattr__", "Use del keyword"),
    ("__delete__", "Use del keyword"),
    ("__delitem__", "Use del keyword"),
    ("__dir__", "Use dir built-in function"),
    ("__divmod__", "Use divmod built-in function"),
    ("__enter__", "Invoke context manager directly"),
    ("__eq__", "Use == operator"),
    ("__float__", "Use float built-in function"),
    ("__floor__", "Use math.floor function"),
    ("__floordiv__", "Use // operator"),
    (
        "__format__",
        "Use format built-in function, format string method, or f-string",
    ),
    ("__fspath__", "Use os.fspath function instead"),
    ("__ge__", "Use >= operator"),
    ("__get__", "Use get method"),
    (
        "__getattr__",
        "Access attribute directly or use getattr built-in function",
    ),
    (
        "__getattribute__",
        "Access attribute directly or use getattr built-in function",
    ),
    ("__getitem__", "Access item via subscript"),
    ("__gt__", "Use > operator"),
    ("__hash__", "Use hash built-in function"),
    ("__iadd__", "Use += operator"),
    ("__iand__", "Use &= operator"),
    ("__ifloordiv__", "Use //= operator"),
    ("__ilshift__", "Use <<= operator"),
    ("__imatmul__", "Use @= operator"),
    ("__imod__", "Use %= operator"),
    ("__imul__", "Use *= operator"),
    ("__init__", "Instantiate class directly"),
    ("__instancecheck__", "Use isinstance built-in function"),
    ("__int__", "Use int built-in function"),
    ("__invert__", "Use ~ operator"),
    ("__ior__", "Use |= operator"),
    ("__ipow__", "Use **= operator"),
    ("__irshift__", "Use >>= operator"),
    ("__isub__", "Use -= operator"),
    ("__iter__", "Use iter built-in function"),
    ("__itruediv__", "Use /= operator"),
    ("__ixor__", "Use ^= operator"),
    ("__le__", "Use <= operator"),
    ("__len__", "Use len built-in function"),
    ("__length_hint__", "Use length_hint method"),
    ("__lshift__", "Use << operator"),
    ("__lt__", "Use < operator"),
    ("__matmul__", "Use @ operator"),
    ("__mod__", "Use % operator"),
    ("__mul__", "Use * operator"),
    ("__ne__", "Use != operator"),
    ("__neg__", "Multiply by -1 instead"),
    ("__next__", "Use next built-in function"),
    ("__or__", "Use | operator"),
    ("__pos__", "Multiply by +1 instead"),
    ("__pow__", "Use ** operator or pow built-in function"),
    ("__radd__", "Use + operator"),
    ("__rand__", "Use & operator"),
    ("__rdivmod__", "Use divmod built-in function"),
    ("__repr__", "Use repr built-in function"),
    ("__reversed__", "Use reversed built-in function"),
    ("__rfloordiv__", "Use // operator"),
    ("__rlshift__", "Use << operator"),
    ("__rmatmul__", "Use @ operator"),
    ("__rmod__", "Use % operator"),
    ("__rmul__", "Use * operator"),
    ("__ror__", "Use | operator"),
    ("__round__", "Use round built-in function"),
    ("__rpow__", "Use ** operator or pow built-in function"),
    ("__rrshift__", "Use >> operator"),
    ("__rshift__", "Use >> operator"),
    ("__rsub__", "Use - operator"),
    ("__rtruediv__", "Use / operator"),
    ("__rxor__", "Use ^ operator"),
    ("__set__", "Use set method"),
    (
        "__setattr__",
        "Set attribute directly or use setattr built-in function",
    ),
    ("__setitem__", "Set item via subscript"),
    ("__str__", "Use str built-in function"),
    ("__sub__", "Use - operator"),
    ("__subclasscheck__", "Use issubclass built-in function"),
    ("__truediv__", "Use / operator"),
    ("__trunc__", "Use math.trunc function"),
    ("__xor__", "Use ^ operator"),
];

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryDunderCall,
        r#"
x.__len__()
# @1-1:12 PLC2801: Unnecessarily calls dunder method __len__. Use len built-in function.
x.y.__getitem__(0)
# @1-1:19 PLC2801: Unnecessarily calls dunder method __getitem__. Access item via subscript.
super().__init__()
x.__unknown__()
class A:
    def __len__(self):
        return self.x.__len__()
    def f(self):
        return A.__len__(self)
"#,
    );
}
