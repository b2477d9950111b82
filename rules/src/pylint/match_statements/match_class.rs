//! Class patterns: which attributes their positional patterns are matched with.

use ruff_python_ast::{AnyNodeRef, Expr, PatternMatchClass, StmtClassDef};

use crate::checker::Checker;
use crate::inference::{Inference, Value};

/// A class with more names is not looked at.
const MOST_NAMES: usize = 64;

/// What a class pattern matches by position.
pub(super) enum MatchArgs<'a> {
    /// The object itself, as some builtin classes do.
    Itself(&'a str),
    /// The attributes of these names.
    Names(&'a str, Vec<&'a str>),
}

/// How the class of a pattern matches by position, where that is known.
pub(super) fn match_args<'a>(pattern: &'a PatternMatchClass, checker: &Checker<'a>) -> Option<MatchArgs<'a>> {
    let inference = Inference::new(checker.model);
    match inference.infer_one(&pattern.cls)? {
        Value::Builtin(name) if matches_itself(name) => Some(MatchArgs::Itself(name)),
        Value::Class(class) => {
            names(class, inference).map(|names| MatchArgs::Names(class.name.as_str(), names))
        }
        _ => None,
    }
}

/// The builtin classes that the language reference lists.
fn matches_itself(name: &str) -> bool {
    matches!(
        name,
        "bool"
            | "bytearray"
            | "bytes"
            | "dict"
            | "float"
            | "frozenset"
            | "int"
            | "list"
            | "set"
            | "str"
            | "tuple"
    )
}

fn names<'a>(class: &'a StmtClassDef, inference: Inference<'a>) -> Option<Vec<&'a str>> {
    let member = inference.member(&inference.ancestry(class), "__match_args__")?;
    let statement = inference.model.binding(member.binding).statement;
    let value = match inference.model.nodes.get(statement).node {
        AnyNodeRef::StmtAssign(assign) => &*assign.value,
        _ => return None,
    };
    let Expr::Tuple(tuple) = value else { return None };
    if tuple.len() > MOST_NAMES {
        return None;
    }
    tuple
        .iter()
        .map(|element| inference.infer_one(element)?.string())
        .collect()
}
