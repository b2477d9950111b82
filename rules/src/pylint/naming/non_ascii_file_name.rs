use ruff_python_ast::ModModule;
use ruff_text_size::TextRange;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for files whose name holds characters beyond ASCII.
    ///
    /// ## Why is this bad?
    /// Not every file system and tool keeps such names as they are.
    ///
    /// ## Example
    /// ```text
    /// café.py
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import cafe
    /// ```
    NonAsciiFileName { code: "PLW2402", name: "non-ascii-file-name", severity: Warning, nodes: [File] }
}

impl Check<File> for NonAsciiFileName {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        if let Some(name) = checker.source.path.file_stem().and_then(|name| name.to_str())
            && !name.is_ascii()
        {
            let message = format!("File name \"{name}\" contains a non-ASCII character.");
            checker.report(Self, TextRange::default(), message);
        }
    }
}

#[test]
fn test() {
    let source = "x = 1\n# @1 PLW2402: File name \"café\" contains a non-ASCII character.\n";
    crate::testing::check_with(NonAsciiFileName, &crate::Settings::default(), "café.py", source);
    crate::testing::check(NonAsciiFileName, "x = 1\n");
}
