//! Messages of pylint's `extensions` checker.

use crate::hooks::family;

mod docstrings;
pub(crate) mod settings;

family! {
    pylint_extensions;
    bad_builtin::BadBuiltin,
    bad_docstring_quotes::BadDocstringQuotes,
    confusing_consecutive_elif::ConfusingConsecutiveElif,
    consider_math_not_float::ConsiderMathNotFloat,
    consider_ternary_expression::ConsiderTernaryExpression,
    consider_using_assignment_expr::ConsiderUsingAssignmentExpr,
    consider_using_augmented_assign::ConsiderUsingAugmentedAssign,
    consider_using_tuple::ConsiderUsingTuple,
    docstring_first_line_empty::DocstringFirstLineEmpty,
    else_if_used::ElseIfUsed,
    empty_comment::EmptyComment,
    eq_without_hash::EqWithoutHash,
    magic_value_comparison::MagicValueComparison,
    misplaced_comparison_constant::MisplacedComparisonConstant,
    no_self_use::NoSelfUse,
    redefined_loop_name::RedefinedLoopName,
    too_complex::TooComplex,
    too_many_try_statements::TooManyTryStatements,
    use_set_for_membership::UseSetForMembership,
    while_used::WhileUsed,
}
