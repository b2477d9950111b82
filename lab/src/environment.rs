//! One execution environment: a child process in its limits, its Runtime API, and the phases of its life.

use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Context;
use bytes::Bytes;
use serde_json::json;
use tokio::process::{Child, Command};
use tokio::sync::watch;

use crate::function::{Function, Settings};
use crate::limits::sandbox::{Achieved, Plan};
use crate::limits::{Group, Limiter, Usage, granted_cpus, machine_cores, visible_cores};
use crate::log::{Log, Start};
use crate::report_line::Report;
use crate::runtime_api::{Event, Invocation, MAX_RESPONSE, RuntimeApi};

/// What all environments of this process share.
#[derive(Clone, Debug)]
pub struct Host {
    pub limiter: Limiter,
    pub s3_endpoint: String,
    /// The program that has the `sandbox` subcommand: this one.
    pub launcher: PathBuf,
    /// How long the init phase may take before it is run again as part of the first invocation; 10 s on Lambda.
    pub init_limit: Duration,
    /// Functions see the tier's cores, an empty /tmp and no /dev/shm.
    pub isolate: bool,
    /// Logs go to standard error too.
    pub echo: bool,
}

/// An error of the function, as Lambda reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub kind: String,
    pub body: Bytes,
}

/// One invocation's outcome.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub payload: Bytes,
    /// The kind of failure, where the payload is an error.
    pub error: Option<String>,
    pub report: Report,
    pub usage: Usage,
    pub log_tail: Vec<u8>,
    /// Whether the environment can take another invocation.
    pub reusable: bool,
    /// Where it was watched: the most memory of all processes together.
    pub shared: Option<Watched>,
}

/// Memory of a function's processes, pages that several use counted once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watched {
    pub pss_bytes: u64,
    /// How many there were at that moment.
    pub processes: usize,
}

#[derive(Debug)]
pub struct Environment {
    api: RuntimeApi,
    child: Child,
    group: Box<dyn Group>,
    log: Arc<Log>,
    pub revision: u64,
    pub achieved: Achieved,
    /// When the function's own program started.
    began: Instant,
    memory_mb: u32,
    /// Set until the first invocation has reported it.
    init: Option<Duration>,
    /// What an init on the invocation's own time took.
    late_init: Duration,
    cpu_before: Duration,
    throttled_before: Duration,
    oom_before: u64,
}

/// How the init phase ended other than well.
enum InitEnd {
    TimedOut,
    Failed(Failure),
}

impl Environment {
    /// The init phase and the first invocation.
    pub async fn cold(
        host: &Host,
        function: &Function,
        settings: &Settings,
        call: Call<'_>,
    ) -> anyhow::Result<(Option<Self>, Outcome)> {
        let mut environment = Self::spawn(host, function, settings, true).await?;
        environment
            .log
            .line(&format!("INIT_START Runtime Version: {}", function.runtime));
        match environment.initialize(host.init_limit, settings).await? {
            Ok(()) => {}
            Err(InitEnd::Failed(failure)) => {
                let init = environment.began.elapsed();
                return Ok((
                    None,
                    environment.end_early(call, settings, failure, Some(init), Duration::ZERO),
                ));
            }
            Err(InitEnd::TimedOut) => {
                environment.log.line(&format!(
                    "INIT_REPORT Init Duration: {:.2} ms\tPhase: init\tStatus: timeout",
                    environment.began.elapsed().as_secs_f64() * 1000.0
                ));
                drop(environment);
                return Self::suppressed_init(host, function, settings, call).await;
            }
        }
        let outcome = environment.invoke(function, settings, call).await;
        Ok((outcome.reusable.then_some(environment), outcome))
    }

    /// The second try of an init that took too long: without the boost, on the invocation's own time.
    async fn suppressed_init(
        host: &Host,
        function: &Function,
        settings: &Settings,
        call: Call<'_>,
    ) -> anyhow::Result<(Option<Self>, Outcome)> {
        let mut environment = Self::spawn(host, function, settings, false).await?;
        match environment.initialize(settings.timeout, settings).await? {
            Ok(()) => {}
            Err(InitEnd::Failed(failure)) => {
                let spent = environment.began.elapsed();
                return Ok((None, environment.end_early(call, settings, failure, None, spent)));
            }
            Err(InitEnd::TimedOut) => {
                let failure = timed_out(call.id, settings.timeout);
                let spent = environment.began.elapsed();
                return Ok((None, environment.end_early(call, settings, failure, None, spent)));
            }
        }
        environment.init = None;
        let spent = environment.began.elapsed();
        environment.late_init = spent;
        let rest = Settings {
            timeout: settings.timeout.saturating_sub(spent),
            ..settings.clone()
        };
        let outcome = environment.invoke(function, &rest, call).await;
        Ok((outcome.reusable.then_some(environment), outcome))
    }

    async fn spawn(
        host: &Host,
        function: &Function,
        settings: &Settings,
        boost: bool,
    ) -> anyhow::Result<Self> {
        let api = RuntimeApi::start().await.context("cannot open the Runtime API")?;
        let stream = uuid::Uuid::new_v4().simple().to_string();
        let group = host
            .limiter
            .group(&format!("parlint-lab-{stream}"), settings.memory_mb)?;
        if !boost {
            group.set_quota(Some(granted_cpus(settings.memory_mb)))?;
        }
        let plan = Plan {
            joins: group.joins(),
            cores: host
                .isolate
                .then(|| visible_cores(settings.memory_mb).min(machine_cores())),
            tmp_mb: host.isolate.then_some(settings.tmp_mb),
            keep: function.keep.clone(),
        };
        let mut words = group.prefix();
        words.push(host.launcher.clone().into());
        words.extend([
            "sandbox".into(),
            serde_json::to_string(&plan)?.into(),
            "--".into(),
        ]);
        words.extend(function.command.iter().cloned());
        let variables = function.variables(settings, &api.address.to_string(), &host.s3_endpoint, &stream);
        let mut command = Command::new(&words[0]);
        command
            .args(&words[1..])
            .env_clear()
            .envs(variables)
            .current_dir(&function.root)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .kill_on_drop(true);
        // systemd-run finds the user's manager by these.
        for key in ["XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"] {
            if group.kind() == crate::limits::Kind::SystemdRun
                && let Some(value) = std::env::var_os(key)
            {
                command.env(key, value);
            }
        }
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot start {}", words[0].display()))?;
        let log = Log::new(host.echo);
        let (start, mut started) = watch::channel::<Start>(None);
        child.stdout.take().map(|stream| log.follow(stream, None));
        child.stderr.take().map(|stream| log.follow(stream, Some(start)));
        // The sender ends with the process: then there is nothing to wait for.
        started.changed().await.ok();
        let (began, achieved) = started
            .borrow_and_update()
            .clone()
            .unwrap_or((Instant::now(), Achieved::default()));
        if let Some(pid) = child.id() {
            group.started(pid);
        }
        Ok(Environment {
            api,
            child,
            group,
            log,
            revision: settings.revision,
            achieved,
            began,
            memory_mb: settings.memory_mb,
            init: None,
            late_init: Duration::ZERO,
            cpu_before: Duration::ZERO,
            throttled_before: Duration::ZERO,
            oom_before: 0,
        })
    }

    /// Waits for the first `next`; then the quota begins.
    async fn initialize(
        &mut self,
        limit: Duration,
        settings: &Settings,
    ) -> anyhow::Result<Result<(), InitEnd>> {
        let end = tokio::select! {
            biased;
            event = self.api.events.recv() => match event {
                Some((_, Event::InitError(body))) => Err(InitEnd::Failed(Failure { kind: kind_of(&body), body })),
                Some((at, _)) => {
                    self.init = Some(at.saturating_duration_since(self.began));
                    Ok(())
                }
                None => anyhow::bail!("the Runtime API ended"),
            },
            status = self.child.wait() => Err(InitEnd::Failed(self.exited(status?, "init"))),
            () = tokio::time::sleep(limit) => Err(InitEnd::TimedOut),
        };
        self.group.set_quota(Some(granted_cpus(settings.memory_mb)))?;
        Ok(end)
    }

    /// One invocation in a started environment.
    pub async fn invoke(&mut self, function: &Function, settings: &Settings, call: Call<'_>) -> Outcome {
        self.group.freeze(false);
        self.group.reset_peak();
        let before = self.group.usage();
        // What init used is billed with the first invocation, but is not its CPU time.
        self.cpu_before = before.cpu.unwrap_or_default();
        self.throttled_before = before.throttled.unwrap_or_default();
        self.oom_before = before.oom_kills;
        self.log
            .line(&format!("START RequestId: {} Version: $LATEST", call.id));
        let watch = call.watch.then(|| watch(self.child.id().unwrap_or(0) as i32));
        let deadline = SystemTime::now() + settings.timeout;
        let began = Instant::now();
        self.api.send(Invocation {
            id: call.id.to_owned(),
            payload: call.payload.clone(),
            deadline_ms: deadline
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default()
                .as_millis(),
            arn: function.arn(),
            trace_id: trace_id(),
            client_context: call.client_context.map(str::to_owned),
        });
        let limit = tokio::time::sleep(settings.timeout);
        tokio::pin!(limit);
        let mut answer: Option<Result<Bytes, Failure>> = None;
        let (ended, reusable) = loop {
            tokio::select! {
                biased;
                event = self.api.events.recv() => match event {
                    // The invocation lasts until the function asks for the next one.
                    Some((at, Event::Next)) => break (at, true),
                    Some((_, Event::Response(body))) => answer = Some(Ok(body)),
                    Some((_, Event::Error { kind, body })) => {
                        let kind = kind.unwrap_or_else(|| kind_of(&body));
                        answer = Some(Err(Failure { kind, body }));
                    }
                    Some((_, Event::InitError(body))) => {
                        answer = Some(Err(Failure { kind: kind_of(&body), body }));
                    }
                    Some((_, Event::TooLarge(size))) => {
                        let message = format!(
                            "Response payload size ({size} bytes) exceeded maximum allowed payload size ({MAX_RESPONSE} bytes)."
                        );
                        answer = Some(Err(failure("Function.ResponseSizeTooLarge", &message)));
                    }
                    None => break (Instant::now(), false),
                },
                status = self.child.wait() => {
                    let failure = match status {
                        Ok(status) => self.exited(status, call.id),
                        Err(error) => failure("Runtime.Unknown", &error.to_string()),
                    };
                    answer = Some(Err(failure));
                    break (Instant::now(), false);
                },
                () = &mut limit => {
                    answer = Some(Err(timed_out(call.id, settings.timeout)));
                    break (Instant::now(), false);
                },
            }
        };
        let answer = answer.unwrap_or_else(|| {
            Err(failure(
                "Runtime.NoResponse",
                "The function asked for the next invocation without answering this one",
            ))
        });
        let duration = ended.saturating_duration_since(began);
        let mut outcome = self.finish(call, answer, duration, reusable).await;
        if let Some((watcher, seen)) = watch {
            watcher.abort();
            outcome.shared = Some(*seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        }
        outcome
    }

    async fn finish(
        &mut self,
        call: Call<'_>,
        answer: Result<Bytes, Failure>,
        duration: Duration,
        reusable: bool,
    ) -> Outcome {
        let mut usage = self.group.usage();
        usage.cpu = usage.cpu.map(|cpu| cpu.saturating_sub(self.cpu_before));
        usage.throttled = usage
            .throttled
            .map(|time| time.saturating_sub(self.throttled_before));
        usage.oom_kills -= self.oom_before.min(usage.oom_kills);
        if reusable {
            self.group.freeze(true);
        } else {
            self.group.kill();
        }
        // What the function printed is in the pipe; its reader gets a moment to fetch it.
        tokio::time::sleep(Duration::from_millis(1)).await;
        let outcome = self.conclude(call, answer, duration, usage, reusable);
        self.log.clear();
        outcome
    }

    fn end_early(
        &mut self,
        call: Call<'_>,
        settings: &Settings,
        failure: Failure,
        init: Option<Duration>,
        duration: Duration,
    ) -> Outcome {
        let usage = self.group.usage();
        self.group.kill();
        self.init = init;
        self.memory_mb = settings.memory_mb;
        self.log
            .line(&format!("START RequestId: {} Version: $LATEST", call.id));
        self.conclude(call, Err(failure), duration, usage, false)
    }

    /// Writes Lambda's last lines and puts everything together.
    fn conclude(
        &mut self,
        call: Call<'_>,
        answer: Result<Bytes, Failure>,
        duration: Duration,
        usage: Usage,
        reusable: bool,
    ) -> Outcome {
        let init = self.init.take();
        let duration = duration + std::mem::take(&mut self.late_init);
        let (payload, error) = match answer {
            Ok(payload) => (payload, None),
            Err(failure) => (failure.body, Some(failure.kind)),
        };
        let report = Report {
            request_id: call.id.to_owned(),
            duration_ms: duration.as_secs_f64() * 1000.0,
            billed_ms: Report::bill(duration, init),
            memory_mb: self.memory_mb,
            max_memory_mb: usage.peak_bytes.unwrap_or(0).div_ceil(1 << 20),
            init_ms: init.map(|init| init.as_secs_f64() * 1000.0),
            status: error.as_deref().filter(|_| !reusable).map(|kind| {
                if kind == "Sandbox.Timedout" {
                    "timeout".to_owned()
                } else {
                    "error".to_owned()
                }
            }),
            error_type: error.clone().filter(|_| !reusable),
        };
        self.log.line(&format!("END RequestId: {}", call.id));
        self.log.line(&report.to_string());
        Outcome {
            payload,
            error,
            report,
            usage,
            log_tail: self.log.tail(),
            reusable,
            shared: None,
        }
    }

    fn exited(&self, status: ExitStatus, id: &str) -> Failure {
        let out_of_memory = self.group.usage().oom_kills > self.oom_before;
        let message = match (status.code(), status.signal()) {
            (Some(0), _) => "Runtime exited without providing a reason".to_owned(),
            (Some(code), _) => format!("Runtime exited with error: exit status {code}"),
            (None, Some(9)) => "Runtime exited with error: signal: killed".to_owned(),
            (None, signal) => format!("Runtime exited with error: signal: {}", signal.unwrap_or(0)),
        };
        let kind = if out_of_memory && status.signal() == Some(9) {
            "Runtime.OutOfMemory"
        } else {
            "Runtime.ExitError"
        };
        failure(kind, &format!("RequestId: {id} Error: {message}"))
    }

    pub fn kind(&self) -> crate::limits::Kind {
        self.group.kind()
    }
}

impl Drop for Environment {
    fn drop(&mut self) {
        self.group.kill();
    }
}

/// What one invocation is asked with.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    pub id: &'a str,
    pub payload: &'a Bytes,
    pub client_context: Option<&'a str>,
    /// Look at the memory of all the function's processes while it runs. Costs time: not for what is timed.
    pub watch: bool,
}

/// Looks at the processes again and again, and keeps the highest sum.
fn watch(root: i32) -> (tokio::task::JoinHandle<()>, Arc<std::sync::Mutex<Watched>>) {
    let seen = Arc::new(std::sync::Mutex::new(Watched::default()));
    let sink = Arc::clone(&seen);
    let watcher = tokio::spawn(async move {
        loop {
            let tree = crate::procfs::tree(root);
            let pss_bytes = tree.iter().filter_map(|&pid| crate::procfs::pss(pid)).sum();
            {
                let mut most = sink.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                if pss_bytes > most.pss_bytes {
                    *most = Watched {
                        pss_bytes,
                        processes: tree.len(),
                    };
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    (watcher, seen)
}

fn failure(kind: &str, message: &str) -> Failure {
    let body = json!({ "errorType": kind, "errorMessage": message }).to_string();
    Failure {
        kind: kind.to_owned(),
        body: body.into(),
    }
}

fn timed_out(id: &str, limit: Duration) -> Failure {
    let message = format!(
        "RequestId: {id} Error: Task timed out after {:.2} seconds",
        limit.as_secs_f64()
    );
    failure("Sandbox.Timedout", &message)
}

/// The `errorType` of an error that the function put together itself.
fn kind_of(body: &[u8]) -> String {
    let parsed = serde_json::from_slice::<serde_json::Value>(body).unwrap_or_default();
    parsed["errorType"].as_str().unwrap_or("Unhandled").to_owned()
}

fn trace_id() -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let unique = uuid::Uuid::new_v4().simple().to_string();
    let parent = uuid::Uuid::new_v4().simple().to_string();
    format!(
        "Root=1-{seconds:08x}-{};Parent={};Sampled=0",
        &unique[..24],
        &parent[..16]
    )
}
