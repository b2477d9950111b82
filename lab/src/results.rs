//! `results.json`: what a benchmark measured, raw. Everything that is printed or drawn is derived from it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use crate::calibration::{Jobs, Times};
use crate::limits::Kind;

/// Raised when a reader of the old form would misread the new one.
pub const SCHEMA: u32 = 1;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Results {
    pub schema: u32,
    /// RFC 3339, UTC.
    pub created: String,
    /// `local`, or `aws` with region and stack.
    pub place: String,
    pub machine: Machine,
    pub tiers: Vec<u32>,
    pub workloads: Vec<Workload>,
    pub variants: Vec<Variant>,
    pub samples: Vec<Sample>,
    pub agreement: Vec<Agreement>,
    pub quota: Vec<QuotaCheck>,
    pub calibration: Vec<Calibration>,
    pub gil: Vec<GilRun>,
    pub memory: Vec<MemoryRun>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Machine {
    pub cpu: String,
    pub cores: usize,
    pub memory_mb: u64,
    pub kernel: String,
    pub limits: Kind,
    /// Why the functions could not be given a file system of their own, where they could not.
    pub isolation_error: Option<String>,
    /// Load of the last minute before the first measurement.
    pub load_before: f64,
    pub versions: BTreeMap<String, String>,
}

/// A zip that was linted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workload {
    pub name: String,
    /// How it came about: all of a repository, or which part.
    pub description: String,
    pub zip_bytes: u64,
    pub files: usize,
    pub source_bytes: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    pub id: String,
    pub label: String,
    /// `parlint`, `pylint`, `ruff`.
    pub engine: String,
    /// `serial`, `threads`, `processes`.
    pub how: String,
    /// The workers asked for; missing: as many as the tier grants, rounded up.
    pub workers: Option<u32>,
    /// It does what the others do: its findings are compared. Otherwise the note says what it does instead.
    pub same_work: bool,
    pub note: Option<String>,
}

/// One invocation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    pub workload: String,
    pub variant: String,
    pub memory_mb: u32,
    pub round: u32,
    pub cold: bool,
    pub duration_ms: f64,
    pub billed_ms: u64,
    pub init_ms: Option<f64>,
    pub max_memory_mb: u64,
    /// CPU time of the invocation, init excluded.
    pub cpu_ms: Option<f64>,
    /// CPU time of the same small job just before and just after the invocation, their mean: how fast the machine was.
    #[serde(default)]
    pub reference_ms: Option<f64>,
    /// Time for which the quota held threads back, summed over the cores.
    pub throttled_ms: Option<f64>,
    pub workers: Option<u32>,
    /// Milliseconds by phase, as the function tells them.
    pub phases: BTreeMap<String, f64>,
    pub findings: Option<u64>,
    pub digest: Option<String>,
    /// The error's type, where it failed.
    pub error: Option<String>,
}

/// Two variants' findings on one workload, compared finding by finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    pub workload: String,
    pub left: String,
    pub right: String,
    pub identical: bool,
    pub codes: BTreeMap<String, CodeAgreement>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CodeAgreement {
    pub agreed: usize,
    pub only_left: usize,
    pub only_right: usize,
    /// The first few places, `path:row:column`.
    pub left_examples: Vec<String>,
    pub right_examples: Vec<String>,
}

impl Agreement {
    pub fn agreed(&self) -> usize {
        self.codes.values().map(|code| code.agreed).sum()
    }

    pub fn differing(&self) -> usize {
        self.codes
            .values()
            .map(|code| code.only_left + code.only_right)
            .sum()
    }

    /// The part of all findings that both sides have.
    pub fn share(&self) -> f64 {
        let all = self.agreed() + self.differing();
        if all == 0 {
            1.0
        } else {
            self.agreed() as f64 / all as f64
        }
    }
}

/// A job of known CPU time, beside what was published of Lambda.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QuotaCheck {
    pub memory_mb: u32,
    pub cpu_ms: f64,
    pub published_ms: f64,
    pub measured_ms: Vec<f64>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Calibration {
    pub how: String,
    pub memory_mb: u32,
    pub jobs: Jobs,
    pub times: Vec<Times>,
}

/// Reading, tokenising and building pylint's trees: the same work however it is split.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GilRun {
    pub how: String,
    pub memory_mb: u32,
    pub workers: u32,
    pub total_ms: Vec<f64>,
    /// Start of the workers (processes: until the last one runs).
    pub start_ms: Vec<f64>,
    /// Receiving what the workers send.
    pub exchange_ms: Vec<f64>,
    /// Of what was built; equal for equal work.
    pub digest: String,
    pub interpreter: String,
}

/// Memory of all of a function's processes together, pages shared between them counted once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemoryRun {
    pub workload: String,
    pub variant: String,
    pub memory_mb: u32,
    pub processes: usize,
    pub pss_mb: f64,
}

impl Results {
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let results: Results = serde_json::from_str(&text)
            .with_context(|| format!("{} is not a results.json of `parlint lab bench`", path.display()))?;
        if results.schema != SCHEMA {
            bail!(
                "{} has schema {}; this program reads {SCHEMA}",
                path.display(),
                results.schema
            );
        }
        Ok(results)
    }

    pub fn write(&self, path: &Path) -> anyhow::Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
    }

    pub fn variant(&self, id: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == id)
    }

    /// The measured samples of a series that did not fail.
    pub fn series<'a>(
        &'a self,
        workload: &'a str,
        variant: &'a str,
        cold: bool,
    ) -> impl Iterator<Item = &'a Sample> {
        self.samples.iter().filter(move |sample| {
            sample.workload == workload
                && sample.variant == variant
                && sample.cold == cold
                && sample.error.is_none()
        })
    }
}

/// The middle value; `None` of nothing.
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    quantile(values, 0.5)
}

/// The value below which the given part of the values lies, interpolated.
pub fn quantile(values: impl IntoIterator<Item = f64>, part: f64) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let at = part * values.len().checked_sub(1)? as f64;
    let (low, high) = (values[at.floor() as usize], values[at.ceil() as usize]);
    Some(low + (high - low) * at.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles() {
        assert_eq!(median([]), None);
        assert_eq!(median([3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0]), Some(2.5));
        assert_eq!(quantile([0.0, 10.0], 0.95), Some(9.5));
    }
}
