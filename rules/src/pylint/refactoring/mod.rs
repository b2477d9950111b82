//! Messages of pylint's `refactoring` checker.

use crate::hooks::family;

pub(crate) mod blocks;
mod lookups;
pub(crate) mod settings;
mod superfluous_else;
mod truth;

family! {
    pylint_refactoring;
    condition_evals_to_constant::ConditionEvalsToConstant,
    consider_iterating_dictionary::ConsiderIteratingDictionary,
    consider_merging_isinstance::ConsiderMergingIsinstance,
    consider_using_dict_comprehension::ConsiderUsingDictComprehension,
    consider_using_dict_items::ConsiderUsingDictItems,
    consider_using_enumerate::ConsiderUsingEnumerate,
    consider_using_generator::ConsiderUsingGenerator,
    consider_using_in::ConsiderUsingIn,
    consider_using_set_comprehension::ConsiderUsingSetComprehension,
    consider_using_sys_exit::ConsiderUsingSysExit,
    consider_using_ternary::ConsiderUsingTernary,
    inconsistent_return_statements::InconsistentReturnStatements,
    no_else_break::NoElseBreak,
    no_else_continue::NoElseContinue,
    no_else_raise::NoElseRaise,
    no_else_return::NoElseReturn,
    simplifiable_condition::SimplifiableCondition,
    simplifiable_if_expression::SimplifiableIfExpression,
    simplifiable_if_statement::SimplifiableIfStatement,
    simplify_boolean_expression::SimplifyBooleanExpression,
    super_with_arguments::SuperWithArguments,
    too_many_nested_blocks::TooManyNestedBlocks,
    unnecessary_comprehension::UnnecessaryComprehension,
    unnecessary_dict_index_lookup::UnnecessaryDictIndexLookup,
    unnecessary_list_index_lookup::UnnecessaryListIndexLookup,
    use_a_generator::UseAGenerator,
    use_dict_literal::UseDictLiteral,
    use_implicit_booleaness_not_comparison::UseImplicitBooleanessNotComparison,
    use_implicit_booleaness_not_comparison_to_string::UseImplicitBooleanessNotComparisonToString,
    use_implicit_booleaness_not_comparison_to_zero::UseImplicitBooleanessNotComparisonToZero,
    use_implicit_booleaness_not_len::UseImplicitBooleanessNotLen,
    use_list_literal::UseListLiteral,
    useless_return::UselessReturn,
}
