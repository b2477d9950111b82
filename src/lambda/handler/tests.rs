//! Events in, responses out, against the schema that both functions share.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::io::{Cursor, Write};
use std::ops::Range;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::lint::engine;
use crate::source::s3::{StoreError, Tail};

/// Objects in memory.
#[derive(Default)]
struct Memory {
    objects: HashMap<(String, String), Bytes>,
    written: RefCell<HashMap<(String, String), Vec<u8>>>,
    fault: Option<StoreError>,
    range_fault: Option<StoreError>,
    ranges: RefCell<Vec<Range<u64>>>,
}

impl Store for Memory {
    async fn tail(&self, bucket: &str, key: &str, length: u64) -> Result<Tail, StoreError> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        match self.objects.get(&(bucket.clone(), key.clone())) {
            Some(bytes) => {
                let start = bytes.len().saturating_sub(length as usize);
                let etag = Some("abc".to_owned());
                Ok(Tail {
                    bytes: bytes.slice(start..),
                    total: bytes.len() as u64,
                    etag,
                })
            }
            None => Err(StoreError::ObjectNotFound { bucket, key }),
        }
    }

    async fn range(
        &self,
        bucket: &str,
        key: &str,
        etag: Option<&str>,
        range: Range<u64>,
    ) -> Result<Bytes, StoreError> {
        assert_eq!(etag, Some("abc"));
        self.ranges.borrow_mut().push(range.clone());
        if let Some(fault) = &self.range_fault {
            return Err(fault.clone());
        }
        let bytes = &self.objects[&(bucket.to_owned(), key.to_owned())];
        Ok(bytes.slice(range.start as usize..range.end as usize))
    }

    async fn put(&self, bucket: &str, key: &str, _: &str, bytes: Vec<u8>) -> Result<(), StoreError> {
        if bucket == "read-only" {
            return Err(StoreError::AccessDenied {
                bucket: bucket.to_owned(),
                key: key.to_owned(),
            });
        }
        self.written
            .borrow_mut()
            .insert((bucket.to_owned(), key.to_owned()), bytes);
        Ok(())
    }
}

fn repository(files: &[(&str, &str)]) -> Bytes {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner().into()
}

const FILES: &[(&str, &str)] = &[
    ("repo/a.py", "assert (1, 'é')\nprint(missing)\n"),
    ("repo/b.py", "print('well')"),
    ("repo/c.py", "# coding: klingon\n"),
    ("repo/d.py", "1 +\n"),
    ("repo/notes.md", "assert (1, 2)\n"),
];

fn function() -> Function<Memory> {
    let mut store = Memory::default();
    store
        .objects
        .insert(("code".to_owned(), "my repo.zip".to_owned()), repository(FILES));
    store.objects.insert(
        ("code".to_owned(), "empty.zip".to_owned()),
        repository(&[("notes.md", "")]),
    );
    store.objects.insert(
        ("code".to_owned(), "text.zip".to_owned()),
        Bytes::from_static(b"no zip"),
    );
    let machine = Machine {
        name: "lint".to_owned(),
        version: "7".to_owned(),
        memory_mb: Some(1769),
        cores_seen: 2,
    };
    Function::new(store, machine, &engine).unwrap()
}

/// Nothing here waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

fn invoke(function: &Function<Memory>, event: Value) -> Result<Value, Failure> {
    let invocation = Invocation {
        request_id: "request-1",
        deadline: None,
    };
    let response = now(function.invoke(event, invocation))?;
    let response = serde_json::to_value(response).unwrap();
    assert_valid(&response);
    Ok(response)
}

fn assert_valid(response: &Value) {
    let schema = serde_json::from_str(include_str!("../../../schema/response.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> = validator
        .iter_errors(response)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{response:#}");
}

#[test]
fn a_repository_is_linted_in_every_mode_with_the_same_digest() {
    let function = function();
    let mut digests = Vec::new();
    for mode in ["serial", "parallel", "both"] {
        let event = json!({"bucket": "code", "key": "my repo.zip", "mode": mode, "select": ["F"]});
        let response = invoke(&function, event).unwrap();
        assert_eq!(response["files"], 3);
        assert_eq!(response["lines"], 4);
        assert_eq!(
            response["findings_by_code"],
            json!({"F631": 1, "F821": 1, "invalid-syntax": 1})
        );
        assert_eq!(response["skipped"][0]["path"], "repo/c.py");
        assert_eq!(response["skipped"][0]["reason"], "undecodable");
        let findings = response["findings"].as_array().unwrap();
        assert_eq!(findings[0]["filename"], "repo/a.py");
        assert_eq!(findings[0]["location"], json!({"row": 1, "column": 8}));
        assert_eq!(
            response["milliseconds"]["lint_serial"].is_null(),
            mode == "parallel"
        );
        assert_eq!(response["speed_up"].is_null(), mode != "both");
        assert_eq!(response["cold_start"], mode == "serial");
        digests.push(response["digest"].clone());
        if mode == "both" {
            let agreement = json!({"identical": true, "only_serial": 0, "only_parallel": 0});
            assert_eq!(response["agreement"], agreement);
        }
    }
    let lines = "repo/a.py:1:8:F631\nrepo/a.py:2:7:F821\n";
    use sha2::{Digest, Sha256};
    let expected: String = Sha256::digest(lines)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(digests, [expected.as_str(); 3]);
}

#[test]
fn every_shape_of_event_finds_the_same() {
    let function = function();
    let notification = json!({"Records": [{
        "eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
        "s3": {"bucket": {"name": "code", "arn": "…"}, "object": {"key": "my+repo.zip", "size": 100}}
    }]});
    let item = json!({"bucket": "code", "item": {"Key": "my repo.zip", "Size": 3}, "mode": "serial"});
    let batch =
        json!({"BatchInput": {"bucket": "code", "mode": "serial"}, "Items": [{"Key": "my repo.zip"}]});
    let plain = invoke(&function, json!({"bucket": "code", "key": "my repo.zip"})).unwrap();
    for event in [notification, item, batch] {
        assert_eq!(invoke(&function, event).unwrap()["digest"], plain["digest"]);
    }
    let written = function.store.written.borrow();
    let report = &written[&("code".to_owned(), "reports/my repo.zip.parlint.json".to_owned())];
    assert_eq!(
        serde_json::from_slice::<Value>(report).unwrap(),
        plain["findings"]
    );
}

#[test]
fn reports_go_where_they_are_asked_for() {
    let function = function();
    let event = |format| json!({"bucket": "code", "key": "my repo.zip", "report": {"bucket": "out", "key": "r", "format": format}});
    let response = invoke(&function, event("json-lines")).unwrap();
    let findings = response["findings"].as_array().unwrap();
    let written = function.store.written.borrow();
    let report = String::from_utf8(written[&("out".to_owned(), "r".to_owned())].clone()).unwrap();
    assert_eq!(response["findings_location"]["bytes"], report.len());
    let lines: Vec<Value> = report
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(&lines, findings);
}

#[test]
fn fixes_go_to_s3_as_a_patch() {
    let mut function = function();
    let files = [
        ("a.py", "import os\nx = 1\n"),
        ("sub/b.py", "y = x\nx = y == None\n"),
    ];
    function
        .store
        .objects
        .insert(("code".to_owned(), "fixable.zip".to_owned()), repository(&files));
    let event = |patch: Value| {
        json!({
            "bucket": "code", "key": "fixable.zip", "select": ["F401", "E711"],
            "patch": patch,
        })
    };
    let plain = invoke(&function, event(Value::Null)).unwrap();
    assert!(plain["patch_location"].is_null());
    let response = invoke(&function, event(json!({"key": "p.diff"}))).unwrap();
    // What is found is what is there, not what would be left.
    assert_eq!(response["digest"], plain["digest"]);
    assert_eq!(response["findings_count"], 2);
    let written = |bucket: &str, key: &str| {
        let written = function.store.written.borrow();
        String::from_utf8(written[&(bucket.to_owned(), key.to_owned())].clone()).unwrap()
    };
    let patch = written("code", "p.diff");
    assert_eq!(
        response["patch_location"],
        json!({"bucket": "code", "key": "p.diff", "bytes": patch.len(), "files": 1, "fixes": 1})
    );
    assert!(
        patch.starts_with("--- a/a.py\n+++ b/a.py\n@@ -1,2 +1 @@\n-import os\n"),
        "{patch}"
    );
    let all = json!({"bucket": "out", "key": "p", "unsafe_fixes": true});
    let response = invoke(&function, event(all)).unwrap();
    assert_eq!(response["patch_location"]["files"], 2);
    assert!(written("out", "p").contains("+x = y is None\n"));

    let refused = |event: Value| invoke(&function, event).unwrap_err().kind();
    assert_eq!(refused(event(json!({"key": "fixable.zip"}))), "ReportRefused");
    assert_eq!(refused(event(json!({"key": "other.zip"}))), "ReportRefused");
    assert_eq!(
        refused(event(json!({"bucket": "read-only", "key": "p"}))),
        "AccessDenied"
    );
    assert_eq!(refused(event(json!({"key": "p", "unsafe": true}))), "BadEvent");
    let mut both = event(json!({"key": "p"}));
    both["mode"] = "both".into();
    assert_eq!(refused(both), "BadEvent");
    let mut twice = event(json!({"key": "p"}));
    twice["report"] = json!({"key": "p"});
    assert_eq!(refused(twice), "ReportRefused");
}

#[test]
fn findings_that_do_not_fit_go_to_s3() {
    let mut function = function();
    let many = format!(
        "{}\n",
        "undefined_name_of_some_length_to_fill_the_answer, ".repeat(30_000)
    );
    let objects = &mut function.store.objects;
    objects.insert(
        ("code".to_owned(), "many.zip".to_owned()),
        repository(&[("many.py", &many)]),
    );
    let response = invoke(
        &function,
        json!({"bucket": "code", "key": "many.zip", "select": ["F821"]}),
    )
    .unwrap();
    assert_eq!(response["findings_count"], 30_000);
    assert!(response["findings"].is_null());
    assert_eq!(
        response["findings_location"]["key"],
        "reports/many.zip.parlint.json"
    );
    let written = function.store.written.borrow();
    let report: Vec<Value> =
        serde_json::from_slice(&written[&("code".to_owned(), "reports/many.zip.parlint.json".to_owned())])
            .unwrap();
    assert_eq!(report.len(), 30_000);
}

#[test]
fn selectors_of_the_other_function_select_nothing() {
    let function = function();
    let event = |words: Value| json!({"bucket": "code", "key": "my repo.zip", "select": words});
    let only_unknown = invoke(&function, event(json!(["bad-thing-that-nobody-checks"]))).unwrap();
    assert_eq!(only_unknown["findings_by_code"], json!({"invalid-syntax": 1}));
    let mixed = invoke(&function, event(json!(["I0021", "F631"]))).unwrap();
    assert_eq!(mixed["findings_by_code"]["F631"], 1);
}

#[test]
fn a_deadline_that_has_passed_leaves_all_files_and_says_so() {
    let function = function();
    let event = json!({"bucket": "code", "key": "my repo.zip", "mode": "both"});
    let invocation = Invocation {
        request_id: "r",
        deadline: Some(Instant::now()),
    };
    let response = serde_json::to_value(now(function.invoke(event, invocation)).unwrap()).unwrap();
    assert_valid(&response);
    assert_eq!(response["complete"], false);
    assert_eq!(
        response["files_left"],
        json!(["repo/a.py", "repo/b.py", "repo/c.py", "repo/d.py"])
    );
    assert!(response["speed_up"].is_null());
}

/// What is said of an event that is no good.
fn failure(event: Value) -> (&'static str, String) {
    let failure = invoke(&function(), event).unwrap_err();
    (failure.kind(), failure.to_string())
}

#[test]
fn bad_events_name_the_field() {
    let good = json!({"bucket": "code", "key": "a.zip"});
    let with = |field: &str, value: Value| {
        let mut event = good.clone();
        event[field] = value;
        event
    };
    for (event, named) in [
        (json!("code/a.zip"), "no JSON object"),
        (json!({}), "missing field `bucket`"),
        (json!({"bucket": "code"}), "missing field `key`"),
        (with("bucket", json!(7)), "`bucket`: invalid type: integer `7`"),
        (
            with("bucket", json!("Not_A_Bucket")),
            "`Not_A_Bucket` is no bucket name",
        ),
        (with("key", json!("")), "`key` is empty"),
        (with("key", json!("k".repeat(1025))), "longer than 1024"),
        (with("mode", json!("warp")), "unknown variant `warp`"),
        (with("workers", json!(0)), "`workers` is 0"),
        (with("workers", json!(65)), "`workers` is 65"),
        (with("workers", json!("two")), "`workers`: invalid type"),
        (with("select", json!("F")), "`select`: invalid type"),
        (with("select", json!(["F", "f-401!"])), "`f-401!` is no code"),
        (with("report", json!({"bucket": "code"})), "missing field `key`"),
        (
            with("report", json!({"key": "r", "format": "yaml"})),
            "`report.format`: unknown variant `yaml`",
        ),
        (with("colour", json!("red")), "unknown field `colour`"),
        (json!({"Records": []}), "0 records"),
        (
            json!({"Records": [{"eventSource": "aws:sqs", "s3": {"bucket": {"name": "code"}, "object": {"key": "k"}}}]}),
            "aws:sqs",
        ),
        (
            json!({"Records": [{"eventSource": "aws:s3", "eventName": "ObjectRemoved:Delete",
                "s3": {"bucket": {"name": "code"}, "object": {"key": "k"}}}]}),
            "ObjectRemoved",
        ),
        (json!({"Service": "Amazon S3"}), "unknown field `Service`"),
        (
            json!({"BatchInput": {"bucket": "code"}, "Items": [{"Key": "a"}, {"Key": "b"}]}),
            "MaxItemsPerBatch",
        ),
        (
            json!({"bucket": "code", "item": {"key": "a"}}),
            "`item`: missing field `Key`",
        ),
        (
            json!({"bucket": "code", "item": {"Key": "a"}, "key": "b"}),
            "unknown field `key`",
        ),
    ] {
        let (kind, message) = failure(event.clone());
        assert_eq!(kind, "BadEvent", "{event}");
        assert!(message.contains(named), "{event}: {message}");
    }
}

#[test]
fn each_failure_has_its_type() {
    let event = |key: &str| json!({"bucket": "code", "key": key});
    let with = |field: &str, value: Value| {
        let mut event = event("my repo.zip");
        event[field] = value;
        event
    };
    for (event, expected) in [
        (event("missing.zip"), "ObjectNotFound"),
        (event("text.zip"), "NotAZip"),
        (event("empty.zip"), "EmptyRepository"),
        (with("mode", json!("processes")), "UnsupportedMode"),
        (with("report", json!({"key": "my repo.zip"})), "ReportRefused"),
        (with("report", json!({"key": "other.zip"})), "ReportRefused"),
        (
            with("report", json!({"key": "r", "bucket": "read-only"})),
            "AccessDenied",
        ),
    ] {
        assert_eq!(failure(event.clone()).0, expected, "{event}");
    }
    let name = || "code".to_owned();
    for (fault, expected) in [
        (StoreError::BucketNotFound(name()), "BucketNotFound"),
        (
            StoreError::AccessDenied {
                bucket: name(),
                key: name(),
            },
            "AccessDenied",
        ),
        (
            StoreError::Failed {
                bucket: name(),
                key: name(),
                reason: name(),
            },
            "DownloadFailed",
        ),
    ] {
        let mut function = function();
        function.store.fault = Some(fault);
        assert_eq!(
            invoke(&function, event("my repo.zip")).unwrap_err().kind(),
            expected
        );
    }
    let mut function = function();
    function.buckets = Some(vec!["other".to_owned()]);
    assert_eq!(
        invoke(&function, event("my repo.zip")).unwrap_err().kind(),
        "BucketNotAllowed"
    );
}

#[test]
fn failures_are_answers_of_the_schema() {
    let diagnostic = lambda_runtime::Diagnostic::from(Failure::EmptyRepository);
    assert_valid(&serde_json::to_value(diagnostic).unwrap());
}

#[test]
fn a_crash_in_one_file_costs_that_file_alone() {
    let mut function = function();
    function.linter = &|settings| {
        let mut linter = engine(settings);
        Box::new(move |path, text, surroundings| {
            assert!(!path.ends_with("b.py"), "no idea");
            linter(path, text, surroundings)
        })
    };
    for mode in ["serial", "parallel", "both"] {
        let response = invoke(
            &function,
            json!({"bucket": "code", "key": "my repo.zip", "mode": mode, "select": ["F821"]}),
        )
        .unwrap();
        assert_eq!(response["findings_by_code"]["F821"], 1);
        assert_eq!(response["skipped"][0]["path"], "repo/b.py");
        assert_eq!(response["skipped"][0]["reason"], "linter-crashed");
    }
}

/// Python between large files of other kinds.
fn mixed_repository(python: usize, other: usize) -> Bytes {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for number in 0..python {
        writer
            .start_file(format!("repo/m{number}.py"), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(b"assert (1, 2)\n").unwrap();
        writer
            .start_file(format!("repo/image{number}.bin"), stored)
            .unwrap();
        writer.write_all(&vec![7; other]).unwrap();
    }
    writer.finish().unwrap().into_inner().into()
}

#[test]
fn of_a_large_zip_only_the_python_is_fetched() {
    let mut function = function();
    let zip = mixed_repository(20, 1 << 20);
    function
        .store
        .objects
        .insert(("code".to_owned(), "big.zip".to_owned()), zip.clone());
    let event = json!({"bucket": "code", "key": "big.zip", "select": ["F631"]});
    let response = invoke(&function, event.clone()).unwrap();
    assert_eq!(response["findings_count"], 20);
    assert_eq!(response["source"]["bytes"], zip.len());
    let fetched: u64 = function
        .store
        .ranges
        .borrow()
        .iter()
        .map(|range| range.end - range.start)
        .sum();
    assert!(fetched < 10_000, "{fetched} bytes besides the end");
    // What is not fetched does not count.
    function.limits.object_bytes = 2 << 20;
    assert_eq!(invoke(&function, event.clone()).unwrap()["findings_count"], 20);
    function.limits.object_bytes = 1 << 20;
    let refused = invoke(&function, event.clone()).unwrap_err();
    assert_eq!(refused.kind(), "LimitExceeded");
    function.limits = Limits::default();

    let changed = StoreError::Changed {
        bucket: "code".to_owned(),
        key: "big.zip".to_owned(),
    };
    function.store.range_fault = Some(changed);
    assert_eq!(invoke(&function, event).unwrap_err().kind(), "ObjectChanged");
}

#[test]
fn a_directory_longer_than_the_end_is_fetched_whole() {
    let mut function = function();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..20_000 {
        writer
            .start_file(
                format!("repo/{}{number}.txt", "long/".repeat(10)),
                SimpleFileOptions::default(),
            )
            .unwrap();
    }
    writer
        .start_file("repo/a.py", SimpleFileOptions::default())
        .unwrap();
    writer.write_all(b"assert (1, 2)\n").unwrap();
    let zip: Bytes = writer.finish().unwrap().into_inner().into();
    assert!(zip.len() > 3 << 20);
    function
        .store
        .objects
        .insert(("code".to_owned(), "many.zip".to_owned()), zip);
    let response = invoke(
        &function,
        json!({"bucket": "code", "key": "many.zip", "select": ["F631"]}),
    )
    .unwrap();
    assert_eq!(response["findings_count"], 1);
}

#[test]
fn an_object_without_a_byte_is_no_zip() {
    let mut function = function();
    function
        .store
        .objects
        .insert(("code".to_owned(), "void.zip".to_owned()), Bytes::new());
    assert_eq!(
        invoke(&function, json!({"bucket": "code", "key": "void.zip"}))
            .unwrap_err()
            .kind(),
        "NotAZip"
    );
}
