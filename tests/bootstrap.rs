//! The function as a process.

mod common;

use common::function::Function;
use common::zip;
use serde_json::{Value, json};

#[test]
fn one_environment_answers_events_good_and_bad() {
    let function = Function::start();
    let zip = zip(&[("repo/a.py", "assert (1, 2)\n"), ("repo/b.py", "x = 1\n")]);
    function
        .objects
        .lock()
        .unwrap()
        .insert("/code/my%20repo.zip".to_owned(), zip);

    let event = json!({"bucket": "code", "key": "my repo.zip", "mode": "both", "select": ["F631"]});
    let (kind, first) = function.invoke(event.clone());
    assert_eq!(kind, "response", "{first}");
    assert_eq!(first["findings_by_code"], json!({"F631": 1}));
    assert_eq!(first["agreement"]["identical"], true);
    assert_eq!(first["cold_start"], true);
    assert_eq!(first["function"]["version"], "3");
    assert_eq!(first["memory_size_mb"], 3008);
    assert_eq!(first["source"]["etag"], "abc");
    assert_eq!(first["request_id"], "request-1");

    for (bucket, expected) in [
        ("code", "ObjectNotFound"),
        ("forbidden", "AccessDenied"),
        ("no-bucket", "BucketNotFound"),
        ("broken", "DownloadFailed"),
        ("Bad Bucket", "BadEvent"),
    ] {
        let (kind, error) = function.invoke(json!({"bucket": bucket, "key": "none.zip"}));
        assert_eq!(
            (kind.as_str(), &error["errorType"]),
            ("error", &json!(expected)),
            "{error}"
        );
    }

    let mut again = event;
    again["report"] = json!({"key": "out/report.json"});
    let (kind, second) = function.invoke(again);
    assert_eq!(kind, "response", "{second}");
    assert_eq!(second["cold_start"], false);
    assert_eq!(second["digest"], first["digest"]);
    let objects = function.objects.lock().unwrap();
    let report: Value = serde_json::from_slice(&objects["/code/out/report.json"]).unwrap();
    assert_eq!(report, first["findings"]);
}
