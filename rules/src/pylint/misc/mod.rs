//! Messages of pylint's `misc` checker.

use crate::hooks::family;

pub(crate) mod settings;

family! {
    pylint_misc;
    fixme::Fixme,
}
