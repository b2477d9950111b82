//! Messages of pylint's `typecheck` checker.

use crate::hooks::family;

mod calls;

family! {
    pylint_typecheck;
    missing_kwoa::MissingKwoa,
    no_value_for_parameter::NoValueForParameter,
    not_callable::NotCallable,
    redundant_keyword_arg::RedundantKeywordArg,
    too_many_function_args::TooManyFunctionArgs,
    unexpected_keyword_arg::UnexpectedKeywordArg,
}
