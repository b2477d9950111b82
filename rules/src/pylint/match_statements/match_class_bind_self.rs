use ruff_python_ast::{Pattern, PatternMatchAs, PatternMatchClass};

use super::match_class::{MatchArgs, match_args};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for patterns of builtin classes that bind the object by position.
    ///
    /// ## Why is this bad?
    /// Binding the whole pattern says the same, and is faster.
    ///
    /// ## Example
    /// ```python
    /// match value:
    ///     case str(text):
    ///         print(text)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// match value:
    ///     case str() as text:
    ///         print(text)
    /// ```
    MatchClassBindSelf {
        code: "PLR1905", name: "match-class-bind-self", severity: Refactor, nodes: [PatternMatchClass]
    }
}

impl Check<PatternMatchClass> for MatchClassBindSelf {
    fn check<'a>(pattern: &'a PatternMatchClass, checker: &mut Checker<'a>) {
        let [
            first @ Pattern::MatchAs(PatternMatchAs {
                pattern: None,
                name: Some(name),
                ..
            }),
        ] = &*pattern.arguments.patterns
        else {
            return;
        };
        if let Some(MatchArgs::Itself(class)) = match_args(pattern, checker) {
            checker.report(Self, first, format!("Use '{class}() as {name}' instead"));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MatchClassBindSelf,
        r#"
match x:
    case int(a) | str(b): pass
           # ^ PLR1905: Use 'int() as a' instead
                    # ^ PLR1905: Use 'str() as b' instead
    case int(1) | list([c]) | str(d as e) | complex(f) | unknown(g): pass
"#,
    );
}
