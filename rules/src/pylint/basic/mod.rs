//! Messages of pylint's `basic` checker.

use crate::hooks::family;

pub(crate) mod settings;

family! {
    pylint_basic;
}
