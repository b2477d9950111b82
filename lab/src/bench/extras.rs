//! Beside the main course: the quota check, the calibration workload, the price of Python's lock and of its processes.
//! All of it runs in functions of the lab's own, on this machine only.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use bytes::Bytes;
use serde_json::{Value, json};

use super::backend::LOCAL_BUCKET;
use super::variants::Plan;
use super::workload::Load;
use crate::calibration::{Jobs, Times};
use crate::function::Function;
use crate::limits::granted_cpus;
use crate::results::{Calibration, GilRun, MemoryRun, QuotaCheck};
use crate::server::Server;

pub const PROBE: &str = "probe";
pub const GIL: &str = "gil";
pub const FREE_THREADED: &str = "gil-free-threaded";

/// Median milliseconds of a job of 17.2 ms of CPU on Lambda (Demystifying Serverless Costs).
const PUBLISHED: [(u32, f64); 5] = [(128, 221.0), (257, 102.0), (514, 41.7), (885, 21.4), (1770, 17.4)];
const PUBLISHED_CPU_MS: f64 = 17.2;

/// The probe: this program.
pub fn probe(launcher: &Path) -> Function {
    let mut function = Function::bootstrap(PROBE, launcher);
    function.command.push("probe".into());
    function
}

/// The Python function of `functions/gil.py`, written to a folder.
pub fn gil(name: &str, interpreter: &Path, folder: &Path) -> anyhow::Result<Function> {
    let path: PathBuf = folder.join("gil.py");
    std::fs::write(&path, include_str!("../../functions/gil.py"))
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Function::python(name, interpreter, folder, "gil.handler"))
}

async fn ask(server: &Server, name: &str, event: Value) -> anyhow::Result<Value> {
    let outcome = server
        .lambda
        .invoke(name, Bytes::from(event.to_string()), None)
        .await?;
    let answer: Value = serde_json::from_slice(&outcome.payload)?;
    if outcome.error.is_some() {
        bail!("the lab's function {name} failed: {answer}");
    }
    Ok(answer)
}

fn set_memory(server: &Server, name: &str, memory_mb: u32) {
    server
        .lambda
        .update(name, |settings| settings.memory_mb = memory_mb);
}

/// A job of known CPU time in the tiers for which its time on Lambda was published.
pub async fn quota(server: &Server, repetitions: usize) -> anyhow::Result<Vec<QuotaCheck>> {
    let mut checks = Vec::new();
    for (memory_mb, published_ms) in PUBLISHED {
        set_memory(server, PROBE, memory_mb);
        let event = json!({ "action": "burn", "cpu_ms": PUBLISHED_CPU_MS });
        ask(server, PROBE, event.clone()).await?;
        let mut measured_ms = Vec::new();
        for turn in 0..repetitions {
            // Lambda's callers do not keep time with its periods either: 7 ms steps meet every phase of 20 ms.
            tokio::time::sleep(Duration::from_millis(40 + 7 * (turn as u64 % 20))).await;
            let answer = ask(server, PROBE, event.clone()).await?;
            measured_ms.push(answer["wall_ms"].as_f64().context("the probe tells its time")?);
        }
        checks.push(QuotaCheck {
            memory_mb,
            cpu_ms: PUBLISHED_CPU_MS,
            published_ms,
            measured_ms,
        });
    }
    server.lambda.forget_warm(PROBE);
    Ok(checks)
}

/// The same small jobs on many Python processes, Python threads and Rust threads.
pub async fn calibration(
    server: &Server,
    python: bool,
    memory_mb: u32,
    repetitions: usize,
) -> anyhow::Result<Vec<Calibration>> {
    let jobs = Jobs::DEFAULT;
    let rust = json!({
        "action": "calibrate", "workers": jobs.workers, "fibonacci": jobs.fibonacci, "sum": jobs.sum,
    });
    let in_python = |how: &str| json!({ "calibrate": jobs, "how": how });
    let mut ways = vec![("Rust threads", PROBE, rust)];
    if python {
        ways.push(("Python threads", GIL, in_python("threads")));
        ways.push(("Python processes", GIL, in_python("processes")));
    }
    let mut told: Vec<Calibration> = ways
        .iter()
        .map(|(how, ..)| Calibration {
            how: (*how).to_owned(),
            memory_mb,
            jobs,
            times: Vec::new(),
        })
        .collect();
    for (_, name, event) in &ways {
        set_memory(server, name, memory_mb);
        ask(server, name, event.clone()).await?;
    }
    for _ in 0..repetitions {
        for ((_, name, event), calibration) in ways.iter().zip(&mut told) {
            let times: Times = serde_json::from_value(ask(server, name, event.clone()).await?)?;
            calibration.times.push(times);
        }
    }
    if let Some(other) = told
        .iter()
        .flat_map(|way| &way.times)
        .find(|times| times.checksum != told[0].times[0].checksum)
    {
        bail!(
            "the calibration jobs did not do the same work: checksum {}",
            other.checksum
        );
    }
    Ok(told)
}

/// Reading, tokenising and building trees: serially, on threads, on processes, and on interpreters where there are.
pub async fn gil_runs(
    server: &Server,
    load: &Load,
    memory_mb: u32,
    repetitions: usize,
) -> anyhow::Result<Vec<GilRun>> {
    server.store.put(LOCAL_BUCKET, &load.key, load.body.clone());
    let workers = granted_cpus(memory_mb).round().max(2.0) as u32;
    let mut runs: Vec<GilRun> = Vec::new();
    for name in [GIL, FREE_THREADED] {
        if server.lambda.function(name).is_none() {
            continue;
        }
        set_memory(server, name, memory_mb);
        let ways = [
            ("serial", 1),
            ("threads", workers),
            ("processes", workers),
            ("interpreters", workers),
        ];
        for turn in 0..=repetitions {
            for (how, workers) in ways {
                let event =
                    json!({ "bucket": LOCAL_BUCKET, "key": load.key, "how": how, "workers": workers });
                let answer = match ask(server, name, event).await {
                    Ok(answer) => answer,
                    // Only newer Pythons have them.
                    Err(_) if how == "interpreters" => continue,
                    Err(error) => return Err(error),
                };
                // The first turn pays for what is loaded lazily.
                if turn > 0 {
                    note(&mut runs, how, memory_mb, workers, &answer);
                }
            }
        }
        server.lambda.forget_warm(name);
    }
    Ok(runs)
}

fn note(runs: &mut Vec<GilRun>, how: &str, memory_mb: u32, workers: u32, answer: &Value) {
    let text = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
    let interpreter = text("interpreter");
    let known = runs
        .iter()
        .position(|run| run.how == how && run.interpreter == interpreter);
    let at = known.unwrap_or_else(|| {
        runs.push(GilRun {
            how: how.to_owned(),
            memory_mb,
            workers,
            total_ms: Vec::new(),
            start_ms: Vec::new(),
            exchange_ms: Vec::new(),
            digest: text("digest"),
            interpreter,
        });
        runs.len() - 1
    });
    let number = |key: &str| answer[key].as_f64().unwrap_or(f64::NAN);
    runs[at].total_ms.push(number("total_ms"));
    runs[at].start_ms.push(number("start_ms"));
    runs[at].exchange_ms.push(number("exchange_ms"));
    if runs[at].digest != text("digest") {
        runs[at].digest = "not the same from run to run".to_owned();
    }
}

/// Memory of all processes together, in runs of their own.
pub async fn memory(
    server: &Server,
    plans: &[(&Plan, &str)],
    load: &Load,
    memory_mb: u32,
) -> anyhow::Result<Vec<MemoryRun>> {
    let mut runs = Vec::new();
    for (plan, name) in plans {
        set_memory(server, name, memory_mb);
        let event = Bytes::from(plan.event(LOCAL_BUCKET, &load.key).to_string());
        let outcome = server.lambda.watch(name, event).await?;
        server.lambda.forget_warm(name);
        let Some(seen) = outcome.shared.filter(|_| outcome.error.is_none()) else {
            continue;
        };
        runs.push(MemoryRun {
            workload: load.workload.name.clone(),
            variant: plan.variant.id.clone(),
            memory_mb,
            processes: seen.processes,
            pss_mb: seen.pss_bytes as f64 / f64::from(1 << 20),
        });
    }
    Ok(runs)
}
