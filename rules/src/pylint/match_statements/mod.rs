//! Messages of pylint's `match_statements` checker.

use crate::hooks::family;

mod match_class;

family! {
    pylint_match_statements;
    bare_name_capture_pattern::BareNameCapturePattern,
    invalid_match_args_definition::InvalidMatchArgsDefinition,
    match_class_bind_self::MatchClassBindSelf,
    match_class_positional_attributes::MatchClassPositionalAttributes,
    multiple_class_sub_patterns::MultipleClassSubPatterns,
    too_many_positional_sub_patterns::TooManyPositionalSubPatterns,
}
