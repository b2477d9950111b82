//! A store and a clock that fail the function: each time a typed error or a part of the findings, never one lost or
//! counted twice.

mod common;

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use common::function::Function;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A repository of which the function fetches parts: more than a first request brings, most of it no Python.
fn large() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for number in 0..20 {
        writer.start_file(format!("{number:02}.py"), stored).unwrap();
        writer.write_all(b"assert (1, 2)\n").unwrap();
        writer.start_file(format!("{number:02}.bin"), stored).unwrap();
        writer.write_all(&vec![number; 300_000]).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn put(function: &Function, bucket: &str, zip: &[u8]) {
    let mut objects = function.objects.lock().unwrap();
    objects.insert(format!("/{bucket}/large.zip"), zip.to_vec());
}

fn event(bucket: &str) -> Value {
    json!({"bucket": bucket, "key": "large.zip", "mode": "both", "select": ["F631"]})
}

#[test]
fn a_store_that_fails() {
    let function = Function::start_with(&[("AWS_MAX_ATTEMPTS", "3")]);
    let zip = large();
    for bucket in ["whole", "slow", "broken-once", "cut-once"] {
        put(&function, bucket, &zip);
        let (kind, answer) = function.invoke(event(bucket));
        assert_eq!(kind, "response", "{bucket}: {answer}");
        let places = answer["findings"].as_array().unwrap().iter();
        let mut paths: Vec<&str> = places
            .map(|finding| finding["filename"].as_str().unwrap())
            .collect();
        paths.sort_unstable();
        let expected: Vec<String> = (0..20).map(|number| format!("{number:02}.py")).collect();
        assert_eq!(paths, expected, "{bucket}");
        assert_eq!(answer["complete"], true, "{bucket}");
    }
    for (bucket, expected) in [
        ("broken", "DownloadFailed"),
        ("cut", "DownloadFailed"),
        ("half", "DownloadFailed"),
        ("replaced", "ObjectChanged"),
        ("forbidden", "AccessDenied"),
        ("no-bucket", "BucketNotFound"),
    ] {
        put(&function, bucket, &zip);
        let (kind, answer) = function.invoke(event(bucket));
        assert_eq!(kind, "error", "{bucket}: {answer}");
        assert_eq!(answer["errorType"], expected, "{bucket}: {answer}");
    }
    let (kind, answer) = function.invoke(event("empty"));
    assert_eq!(
        (kind.as_str(), &answer["errorType"]),
        ("error", &json!("ObjectNotFound"))
    );
    // What failed left nothing behind.
    let (kind, answer) = function.invoke(event("whole"));
    assert_eq!(
        (kind.as_str(), &answer["findings_count"]),
        ("response", &json!(20))
    );
}

#[test]
fn a_deadline_that_comes_too_early() {
    let function = Function::start();
    let body = "def f(a, b):\n    return [a + b * c for c in (a, b) if c not in {1, 2}]\n\n\n".repeat(5_000);
    let text = format!("assert (1, 2)\nassert (3, 4)\n{body}");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..200 {
        writer
            .start_file(format!("{number}.py"), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    put(&function, "code", &writer.finish().unwrap().into_inner());
    function.timeout(1);
    for mode in ["serial", "parallel"] {
        let event = json!({
            "bucket": "code", "key": "large.zip", "mode": mode, "select": ["ALL"], "ignore": ["F811", "E", "PL", "W"]
        });
        let (kind, answer) = function.invoke(event);
        assert_eq!(kind, "response", "{answer}");
        assert_eq!(answer["complete"], false, "{mode}");
        let done = answer["files"].as_u64().unwrap();
        assert_eq!(done + answer["files_left_count"].as_u64().unwrap(), 200);
        assert!(done > 0, "{mode}");
        let mut by_path: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in answer["findings"].as_array().unwrap() {
            assert_eq!(finding["code"], "F631");
            *by_path.entry(finding["filename"].as_str().unwrap()).or_default() += 1;
        }
        assert_eq!(by_path.len() as u64, done, "{mode}");
        assert!(by_path.values().all(|count| *count == 2), "{mode}: {by_path:?}");
        for left in answer["files_left"].as_array().unwrap() {
            assert!(!by_path.contains_key(left.as_str().unwrap()), "{left}");
        }
    }
}
