//! Messages of pylint's `design` checker.

use crate::hooks::family;

mod counts;
mod methods;
pub(crate) mod settings;

family! {
    pylint_design;
    too_few_public_methods::TooFewPublicMethods,
    too_many_ancestors::TooManyAncestors,
    too_many_arguments::TooManyArguments,
    too_many_boolean_expressions::TooManyBooleanExpressions,
    too_many_branches::TooManyBranches,
    too_many_instance_attributes::TooManyInstanceAttributes,
    too_many_locals::TooManyLocals,
    too_many_positional_arguments::TooManyPositionalArguments,
    too_many_public_methods::TooManyPublicMethods,
    too_many_return_statements::TooManyReturnStatements,
    too_many_statements::TooManyStatements,
}
