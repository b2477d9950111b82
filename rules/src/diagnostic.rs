//! What a rule reports.

use ruff_text_size::{TextRange, TextSize};

use crate::rule::RuleId;

/// A place in a file, as people count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Line, from 1.
    pub row: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub rule: RuleId,
    pub message: String,
    /// Byte range in the text.
    pub range: TextRange,
    pub location: Location,
    pub end_location: Location,
    /// Name of the innermost class and function that hold the finding, dotted (`Class.method`); empty at module level.
    pub object: String,
    pub fix: Option<Fix>,
}

/// Whether a fix can be applied unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// Changes what the program does in some cases.
    Unsafe,
    /// Keeps the program's meaning.
    Safe,
}

/// A replacement of a range of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub range: TextRange,
    pub content: String,
}

impl Edit {
    pub fn replacement(range: TextRange, content: impl Into<String>) -> Self {
        Self {
            range,
            content: content.into(),
        }
    }

    pub fn deletion(range: TextRange) -> Self {
        Self::replacement(range, "")
    }

    pub fn insertion(at: TextSize, content: impl Into<String>) -> Self {
        Self::replacement(TextRange::empty(at), content)
    }
}

/// Edits that together resolve a diagnostic; sorted, without overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub message: String,
    pub edits: Vec<Edit>,
    pub applicability: Applicability,
    /// Of fixes with the same number, only one is applied at a time: each may count on what another takes away.
    pub isolation: Option<u32>,
}

impl Fix {
    pub fn new(applicability: Applicability, message: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            message: message.into(),
            edits,
            applicability,
            isolation: None,
        }
    }

    pub fn safe_edit(message: impl Into<String>, edit: Edit) -> Self {
        Self::new(Applicability::Safe, message, vec![edit])
    }

    pub fn unsafe_edit(message: impl Into<String>, edit: Edit) -> Self {
        Self::new(Applicability::Unsafe, message, vec![edit])
    }

    /// From the start of the first edit to the end of the last.
    pub fn range(&self) -> TextRange {
        match (self.edits.first(), self.edits.last()) {
            (Some(first), Some(last)) => TextRange::new(first.range.start(), last.range.end()),
            _ => TextRange::default(),
        }
    }
}
