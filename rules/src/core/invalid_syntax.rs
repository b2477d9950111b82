use crate::hooks::declare_rule;

declare_rule! {
    /// Reports what the parser could not read.
    ///
    /// ## Why is this bad?
    /// Python refuses to run a file with a syntax error. Rules that need the syntax tree do not run on such a file;
    /// rules about lines and tokens do.
    ///
    /// ## Example
    /// ```python
    /// print("one", "two"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print("one", "two")
    /// ```
    InvalidSyntax { code: "invalid-syntax", name: "invalid-syntax", severity: Error, nodes: [] }
}
