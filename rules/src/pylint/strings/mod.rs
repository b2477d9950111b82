//! Messages of pylint's `strings` checker.

use crate::hooks::family;

pub(crate) mod format_fields;

pub(crate) mod settings;

family! {
    pylint_strings;
    consider_using_f_string::ConsiderUsingFString,
}
