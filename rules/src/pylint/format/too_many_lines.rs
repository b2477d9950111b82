use ruff_python_ast::ModModule;
use ruff_text_size::TextRange;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for files with more lines than `max-module-lines`.
    ///
    /// ## Why is this bad?
    /// A very long module usually holds several subjects, and is hard to find one's way in.
    ///
    /// ## Example
    /// ```text
    /// a module of more than a thousand lines
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from package import one_part, another_part
    /// ```
    ///
    /// ## Options
    /// - `max-module-lines` (1000)
    TooManyLines { code: "PLC0302", name: "too-many-lines", severity: Convention, nodes: [File] }
}

impl Check<File> for TooManyLines {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let limit = checker.settings.pylint.design.max_module_lines;
        let text = checker.source.text;
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let lines = breaks + usize::from(!text.is_empty() && !text.ends_with('\n'));
        if lines > limit {
            let message = format!("Too many lines in module ({lines}/{limit})");
            checker.report(Self, TextRange::default(), message);
        }
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.design.max_module_lines = 2;
    let check = |source| crate::testing::check_with(TooManyLines, &settings, "module.py", source);
    check("x = 1\n# @1 PLC0302: Too many lines in module (3/2)\n\ny = 2\n");
    check("x = 1\ny = 2\n");
}
