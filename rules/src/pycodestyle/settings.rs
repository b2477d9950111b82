/// pycodestyle's options that no other rule shares.
#[derive(Clone, Debug)]
pub struct PycodestyleSettings {
    /// Longest comment or docstring line, in characters, before W505 reports it; `None`: as long as it likes.
    pub max_doc_length: Option<u32>,
    /// Columns of one level of indentation.
    pub indent_size: u32,
    /// Closing brackets are to be indented like the lines above them: E133 in place of E123.
    pub hang_closing: bool,
    /// Lines may be too long where ruff lets them pass.
    pub long_lines_of_ruff: bool,
}

impl Default for PycodestyleSettings {
    fn default() -> Self {
        Self {
            max_doc_length: None,
            indent_size: 4,
            hang_closing: false,
            long_lines_of_ruff: false,
        }
    }
}
