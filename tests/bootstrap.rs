//! The function as a process.

mod common;

use std::process::Command;

use common::function::Function;
use common::{Project, zip};
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

#[test]
fn the_zips_own_configuration_counts_where_nothing_is_selected() {
    let function = Function::start();
    let files = zip(&[
        ("repo/pyproject.toml", "[tool.ruff.lint]\nselect = [\"F401\"]\n"),
        ("repo/a.py", "import os\nassert (1, 2)\n"),
        (
            "repo/sub/ruff.toml",
            "select = [\"F631\"]\nextend-exclude = [\"left.py\"]\n",
        ),
        ("repo/sub/b.py", "import os\nassert (1, 2)\n"),
        ("repo/sub/left.py", "assert (1, 2)\n"),
        ("repo/broken/pyproject.toml", "[tool.parlint]\nselekt = 1\n"),
        ("repo/broken/c.py", "import os\n"),
        ("../../pyproject.toml", "[tool.parlint]\nselect = [\"ALL\"]\n"),
    ]);
    function
        .objects
        .lock()
        .unwrap()
        .insert("/code/own.zip".to_owned(), files);
    let counts = |event: Value| {
        let (kind, answer) = function.invoke(event);
        assert_eq!(kind, "response", "{answer}");
        answer["findings_by_code"].clone()
    };
    let own = json!({"bucket": "code", "key": "own.zip"});
    assert_eq!(counts(own), json!({"F401": 2, "F631": 1}));
    let selected = json!({"bucket": "code", "key": "own.zip", "select": ["F631"]});
    assert_eq!(counts(selected), json!({"F631": 3}));
    let both = json!({"bucket": "code", "key": "own.zip", "select": ["F631"], "isolated": false});
    assert_eq!(counts(both), json!({"F631": 2}));
}

#[test]
fn the_patch_is_one_that_git_applies() {
    let function = Function::start();
    let files = [
        ("app/a.py", "import os\nimport sys\n\nprint(f'x')\nsys.exit()\n"),
        ("setup.py", "import os\n"),
        ("tail.py", "x = 1  \ny = 2"),
    ];
    function
        .objects
        .lock()
        .unwrap()
        .insert("/code/repo.zip".to_owned(), zip(&files));
    let event = json!({
        "bucket": "code", "key": "repo.zip", "select": ["F", "W"], "patch": {"key": "out/fixes.diff"},
    });
    let (kind, answer) = function.invoke(event);
    assert_eq!(kind, "response", "{answer}");
    assert_eq!(answer["patch_location"]["files"], 3);
    let patch = function.objects.lock().unwrap()["/code/out/fixes.diff"].clone();
    assert_eq!(answer["patch_location"]["bytes"], patch.len());

    let project = Project::new(&files);
    project.write("fixes.diff", &patch);
    let applied = Command::new("git")
        .args(["apply", "fixes.diff"])
        .current_dir(project.path(""))
        .env("GIT_CEILING_DIRECTORIES", project.path(""))
        .output()
        .unwrap();
    assert!(
        applied.status.success(),
        "{}",
        String::from_utf8_lossy(&applied.stderr)
    );
    let text = |path: &str| std::fs::read_to_string(project.path(path)).unwrap();
    assert_eq!(text("app/a.py"), "import sys\n\nprint('x')\nsys.exit()\n");
    assert_eq!(
        (text("setup.py"), text("tail.py")),
        (String::new(), "x = 1\ny = 2\n".to_owned())
    );
}
