//! Messages of pylint's `extensions` checker.

use crate::hooks::family;

family! {
    pylint_extensions;
    bad_builtin::BadBuiltin,
    consider_math_not_float::ConsiderMathNotFloat,
    consider_ternary_expression::ConsiderTernaryExpression,
    consider_using_augmented_assign::ConsiderUsingAugmentedAssign,
    consider_using_tuple::ConsiderUsingTuple,
    else_if_used::ElseIfUsed,
    empty_comment::EmptyComment,
    magic_value_comparison::MagicValueComparison,
    misplaced_comparison_constant::MisplacedComparisonConstant,
    use_set_for_membership::UseSetForMembership,
    while_used::WhileUsed,
}
