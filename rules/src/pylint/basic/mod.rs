//! Messages of pylint's `basic` checker.

use crate::hooks::family;

family! {
    pylint_basic;
}
