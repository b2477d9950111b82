//! What strangers send, through the command and through the function: none of it ends either, and none of it costs a
//! finding in an honest file.

mod common;
#[path = "../rules/tests/hostile_files/mod.rs"]
mod hostile_files;
mod hostile_zips;

use std::io::{Cursor, Write};

use common::Project;
use common::function::Function;
use hostile_zips::{HONEST, Hostile};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The findings of the honest files, by path.
fn honest(findings: &Value) -> Vec<String> {
    let findings = findings.as_array().unwrap().iter();
    let mut paths: Vec<String> = findings
        .filter(|finding| finding["code"] == "F401")
        .map(|finding| {
            let path = finding.get("filename").or_else(|| finding.get("path")).unwrap();
            path.as_str().unwrap().to_owned()
        })
        .filter(|path| path.ends_with("honest.py"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn the_command_reads_what_can_be_read_of_hostile_zips() {
    let project = Project::new(&[("beside/honest.py", HONEST)]);
    let beside = project.path("beside/honest.py");
    let zips = hostile_zips::all();
    assert!(zips.len() >= 40, "{} zips", zips.len());
    let args = ["--isolated", "--select", "ALL", "--output-format", "json"];
    for Hostile {
        name,
        bytes,
        readable,
    } in &zips
    {
        let zip = format!("{name}.zip");
        project.write(&zip, bytes);
        let ran = project.lint(&[&args[..], &[zip.as_str(), "beside"]].concat());
        let found =
            honest(&serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{name}: {error}")));
        let inside = format!("{zip}/honest.py");
        let expected = if *readable {
            vec![beside.clone(), inside]
        } else {
            vec![beside.clone()]
        };
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        for path in &expected {
            assert!(
                found
                    .iter()
                    .any(|found| path.ends_with(*found) || found.ends_with(path)),
                "{name}: {found:?} {}",
                ran.stderr
            );
        }
        assert_eq!(found.len(), expected.len(), "{name}: {found:?} {}", ran.stderr);
        assert_eq!(ran.code, if *readable { 1 } else { 2 }, "{name}: {}", ran.stderr);
        assert!(
            *readable || ran.stderr.contains(&format!("error: cannot lint {zip}: ")),
            "{}",
            ran.stderr
        );
    }
    let together: Vec<String> = zips
        .iter()
        .map(|hostile| format!("{}.zip", hostile.name))
        .collect();
    let together: Vec<&str> = together.iter().map(String::as_str).collect();
    let ran = project.lint(&[&args[..], &together, &["beside"]].concat());
    let readable = zips.iter().filter(|hostile| hostile.readable).count();
    let found = honest(&serde_json::from_str(&ran.stdout).unwrap());
    assert_eq!(found.len(), readable + 1, "{found:?}");
    assert_eq!(ran.code, 2);
}

#[test]
fn the_function_reads_what_can_be_read_of_hostile_zips() {
    let function = Function::start();
    for Hostile {
        name,
        bytes,
        readable,
    } in hostile_zips::all()
    {
        let place = format!("/code/{name}.zip");
        function.objects.lock().unwrap().insert(place, bytes);
        let event =
            json!({"bucket": "code", "key": format!("{name}.zip"), "mode": "both", "select": ["ALL"]});
        let (kind, answer) = function.invoke(event);
        if !readable {
            assert_eq!(kind, "error", "{name}: {answer}");
            let error = answer["errorType"].as_str().unwrap();
            assert!(["NotAZip", "LimitExceeded"].contains(&error), "{name}: {answer}");
            continue;
        }
        assert_eq!(kind, "response", "{name}: {answer}");
        assert_eq!(honest(&answer["findings"]).len(), 1, "{name}: {answer}");
        assert_eq!(answer["agreement"]["identical"], true, "{name}");
    }
}

/// All hostile files in one zip, each beside an honest one.
fn repository() -> (Vec<u8>, usize) {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let files = hostile_files::files(1000);
    let count = files.len();
    for (name, text) in files {
        for (path, text) in [
            (format!("{name}/{name}"), text.as_str()),
            (format!("{name}/honest.py"), HONEST),
        ] {
            writer.start_file(path, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
    }
    (writer.finish().unwrap().into_inner(), count)
}

#[test]
fn hostile_files_cost_nothing_but_themselves() {
    let (zip, count) = repository();
    assert!(count >= 80, "{count} files");
    let project = Project::new(&[]);
    project.write("hostile.zip", &zip);
    for mode in ["serial", "parallel", "both"] {
        let ran = project.lint(&[
            "--isolated",
            "--mode",
            mode,
            "--select",
            "ALL",
            "--output-format",
            "json",
            "hostile.zip",
        ]);
        assert_eq!(ran.code, 1, "{mode}: {}", ran.stderr);
        assert_eq!(
            honest(&serde_json::from_str(&ran.stdout).unwrap()).len(),
            count,
            "{mode}"
        );
    }
    let function = Function::start();
    function
        .objects
        .lock()
        .unwrap()
        .insert("/code/hostile.zip".to_owned(), zip);
    for mode in ["serial", "parallel"] {
        let report = format!("{mode}.json");
        let event = json!({
            "bucket": "code", "key": "hostile.zip", "mode": mode, "select": ["ALL"], "report": {"key": report}
        });
        let (kind, answer) = function.invoke(event);
        assert_eq!(kind, "response", "{answer}");
        let objects = function.objects.lock().unwrap();
        let findings: Value = serde_json::from_slice(&objects[&format!("/code/{report}")]).unwrap();
        assert_eq!(honest(&findings).len(), count, "{mode}");
    }
}
