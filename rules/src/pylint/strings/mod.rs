//! Messages of pylint's `strings` checker.

use crate::hooks::family;

pub(crate) mod brace;
pub(crate) mod escapes;
pub(crate) mod format_fields;
pub(crate) mod percent;

pub(crate) mod settings;

family! {
    pylint_strings;
    anomalous_backslash_in_string::AnomalousBackslashInString,
    anomalous_unicode_escape_in_string::AnomalousUnicodeEscapeInString,
    bad_format_character::BadFormatCharacter,
    bad_format_string::BadFormatString,
    bad_format_string_key::BadFormatStringKey,
    bad_str_strip_call::BadStrStripCall,
    bad_string_format_type::BadStringFormatType,
    consider_using_f_string::ConsiderUsingFString,
    duplicate_string_formatting_argument::DuplicateStringFormattingArgument,
    f_string_without_interpolation::FStringWithoutInterpolation,
    format_combined_specification::FormatCombinedSpecification,
    format_needs_mapping::FormatNeedsMapping,
    format_string_without_interpolation::FormatStringWithoutInterpolation,
    implicit_str_concat::ImplicitStrConcat,
    missing_format_argument_key::MissingFormatArgumentKey,
    missing_format_string_key::MissingFormatStringKey,
    mixed_format_string::MixedFormatString,
    redundant_u_string_prefix::RedundantUStringPrefix,
    too_few_format_args::TooFewFormatArgs,
    too_many_format_args::TooManyFormatArgs,
    truncated_format_string::TruncatedFormatString,
    unused_format_string_argument::UnusedFormatStringArgument,
    unused_format_string_key::UnusedFormatStringKey,
}
