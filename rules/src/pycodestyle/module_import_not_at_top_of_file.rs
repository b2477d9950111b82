use ruff_python_ast::token::TokenKind;

use crate::checker::Checker;
use crate::hooks::declare_rule;
use crate::lines::{LogicalLine, range};

declare_rule! {
    /// Checks for imports at the top level that stand below other code.
    ///
    /// ## Why is this bad?
    /// PEP 8: imports stand at the top of the file, after its comments and docstring, before its globals.
    ///
    /// ## Example
    /// ```python
    /// """Docs."""
    /// limit = 1
    /// import os
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// """Docs."""
    /// import os
    /// limit = 1
    /// ```
    ///
    /// ## Notes
    /// Docstrings, dunder assignments and `try`, `if` and `with` blocks may stand among the imports, and so may
    /// lines with a `# noqa` comment: as in pycodestyle. Calls such as `sys.path.append(…)`, which ruff lets be,
    /// may not.
    ModuleImportNotAtTopOfFile {
        code: "E402", name: "module-import-not-at-top-of-file", severity: Convention, nodes: []
    }
}

/// What was seen at the top level so far.
#[derive(Default)]
pub(super) struct Imports {
    code: bool,
    docstring: bool,
}

impl Imports {
    pub(super) fn check<'a>(&mut self, line: LogicalLine<'a>, checker: &mut Checker<'a>) {
        if line.indent() > 0 {
            return;
        }
        let first = line.first();
        if matches!(first.kind, TokenKind::Import | TokenKind::From) {
            if self.code {
                let end = line.last().unwrap_or(first).end;
                let message = "Module level import not at top of file";
                checker.report(ModuleImportNotAtTopOfFile, range(first.start, end), message);
            }
        } else if !self.code && !may_precede(line) && !line.is_silenced() {
            if is_string(line) && !self.docstring {
                self.docstring = true;
            } else {
                self.code = true;
            }
        }
    }
}

/// Whether imports may stand below a line: blocks that choose imports, and dunder assignments. A block is known by the
/// letters that its line starts with.
fn may_precede(line: LogicalLine) -> bool {
    const BLOCKS: [&str; 7] = ["try", "except", "else", "finally", "with", "if", "elif"];
    let text = line.text(line.first());
    if BLOCKS.iter().any(|block| text.starts_with(block)) {
        return true;
    }
    let is_dunder = text.len() > 4
        && text.starts_with("__")
        && text.ends_with("__")
        && text
            .bytes()
            .all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
    is_dunder
        && match line.tokens {
            [_, second, third, ..] if second.kind == TokenKind::Equal => second.spaced() && third.spaced(),
            [_, second, ..] if second.kind == TokenKind::Colon => {
                let mut annotation = line.tokens[2..].iter().skip_while(|token| {
                    matches!(
                        token.kind,
                        TokenKind::Name | TokenKind::Dot | TokenKind::Lsqb | TokenKind::Rsqb
                    )
                });
                annotation
                    .next()
                    .is_some_and(|token| token.kind == TokenKind::Equal)
            }
            _ => false,
        }
}

/// A string with at most one letter of `u`, `b`, then at most one `r`, before it.
fn is_string(line: LogicalLine) -> bool {
    let text = line.text(line.first());
    let text = text.strip_prefix(['u', 'U', 'b', 'B']).unwrap_or(text);
    let text = text.strip_prefix(['r', 'R']).unwrap_or(text);
    text.starts_with(['"', '\''])
}

#[test]
fn test() {
    crate::testing::check(
        ModuleImportNotAtTopOfFile,
        r#"
'''a'''
__version__ = '1'
import b
if c:
    import d
try:
    import e
except ImportError:
    pass
with f:
    import g
import h
i = 1
import j
# @1 E402: Module level import not at top of file
"#,
    );
}
