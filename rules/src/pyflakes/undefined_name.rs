use ruff_python_ast::ModModule;

use crate::builtins;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{ReferenceFlags, UnresolvedKind};

declare_rule! {
    /// Checks for names that nothing defines.
    ///
    /// ## Why is this bad?
    /// Reading an undefined name raises `NameError` when the code runs.
    ///
    /// Builtins are those of the target version. In a `try` that handles `NameError`, a name may be missing.
    ///
    /// ## Example
    /// ```python
    /// def area(radius):
    ///     return math.pi * radius**2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import math
    ///
    ///
    /// def area(radius):
    ///     return math.pi * radius**2
    /// ```
    ///
    /// ## Differences
    /// pyflakes takes a bare `except:` for one that handles `NameError`, a name after the `except … as` that deleted it, or
    /// after a bare annotation, for defined, and the names of a class for visible in its comprehensions; as in ruff, all
    /// are reported here. In a stub, a bare annotation does define, and a function that says `global` or `nonlocal` gives
    /// the name its value, wherever it is read; both as in ruff. What a `try` deletes may still be there in its handler;
    /// both peers report it. A string in a call of `assert_type`, or for a keyword of `ForwardRef`, is no annotation;
    /// pyflakes takes it for one.
    UndefinedName { code: "F821", name: "undefined-name", severity: Error, nodes: [File] }
}

impl Check<File> for UndefinedName {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        for unresolved in &checker.model.unresolved {
            let reference = checker.model.reference(unresolved.reference);
            let unheard = ReferenceFlags::EXPORT | ReferenceFlags::NAME_ERROR_HANDLED;
            if unresolved.kind == UnresolvedKind::Undefined && !reference.flags.intersects(unheard) {
                let name = checker.model.names.text(reference.name);
                if checker.settings.builtins.iter().any(|builtin| builtin == name) {
                    continue;
                }
                let message = match builtins::builtin_since(name) {
                    Some(version) if version > checker.target_version() => {
                        format!("Undefined name `{name}`, a builtin from Python {version} on")
                    }
                    _ => format!("Undefined name `{name}`"),
                };
                checker.report(Self, reference.range, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::UndefinedName;
    use crate::settings::{PythonVersion, Settings};
    use crate::testing::{check, check_with};

    #[test]
    fn scopes() {
        check(
            UndefinedName,
            r#"
print(nothing)
    # ^^^^^^^ F821: Undefined name `nothing`
def later():
    return defined_below, nowhere
                        # ^^^^^^^ F821: Undefined name `nowhere`
defined_below = 1
class A:
    x = 1
    y = [x for _ in range(x)]
       # ^ F821
    def method(self):
        return x
             # ^ F821
    __module__, __qualname__
    def own(self): return __class__
try:
    unicode
except NameError:
    pass
"#,
        );
    }

    #[test]
    fn removed_names() {
        check(
            UndefinedName,
            r#"
x = 1
def f():
    x = 1
    del x
    return x
         # ^ F821
def g(y):
    x = 1
    if y:
        del x
    return x
def h():
    try: ...
    except ValueError as e: ...
    return e
         # ^ F821
def i():
    e = 1
    try: ...
    except ValueError as e: ...
    return e
def j():
    global given
    given = 1
given
"#,
        );
    }

    #[test]
    fn annotations() {
        check(
            UndefinedName,
            r#"
import typing
from typing import Literal, Annotated, Optional
def f(a: "Late", b: Optional["Nowhere"], c: Literal["nothing"], d: Annotated["Late", "any thing"]): ...
                            # ^^^^^^^ F821
def g(x: Late): ...
       # ^^^^ F821
class Late:
    def again(self) -> Late: ...
                     # ^^^^ F821
    x: int
    y = x
      # ^ F821
typing.cast("Nowhere2", 1)
           # ^^^^^^^^ F821
def h[T](x: T) -> list[T]: ...
T
# @1 F821
type Alias[S] = dict[S, Alias]
"#,
        );
    }

    #[test]
    fn versions() {
        let settings = Settings {
            target_version: PythonVersion::PY310,
            ..Settings::default()
        };
        check_with(
            UndefinedName,
            &settings,
            "module.py",
            r#"
aiter, ExceptionGroup
     # ^^^^^^^^^^^^^^ F821: Undefined name `ExceptionGroup`, a builtin from Python 3.11 on
"#,
        );
    }
}
