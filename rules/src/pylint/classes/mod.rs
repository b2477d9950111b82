//! Messages of pylint's `classes` checker.

use crate::hooks::family;

family! {
    pylint_classes;
}
