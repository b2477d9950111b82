//! Findings as bytes.

use parlint_rules::{Applicability, Diagnostic, Edit, Fix, Location, RuleId, TextRange};
use serde::{Deserialize, Serialize};

/// What a rule asked of the repository while a file was linted, and what it learned. The findings hold as long as the
/// answers do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// Hash over what a module's summary follows from; none for a module that the repository does not have.
    Module(Option<[u8; 32]>),
    Package(bool),
    /// Whether there is such a module at all.
    Exists(bool),
}

/// A question, by the name of the module, and its answer.
pub type Asked = Vec<(String, Answer)>;

#[derive(Serialize, Deserialize)]
struct Entry<'a> {
    asked: Asked,
    #[serde(borrow)]
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Finding<'a> {
    code: &'a str,
    message: &'a str,
    object: &'a str,
    range: (u32, u32),
    from: (u32, u32),
    to: (u32, u32),
    #[serde(borrow)]
    fix: Option<Repair<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Repair<'a> {
    message: &'a str,
    #[serde(borrow)]
    edits: Vec<((u32, u32), &'a str)>,
    safe: bool,
    isolation: Option<u32>,
}

/// An entry. None where it cannot be written, and then is not kept.
pub fn write(asked: Asked, findings: &[Diagnostic]) -> Option<Vec<u8>> {
    let pair = |range: TextRange| (range.start().to_u32(), range.end().to_u32());
    let place = |location: Location| (location.row, location.column);
    let findings = findings
        .iter()
        .map(|found| Finding {
            code: found.rule.code(),
            message: &found.message,
            object: &found.object,
            range: pair(found.range),
            from: place(found.location),
            to: place(found.end_location),
            fix: found.fix.as_ref().map(|fix| Repair {
                message: &fix.message,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| (pair(edit.range), edit.content.as_str()))
                    .collect(),
                safe: fix.applicability == Applicability::Safe,
                isolation: fix.isolation,
            }),
        })
        .collect();
    postcard::to_stdvec(&Entry { asked, findings }).ok()
}

/// Reads an entry of this text. None where the bytes are not what [`write`] made, or one of the answers holds no more.
pub fn read(
    bytes: &[u8],
    text: &str,
    mut holds: impl FnMut(&str, &Answer) -> bool,
) -> Option<Vec<Diagnostic>> {
    let entry: Entry = postcard::from_bytes(bytes).ok()?;
    if !entry.asked.iter().all(|(name, answer)| holds(name, answer)) {
        return None;
    }
    let range = |(start, end): (u32, u32)| {
        text.get(start as usize..end as usize)
            .map(|_| TextRange::new(start.into(), end.into()))
    };
    let place = |(row, column)| Location { row, column };
    let repair = |fix: Repair| {
        let edits = fix.edits.into_iter();
        Some(Fix {
            message: fix.message.to_owned(),
            edits: edits
                .map(|(at, content)| Some(Edit::replacement(range(at)?, content)))
                .collect::<Option<_>>()?,
            applicability: match fix.safe {
                true => Applicability::Safe,
                false => Applicability::Unsafe,
            },
            isolation: fix.isolation,
        })
    };
    let finding = |found: Finding| {
        Some(Diagnostic {
            rule: RuleId::from_code(found.code)?,
            message: found.message.to_owned(),
            range: range(found.range)?,
            location: place(found.from),
            end_location: place(found.to),
            object: found.object.to_owned(),
            fix: match found.fix {
                Some(fix) => Some(repair(fix)?),
                None => None,
            },
        })
    };
    entry.findings.into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use parlint_rules::{RuleSet, Settings, lint_source};

    #[test]
    fn what_is_written_can_be_read() {
        let text = "import os\nx = 'é' ;\n";
        let settings = Settings {
            rules: RuleSet::all(),
            ..Settings::default()
        };
        let findings = lint_source(Path::new("a.py"), text, &settings);
        assert!(findings.iter().any(|found| found.fix.is_some()));
        let asked = vec![("a.b".to_owned(), Answer::Package(true))];
        let bytes = write(asked, &findings).unwrap();
        assert_eq!(read(&bytes, text, |_, _| true), Some(findings));
        assert_eq!(read(&bytes, text, |name, _| name != "a.b"), None);
        // Of another text, or damaged.
        assert_eq!(read(&bytes, "", |_, _| true), None);
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end], text, |_, _| true), None, "{end}");
        }
    }
}
