use ruff_python_ast::{Pattern, PatternMatchAs, StmtMatch};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for a name as a pattern with further cases below it.
    ///
    /// ## Why is this bad?
    /// The name is bound to whatever is matched: Python refuses the file, as the cases below cannot be reached. Constants are
    /// compared with where they are dotted names.
    ///
    /// ## Example
    /// ```python
    /// match colour:
    ///     case RED:
    ///         stop()
    ///     case GREEN:
    ///         go()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// match colour:
    ///     case Colour.RED:
    ///         stop()
    ///     case Colour.GREEN:
    ///         go()
    /// ```
    BareNameCapturePattern {
        code: "PLE1901", name: "bare-name-capture-pattern", severity: Error, nodes: [StmtMatch]
    }
}

impl Check<StmtMatch> for BareNameCapturePattern {
    fn check<'a>(statement: &'a StmtMatch, checker: &mut Checker<'a>) {
        let Some((_, cases)) = statement.cases.split_last() else {
            return;
        };
        for case in cases {
            if let Pattern::MatchAs(PatternMatchAs {
                pattern: None,
                name: Some(name),
                ..
            }) = &case.pattern
                && case.guard.is_none()
            {
                let message = format!(
                    "The name capture `case {name}` makes the remaining patterns unreachable. Use a dotted name (for \
                     example an enum) to fix this."
                );
                checker.report(Self, &case.pattern, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BareNameCapturePattern,
        r#"
match x:
    case a if a: pass
    case (b as c): pass
    case d: pass
       # ^ PLE1901: The name capture `case d` makes the remaining patterns unreachable. Use a dotted name (for example an enum) to fix this.
    case _: pass
    case e: pass
"#,
    );
}
