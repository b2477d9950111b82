//! The machine that measured, in words.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::limits::{Kind, machine_cores};
use crate::results::Machine;

fn first_field(path: &str, key: &str) -> Option<String> {
    let text = std::fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// The last minute's load.
pub fn load() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ')
        .next()
        .and_then(|first| first.parse().ok())
        .unwrap_or(f64::NAN)
}

/// The first line that a program prints of itself.
pub fn version(program: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    Some(text.lines().next()?.trim().to_owned()).filter(|line| output.status.success() && !line.is_empty())
}

pub fn describe(limits: Kind, versions: BTreeMap<String, String>) -> Machine {
    let kilobytes = first_field("/proc/meminfo", "MemTotal").unwrap_or_default();
    Machine {
        cpu: first_field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
        cores: machine_cores(),
        memory_mb: kilobytes.trim_end_matches(" kB").parse::<u64>().unwrap_or(0) >> 10,
        kernel: std::fs::read_to_string("/proc/sys/kernel/osrelease")
            .unwrap_or_default()
            .trim()
            .to_owned(),
        limits,
        isolation_error: None,
        load_before: load(),
        versions,
    }
}
