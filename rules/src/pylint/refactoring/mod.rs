//! Messages of pylint's `refactoring` checker.

use crate::hooks::family;

pub(crate) mod blocks;
pub(crate) mod settings;

mod superfluous_else;

family! {
    pylint_refactoring;
    consider_using_sys_exit::ConsiderUsingSysExit,
    inconsistent_return_statements::InconsistentReturnStatements,
    no_else_break::NoElseBreak,
    no_else_continue::NoElseContinue,
    no_else_raise::NoElseRaise,
    no_else_return::NoElseReturn,
    super_with_arguments::SuperWithArguments,
    use_dict_literal::UseDictLiteral,
    use_list_literal::UseListLiteral,
    useless_return::UselessReturn,
}
