use ruff_python_ast::PatternMatchClass;

use super::match_class::{MatchArgs, match_args};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for positional patterns of a class's attributes.
    ///
    /// ## Why is this bad?
    /// What they match stands in the class alone. Keywords say it here.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     __match_args__ = ("x", "y")
    ///
    ///
    /// match point:
    ///     case Point(0, 0):
    ///         print("origin")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     __match_args__ = ("x", "y")
    ///
    ///
    /// match point:
    ///     case Point(x=0, y=0):
    ///         print("origin")
    /// ```
    MatchClassPositionalAttributes {
        code: "PLR1906", name: "match-class-positional-attributes", severity: Refactor, nodes: [PatternMatchClass]
    }
}

impl Check<PatternMatchClass> for MatchClassPositionalAttributes {
    fn check<'a>(pattern: &'a PatternMatchClass, checker: &mut Checker<'a>) {
        let given = pattern.arguments.patterns.len();
        if given == 0 {
            return;
        }
        if let Some(MatchArgs::Names(_, names)) = match_args(pattern, checker)
            && let Some(names) = names.get(..given)
        {
            let names: Vec<_> = names.iter().map(|name| format!("'{name}'")).collect();
            let message = format!(
                "Use keyword attributes instead of positional ones ({})",
                names.join(", ")
            );
            checker.report(Self, pattern, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MatchClassPositionalAttributes,
        r#"
class A:
    __match_args__ = ("a", "b")
match x:
    case A(1, 2): pass
       # ^^^^^^^ PLR1906: Use keyword attributes instead of positional ones ('a', 'b')
    case A(1, b=2): pass
       # ^^^^^^^^^ PLR1906: Use keyword attributes instead of positional ones ('a')
    case A(a=1) | A(1, 2, 3) | int(1): pass
"#,
    );
}
