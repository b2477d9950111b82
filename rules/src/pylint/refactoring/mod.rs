//! Messages of pylint's `refactoring` checker.

use crate::hooks::family;

mod superfluous_else;

pub(crate) mod settings;

family! {
    pylint_refactoring;
    consider_using_sys_exit::ConsiderUsingSysExit,
    no_else_break::NoElseBreak,
    no_else_continue::NoElseContinue,
    no_else_raise::NoElseRaise,
    no_else_return::NoElseReturn,
}
