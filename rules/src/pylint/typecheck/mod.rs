//! Messages of pylint's `typecheck` checker.

use crate::hooks::family;

mod calls;

mod indices;

mod nothing_returned;

mod protocols;

family! {
    pylint_typecheck;
    arguments_out_of_order::ArgumentsOutOfOrder,
    assignment_from_no_return::AssignmentFromNoReturn,
    assignment_from_none::AssignmentFromNone,
    await_outside_async::AwaitOutsideAsync,
    dict_iter_missing_items::DictIterMissingItems,
    invalid_sequence_index::InvalidSequenceIndex,
    invalid_slice_index::InvalidSliceIndex,
    invalid_slice_step::InvalidSliceStep,
    invalid_unary_operand_type::InvalidUnaryOperandType,
    isinstance_second_argument_not_valid_type::IsinstanceSecondArgumentNotValidType,
    keyword_arg_before_vararg::KeywordArgBeforeVararg,
    missing_kwoa::MissingKwoa,
    no_value_for_parameter::NoValueForParameter,
    not_a_mapping::NotAMapping,
    not_an_iterable::NotAnIterable,
    not_callable::NotCallable,
    potential_index_error::PotentialIndexError,
    redundant_keyword_arg::RedundantKeywordArg,
    repeated_keyword::RepeatedKeyword,
    too_many_function_args::TooManyFunctionArgs,
    unexpected_keyword_arg::UnexpectedKeywordArg,
    unsubscriptable_object::UnsubscriptableObject,
    unsupported_assignment_operation::UnsupportedAssignmentOperation,
    unsupported_delete_operation::UnsupportedDeleteOperation,
    unsupported_membership_test::UnsupportedMembershipTest,
    yield_inside_async_function::YieldInsideAsyncFunction,
}
