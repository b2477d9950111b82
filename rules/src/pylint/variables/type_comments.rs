//! Types in comments (PEP 484): `x = []  # type: List[int]`, `# type: (int) -> str` below a function's header.

use ruff_python_parser::parse_expression;
use rustc_hash::FxHashSet;

use crate::source::Source;

/// The names that the types of all comments begin with.
pub(super) fn names<'a>(source: &Source<'a>) -> FxHashSet<&'a str> {
    source
        .comments
        .iter()
        .filter_map(|comment| type_of(source.slice(*comment)))
        .flat_map(heads)
        .collect()
}

/// What is longer is no type, and could nest so deeply that its tree is never taken apart.
const LONGEST: usize = 1000;

/// What a comment says is a type: an expression, or parameters in parentheses and a result.
fn type_of(comment: &str) -> Option<&str> {
    if comment.len() > LONGEST {
        return None;
    }
    let text = comment.strip_prefix('#')?.trim_start().strip_prefix("type:")?;
    // Another comment may follow.
    let text = text.split('#').next()?.trim();
    let result = match text.rsplit_once("->") {
        Some((parameters, result)) => {
            let parameters = parameters.trim();
            (parameters.starts_with('(') && parameters.ends_with(')')).then_some(result.trim())?
        }
        None => text,
    };
    let ignores = text
        .strip_prefix("ignore")
        .is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'));
    (!ignores && parse_expression(result).is_ok()).then_some(text)
}

/// The names that do not follow a dot.
fn heads(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    text.split(move |letter: char| !is_part(letter))
        .filter_map(|dotted| dotted.split('.').next())
        .filter(|name| name.starts_with(|first: char| first.is_alphabetic() || first == '_'))
}

#[test]
fn test() {
    let heads_of = |comment| type_of(comment).map(|text| heads(text).collect::<Vec<_>>().join(" "));
    assert_eq!(heads_of("# type: List[t.Any]").as_deref(), Some("List t"));
    assert_eq!(
        heads_of("#type: (int, *Any, **Dict[str, x.Y]) -> Celery  # noqa").as_deref(),
        Some("int Any Dict str x Celery")
    );
    assert_eq!(heads_of("# type: ignore"), None);
    assert_eq!(heads_of("# type: ignore[attr-defined]"), None);
    assert_eq!(heads_of("# type: of the thing"), None);
    assert_eq!(heads_of("# types: List"), None);
}
