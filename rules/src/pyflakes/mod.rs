//! pyflakes' codes (`F…`).

mod branch;
mod dot_format;
mod imports;
mod loops;
mod names;
mod percent;

use crate::hooks::family;

family! {
    pyflakes;
    assert_tuple::AssertTuple,
    break_outside_loop::BreakOutsideLoop,
    continue_outside_loop::ContinueOutsideLoop,
    default_except_not_last::DefaultExceptNotLast,
    duplicate_argument::DuplicateArgumentName,
    expressions_in_star_assignment::ExpressionsInStarAssignment,
    forward_annotation_syntax_error::ForwardAnnotationSyntaxError,
    fstring_missing_placeholders::FStringMissingPlaceholders,
    future_feature_not_defined::FutureFeatureNotDefined,
    if_tuple::IfTuple,
    import_shadowed_by_loop_var::ImportShadowedByLoopVar,
    import_star::UndefinedLocalWithImportStar,
    import_star_nested::UndefinedLocalWithNestedImportStarUsage,
    import_star_usage::UndefinedLocalWithImportStarUsage,
    invalid_print_syntax::InvalidPrintSyntax,
    is_literal::IsLiteral,
    late_future_import::LateFutureImport,
    multi_value_repeated_key::MultiValueRepeatedKeyLiteral,
    multi_value_repeated_key_variable::MultiValueRepeatedKeyVariable,
    multiple_starred_expressions::MultipleStarredExpressions,
    percent_format_expected_mapping::PercentFormatExpectedMapping,
    percent_format_expected_sequence::PercentFormatExpectedSequence,
    percent_format_extra_named_arguments::PercentFormatExtraNamedArguments,
    percent_format_invalid_format::PercentFormatInvalidFormat,
    percent_format_missing_argument::PercentFormatMissingArgument,
    percent_format_mixed_positional_and_named::PercentFormatMixedPositionalAndNamed,
    percent_format_positional_count_mismatch::PercentFormatPositionalCountMismatch,
    percent_format_star_requires_sequence::PercentFormatStarRequiresSequence,
    percent_format_unsupported_format_character::PercentFormatUnsupportedFormatCharacter,
    raise_not_implemented::RaiseNotImplemented,
    redefined_while_unused::RedefinedWhileUnused,
    return_outside_function::ReturnOutsideFunction,
    string_dot_format_extra_named_arguments::StringDotFormatExtraNamedArguments,
    string_dot_format_extra_positional_arguments::StringDotFormatExtraPositionalArguments,
    string_dot_format_invalid_format::StringDotFormatInvalidFormat,
    string_dot_format_missing_arguments::StringDotFormatMissingArguments,
    string_dot_format_mixing_automatic::StringDotFormatMixingAutomatic,
    tstring_missing_placeholders::TStringMissingPlaceholders,
    undefined_export::UndefinedExport,
    undefined_local::UndefinedLocal,
    undefined_name::UndefinedName,
    unused_annotation::UnusedAnnotation,
    unused_import::UnusedImport,
    unused_indirect_assignment::UnusedIndirectAssignment,
    unused_variable::UnusedVariable,
    yield_outside_function::YieldOutsideFunction,
}
