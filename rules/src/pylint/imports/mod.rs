//! Messages of pylint's `imports` checker.

use crate::hooks::family;

family! {
    pylint_imports;
}
