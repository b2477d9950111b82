//! The benchmark: which variants run on what, in which order, and what is kept of it.

pub mod agreement;
pub mod backend;
pub mod bases;
pub mod extras;
pub mod machine;
pub mod measure;
mod pace;
pub mod variants;
pub mod workload;

/// Lambda's tiers that are measured or modelled by default.
pub const TIERS: [u32; 12] = [
    128, 256, 512, 1024, 1769, 2048, 3008, 3538, 5307, 7076, 8845, 10_240,
];
/// Those of `--quick`.
pub const QUICK_TIERS: [u32; 5] = [128, 512, 1769, 3538, 10_240];

/// Whether this machine has the CPUs that the tier grants. The others are modelled.
pub fn measurable(memory_mb: u32, cores: usize) -> bool {
    // 3,538 MB are 2.0 vCPUs, to the nearest megabyte.
    crate::limits::granted_cpus(memory_mb) <= cores as f64 + 0.001
}
