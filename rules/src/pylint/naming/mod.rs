//! Messages of pylint's `naming` checker.

use crate::hooks::family;

family! {
    pylint_naming;
}
