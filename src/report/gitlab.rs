//! GitLab's Code Quality report.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::collections::HashMap;

use parlint_rules::Severity;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::json::items;
use super::{FileFindings, Format, Summary};

pub struct Gitlab;

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl Format for Gitlab {
    fn begin(&self) -> &'static str {
        "["
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        // Lines move; what is found in a file, and for the how manieth time, stays.
        let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
        items(
            findings.diagnostics.iter().map(|found| {
                let count = seen.entry((found.rule.code(), &found.message)).or_default();
                *count += 1;
                let fingerprint = format!(
                    "{}\0{}\0{}\0{count}",
                    findings.file.path,
                    found.rule.code(),
                    found.message
                );
                Issue {
                    description: &found.message,
                    check_name: found.rule.code(),
                    fingerprint: Sha256::digest(fingerprint)
                        .iter()
                        .take(16)
                        .map(|byte| format!("{byte:02x}"))
                        .collect(),
                    severity: match found.rule.metadata().severity {
                        Severity::Error => "major",
                        Severity::Warning => "minor",
                        Severity::Refactor | Severity::Convention | Severity::Info => "info",
                    },
                    location: Location {
                        path: findings.file.path.trim_start_matches("./"),
                        lines: Lines {
                            begin: found.location.row,
                            end: found.end_location.row,
                        },
                    },
                }
            }),
            out,
        );
    }

    fn end(&self, summary: &Summary) -> String {
        if summary.any { "\n]\n" } else { "]\n" }.to_owned()
    }
}
