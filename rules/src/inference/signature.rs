//! Whether a call fits the parameters of what it calls.

use ruff_python_ast::{Arguments, Expr, Identifier, Parameters};
use smallvec::SmallVec;

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mismatch<'a> {
    /// More positional arguments than parameters.
    TooMany,
    /// A keyword that no parameter takes.
    Unexpected(&'a str),
    /// A parameter that is given by position and by keyword.
    Redundant(&'a str),
    /// A positional parameter without a value.
    Missing(&'a str),
    /// A keyword-only parameter without a value.
    MissingKeyword(&'a str),
}

/// Compares a call with a signature of which the first `implicit` parameters are filled in already.
pub(crate) fn check_call<'a>(
    parameters: &'a Parameters,
    implicit: usize,
    arguments: &'a Arguments,
) -> SmallVec<[Mismatch<'a>; 2]> {
    let mut found = SmallVec::new();
    let unpacks = arguments.args.iter().any(Expr::is_starred_expr);
    let unpacks_mapping = arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
    let positional: SmallVec<[(&Identifier, bool, bool); 8]> = parameters
        .posonlyargs
        .iter()
        .map(|parameter| (&parameter.parameter.name, parameter.default.is_some(), true))
        .chain(
            parameters
                .args
                .iter()
                .map(|parameter| (&parameter.parameter.name, parameter.default.is_some(), false)),
        )
        .collect();
    let given = implicit
        + arguments
            .args
            .iter()
            .filter(|argument| !argument.is_starred_expr())
            .count();
    if given > positional.len() && parameters.vararg.is_none() {
        // A method without parameters has no room for its instance: that is another mistake.
        if implicit <= positional.len() {
            found.push(Mismatch::TooMany);
        }
    }
    let mut filled: SmallVec<[bool; 8]> = (0..positional.len()).map(|index| index < given).collect();
    let mut keyword_only: SmallVec<[&str; 4]> = SmallVec::new();
    for keyword in &arguments.keywords {
        let Some(name) = &keyword.arg else { continue };
        let name = name.as_str();
        let position = positional
            .iter()
            .position(|(parameter, _, only)| !only && parameter.as_str() == name);
        match position {
            Some(position) if filled[position] && position < given => found.push(Mismatch::Redundant(name)),
            Some(position) => filled[position] = true,
            None if parameters
                .kwonlyargs
                .iter()
                .any(|parameter| parameter.parameter.name.as_str() == name) =>
            {
                keyword_only.push(name);
            }
            None if parameters.kwarg.is_some() => {}
            None => found.push(Mismatch::Unexpected(name)),
        }
    }
    for ((name, has_default, _), filled) in positional.iter().zip(filled) {
        if !filled && !has_default && !unpacks && !unpacks_mapping {
            found.push(Mismatch::Missing(name.as_str()));
        }
    }
    if !unpacks_mapping {
        for parameter in &parameters.kwonlyargs {
            let name = parameter.parameter.name.as_str();
            if parameter.default.is_none() && !keyword_only.contains(&name) {
                found.push(Mismatch::MissingKeyword(name));
            }
        }
    }
    found
}
