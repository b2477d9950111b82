//! The response, as `schema/response.schema.json` says it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::Machine;

/// Lambda refuses more than 6 MB.
pub const MAX_RESPONSE_BYTES: usize = 6_000_000;
/// Of skipped files and of files left, the first so many are named.
pub const MAX_LISTED: usize = 1000;

#[derive(Debug, Serialize)]
pub struct Response {
    pub function: FunctionInfo,
    pub request_id: String,
    pub source: SourceInfo,
    pub mode: &'static str,
    /// Of the pylint function.
    pub profile: Option<&'static str>,
    pub workers: usize,
    pub memory_size_mb: Option<u64>,
    pub vcpus: f64,
    pub cold_start: bool,
    pub files: usize,
    /// Of them, those whose findings an earlier invocation had left.
    pub cached: usize,
    pub bytes: usize,
    pub lines: usize,
    pub skipped_count: usize,
    pub skipped: Vec<SkippedFile>,
    pub findings_count: usize,
    pub findings_by_code: BTreeMap<&'static str, usize>,
    pub milliseconds: Phases,
    pub speed_up: Option<f64>,
    pub agreement: Option<Agreement>,
    pub peak_memory_mb: Option<f64>,
    pub complete: bool,
    pub files_left_count: usize,
    pub files_left: Vec<String>,
    pub findings: Option<Box<RawValue>>,
    pub findings_location: Option<Location>,
    pub patch_location: Option<PatchLocation>,
    pub digest: String,
}

#[derive(Debug, Serialize)]
pub struct FunctionInfo {
    name: String,
    version: String,
    engine: &'static str,
    engine_version: &'static str,
    runtime: &'static str,
    architecture: &'static str,
}

impl FunctionInfo {
    pub fn new(machine: &Machine) -> Self {
        Self {
            name: machine.name.clone(),
            version: machine.version.clone(),
            engine: "parlint",
            engine_version: env!("CARGO_PKG_VERSION"),
            runtime: "rust",
            architecture: if cfg!(target_arch = "aarch64") {
                "arm64"
            } else {
                "x86_64"
            },
        }
    }
}

#[derive(Debug, Serialize)]
pub struct SourceInfo {
    pub bucket: String,
    pub key: String,
    pub etag: Option<String>,
    pub bytes: u64,
}

#[derive(Debug, Serialize)]
pub struct SkippedFile {
    pub path: String,
    pub reason: &'static str,
    pub detail: String,
}

/// Wall time; `None` for a phase that did not run, or that is not apart from another.
#[derive(Debug, Default, Serialize)]
pub struct Phases {
    pub download: Option<f64>,
    /// Each file is inflated on the core that lints it.
    pub inflate: Option<f64>,
    pub lint_serial: Option<f64>,
    pub lint_parallel: Option<f64>,
    /// Between processes.
    pub exchange: Option<f64>,
    pub report: Option<f64>,
    pub total: f64,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Agreement {
    pub identical: bool,
    pub only_serial: usize,
    pub only_parallel: usize,
}

#[derive(Debug, Serialize)]
pub struct Location {
    pub bucket: String,
    pub key: String,
    pub format: &'static str,
    pub bytes: usize,
}

#[derive(Debug, Serialize)]
pub struct PatchLocation {
    pub bucket: String,
    pub key: String,
    pub bytes: usize,
    pub files: usize,
    pub fixes: usize,
}
