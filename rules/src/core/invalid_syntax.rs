use ruff_python_ast::{self as ast, AnyNodeRef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::{BindingFlags, BindingKind, ScopeId, opens_comprehension};

declare_rule! {
    /// Reports what Python refuses to compile.
    ///
    /// ## Why is this bad?
    /// Python refuses to run a file with a syntax error. Where the parser could not read the file, rules that need the
    /// syntax tree do not run on it; rules about lines and tokens do. What only the compiler refuses, such as
    /// `*rest = values` or a name that a pattern binds twice, keeps no rule from running. It is looked for where any rule
    /// needs the names of the file, and not where a rule of its own reports it.
    ///
    /// ## Example
    /// ```python
    /// print("one", "two"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print("one", "two")
    /// ```
    InvalidSyntax {
        code: "invalid-syntax", name: "invalid-syntax", severity: Error,
        nodes: [
            StmtMatch, StmtGlobal, StmtNonlocal, StmtTypeAlias, ExprNamed, ExprYield,
            ExprStarred, TypeParamTypeVar, TypeParamTypeVarTuple, TypeParamParamSpec,
        ]
    }
}

/// Files without any of these nodes hold none of the errors.
macro_rules! suspect {
    ($($node:ident)*) => {
        $(impl Check<ast::$node> for InvalidSyntax {
            fn check<'a>(_: &'a ast::$node, checker: &mut Checker<'a>) {
                checker.is_suspect = true;
            }
        })*
    };
}
suspect! {
    StmtMatch StmtNonlocal StmtTypeAlias TypeParamTypeVar TypeParamTypeVarTuple TypeParamParamSpec
}

/// A global name must be no parameter, and have no annotation.
impl Check<ast::StmtGlobal> for InvalidSyntax {
    fn check<'a>(global: &'a ast::StmtGlobal, checker: &mut Checker<'a>) {
        let model = checker.model;
        let scope = model.nodes.get(checker.node).scope;
        checker.is_suspect |= global.names.iter().any(|name| {
            model.names.get(name).is_some_and(|name| {
                let local = model.bindings_of(scope, name);
                let mut everywhere = local.chain(model.bindings_of(ScopeId::MODULE, name));
                model.scope(scope).declares_nonlocal(name)
                    || everywhere.any(|id| {
                        let binding = model.binding(id);
                        binding.kind == BindingKind::Parameter
                            || binding.flags.contains(BindingFlags::ANNOTATED)
                            || binding.kind == BindingKind::Annotation
                    })
            })
        });
    }
}

/// In a comprehension `:=` is not allowed everywhere.
impl Check<ast::ExprNamed> for InvalidSyntax {
    fn check<'a>(_: &'a ast::ExprNamed, checker: &mut Checker<'a>) {
        let around = checker.model.ancestors(checker.node);
        checker.is_suspect |= around
            .take_while(|node| !node.is_statement())
            .any(|node| matches!(node, AnyNodeRef::Comprehension(_)) || opens_comprehension(node));
    }
}

/// An asynchronous generator must not return a value.
impl Check<ast::ExprYield> for InvalidSyntax {
    fn check<'a>(_: &'a ast::ExprYield, checker: &mut Checker<'a>) {
        let nodes = &checker.model.nodes;
        let scope = checker.model.scope(nodes.get(checker.node).scope);
        checker.is_suspect |=
            matches!(nodes.get(scope.node).node, AnyNodeRef::StmtFunctionDef(function) if function.is_async);
    }
}

impl Check<ast::ExprStarred> for InvalidSyntax {
    fn check<'a>(_: &'a ast::ExprStarred, checker: &mut Checker<'a>) {
        let parent = checker.model.ancestors(checker.node).next();
        checker.is_suspect |= matches!(
            parent,
            Some(AnyNodeRef::StmtAssign(_) | AnyNodeRef::StmtReturn(_) | AnyNodeRef::StmtFor(_))
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidSyntax,
        r#"
*a = b
# @1 invalid-syntax: starred assignment target must be in a list or tuple
a, *b = c
def f[T, T](): pass
       # ^ invalid-syntax: duplicate type parameter
def g(a):
    global a
         # ^ invalid-syntax
    x: int = 1
    global y
    y: int = 1
  # ^ invalid-syntax: annotated name `y` can't be global
match a:
    case [b, b]: pass
           # ^ invalid-syntax: multiple assignments to name `b` in pattern
    case c: pass
       # ^ invalid-syntax: name capture `c` makes remaining patterns unreachable
    case _: pass
[d := 1 for d in a]
 # @2-1:8 invalid-syntax: assignment expression cannot rebind comprehension variable
[e for e in (f := a)]
           # ^^^^^^ invalid-syntax: assignment expression cannot be used in a comprehension iterable expression
class A:
    [(g := 1) for h in a]
    # @7-1:13 invalid-syntax: assignment expression within a comprehension cannot be used in a class body
    (i := 1)
    [lambda: (j := 1) for j in a]
[k for l in a if (m := l)]
__debug__ = 1
# @1 invalid-syntax: cannot assign to `__debug__`
import __debug__
     # ^^^^^^^^^ invalid-syntax: cannot assign to `__debug__`
"#,
    );
}
