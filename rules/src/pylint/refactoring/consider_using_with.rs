use ruff_python_ast::{AnyNodeRef, Expr, ExprCall};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::semantic::NodeId;

declare_rule! {
    /// Checks for files, locks, processes and their like that are opened outside of `with`.
    ///
    /// ## Why is this bad?
    /// Without `with`, an exception leaves them open.
    ///
    /// What is returned, handed to `enter_context`, opened in `__enter__`, or given to a name that a `with` statement of the
    /// same scope names, is accepted.
    ///
    /// ## Example
    /// ```python
    /// def read(path):
    ///     file = open(path, encoding="utf8")
    ///     text = file.read()
    ///     file.close()
    ///     return text
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def read(path):
    ///     with open(path, encoding="utf8") as file:
    ///         return file.read()
    /// ```
    ConsiderUsingWith { code: "PLR1732", name: "consider-using-with", severity: Refactor, nodes: [ExprCall] }
}

impl Check<ExprCall> for ConsiderUsingWith {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if allocates(&node.func, checker) && !is_managed(node, checker) {
            let message = "Consider using 'with' for resource-allocating operations";
            checker.report(Self, node, message);
        }
    }
}

const ALLOCATING: &[&[&str]] = &[
    &["builtins", "open"],
    &["codecs", "open"],
    &["io", "open"],
    &["multiprocessing", "Pool"],
    &["subprocess", "Popen"],
    &["tarfile", "TarFile"],
    &["tarfile", "TarFile", "open"],
    &["tarfile", "open"],
    &["tempfile", "NamedTemporaryFile"],
    &["tempfile", "SpooledTemporaryFile"],
    &["tempfile", "TemporaryDirectory"],
    &["urllib", "request", "urlopen"],
    &["zipfile", "PyZipFile"],
    &["zipfile", "ZipFile"],
];

const LOCKS: &[&str] = &["Lock", "RLock", "Semaphore", "BoundedSemaphore"];

fn allocates<'a>(function: &'a Expr, checker: &Checker<'a>) -> bool {
    if let Some(name) = checker.model.qualified_name(function) {
        return ALLOCATING.contains(&name.as_slice());
    }
    let Expr::Attribute(method) = function else {
        return false;
    };
    let is_acquire = method.attr.as_str() == "acquire";
    if !is_acquire && method.attr.as_str() != "open" {
        return false;
    }
    let Some(class) = class_of(&method.value, checker) else {
        return false;
    };
    match checker.model.qualified_name(class).as_deref() {
        Some(["threading", lock]) => is_acquire && LOCKS.contains(lock),
        Some(["zipfile", "ZipFile"] | ["pathlib", "Path"]) => !is_acquire,
        _ => false,
    }
}

/// The imported class that an expression is an instance of.
fn class_of<'a>(expr: &'a Expr, checker: &Checker<'a>) -> Option<&'a Expr> {
    if let Expr::Call(call) = expr {
        return Some(&call.func);
    }
    match Inference::new(checker.model).infer(expr).as_slice() {
        [Value::ExternalResult(class)] => match class {
            Expr::Call(call) => Some(&call.func),
            class => Some(class),
        },
        _ => None,
    }
}

fn is_managed<'a>(node: &'a ExprCall, checker: &Checker<'a>) -> bool {
    let model = checker.model;
    let mut inner = node.range();
    let mut is_whole = true;
    for id in model.nodes.ancestor_ids(checker.node) {
        let around = model.nodes.get(id).node;
        match around {
            AnyNodeRef::WithItem(_) | AnyNodeRef::StmtReturn(_) => return true,
            AnyNodeRef::ExprLambda(_) => return false,
            AnyNodeRef::ExprCall(call) => {
                if is_whole
                    && matches!(&*call.func, Expr::Attribute(method) if method.attr.as_str() == "enter_context")
                {
                    return true;
                }
                is_whole = false;
            }
            AnyNodeRef::StmtAssign(assign) => {
                let whole = assign.value.range() == inner;
                let names = match (&assign.targets[0], &*assign.value) {
                    (target @ Expr::Name(_), _) if whole && is_whole => Some(target),
                    (Expr::Tuple(targets), Expr::Tuple(values)) => values
                        .iter()
                        .position(|value| value.range() == node.range())
                        .and_then(|index| targets.elts.get(index)),
                    _ => None,
                };
                return in_enter(id, checker) || names.is_some_and(|name| is_used_in_with(name, checker));
            }
            other if other.is_statement() => return in_enter(id, checker),
            AnyNodeRef::ExprTuple(_) => inner = around.range(),
            _ => {
                is_whole = false;
                inner = around.range();
            }
        }
    }
    false
}

fn in_enter(statement: NodeId, checker: &Checker) -> bool {
    let function = checker
        .model
        .ancestors(statement)
        .find_map(|ancestor| match ancestor {
            AnyNodeRef::StmtFunctionDef(function) => Some(function.name.as_str()),
            _ => None,
        });
    function == Some("__enter__")
}

/// Whether a `with` statement in the scope of a name manages it.
fn is_used_in_with<'a>(name: &'a Expr, checker: &Checker<'a>) -> bool {
    let Expr::Name(name) = name else { return false };
    let model = checker.model;
    let (Some(id), Some(key)) = (model.nodes.id_of(name), model.names.get(name.id.as_str())) else {
        return false;
    };
    let scope = model.nodes.get(id).scope;
    let is_item = |node: NodeId, range: TextRange| {
        let mut around = model.ancestors(node);
        let is_item = |node: Option<AnyNodeRef>| matches!(node, Some(AnyNodeRef::WithItem(item)) if item.context_expr.range().contains_range(range));
        is_item(around.next())
    };
    model.bindings_of(scope, key).any(|binding| {
        model
            .references_to(binding)
            .any(|reference| reference.scope == scope && is_item(reference.node, reference.range))
    })
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingWith,
        r#"
import subprocess
import threading
def f(x):
    f = open(x)
      # ^^^^^^^ PLR1732: Consider using 'with' for resource-allocating operations
    f.close()
    with open(x) as f:
        pass
    g = subprocess.Popen(x)
    with g:
        pass
    h(open(x))
    # ^^^^^^^ PLR1732
    threading.Lock().acquire()
  # ^^^^^^^^^^^^^^^^^^^^^^^^^^ PLR1732
    stack.enter_context(open(x))
    return open(x)
class A:
    def __enter__(self):
        self.file = open("x")
        return self
"#,
    );
}
