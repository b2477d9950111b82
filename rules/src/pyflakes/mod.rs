//! pyflakes' codes (`F…`).

use crate::hooks::family;

family! {
    pyflakes;
    assert_tuple::AssertTuple,
    undefined_name::UndefinedName,
}
