//! Messages of pylint's `naming` checker.

use crate::hooks::family;

mod names;
pub(crate) mod settings;
pub(crate) mod styles;
mod value;

family! {
    pylint_naming;
    disallowed_name::DisallowedName,
    invalid_name::InvalidName,
    non_ascii_file_name::NonAsciiFileName,
    non_ascii_module_import::NonAsciiModuleImport,
    non_ascii_name::NonAsciiName,
    typevar_double_variance::TypevarDoubleVariance,
    typevar_name_incorrect_variance::TypevarNameIncorrectVariance,
    typevar_name_mismatch::TypevarNameMismatch,
}
