//! Messages of pylint's `basic` checker.

use crate::hooks::family;

mod docstrings;
mod finally;
pub(crate) mod settings;
mod statements;

mod duplicates;

family! {
    pylint_basic;
    assert_on_string_literal::AssertOnStringLiteral,
    assert_on_tuple::AssertOnTuple,
    bad_reversed_sequence::BadReversedSequence,
    break_in_finally::BreakInFinally,
    confusing_with_statement::ConfusingWithStatement,
    continue_in_finally::ContinueInFinally,
    dangerous_default_value::DangerousDefaultValue,
    duplicate_argument_name::DuplicateArgumentName,
    duplicate_key::DuplicateKey,
    duplicate_value::DuplicateValue,
    empty_docstring::EmptyDocstring,
    eval_used::EvalUsed,
    exec_used::ExecUsed,
    expression_not_assigned::ExpressionNotAssigned,
    function_redefined::FunctionRedefined,
    init_is_generator::InitIsGenerator,
    invalid_star_assignment_target::InvalidStarAssignmentTarget,
    lost_exception::LostException,
    misplaced_format_function::MisplacedFormatFunction,
    missing_class_docstring::MissingClassDocstring,
    missing_function_docstring::MissingFunctionDocstring,
    missing_module_docstring::MissingModuleDocstring,
    missing_parentheses_for_call_in_test::MissingParenthesesForCallInTest,
    named_expr_without_context::NamedExprWithoutContext,
    nonexistent_operator::NonexistentOperator,
    nonlocal_and_global::NonlocalAndGlobal,
    nonlocal_without_binding::NonlocalWithoutBinding,
    not_in_loop::NotInLoop,
    pointless_statement::PointlessStatement,
    pointless_string_statement::PointlessStringStatement,
    redeclared_assigned_name::RedeclaredAssignedName,
    return_in_finally::ReturnInFinally,
    return_in_init::ReturnInInit,
    return_outside_function::ReturnOutsideFunction,
    self_assigning_variable::SelfAssigningVariable,
    star_needs_assignment_target::StarNeedsAssignmentTarget,
    too_many_star_expressions::TooManyStarExpressions,
    unnecessary_lambda::UnnecessaryLambda,
    unnecessary_pass::UnnecessaryPass,
    unreachable::Unreachable,
    used_prior_global_declaration::UsedPriorGlobalDeclaration,
    useless_else_on_loop::UselessElseOnLoop,
    using_constant_test::UsingConstantTest,
    yield_outside_function::YieldOutsideFunction,
}
