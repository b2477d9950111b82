//! The commands beside `lint`.

mod common;

use common::Project;

#[test]
fn a_rule_explains_itself_by_code_and_by_name() {
    let project = Project::new(&[]);
    let by_code = project.run(&["rule", "F631"]);
    assert!(
        by_code.stdout.starts_with("# assert-tuple (F631)\n\n"),
        "{}",
        by_code.stdout
    );
    assert!(by_code.stdout.contains("non-empty tuple"));
    assert_eq!(by_code.stdout, project.run(&["rule", "assert-tuple"]).stdout);
    let unknown = project.run(&["rule", "F999999"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.stderr.starts_with("error: unknown rule `F999999`; "),
        "{}",
        unknown.stderr
    );
}

#[test]
fn the_list_of_rules_is_sorted_and_complete_in_json() {
    let project = Project::new(&[]);
    let rules: Vec<serde_json::Value> =
        serde_json::from_str(&project.run(&["rules", "--output-format", "json"]).stdout).unwrap();
    let codes: Vec<&str> = rules.iter().map(|rule| rule["code"].as_str().unwrap()).collect();
    assert!(codes.is_sorted());
    assert!(codes.contains(&"F631"));
    for rule in &rules {
        let code = rule["code"].as_str().unwrap();
        match code.strip_prefix("PL") {
            Some(id) => {
                assert_eq!(rule["pylint_id"], id);
                assert_eq!(rule["pylint_symbol"], rule["name"]);
            }
            None => assert!(rule["pylint_id"].is_null()),
        }
    }
    let text = project.run(&["rules"]).stdout;
    let (rules, missing) = text
        .split_once("\n\npylint's messages without a rule here:\n\n")
        .unwrap();
    assert_eq!(rules.lines().count(), codes.len());
    let without = missing
        .lines()
        .map(|line| line.split_whitespace().next().unwrap());
    assert!(
        without
            .clone()
            .all(|id| !codes.contains(&format!("PL{id}").as_str()))
    );
    assert!(without.clone().any(|id| id == "E0401"));
}

#[test]
fn every_message_of_pylint_is_listed_with_what_became_of_it() {
    let project = Project::new(&[]);
    let listed = project
        .run(&["rules", "--pylint", "--output-format", "json"])
        .stdout;
    let messages: Vec<serde_json::Value> = serde_json::from_str(&listed).unwrap();
    let core = messages.iter().filter(|message| message["extension"].is_null());
    assert_eq!(core.count(), 393);
    for message in &messages {
        let status = message["status"].as_str().unwrap();
        assert_eq!(status == "implemented", message["code"].is_string(), "{message}");
        assert_eq!(
            status != "implemented",
            message["reason"].is_string(),
            "{message}"
        );
    }
    let text = project.run(&["rules", "--pylint"]);
    assert_eq!(text.stdout.lines().count(), messages.len());
    assert!(text.stderr.contains("of the 393 messages"), "{}", text.stderr);
}

#[test]
fn completions_for_every_shell() {
    let project = Project::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            project.run(&["completions", shell]).stdout.contains("parlint"),
            "{shell}"
        );
    }
}

#[test]
fn help_names_every_option() {
    let project = Project::new(&[]);
    let help = project.run(&["lint", "--help"]).stdout;
    for option in [
        "--select",
        "--ignore",
        "--extend-select",
        "--line-length",
        "--exclude",
        "--extend-exclude",
        "--no-respect-gitignore",
        "--mode",
        "--jobs",
        "--isolated",
        "--config",
        "--output-format",
        "--statistics",
        "--exit-zero",
        "--output-file",
        "--quiet",
        "--verbose",
        "--color",
        "--stdin-filename",
        "Exit status:",
    ] {
        assert!(help.contains(option), "{option}");
    }
}

/// Reads what a watching process writes until it says that it waits.
fn until_it_waits(from: &mut impl std::io::BufRead) -> String {
    let mut said = String::new();
    while !said.ends_with("watching for changes; Ctrl-C ends\n") {
        assert!(from.read_line(&mut said).unwrap() > 0, "it ended after {said}");
    }
    said
}

#[cfg(target_os = "linux")]
#[test]
fn watching_lints_again_when_a_file_changes() {
    use std::process::{Command, Stdio};
    let project = Project::new(&[("a.py", "import os\n"), ("readme.md", "")]);
    let mut child = Command::new("sh")
        .args([
            "-c",
            "exec \"$0\" lint --watch --isolated --select F401 --output-format concise 2>&1",
        ])
        .arg(env!("CARGO_BIN_EXE_parlint"))
        .current_dir(project.path(""))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut from = std::io::BufReader::new(child.stdout.take().unwrap());
    let first = until_it_waits(&mut from);
    assert!(first.contains("a.py:1:8: F401"), "{first}");
    project.write("readme.md", b"# nothing for a linter\n");
    project.write("b.py", b"import re\n");
    let second = until_it_waits(&mut from);
    assert!(
        second.contains("a.py:1:8: F401") && second.contains("b.py:1:8: F401"),
        "{second}"
    );
    project.write("a.py", b"");
    let third = until_it_waits(&mut from);
    assert!(
        !third.contains("a.py") && third.contains("b.py:1:8: F401"),
        "{third}"
    );
    let signalled = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(signalled.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
