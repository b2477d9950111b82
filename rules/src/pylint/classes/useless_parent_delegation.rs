use crate::inference::{Inference, Property, first_parameter, property};
use crate::pylint::as_string::as_string;
use crate::pylint::places::{function_header, undocumented};
use ruff_python_ast::{Expr, ExprCall, Parameters, Stmt, StmtClassDef, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods that only call the method that they override, with what they were given.
    ///
    /// ## Why is this bad?
    /// Without the method the same would happen.
    ///
    /// ## Example
    /// ```python
    /// class Derived(Base):
    ///     def start(self):
    ///         return super().start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Derived(Base):
    ///     def start(self, delay):
    ///         return super().start(delay + 1)
    /// ```
    UselessParentDelegation {
        code: "PLW0246", name: "useless-parent-delegation", severity: Warning, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for UselessParentDelegation {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let [statement] = undocumented(&node.body) else {
            return;
        };
        let value = match statement {
            Stmt::Return(statement) => statement.value.as_deref(),
            Stmt::Expr(statement) => Some(&*statement.value),
            _ => None,
        };
        let Some(Expr::Call(call)) = value else { return };
        let Expr::Attribute(attribute) = &*call.func else {
            return;
        };
        if attribute.attr.as_str() != node.name.as_str() || !node.decorator_list.is_empty() {
            return;
        }
        let inference = Inference::new(checker.model);
        let Some(class) = inference.class_of(node) else {
            return;
        };
        if !is_own_super(&attribute.value, class, node, checker) || !forwards(call, node) {
            return;
        }
        let ancestry = inference.ancestry(class);
        // What the methods of builtins take is not written in the file.
        if ancestry.has_builtin(|base| base != "object") {
            return;
        }
        // A base elsewhere may take something else.
        if !ancestry.is_complete() && node.parameters.len() > 1 && node.parameters.vararg.is_none() {
            return;
        }
        let overridden = ancestry.classes[1..]
            .iter()
            .find_map(|base| inference.own_method(base, node.name.as_str()));
        if let Some(overridden) = overridden
            && (property(overridden) == Some(Property::Getter) || !same_signature(node, overridden))
        {
            return;
        }
        // `object` has special methods of its own, and its `__init__` takes nothing.
        let plain = overridden.is_none() && ancestry.is_plain();
        let takes_nothing = node.name.as_str() == "__init__" && node.parameters.len() == 1;
        if plain && node.name.as_str().starts_with("__") && !takes_nothing {
            return;
        }
        let message = format!("Useless parent or super() delegation in method '{}'", node.name);
        checker.report(Self, function_header(node, checker.source), message);
    }
}

/// `super()`, `super(Class, self)`.
fn is_own_super(expr: &Expr, class: &StmtClassDef, method: &StmtFunctionDef, checker: &Checker) -> bool {
    let Expr::Call(call) = expr else { return false };
    if !checker.model.is_builtin(&call.func, "super") || !call.arguments.keywords.is_empty() {
        return false;
    }
    match &*call.arguments.args {
        [] => true,
        [Expr::Name(first), Expr::Name(second)] => {
            first.id.as_str() == class.name.as_str()
                && first_parameter(method).is_some_and(|own| own.name.as_str() == second.id.as_str())
        }
        _ => false,
    }
}

/// Whether a call hands on every parameter as it is, and nothing else.
fn forwards(call: &ExprCall, method: &StmtFunctionDef) -> bool {
    let parameters = &method.parameters;
    let positional: Vec<_> = parameters
        .posonlyargs
        .iter()
        .chain(&parameters.args)
        .skip(1)
        .collect();
    let named = |expr: &Expr, wanted: &str| matches!(expr, Expr::Name(name) if name.id.as_str() == wanted);
    let mut arguments = call.arguments.args.iter();
    for parameter in positional {
        if !arguments
            .next()
            .is_some_and(|argument| named(argument, parameter.parameter.name.as_str()))
        {
            return false;
        }
    }
    if let Some(vararg) = &parameters.vararg {
        let starred = |argument: &Expr| matches!(argument, Expr::Starred(starred) if named(&starred.value, vararg.name.as_str()));
        if !arguments.next().is_some_and(starred) {
            return false;
        }
    }
    if arguments.next().is_some() {
        return false;
    }
    let mut keywords = call.arguments.keywords.len();
    for parameter in &parameters.kwonlyargs {
        let name = parameter.parameter.name.as_str();
        let given = call.arguments.find_keyword(name);
        if !given.is_some_and(|keyword| named(&keyword.value, name)) {
            return false;
        }
        keywords -= 1;
    }
    if let Some(kwarg) = &parameters.kwarg {
        let given = call
            .arguments
            .keywords
            .iter()
            .find(|keyword| keyword.arg.is_none());
        if !given.is_some_and(|keyword| named(&keyword.value, kwarg.name.as_str())) {
            return false;
        }
        keywords -= 1;
    }
    keywords == 0
}

/// Whether two methods take the same, so that one can stand for the other.
fn same_signature(method: &StmtFunctionDef, overridden: &StmtFunctionDef) -> bool {
    let (new, old) = (&method.parameters, &overridden.parameters);
    let defaults = |parameters: &Parameters| -> Vec<Option<String>> {
        parameters
            .iter_non_variadic_params()
            .map(|parameter| parameter.default.as_deref().map(as_string))
            .collect()
    };
    let extends = new.vararg.is_some() && old.vararg.is_some();
    extends
        || new.args.len() == old.args.len()
            && new.kwonlyargs.len() == old.kwonlyargs.len()
            && defaults(new) == defaults(old)
}

#[test]
fn test() {
    crate::testing::check(
        UselessParentDelegation,
        r#"
class A:
    def a(self): return super().a()
  # ^^^^^ PLW0246: Useless parent or super() delegation in method 'a'
    def b(self, x, *args, k, **kw): return super().b(x, *args, k=k, **kw)
  # ^^^^^ PLW0246
    def c(self, x): return super().c(x, 1)
    def d(self, x): return super().other(x)
    @property
    def e(self): return super().e
    def f(self, x=1): pass
    def g(self, x): pass
class B(A):
    def __init__(self):
  # ^^^^^^^^^^^^ PLW0246: Useless parent or super() delegation in method '__init__'
        """Same."""
        super(B, self).__init__()
    def f(self, x=2): return super().f(x)
    def g(self, x): return super().g(x)
  # ^^^^^ PLW0246
    @decorated
    def h(self): return super().h()
class C(dict):
    def get(self, key): return super().get(key)
class D(A):
    def g(self, x): return A.g(self, x)
"#,
    );
}
