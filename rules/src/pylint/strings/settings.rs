//! Options of pylint's `string` checker.

/// Options of pylint's `string` checker.
#[derive(Clone, Debug, Default)]
pub struct StringsSettings {
    /// `check-quote-consistency`.
    pub check_quote_consistency: bool,
    /// `check-str-concat-over-line-jumps`.
    pub check_str_concat_over_line_jumps: bool,
}
