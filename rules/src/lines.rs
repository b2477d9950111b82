//! Physical and logical lines, as pycodestyle's rules see them.

use ruff_text_size::TextRange;

/// One line of the file without its line break.
pub(crate) struct PhysicalLine<'a> {
    pub(crate) text: &'a str,
    pub(crate) range: TextRange,
    /// From 1.
    pub(crate) row: u32,
}

/// One logical line: a statement, or the header of a compound one.
pub(crate) struct LogicalLine<'a> {
    pub(crate) range: TextRange,
    pub(crate) tokens: &'a [ruff_python_ast::token::Token],
}
