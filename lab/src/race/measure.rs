//! One run of a program: its time, its CPU time, its peak memory.
//!
//! The program is started by a small process of its own (`parlint-lab measured`), so that what the kernel says of
//! ended children is about this one program. The kernel lets a child inherit its parent's peak, hence the small one.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use nix::sched::{CpuSet, sched_setaffinity};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;
use nix::unistd::Pid;
use serde::{Deserialize, Serialize};

/// What one run took.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Sample {
    pub wall: Duration,
    /// User and system time of all threads and children.
    pub cpu: Duration,
    /// Bytes resident at the most.
    pub peak: u64,
    /// None when a signal ended the program.
    pub status: Option<i32>,
}

/// A program and how it is run.
#[derive(Clone, Debug)]
pub struct Job {
    pub command: Vec<OsString>,
    /// The number of cores that it may use.
    pub cores: usize,
    pub environment: Vec<(String, String)>,
}

/// Runs a job in a measured process of its own; its output goes to `output`.
pub fn run(job: &Job, output: &Path) -> anyhow::Result<Sample> {
    let file = std::fs::File::create(output).with_context(|| format!("cannot write {}", output.display()))?;
    let report = output.with_extension("sample");
    let status = Command::new(std::env::current_exe()?)
        .arg("measured")
        .arg(job.cores.to_string())
        .arg(&report)
        .arg("--")
        .args(&job.command)
        .envs(job.environment.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(Stdio::null())
        .status()?;
    anyhow::ensure!(
        status.success(),
        "cannot start {}: is it installed and on PATH?",
        job.command[0].to_string_lossy()
    );
    Ok(serde_json::from_slice(&std::fs::read(&report)?)?)
}

/// The measured process: limits itself to `cores`, runs the command, and writes a [`Sample`] to `report`.
pub fn measured(cores: usize, report: &Path, command: &[OsString]) -> anyhow::Result<ExitCode> {
    let mut set = CpuSet::new();
    for core in 0..cores {
        set.set(core)?;
    }
    sched_setaffinity(Pid::from_raw(0), &set).context("cannot limit the cores")?;
    let begun = Instant::now();
    let status = Command::new(&command[0]).args(&command[1..]).status()?;
    let wall = begun.elapsed();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let sample = Sample {
        wall,
        cpu: duration(usage.user_time()) + duration(usage.system_time()),
        peak: u64::try_from(usage.max_rss()).unwrap_or(0) << 10,
        status: status.code(),
    };
    std::fs::write(report, serde_json::to_vec(&sample)?)?;
    Ok(ExitCode::SUCCESS)
}

fn duration(time: TimeVal) -> Duration {
    Duration::from_micros((time.tv_sec() * 1_000_000 + time.tv_usec()) as u64)
}
