//! A function that does as it is told: burns CPU, takes memory, sleeps, fails. It measures the limits, runs the
//! calibration workload, and is what the tests of the Runtime API invoke. Started as `parlint-lab probe`.

use std::time::{Duration, Instant};

use lambda_runtime::{Diagnostic, LambdaEvent, service_fn};
use nix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum Action {
    /// Answer with what is seen of the environment.
    Look,
    /// Use so much CPU time on one thread.
    Burn {
        cpu_ms: f64,
    },
    /// Take memory and touch all of it.
    Allocate {
        megabytes: usize,
    },
    Sleep {
        ms: u64,
    },
    Exit {
        code: i32,
    },
    /// Answer with so many bytes.
    Answer {
        bytes: usize,
    },
    Fail {
        message: String,
    },
    Panic,
    /// Print lines to the log.
    Print {
        lines: usize,
    },
    /// How often a thread has counted that was started by the first such action and left behind.
    Background,
    /// The calibration workload on threads.
    Calibrate(crate::calibration::Jobs),
}

/// What `Look` tells.
#[derive(Debug, Serialize, Deserialize)]
pub struct Sight {
    pub cores: usize,
    pub variables: std::collections::BTreeMap<String, String>,
    pub working_directory: String,
    pub dev_shm_writable: bool,
    pub tmp_entries: usize,
    pub tmp_writable: bool,
    pub root_writable: bool,
    pub control_groups: usize,
    pub deadline_ms: u64,
    pub request_id: String,
    pub arn: String,
    pub client_context: Option<Value>,
}

static COUNTED: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);

fn writable(folder: &str) -> bool {
    tempfile::tempfile_in(folder).is_ok()
}

fn entries(folder: &str) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

fn look(context: &lambda_runtime::Context) -> Sight {
    Sight {
        cores: std::thread::available_parallelism().map_or(1, usize::from),
        variables: std::env::vars().collect(),
        working_directory: std::env::current_dir().unwrap_or_default().display().to_string(),
        dev_shm_writable: writable("/dev/shm"),
        tmp_entries: entries("/tmp"),
        tmp_writable: writable("/tmp"),
        root_writable: writable("/var"),
        control_groups: entries("/sys/fs/cgroup"),
        deadline_ms: context.deadline,
        request_id: context.request_id.clone(),
        arn: context.invoked_function_arn.clone(),
        client_context: context
            .client_context
            .as_ref()
            .and_then(|context| serde_json::to_value(context).ok()),
    }
}

/// CPU time of this thread so far.
pub fn thread_time() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)
        .map(Duration::from)
        .unwrap_or_default()
}

/// Works until this thread has used so much CPU time. The wall time that it took.
pub fn burn(cpu: Duration) -> Duration {
    let (wall, start) = (Instant::now(), thread_time());
    let mut state = 1_u64;
    while thread_time() - start < cpu {
        for _ in 0..2_000 {
            state = std::hint::black_box(state.wrapping_mul(6_364_136_223_846_793_005).rotate_left(17));
        }
    }
    wall.elapsed()
}

async fn act(event: LambdaEvent<Action>) -> Result<Value, Diagnostic> {
    Ok(match event.payload {
        Action::Look => json!(look(&event.context)),
        Action::Burn { cpu_ms } => {
            let wall = burn(Duration::from_secs_f64(cpu_ms / 1000.0));
            json!({ "wall_ms": wall.as_secs_f64() * 1000.0 })
        }
        Action::Allocate { megabytes } => {
            let taken = std::hint::black_box(vec![1_u8; megabytes << 20]);
            json!({ "sum": taken.iter().step_by(4096).map(|&byte| u64::from(byte)).sum::<u64>() })
        }
        Action::Sleep { ms } => {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            json!({})
        }
        Action::Exit { code } => std::process::exit(code),
        Action::Answer { bytes } => json!("x".repeat(bytes.saturating_sub(2))),
        Action::Fail { message } => {
            return Err(Diagnostic {
                error_type: "Probe.Failed".to_owned(),
                error_message: message,
            });
        }
        Action::Panic => panic!("the probe was told to panic"),
        Action::Print { lines } => {
            for line in 0..lines {
                println!("line {line}");
            }
            json!({})
        }
        Action::Background => {
            let counted = COUNTED.load(std::sync::atomic::Ordering::Relaxed);
            if counted == 0 {
                COUNTED.store(1, std::sync::atomic::Ordering::Relaxed);
                std::thread::spawn(|| {
                    loop {
                        std::thread::sleep(Duration::from_millis(5));
                        COUNTED.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    }
                });
            }
            json!({ "counted": counted })
        }
        Action::Calibrate(jobs) => json!(crate::calibration::on_threads(&jobs)),
    })
}

/// The environment variable that makes the init phase misbehave: `exit`, or `sleep=MS`, once per folder.
const INIT: &str = "PROBE_INIT";

/// Polls for invocations until it is ended.
pub async fn serve() -> anyhow::Result<()> {
    match std::env::var(INIT).unwrap_or_default().split_once('=') {
        Some(("exit", code)) => std::process::exit(code.parse()?),
        Some(("sleep", ms)) => std::thread::sleep(Duration::from_millis(ms.parse()?)),
        Some(("burn", ms)) => {
            burn(Duration::from_millis(ms.parse()?));
        }
        _ => {}
    }
    lambda_runtime::run(service_fn(act))
        .await
        .map_err(|error| anyhow::anyhow!("{error}"))
}
