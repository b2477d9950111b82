//! Every output format, read back where something reads it.

mod common;

use common::Project;
use serde_json::Value;

const FILES: [(&str, &str); 3] = [
    ("pkg/__init__.py", ""),
    ("pkg/a.py", "import os\n\n\ndef f(x):\n    assert (x, '<&>')\n"),
    ("b.py", "print(undefined)\n"),
];

fn run(format: &str) -> String {
    let project = Project::new(&FILES);
    let ran = project.lint(&["--select", "F,PLC0116", "--output-format", format]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    ran.stdout
}

fn clean(format: &str) -> String {
    let ran = Project::new(&[("a.py", "x = 1\n")]).lint(&["--select", "F", "--output-format", format]);
    assert_eq!(ran.code, 0);
    ran.stdout
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn grouped() {
    assert_eq!(
        run("grouped"),
        "b.py:\n  1:7 F821 Undefined name `undefined`\n\n\
         pkg/a.py:\n  1:8  F401 [*] `os` imported but unused\n  4:1  PLC0116 Missing function or method docstring\n  \
         5:12 F631 Assert test is a non-empty tuple, which is always true\n\n\
         Found 4 errors.\n[*] 1 fixable with `--fix`.\n"
    );
}

#[test]
fn github() {
    assert_eq!(
        run("github").lines().next(),
        Some(
            "::error title=parlint (F821),file=b.py,line=1,col=7,endLine=1,endColumn=16::b.py:1:7: F821 Undefined name \
             `undefined`"
        )
    );
    assert_eq!(clean("github"), "");
}

#[test]
fn azure() {
    assert_eq!(
        run("azure").lines().next(),
        Some(
            "##vso[task.logissue type=error;sourcepath=b.py;linenumber=1;columnnumber=7;code=F821;]Undefined name \
             `undefined`"
        )
    );
}

#[test]
fn gitlab() {
    let issues = parse(&run("gitlab"));
    let issues = issues.as_array().unwrap();
    assert_eq!(issues.len(), 4);
    assert_eq!(issues[0]["location"]["path"], "b.py");
    assert_eq!(issues[0]["location"]["lines"]["begin"], 1);
    let mut prints: Vec<_> = issues
        .iter()
        .map(|issue| issue["fingerprint"].as_str().unwrap())
        .collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), 4);
    assert_eq!(parse(&clean("gitlab")), Value::Array(Vec::new()));
}

#[test]
fn junit() {
    let text = run("junit");
    assert!(
        text.contains("<testsuite name=\"pkg/a.py\" tests=\"3\""),
        "{text}"
    );
    assert!(!text.contains("'<&>'"));
    assert!(clean("junit").contains("<testcase name=\"No errors found\""));
}

#[test]
fn sarif() {
    let log = parse(&run("sarif"));
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["results"].as_array().unwrap().len(), 4);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 4);
    for result in run["results"].as_array().unwrap() {
        assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
    }
    assert_eq!(
        parse(&clean("sarif"))["runs"][0]["results"],
        Value::Array(Vec::new())
    );
}

#[test]
fn rdjson() {
    let log = parse(&run("rdjson"));
    let diagnostics = log["diagnostics"].as_array().unwrap();
    assert_eq!(diagnostics.len(), 4);
    assert_eq!(diagnostics[1]["suggestions"].as_array().unwrap().len(), 1);
    assert_eq!(diagnostics[0]["location"]["range"]["start"]["column"], 7);
    parse(&clean("rdjson"));
}

#[test]
fn pylint() {
    assert_eq!(
        run("pylint"),
        "************* Module b\nb.py:1:6: F821: Undefined name `undefined` (undefined-name)\n\
         ************* Module pkg.a\npkg/a.py:1:7: F401: `os` imported but unused (unused-import)\n\
         pkg/a.py:4:0: C0116: Missing function or method docstring (missing-function-docstring)\n\
         pkg/a.py:5:11: F631: Assert test is a non-empty tuple, which is always true (assert-tuple)\n\n\
         -----------------------------------\nYour code has been rated at 0.00/10\n\n"
    );
}

#[test]
fn a_template_for_pylints_lines() {
    let project = Project::new(&FILES);
    let lint = |template| project.lint(&["--select", "PLC0116", "--msg-template", template]);
    let ran = lint("{path}|{line:>3}|{C}|{obj}|{msg_id}");
    assert_eq!(
        ran.stdout.lines().nth(1),
        Some("pkg/a.py|  4|C|f|C0116"),
        "{}",
        ran.stderr
    );
    let wrong = lint("{lin}");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.stderr.contains("there is no field `lin`"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn pylint_json2() {
    let log = parse(&run("pylint-json2"));
    let message = &log["messages"][2];
    assert_eq!(message["messageId"], "C0116");
    assert_eq!(message["obj"], "f");
    assert_eq!(message["module"], "pkg.a");
    assert_eq!(message["column"], 0);
    assert_eq!(message["type"], "convention");
    assert_eq!(log["statistics"]["modulesLinted"], 3);
    assert_eq!(log["statistics"]["score"], 0.0);
    parse(&clean("json2"));
}

#[test]
fn markdown() {
    let text = run("markdown");
    assert!(text.contains("| 5:12 | F631 assert-tuple |"), "{text}");
    assert!(text.ends_with("4 findings.\n"));
    assert_eq!(clean("markdown"), "Nothing was found.\n");
}
