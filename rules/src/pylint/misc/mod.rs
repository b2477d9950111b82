//! Messages of pylint's `misc` checker.

use crate::hooks::family;

mod characters;
mod modified;

pub(crate) mod settings;

family! {
    pylint_misc;
    bidirectional_unicode::BidirectionalUnicode,
    fixme::Fixme,
    invalid_character_backspace::InvalidCharacterBackspace,
    invalid_character_esc::InvalidCharacterEsc,
    invalid_character_sub::InvalidCharacterSub,
    invalid_character_zero_width_space::InvalidCharacterZeroWidthSpace,
    modified_iterating_dict::ModifiedIteratingDict,
    modified_iterating_list::ModifiedIteratingList,
    modified_iterating_set::ModifiedIteratingSet,
    unknown_option_value::UnknownOptionValue,
    unnecessary_ellipsis::UnnecessaryEllipsis,
    unrecognized_inline_option::UnrecognizedInlineOption,
}
