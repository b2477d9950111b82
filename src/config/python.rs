//! The oldest Python that a project supports, from `requires-python`.

use parlint_rules::PythonVersion;

use super::value::Table;

/// The version of `[project] requires-python`, where it says at least which.
pub fn required(document: &Table) -> Option<PythonVersion> {
    let project = document.get("project")?.get_ref().as_table()?;
    oldest(project.get("requires-python")?.get_ref().as_str()?)
}

/// The oldest version that a version specifier admits: of the lower bounds the highest.
fn oldest(specifier: &str) -> Option<PythonVersion> {
    let bounds = specifier.split(',').filter_map(|clause| {
        let clause = clause.trim();
        let operator = clause.find(|letter: char| letter.is_ascii_digit())?;
        let (operator, version) = clause.split_at(operator);
        let mut parts = version.split('.').map(|part| part.trim_end_matches('*').trim());
        let major: u8 = parts.next()?.parse().ok()?;
        let minor: u8 = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        match operator.trim() {
            ">=" | "==" | "~=" | "===" => Some((major, minor)),
            // `>3.9` admits 3.9.1.
            ">" => Some((major, minor)),
            _ => None,
        }
    });
    let (major, minor) = bounds.max()?;
    let known = PythonVersion::iter().map(|version| (version.as_tuple(), version));
    // A bound before the oldest version that is known, as `>=3`, is that one.
    known
        .filter(|(tuple, _)| *tuple >= (major, minor))
        .min_by_key(|(tuple, _)| *tuple)
        .map(|(_, version)| version)
}

#[test]
fn specifiers() {
    let read = |text| oldest(text).map(|version| version.as_tuple());
    assert_eq!(read(">=3.9"), Some((3, 9)));
    assert_eq!(read(">= 3.10, <4"), Some((3, 10)));
    assert_eq!(read("~=3.11"), Some((3, 11)));
    assert_eq!(read("==3.12.*"), Some((3, 12)));
    assert_eq!(read(">=3.8,!=3.9.0,>=3.9"), Some((3, 9)));
    assert_eq!(read(">3.9"), Some((3, 9)));
    assert_eq!(read(">=2.7"), Some((3, 7)));
    assert_eq!(read("<4"), None);
    assert_eq!(read("anything"), None);
}
