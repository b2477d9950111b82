//! pycodestyle's codes (`E…`, `W…`).

use crate::hooks::family;

family! {
    pycodestyle;
}
