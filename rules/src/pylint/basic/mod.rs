//! Messages of pylint's `basic` checker.

use crate::hooks::family;

mod docstrings;
pub(crate) mod settings;
mod statements;

family! {
    pylint_basic;
    assert_on_string_literal::AssertOnStringLiteral,
    assert_on_tuple::AssertOnTuple,
    dangerous_default_value::DangerousDefaultValue,
    eval_used::EvalUsed,
    exec_used::ExecUsed,
    expression_not_assigned::ExpressionNotAssigned,
    function_redefined::FunctionRedefined,
    init_is_generator::InitIsGenerator,
    missing_class_docstring::MissingClassDocstring,
    missing_function_docstring::MissingFunctionDocstring,
    missing_module_docstring::MissingModuleDocstring,
    named_expr_without_context::NamedExprWithoutContext,
    not_in_loop::NotInLoop,
    pointless_statement::PointlessStatement,
    pointless_string_statement::PointlessStringStatement,
    redeclared_assigned_name::RedeclaredAssignedName,
    return_in_init::ReturnInInit,
    return_outside_function::ReturnOutsideFunction,
    self_assigning_variable::SelfAssigningVariable,
    unnecessary_lambda::UnnecessaryLambda,
    unnecessary_pass::UnnecessaryPass,
    unreachable::Unreachable,
    useless_else_on_loop::UselessElseOnLoop,
    yield_outside_function::YieldOutsideFunction,
}
