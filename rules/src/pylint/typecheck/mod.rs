//! Messages of pylint's `typecheck` checker.

use crate::hooks::family;

family! {
    pylint_typecheck;
}
