//! pylint's messages (`PL` and the message's id), a folder for each of its checkers.

pub(crate) mod ancestors;
pub(crate) mod as_string;
pub(crate) mod basic;
pub mod catalogue;
pub(crate) mod classes;
pub(crate) mod comparison;
pub(crate) mod design;
pub(crate) mod exceptions;
pub(crate) mod exclusive;
pub(crate) mod extensions;
pub(crate) mod format;
pub(crate) mod group;
pub(crate) mod imports;
pub(crate) mod instance_attributes;
pub(crate) mod logging;
pub(crate) mod match_statements;
pub(crate) mod misc;
pub(crate) mod naming;
pub(crate) mod pattern;
pub(crate) mod places;
pub(crate) mod refactoring;
pub(crate) mod same;
pub(crate) mod special_methods;
pub(crate) mod stdlib;
pub(crate) mod stdlib_classes;
pub(crate) mod strings;
pub(crate) mod type_checking;
pub(crate) mod typecheck;
pub(crate) mod variables;

pub(crate) use ancestors::Ancestor;

/// The default of an option that lists words.
fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
