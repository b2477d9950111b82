use ruff_python_ast::{self as ast, AnyNodeRef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

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
    StmtMatch StmtGlobal StmtNonlocal StmtTypeAlias ExprNamed
    TypeParamTypeVar TypeParamTypeVarTuple TypeParamParamSpec
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
