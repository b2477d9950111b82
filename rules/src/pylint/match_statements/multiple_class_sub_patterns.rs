use ruff_python_ast::PatternMatchClass;
use rustc_hash::FxHashSet;

use super::match_class::{MatchArgs, match_args};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for class patterns that match one attribute twice.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it tries the pattern, or refuses the file.
    ///
    /// ## Example
    /// ```python
    /// match point:
    ///     case Point(x=0, x=1):
    ///         print("both")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// match point:
    ///     case Point(x=0 | 1):
    ///         print("either")
    /// ```
    MultipleClassSubPatterns {
        code: "PLE1904", name: "multiple-class-sub-patterns", severity: Error, nodes: [PatternMatchClass]
    }
}

impl Check<PatternMatchClass> for MultipleClassSubPatterns {
    fn check<'a>(pattern: &'a PatternMatchClass, checker: &mut Checker<'a>) {
        let arguments = &pattern.arguments;
        if arguments.keywords.is_empty() {
            return;
        }
        let mut seen: FxHashSet<&str> = match match_args(pattern, checker) {
            Some(MatchArgs::Names(_, names)) if arguments.patterns.len() <= names.len() => {
                names.into_iter().take(arguments.patterns.len()).collect()
            }
            _ => FxHashSet::default(),
        };
        for keyword in &arguments.keywords {
            let name = keyword.attr.as_str();
            if !seen.insert(name) {
                checker.report(
                    Self,
                    pattern,
                    format!("Multiple sub-patterns for attribute {name}"),
                );
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleClassSubPatterns,
        r#"
class A:
    __match_args__ = ("a", "b")
match x:
    case A(1, a=2): pass
       # ^^^^^^^^^ PLE1904: Multiple sub-patterns for attribute a
    case A(c=1, c=2): pass
       # ^^^^^^^^^^^ PLE1904: Multiple sub-patterns for attribute c
    case A(1, b=2) | unknown(1, a=2): pass
"#,
    );
}
