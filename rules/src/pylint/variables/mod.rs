//! Messages of pylint's `variables` checker.

use crate::hooks::family;

mod locals;
pub(crate) mod settings;

family! {
    pylint_variables;
    possibly_unused_variable::PossiblyUnusedVariable,
    redefined_builtin::RedefinedBuiltin,
    redefined_outer_name::RedefinedOuterName,
    unused_argument::UnusedArgument,
    unused_import::UnusedImport,
    unused_variable::UnusedVariable,
}
