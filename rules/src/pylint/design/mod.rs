//! Messages of pylint's `design` checker.

use crate::hooks::family;

mod counts;
pub(crate) mod settings;

family! {
    pylint_design;
    too_many_arguments::TooManyArguments,
    too_many_branches::TooManyBranches,
    too_many_locals::TooManyLocals,
    too_many_positional_arguments::TooManyPositionalArguments,
    too_many_return_statements::TooManyReturnStatements,
    too_many_statements::TooManyStatements,
}
