//! The event: one repository, in one of four shapes.

use parlint_rules::selector::{Selection, Selector};
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Failure;

/// What is asked for, whatever the shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub bucket: String,
    pub key: String,
    pub mode: Mode,
    pub workers: Option<usize>,
    pub selection: Selection,
    /// Whether findings of earlier invocations may be used.
    pub cache: bool,
    /// Whether the repository's own configuration is passed over.
    pub isolated: bool,
    pub report: Option<ReportRequest>,
    pub patch: Option<PatchRequest>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Serial,
    Parallel,
    Both,
}

impl Mode {
    pub fn name(self) -> &'static str {
        match self {
            Mode::Serial => "serial",
            Mode::Parallel => "parallel",
            Mode::Both => "both",
        }
    }
}

/// Where the findings go besides the response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRequest {
    pub bucket: String,
    pub key: String,
    pub format: ReportFormat,
}

/// Where a diff goes that fixes what can be fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatchRequest {
    pub bucket: String,
    pub key: String,
    pub unsafe_fixes: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportFormat {
    #[default]
    Json,
    JsonLines,
}

impl ReportFormat {
    pub fn content_type(self) -> &'static str {
        match self {
            ReportFormat::Json => "application/json",
            ReportFormat::JsonLines => "application/x-ndjson",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            ReportFormat::Json => "json",
            ReportFormat::JsonLines => "json-lines",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    bucket: String,
    key: String,
    #[serde(default)]
    mode: ModeWord,
    workers: Option<i64>,
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default, rename = "profile")]
    _profile: Profile,
    #[serde(default = "yes")]
    cache: bool,
    isolated: Option<bool>,
    report: Option<Report>,
    patch: Option<Patch>,
}

fn yes() -> bool {
    true
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ModeWord {
    Serial,
    #[default]
    Parallel,
    Both,
    Threads,
    Processes,
}

/// Of the pylint function; accepted here so that one event serves both.
#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Profile {
    #[default]
    Matched,
    Default,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    bucket: Option<String>,
    key: String,
    #[serde(default)]
    format: ReportFormat,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Patch {
    bucket: Option<String>,
    key: String,
    #[serde(default)]
    unsafe_fixes: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notification {
    #[serde(rename = "Records")]
    records: Vec<Record>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    event_source: String,
    event_name: Option<String>,
    s3: RecordS3,
}

#[derive(Deserialize)]
struct RecordS3 {
    bucket: RecordBucket,
    object: RecordObject,
}

#[derive(Deserialize)]
struct RecordBucket {
    name: String,
}

#[derive(Deserialize)]
struct RecordObject {
    key: String,
}

#[derive(Deserialize)]
struct Listed {
    #[serde(rename = "Key")]
    key: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch {
    #[serde(rename = "BatchInput")]
    input: Value,
    #[serde(rename = "Items")]
    items: Vec<Listed>,
}

impl Event {
    /// Reads an event. `report_prefix` says where a notification's report goes.
    pub fn parse(event: Value, report_prefix: &str) -> Result<Self, Failure> {
        let Value::Object(fields) = &event else {
            return Err(bad(
                "the event is no JSON object; it needs at least `bucket` and `key`",
            ));
        };
        if fields.contains_key("Records") {
            return notification(read(event)?, report_prefix);
        }
        if fields.contains_key("BatchInput") || fields.contains_key("Items") {
            let Batch { input, items } = read(event)?;
            let [item] = &items[..] else {
                return Err(bad(format!(
                    "`Items`: {} objects in one batch, and an invocation takes one; set MaxItemsPerBatch to 1",
                    items.len()
                )));
            };
            return from_item(input, item, "BatchInput");
        }
        if let Some(item) = fields.get("item") {
            let item = read::<Listed>(item.clone()).map_err(|failure| within("item", failure))?;
            let mut rest = event;
            if let Value::Object(fields) = &mut rest {
                fields.remove("item");
            }
            return from_item(rest, &item, "the event");
        }
        read::<Request>(event)?.check()
    }
}

/// The shapes of Step Functions: the key comes from the item, all else from beside it.
fn from_item(mut rest: Value, item: &Listed, place: &str) -> Result<Event, Failure> {
    let Value::Object(fields) = &mut rest else {
        return Err(bad(format!("`{place}` is no JSON object")));
    };
    if fields.insert("key".to_owned(), item.key.clone().into()).is_some() {
        return Err(bad(format!(
            "unknown field `key` in {place}: the item names the key"
        )));
    }
    read::<Request>(rest)?.check()
}

fn notification(notification: Notification, report_prefix: &str) -> Result<Event, Failure> {
    let [record] = &notification.records[..] else {
        return Err(bad(format!(
            "`Records`: {} records, and an invocation takes one",
            notification.records.len()
        )));
    };
    if !matches!(record.event_source.as_str(), "aws:s3" | "minio:s3") {
        return Err(bad(format!(
            "`Records[0].eventSource` is `{}`, not `aws:s3`",
            record.event_source
        )));
    }
    if let Some(name) = &record.event_name
        && !name
            .strip_prefix("s3:")
            .unwrap_or(name)
            .starts_with("ObjectCreated:")
    {
        return Err(bad(format!(
            "`Records[0].eventName` is `{name}`; only created objects are linted"
        )));
    }
    let encoded = record.s3.object.key.replace('+', " ");
    let key = percent_decode_str(&encoded)
        .decode_utf8()
        .map_err(|_| bad("`Records[0].s3.object.key` is not UTF-8 once decoded"))?
        .into_owned();
    let request = Request {
        bucket: record.s3.bucket.name.clone(),
        report: Some(Report {
            bucket: None,
            key: default_report_key(report_prefix, &key),
            format: ReportFormat::Json,
        }),
        key,
        mode: ModeWord::default(),
        workers: None,
        select: Vec::new(),
        ignore: Vec::new(),
        _profile: Profile::default(),
        cache: true,
        isolated: None,
        patch: None,
    };
    request.check()
}

/// Where a report goes that nobody named a key for.
pub fn default_report_key(prefix: &str, key: &str) -> String {
    format!("{prefix}{key}.parlint.json")
}

impl Request {
    fn check(self) -> Result<Event, Failure> {
        check_bucket("bucket", &self.bucket)?;
        check_key("key", &self.key)?;
        let mode = match self.mode {
            ModeWord::Serial => Mode::Serial,
            ModeWord::Parallel => Mode::Parallel,
            ModeWord::Both => Mode::Both,
            ModeWord::Threads => return Err(Failure::UnsupportedMode("threads".to_owned())),
            ModeWord::Processes => return Err(Failure::UnsupportedMode("processes".to_owned())),
        };
        let workers = match self.workers {
            None => None,
            Some(workers @ 1..=64) => Some(workers as usize),
            Some(workers) => return Err(bad(format!("`workers` is {workers}, not a number from 1 to 64"))),
        };
        let select = selectors("select", &self.select)?;
        let ignore = selectors("ignore", &self.ignore)?;
        let report = match self.report {
            None => None,
            Some(report) => {
                let bucket = report.bucket.unwrap_or_else(|| self.bucket.clone());
                check_place("report", &bucket, &report.key, (&self.bucket, &self.key))?;
                Some(ReportRequest {
                    bucket,
                    key: report.key,
                    format: report.format,
                })
            }
        };
        let patch = match self.patch {
            None => None,
            Some(_) if mode == Mode::Both => {
                return Err(bad(
                    "`patch`: the two runs of mode `both` are compared, and do nothing else; ask for the patch with \
                     mode `serial` or `parallel`",
                ));
            }
            Some(patch) => {
                let bucket = patch.bucket.unwrap_or_else(|| self.bucket.clone());
                check_place("patch", &bucket, &patch.key, (&self.bucket, &self.key))?;
                if report
                    .as_ref()
                    .is_some_and(|report| report.bucket == bucket && report.key == patch.key)
                {
                    return Err(Failure::ReportRefused(
                        "the patch would overwrite the report: give it another key".to_owned(),
                    ));
                }
                Some(PatchRequest {
                    bucket,
                    key: patch.key,
                    unsafe_fixes: patch.unsafe_fixes,
                })
            }
        };
        Ok(Event {
            bucket: self.bucket,
            key: self.key,
            mode,
            workers,
            selection: Selection {
                select: (!self.select.is_empty()).then_some(select),
                extend_select: Vec::new(),
                ignore,
            },
            cache: self.cache,
            // Who says what to look for, as who compares two linters does, gets that and nothing else.
            isolated: self
                .isolated
                .unwrap_or(!self.select.is_empty() || !self.ignore.is_empty()),
            report,
            patch,
        })
    }
}

/// Whether something that is written, a `report` or a `patch`, may lie there. `source` is the zip.
fn check_place(what: &str, bucket: &str, key: &str, source: (&str, &str)) -> Result<(), Failure> {
    check_bucket(&format!("{what}.bucket"), bucket)?;
    check_key(&format!("{what}.key"), key)?;
    if (bucket, key) == source {
        return Err(Failure::ReportRefused(format!(
            "the {what} would overwrite the zip that it is about"
        )));
    }
    if key.ends_with(".zip") {
        return Err(Failure::ReportRefused(format!(
            "a {what} at `{key}` could start the function again; give it a key that does not end in .zip"
        )));
    }
    Ok(())
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, Failure> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        match path.as_str() {
            "." => bad(error.inner()),
            path => bad(format!("`{path}`: {}", error.inner())),
        }
    })
}

fn bad(message: impl ToString) -> Failure {
    Failure::BadEvent(message.to_string())
}

fn within(place: &str, failure: Failure) -> Failure {
    match failure {
        Failure::BadEvent(message) => Failure::BadEvent(format!("`{place}`: {message}")),
        other => other,
    }
}

fn check_bucket(field: &str, name: &str) -> Result<(), Failure> {
    let edge =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let bytes = name.as_bytes();
    let inner = bytes
        .iter()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(byte));
    if (3..=63).contains(&bytes.len()) && inner && edge(bytes.first()) && edge(bytes.last()) {
        return Ok(());
    }
    Err(bad(format!(
        "`{field}`: `{name}` is no bucket name (3 to 63 lower-case letters, digits, dots and hyphens)"
    )))
}

fn check_key(field: &str, key: &str) -> Result<(), Failure> {
    match key.chars().count() {
        0 => Err(bad(format!("`{field}` is empty"))),
        1..=1024 => Ok(()),
        _ => Err(bad(format!("`{field}` is longer than 1024 characters"))),
    }
}

/// A well-formed word that selects no rule of this engine selects nothing: it may be one of the other function's.
fn selectors(field: &str, words: &[String]) -> Result<Vec<Selector>, Failure> {
    if words.len() > 1000 {
        return Err(bad(format!("`{field}` has more than 1000 entries")));
    }
    if let Some(word) = words.iter().find(|word| !well_formed(word)) {
        return Err(bad(format!(
            "`{field}`: `{word}` is no code, prefix or name of a rule"
        )));
    }
    Ok(words
        .iter()
        .filter_map(|word| Selector::parse(word).ok())
        .collect())
}

fn well_formed(word: &str) -> bool {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    let letters = word.len() - digits.len();
    let code =
        (1..=8).contains(&letters) && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let name = word.starts_with(|first: char| first.is_ascii_lowercase())
        && word.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
    code || name
}
