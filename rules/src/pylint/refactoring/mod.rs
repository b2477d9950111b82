//! Messages of pylint's `refactoring` checker.

use crate::hooks::family;

pub(crate) mod blocks;
mod bounds;
mod chains;
mod lookups;
pub(crate) mod settings;
mod superfluous_else;
mod truth;

family! {
    pylint_refactoring;
    chained_comparison::ChainedComparison,
    chained_comparison_all_equal::ChainedComparisonAllEqual,
    condition_evals_to_constant::ConditionEvalsToConstant,
    consider_iterating_dictionary::ConsiderIteratingDictionary,
    consider_merging_isinstance::ConsiderMergingIsinstance,
    consider_swap_variables::ConsiderSwapVariables,
    consider_using_dict_comprehension::ConsiderUsingDictComprehension,
    consider_using_dict_items::ConsiderUsingDictItems,
    consider_using_enumerate::ConsiderUsingEnumerate,
    consider_using_generator::ConsiderUsingGenerator,
    consider_using_get::ConsiderUsingGet,
    consider_using_in::ConsiderUsingIn,
    consider_using_join::ConsiderUsingJoin,
    consider_using_max_builtin::ConsiderUsingMaxBuiltin,
    consider_using_min_builtin::ConsiderUsingMinBuiltin,
    consider_using_set_comprehension::ConsiderUsingSetComprehension,
    consider_using_sys_exit::ConsiderUsingSysExit,
    consider_using_ternary::ConsiderUsingTernary,
    consider_using_with::ConsiderUsingWith,
    impossible_comparison::ImpossibleComparison,
    inconsistent_return_statements::InconsistentReturnStatements,
    nested_min_max::NestedMinMax,
    no_else_break::NoElseBreak,
    no_else_continue::NoElseContinue,
    no_else_raise::NoElseRaise,
    no_else_return::NoElseReturn,
    redefined_argument_from_local::RedefinedArgumentFromLocal,
    simplifiable_condition::SimplifiableCondition,
    simplifiable_if_expression::SimplifiableIfExpression,
    simplifiable_if_statement::SimplifiableIfStatement,
    simplify_boolean_expression::SimplifyBooleanExpression,
    stop_iteration_return::StopIterationReturn,
    super_with_arguments::SuperWithArguments,
    too_many_nested_blocks::TooManyNestedBlocks,
    trailing_comma_tuple::TrailingCommaTuple,
    unnecessary_comprehension::UnnecessaryComprehension,
    unnecessary_dict_index_lookup::UnnecessaryDictIndexLookup,
    unnecessary_direct_lambda_call::UnnecessaryDirectLambdaCall,
    unnecessary_dunder_call::UnnecessaryDunderCall,
    unnecessary_lambda_assignment::UnnecessaryLambdaAssignment,
    unnecessary_list_index_lookup::UnnecessaryListIndexLookup,
    use_a_generator::UseAGenerator,
    use_dict_literal::UseDictLiteral,
    use_implicit_booleaness_not_comparison::UseImplicitBooleanessNotComparison,
    use_implicit_booleaness_not_comparison_to_string::UseImplicitBooleanessNotComparisonToString,
    use_implicit_booleaness_not_comparison_to_zero::UseImplicitBooleanessNotComparisonToZero,
    use_implicit_booleaness_not_len::UseImplicitBooleanessNotLen,
    use_list_literal::UseListLiteral,
    use_maxsplit_arg::UseMaxsplitArg,
    use_sequence_for_iteration::UseSequenceForIteration,
    use_yield_from::UseYieldFrom,
    useless_return::UselessReturn,
}
