use ruff_python_ast::ModModule;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for comments without text.
    ///
    /// ## Why is this bad?
    /// They say nothing. An empty line separates as well.
    ///
    /// ## Example
    /// ```python
    /// x = 1  #
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = 1  # the first
    /// ```
    EmptyComment { code: "PLR2044", name: "empty-comment", severity: Refactor, nodes: [File], default: false }
}

impl Check<File> for EmptyComment {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let source = checker.source;
        for comment in &source.comments {
            if source.slice(*comment)[1..].trim().is_empty() {
                let before = &source.text[..comment.start().to_usize()];
                let line = before.rfind(['\n', '\r']).map_or(0, |index| index + 1);
                let range = TextRange::new(TextSize::new(line as u32), comment.end());
                checker.report(Self, range, "Line with empty comment");
            }
        }
    }
}

#[test]
fn test() {
    let rules: crate::RuleSet = [<EmptyComment as crate::hooks::Listed>::ID].into_iter().collect();
    let count = |text: &str| crate::testing::findings(rules.clone(), "module.py", text).len();
    assert_eq!(count("x = 1  #\n#  \n# a\n##\n"), 2);
}
