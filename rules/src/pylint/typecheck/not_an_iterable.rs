use ruff_python_ast::{Comprehension, Expr, ExprCall, ExprYieldFrom, StmtFor};

use super::protocols::{Protocol, lacks};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for loops over what cannot be iterated over.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// for index in 10:
    ///     print(index)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for index in range(10):
    ///     print(index)
    /// ```
    NotAnIterable {
        code: "PLE1133", name: "not-an-iterable", severity: Error, nodes: [StmtFor, Comprehension, ExprYieldFrom, ExprCall]
    }
}

impl Check<StmtFor> for NotAnIterable {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        check(&node.iter, node.is_async, checker);
    }
}

impl Check<Comprehension> for NotAnIterable {
    fn check<'a>(node: &'a Comprehension, checker: &mut Checker<'a>) {
        check(&node.iter, node.is_async, checker);
    }
}

impl Check<ExprYieldFrom> for NotAnIterable {
    fn check<'a>(node: &'a ExprYieldFrom, checker: &mut Checker<'a>) {
        check(&node.value, false, checker);
    }
}

impl Check<ExprCall> for NotAnIterable {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        for argument in &call.arguments.args {
            if let Expr::Starred(starred) = argument {
                check(&starred.value, false, checker);
            }
        }
    }
}

fn check<'a>(iterated: &'a Expr, is_async: bool, checker: &mut Checker<'a>) {
    let protocol = if is_async {
        Protocol::IterateAsync
    } else {
        Protocol::Iterate
    };
    if lacks(iterated, protocol, checker) {
        let shown = as_string(iterated);
        let message = format!("Non-iterable value {shown} is used in an iterating context");
        checker.report(NotAnIterable, iterated, message);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NotAnIterable,
        r#"
class A: pass
class B:
    def __iter__(self): return iter([])
class C:
    __iter__ = None
class D(metaclass=unknown): pass
def gen(): yield 1
for x in A(): pass
       # ^^^ PLE1133: Non-iterable value A() is used in an iterating context
for x in A: pass
       # ^ PLE1133: Non-iterable value A is used in an iterating context
for x in C(): pass
       # ^^^ PLE1133
for x in B(), D, gen(), "a", {}, range(3), f(): pass
for x in D: pass
for x in gen(): pass
for x in gen: pass
       # ^^^ PLE1133
[x for x in 1]
          # ^ PLE1133
print(*None, *[])
# @8-1:12 PLE1133
def f(): yield from 1
                  # ^ PLE1133
async def g():
    async for x in 1: pass
                 # ^ PLE1133
"#,
    );
}
