use ruff_python_ast::ExprCall;

use super::deprecated;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for arguments that Python's standard library has deprecated or dropped.
    ///
    /// What is deprecated since the target version or earlier counts.
    ///
    /// ## Why is this bad?
    /// The call warns, or fails with a newer Python.
    ///
    /// ## Example
    /// ```python
    /// import random
    ///
    /// random.shuffle(cards, random=random.random)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import random
    ///
    /// random.shuffle(cards)
    /// ```
    DeprecatedArgument { code: "PLW4903", name: "deprecated-argument", severity: Warning, nodes: [ExprCall] }
}

impl Check<ExprCall> for DeprecatedArgument {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        for (argument, name) in deprecated::arguments(call, checker) {
            let message = format!("Using deprecated argument {argument} of method {name}()");
            checker.report(Self, call, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DeprecatedArgument,
        r#"
import asyncio, random, gettext
int(x="5"), int("5"), int("5", base=2)
# @1 PLW4903: Using deprecated argument x of method int()
random.shuffle([], None)
# @1-1:25 PLW4903: Using deprecated argument random of method shuffle()
random.Random().shuffle([], random=None)
# @1 PLW4903
gettext.install("x", None, "u")
# @1 PLW4903: Using deprecated argument codeset of method install()
asyncio.sleep(1, 2, None), asyncio.Queue(loop=None), random.shuffle([])
asyncio.sleep(1, loop=None)
# @1 PLW4903
def int(x): pass
int(x=1)
"#,
    );
}
