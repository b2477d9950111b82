//! Messages of pylint's `variables` checker.

use crate::hooks::family;

mod locals;
pub(crate) mod settings;

family! {
    pylint_variables;
    possibly_unused_variable::PossiblyUnusedVariable,
    unused_argument::UnusedArgument,
    unused_import::UnusedImport,
    unused_variable::UnusedVariable,
}
