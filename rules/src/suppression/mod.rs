//! Findings that the file's author waived: `# noqa` and `# pylint: disable=…`.
//!
//! Two languages, each for the rules whose peer speaks it. `# noqa` without codes waives everything but pylint's
//! messages, because pylint does not hear it; with codes it waives what they name, pylint's included.
//! `# pylint:` comments waive pylint's messages alone.

mod add;
mod noqa;
mod pragma;
mod region;

use ruff_python_ast::ModModule;

use crate::checker::Report;
use crate::source::Source;
pub(crate) use add::offer_noqa;
use noqa::Noqa;
use pragma::Pragmas;
pub(crate) use pragma::{PylintOption, pylint_options};

/// The suppression comments of one file.
pub(crate) struct Suppressions {
    noqa: Noqa,
    pragmas: Pragmas,
}

impl Suppressions {
    pub(crate) fn new(source: &Source, module: &ModModule) -> Self {
        Self {
            noqa: Noqa::new(source),
            pragmas: Pragmas::new(source, module),
        }
    }

    /// Drops the findings that a comment waives.
    pub(crate) fn filter(&self, source: &Source, reports: &mut Vec<Report>) {
        if self.noqa.is_empty() && self.pragmas.is_empty() {
            return;
        }
        reports.retain(|report| {
            let row = source.row(report.range.start());
            let parent = report.parent.map(|offset| source.row(offset));
            let waived = self.noqa.waives(report.rule, row)
                || parent.is_some_and(|row| self.noqa.waives(report.rule, row))
                || (report.rule.is_pylint() && self.pragmas.waives(report.rule, row));
            !waived
        });
    }
}
