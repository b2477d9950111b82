//! `# noqa`, `# ruff: noqa`, `# pylint: disable=…`: findings that the file's author waived.

use crate::checker::Report;
use crate::semantic::Model;
use crate::source::Source;

/// The suppression comments of one file.
pub(crate) struct Suppressions {}

impl Suppressions {
    pub(crate) fn new(_source: &Source, _model: &Model) -> Self {
        Self {}
    }

    /// Drops the findings that a comment waives.
    pub(crate) fn filter(&self, _reports: &mut Vec<Report>) {}
}
