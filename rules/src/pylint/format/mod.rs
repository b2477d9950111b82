//! Messages of pylint's `format` checker.

use crate::hooks::family;

pub(crate) mod lines;
pub(crate) mod settings;

family! {
    pylint_format;
    bad_indentation::BadIndentation,
    line_too_long::LineTooLong,
    missing_final_newline::MissingFinalNewline,
    mixed_line_endings::MixedLineEndings,
    multiple_statements::MultipleStatements,
    superfluous_parens::SuperfluousParens,
    too_many_lines::TooManyLines,
    trailing_newlines::TrailingNewlines,
    trailing_whitespace::TrailingWhitespace,
    unexpected_line_ending_format::UnexpectedLineEndingFormat,
    unnecessary_semicolon::UnnecessarySemicolon,
}
