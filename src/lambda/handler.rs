//! From event to response.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::event::{Event, Mode, PatchRequest, ReportFormat, ReportRequest, default_report_key};
use super::response::{
    Agreement, FunctionInfo, Location, MAX_LISTED, MAX_RESPONSE_BYTES, PatchLocation, Phases, Response,
    SkippedFile, SourceInfo,
};
use super::{Failure, Machine, Metrics, log, machine};
use crate::cache::{Cache, Caching};
use crate::config::{InZip, Options, Resolver};
use crate::fix::{Destination, Fixing};
use crate::lint::{MakeLinter, On, Results, Run};
use crate::report::OutputFormat;
use crate::schedule::Pool;
use crate::source::remote::{self, Remote};
use crate::source::s3::Store;
use crate::source::{Excludes, Limits, PatternError, SourceSet, USUAL_EXCLUDES, ZipOptions};
use crate::spool::{self, Spool, Waiting};

/// Everything that is built once, in the init phase.
pub struct Function<S> {
    store: S,
    machine: Machine,
    linter: &'static MakeLinter,
    excludes: Excludes,
    limits: Limits,
    /// `PARLINT_BUCKETS`; none allows all.
    buckets: Option<Vec<String>>,
    report_prefix: String,
    metrics: Metrics,
    cache: Cache,
    /// The pool of the last invocation: most want the same number of threads.
    pool: Mutex<Arc<Pool>>,
    warm: AtomicBool,
}

/// What Lambda says beside the event.
pub struct Invocation<'a> {
    pub request_id: &'a str,
    /// When the function would be killed.
    pub deadline: Option<Instant>,
}

impl<S: Store> Function<S> {
    pub fn new(store: S, machine: Machine, linter: &'static MakeLinter) -> Result<Self, Failure> {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
        let excludes = Excludes::below("/".as_ref(), USUAL_EXCLUDES.iter().copied())
            .map_err(|error| Failure::Internal(error.to_string()))?;
        let pool = Pool::new(machine.workers()).map_err(Failure::Internal)?;
        Ok(Self {
            store,
            metrics: Metrics::from_environment(&machine),
            cache: Cache::new(cache_bytes(
                &machine,
                variable("PARLINT_CACHE_MB").and_then(|value| value.trim().parse().ok()),
            )),
            machine,
            linter,
            excludes,
            limits: Limits::default(),
            buckets: variable("PARLINT_BUCKETS")
                .map(|names| names.split(',').map(|name| name.trim().to_owned()).collect()),
            report_prefix: variable("PARLINT_REPORT_PREFIX").unwrap_or_else(|| "reports/".to_owned()),
            pool: Mutex::new(Arc::new(pool)),
            warm: AtomicBool::new(false),
        })
    }

    pub async fn invoke(&self, event: Value, invocation: Invocation<'_>) -> Result<Response, Failure> {
        let begun = Instant::now();
        let cold_start = !self.warm.swap(true, Ordering::Relaxed);
        let event = Event::parse(event, &self.report_prefix)?;
        for bucket in [
            Some(&event.bucket),
            event.report.as_ref().map(|report| &report.bucket),
            event.patch.as_ref().map(|patch| &patch.bucket),
        ]
        .into_iter()
        .flatten()
        {
            if self
                .buckets
                .as_ref()
                .is_some_and(|allowed| !allowed.contains(bucket))
            {
                return Err(Failure::BucketNotAllowed(bucket.clone()));
            }
        }
        let mut remote = self.fetch(&event).await?;
        let resolver = self.resolver(&event, &mut remote.sources)?;
        let sources = &remote.sources;
        let download = begun.elapsed();

        // Nothing else waits on this thread: one environment serves one invocation at a time.
        let linted = self.lint(&event, sources, &resolver, begun, invocation.deadline)?;
        if let Err(error) = resolver.check() {
            let message = format!("the zip's configuration: {error}");
            log("warning", &message, invocation.request_id, json!({}));
        }
        let mut response = self.response(&event, &remote, &linted, cold_start);
        response.request_id = invocation.request_id.to_owned();
        response.milliseconds.download = Some(milliseconds(download));
        self.deliver(&event, linted.last, &mut response).await?;
        response.milliseconds.total = milliseconds(begun.elapsed());
        let mut fields = json!({
            "bucket": event.bucket, "key": event.key, "mode": event.mode.name(), "cold_start": cold_start,
            "object_bytes": remote.object_bytes, "fetched_bytes": remote.fetched_bytes,
            "files": response.files, "cached": response.cached, "bytes": response.bytes, "skipped": response.skipped_count,
            "findings": response.findings_count, "complete": response.complete,
            "milliseconds": response.milliseconds, "peak_memory_mb": response.peak_memory_mb,
        });
        if let Value::Object(fields) = &mut fields {
            fields.extend(self.metrics(&response, remote.fetched_bytes));
        }
        log("info", "linted", invocation.request_id, fields);
        Ok(response)
    }

    fn metrics(&self, response: &Response, fetched_bytes: u64) -> serde_json::Map<String, Value> {
        let times = &response.milliseconds;
        let time = |value: Option<f64>| value.unwrap_or(0.0);
        self.metrics.fields(&[
            ("Duration", "Milliseconds", times.total),
            ("Download", "Milliseconds", time(times.download)),
            (
                "Lint",
                "Milliseconds",
                time(times.lint_serial) + time(times.lint_parallel),
            ),
            ("FetchedBytes", "Bytes", fetched_bytes as f64),
            ("Files", "Count", response.files as f64),
            ("Findings", "Count", response.findings_count as f64),
            ("FilesSkipped", "Count", response.skipped_count as f64),
            ("FilesLeft", "Count", response.files_left_count as f64),
            ("ColdStart", "Count", f64::from(u8::from(response.cold_start))),
            ("PeakMemory", "Megabytes", time(response.peak_memory_mb)),
        ])
    }

    async fn fetch(&self, event: &Event) -> Result<Remote, Failure> {
        let options = ZipOptions {
            limits: self.limits,
            excludes: &self.excludes,
            respect_gitignore: true,
            configuration: !event.isolated,
            prefix: "",
        };
        let remote = remote::open(&self.store, &event.bucket, &event.key, &options).await?;
        if remote.sources.files.is_empty() && remote.sources.skipped.is_empty() {
            return Err(Failure::EmptyRepository);
        }
        Ok(remote)
    }

    /// What decides how each file is linted: the event, and below it the configuration that the zip brings. A mistake
    /// in that is told and passed over, as far as it reaches.
    fn resolver(&self, event: &Event, sources: &mut SourceSet) -> Result<Resolver, Failure> {
        let options = Options {
            root: "/".into(),
            selection: event.selection.clone(),
            ..Options::default()
        };
        let files = InZip::new(
            sources
                .configuration
                .iter()
                .map(|(path, bytes)| (path.as_str(), bytes.as_slice())),
        );
        let pattern = |error: PatternError| Failure::Internal(error.to_string());
        if event.isolated || files.is_empty() {
            return Resolver::isolated(vec![options]).map_err(pattern);
        }
        let resolver = Resolver::within(files, vec![options]).map_err(pattern)?;
        let root = Path::new("/");
        sources
            .files
            .retain(|file| !resolver.excludes(&root.join(&file.path)));
        Ok(resolver)
    }

    fn lint<'a>(
        &self,
        event: &Event,
        sources: &'a SourceSet,
        resolver: &Resolver,
        begun: Instant,
        deadline: Option<Instant>,
    ) -> Result<Linted<'a>, Failure> {
        let workers = event.workers.unwrap_or_else(|| self.machine.workers());
        let settings = resolver.assign(&sources.files, Path::new("/"));
        let format = OutputFormat::JsonLines.writer(false);
        let done = AtomicUsize::new(0);
        let stop = deadline.map(|deadline| last_moment(begun, deadline));
        let run = |stop| Run {
            sources,
            settings: &settings,
            format: &*format,
            linter: self.linter,
            score: false,
            fixing: match &event.patch {
                None => Fixing::default(),
                Some(patch) => Fixing {
                    unsafe_fixes: patch.unsafe_fixes,
                    destination: Destination::Patch,
                },
            },
            // Two runs that are compared are to do the same work.
            caching: match event.cache && event.mode != Mode::Both {
                true => Caching::All(&self.cache),
                false => Caching::Off,
            },
            in_memory: spool::IN_MEMORY,
            deadline: stop,
            stop: &NEVER,
            done: &done,
        };
        if event.mode == Mode::Serial {
            return Ok(Linted {
                workers: 1,
                first: None,
                last: run(stop).on(On::OneThread),
            });
        }
        let pool = self.pool(workers)?;
        let first = (event.mode == Mode::Both).then(|| {
            // The parallel run is to have its share of what time there is.
            let now = Instant::now();
            let share = stop.map(|stop| {
                now + stop
                    .saturating_duration_since(now)
                    .mul_f64(workers as f64 / (workers as f64 + 1.0))
            });
            let mut results = run(share).on(On::OneThread);
            for (_, outcome) in &mut results.files {
                outcome.rendered = Waiting::default();
            }
            results.spool = Spool::new(0);
            results
        });
        Ok(Linted {
            workers: pool.workers(),
            first,
            last: run(stop).on(On::Pool(&pool)),
        })
    }

    fn pool(&self, workers: usize) -> Result<Arc<Pool>, Failure> {
        let mut kept = self.pool.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.workers() != workers {
            *kept = Arc::new(Pool::new(workers).map_err(Failure::Internal)?);
        }
        Ok(kept.clone())
    }

    fn response(&self, event: &Event, remote: &Remote, linted: &Linted, cold_start: bool) -> Response {
        let results = &linted.last;
        let elapsed = Some(milliseconds(results.elapsed));
        let first_elapsed = linted.first.as_ref().map(|first| milliseconds(first.elapsed));
        let (lint_serial, lint_parallel) = match event.mode {
            Mode::Serial => (elapsed, None),
            Mode::Parallel | Mode::Both => (first_elapsed, elapsed),
        };
        let mut left: Vec<&str> = linted
            .first
            .iter()
            .chain([results])
            .flat_map(|results| results.left.iter().map(|file| file.path.as_str()))
            .collect();
        left.sort_unstable();
        left.dedup();
        let complete = left.is_empty();
        Response {
            function: FunctionInfo::new(&self.machine),
            request_id: String::new(),
            source: SourceInfo {
                bucket: event.bucket.clone(),
                key: event.key.clone(),
                etag: remote.etag.clone(),
                bytes: remote.object_bytes,
            },
            mode: event.mode.name(),
            profile: None,
            workers: linted.workers,
            memory_size_mb: self.machine.memory_mb,
            vcpus: self.machine.vcpus(),
            cold_start,
            files: results.files.len(),
            cached: results.cached,
            bytes: results.files.iter().map(|(_, outcome)| outcome.bytes).sum(),
            lines: results.files.iter().map(|(_, outcome)| outcome.lines).sum(),
            skipped_count: results.skipped.len(),
            skipped: results
                .skipped
                .iter()
                .take(MAX_LISTED)
                .map(|skipped| SkippedFile {
                    path: skipped.path.clone(),
                    reason: skipped.reason.kind(),
                    detail: skipped.reason.to_string(),
                })
                .collect(),
            findings_count: results.findings(),
            findings_by_code: results
                .counts()
                .into_iter()
                .map(|(rule, count)| (rule.code(), count.findings))
                .collect(),
            milliseconds: Phases {
                lint_serial,
                lint_parallel,
                ..Phases::default()
            },
            speed_up: linted
                .first
                .as_ref()
                .filter(|_| complete)
                .map(|first| first.elapsed.as_secs_f64() / results.elapsed.as_secs_f64().max(1e-9)),
            agreement: linted.first.as_ref().map(|first| agreement(first, results)),
            peak_memory_mb: machine::peak_memory_mb(),
            complete,
            files_left_count: left.len(),
            files_left: left.into_iter().take(MAX_LISTED).map(str::to_owned).collect(),
            findings: None,
            findings_location: None,
            patch_location: None,
            digest: String::new(),
        }
    }

    /// Puts the findings where they belong: into the response, into S3, or both.
    async fn deliver(
        &self,
        event: &Event,
        mut results: Results<'_>,
        response: &mut Response,
    ) -> Result<(), Failure> {
        let begun = Instant::now();
        if let Some(request) = &event.patch {
            response.patch_location = self.write_patch(request, &mut results).await?;
        }
        response.digest = results.digest();
        let mut array = findings(results)?;
        let rest = serde_json::to_vec(&*response)
            .map_err(|error| Failure::Internal(error.to_string()))?
            .len();
        let fits = rest + array.len() + LOCATION_ROOM <= MAX_RESPONSE_BYTES;
        let request = event.report.clone().or_else(|| {
            (!fits).then(|| ReportRequest {
                bucket: event.bucket.clone(),
                key: default_report_key(&self.report_prefix, &event.key),
                format: ReportFormat::Json,
            })
        });
        if let Some(request) = request {
            let bytes = match request.format {
                ReportFormat::Json if fits => array.clone().into_bytes(),
                ReportFormat::Json => std::mem::take(&mut array).into_bytes(),
                ReportFormat::JsonLines => lines(&array),
            };
            response.findings_location = Some(Location {
                bucket: request.bucket.clone(),
                key: request.key.clone(),
                format: request.format.name(),
                bytes: bytes.len(),
            });
            self.store
                .put(
                    &request.bucket,
                    &request.key,
                    request.format.content_type(),
                    bytes,
                )
                .await
                .map_err(Failure::Report)?;
        }
        if fits {
            response.findings =
                Some(RawValue::from_string(array).map_err(|error| Failure::Internal(error.to_string()))?);
        }
        response.milliseconds.report = Some(milliseconds(begun.elapsed()));
        Ok(())
    }

    /// Puts the fixes of all files into S3. Nothing is written where there is nothing to fix.
    async fn write_patch(
        &self,
        request: &PatchRequest,
        results: &mut Results<'_>,
    ) -> Result<Option<PatchLocation>, Failure> {
        let mut patch = Vec::new();
        let mut files = 0;
        for (_, outcome) in &mut results.files {
            files += usize::from(!outcome.patch.is_empty());
            patch.append(&mut outcome.patch);
        }
        if patch.is_empty() {
            return Ok(None);
        }
        let location = PatchLocation {
            bucket: request.bucket.clone(),
            key: request.key.clone(),
            bytes: patch.len(),
            files,
            fixes: results.fixed(),
        };
        self.store
            .put(&request.bucket, &request.key, "text/x-diff", patch)
            .await
            .map_err(Failure::Report)?;
        Ok(Some(location))
    }
}

/// What a warm function may keep: an eighth of its memory, where nobody says how much.
fn cache_bytes(machine: &Machine, megabytes: Option<u64>) -> usize {
    let megabytes = megabytes.unwrap_or_else(|| machine.memory_mb.unwrap_or(512) / 8);
    (megabytes << 20) as usize
}

/// Lambda stops a function by its deadline alone.
static NEVER: AtomicBool = AtomicBool::new(false);

/// What is added to the response after its size was taken.
const LOCATION_ROOM: usize = 8 << 10;

struct Linted<'a> {
    workers: usize,
    /// The serial run of mode both.
    first: Option<Results<'a>>,
    last: Results<'a>,
}

/// All findings as a JSON array with one element on each line.
fn findings(results: Results) -> Result<String, Failure> {
    let size: usize = results
        .files
        .iter()
        .map(|(_, outcome)| outcome.rendered.len())
        .sum();
    let mut array = Vec::with_capacity(size + 2);
    array.push(b'[');
    // Each buffer is dropped as soon as it has been copied.
    for (_, outcome) in results.files {
        let rendered = results
            .spool
            .take(outcome.rendered)
            .map_err(|error| Failure::Internal(format!("cannot read what was found: {error}")))?;
        for line in rendered.split_inclusive(|byte| *byte == b'\n') {
            if array.len() > 1 {
                array.push(b',');
            }
            array.push(b'\n');
            array.extend_from_slice(line.strip_suffix(b"\n").unwrap_or(line));
        }
    }
    array.extend_from_slice(b"\n]");
    String::from_utf8(array).map_err(|error| Failure::Internal(error.to_string()))
}

/// The same findings without what makes them an array.
fn lines(array: &str) -> Vec<u8> {
    let mut result = Vec::with_capacity(array.len());
    for line in array.lines().filter(|line| line.starts_with('{')) {
        result.extend_from_slice(line.strip_suffix(',').unwrap_or(line).as_bytes());
        result.push(b'\n');
    }
    result
}

/// When to stop linting: the file at hand is finished, and findings are sorted, written and answered after that.
fn last_moment(begun: Instant, deadline: Instant) -> Instant {
    let reserve = deadline
        .saturating_duration_since(begun)
        .mul_f64(0.15)
        .clamp(Duration::from_millis(200), Duration::from_secs(10));
    deadline.checked_sub(reserve).unwrap_or(begun)
}

fn agreement(serial: &Results, parallel: &Results) -> Agreement {
    let (only_serial, only_parallel) = serial.disagreement(parallel);
    Agreement {
        identical: only_serial + only_parallel == 0,
        only_serial,
        only_parallel,
    }
}

fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1e6).round() / 1e3
}

#[cfg(test)]
mod tests;
