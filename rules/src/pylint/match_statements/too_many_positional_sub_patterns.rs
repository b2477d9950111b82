use ruff_python_ast::PatternMatchClass;

use super::match_class::{MatchArgs, match_args};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for class patterns with more positional patterns than the class has names for.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it tries the pattern.
    ///
    /// ## Example
    /// ```python
    /// match value:
    ///     case int(number, base):
    ///         print(number, base)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// match value:
    ///     case int(number):
    ///         print(number)
    /// ```
    TooManyPositionalSubPatterns {
        code: "PLE1903", name: "too-many-positional-sub-patterns", severity: Error, nodes: [PatternMatchClass]
    }
}

impl Check<PatternMatchClass> for TooManyPositionalSubPatterns {
    fn check<'a>(pattern: &'a PatternMatchClass, checker: &mut Checker<'a>) {
        let given = pattern.arguments.patterns.len();
        if given == 0 {
            return;
        }
        let (class, expected) = match match_args(pattern, checker) {
            Some(MatchArgs::Itself(class)) => (class, 1),
            Some(MatchArgs::Names(class, names)) => (class, names.len()),
            None => return,
        };
        if given > expected {
            let message = format!("{class} expects {expected} positional sub-patterns (given {given})");
            checker.report(Self, pattern, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooManyPositionalSubPatterns,
        r#"
class A:
    __match_args__ = ("a", "b")
class B(A): pass
class C: pass
match x:
    case A(1, 2, 3): pass
       # ^^^^^^^^^^ PLE1903: A expects 2 positional sub-patterns (given 3)
    case B(1, 2, 3): pass
       # ^^^^^^^^^^ PLE1903
    case int(1, 2): pass
       # ^^^^^^^^^ PLE1903: int expects 1 positional sub-patterns (given 2)
    case A(1, 2) | int(1) | C(1) | unknown(1): pass
"#,
    );
}
