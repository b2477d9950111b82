//! Messages of pylint's `refactoring` checker.

use crate::hooks::family;

family! {
    pylint_refactoring;
}
