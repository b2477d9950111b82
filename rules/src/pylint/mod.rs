//! pylint's messages (`PL` and the message's id), a folder for each of its checkers.

pub(crate) mod basic;
pub(crate) mod design;
pub(crate) mod variables;
