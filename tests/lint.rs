//! `parlint lint` as people run it.

mod common;

use std::time::Duration;

use common::{Project, stdout};

#[test]
fn exit_codes() {
    let project = Project::new(&[("clean.py", "x = 1\n"), ("dirty.py", "assert (1, 2)\n")]);
    assert_eq!(project.lint(&["clean.py", "--select", "F"]).code, 0);
    assert_eq!(project.lint(&["--select", "F"]).code, 1);
    assert_eq!(project.lint(&["--select", "F", "--exit-zero"]).code, 0);
    assert_eq!(project.lint(&["missing.py"]).code, 1);
    assert_eq!(project.lint(&["--select", "F63l"]).code, 2);
    assert_eq!(project.lint(&["--no-such-option"]).code, 2);
    assert_eq!(project.lint(&["--config", "missing.toml"]).code, 2);
    assert_eq!(project.lint(&["--output-file", "no/such/folder/x"]).code, 2);
}

/// Two statements and one error: 10 - 5 / 2 * 10 is below zero; with eighteen more it is 7.5.
#[test]
fn a_score_decides() {
    let project = Project::new(&[("a.py", "assert (1, 2)\nprint()\n")]);
    assert_eq!(project.lint(&["--select", "F", "--fail-under", "0"]).code, 0);
    assert_eq!(project.lint(&["--select", "F", "--fail-under", "1"]).code, 1);
    project.write("b.py", "print()\n".repeat(18).as_bytes());
    assert_eq!(project.lint(&["--select", "F", "--fail-under", "7.5"]).code, 0);
    assert_eq!(project.lint(&["--select", "F", "--fail-under", "7.6"]).code, 1);
    assert_eq!(project.lint(&["--select", "E", "--fail-under", "10"]).code, 0);
}

#[test]
fn full_shows_the_place() {
    let project = Project::new(&[("pkg/a.py", "import os\nassert (\n    os, 'é')\nprint(os)\n")]);
    let ran = project.lint(&["--select", "F631"]);
    assert_eq!(
        ran.stdout,
        "\
F631 Assert test is a non-empty tuple, which is always true
 --> pkg/a.py:2:8
  |
1 |   import os
2 |   assert (
  |  ________^
3 | |     os, 'é')
  | |____________^
4 |   print(os)
  |

Found 1 error.
"
    );
}

#[test]
fn concise_is_one_line_each() {
    let project = Project::new(&[
        ("b.py", "assert (1, 2)\n"),
        ("a/c.py", "assert (1, 2)\nprint(no)\n"),
    ]);
    let ran = project.lint(&["--select", "F", "--output-format", "concise"]);
    assert_eq!(
        ran.stdout,
        "\
a/c.py:1:8: F631 Assert test is a non-empty tuple, which is always true
a/c.py:2:7: F821 Undefined name `no`
b.py:1:8: F631 Assert test is a non-empty tuple, which is always true
Found 3 errors.
"
    );
    assert_eq!(
        stdout(&project.lint(&["-q", "--select", "F", "--output-format", "concise"]))
            .lines()
            .count(),
        3
    );
}

#[test]
fn json_has_the_shape_that_ruff_has() {
    let project = Project::new(&[("a.py", "assert ('é', 2)\n"), ("b.py", "print(no)\nprint(nil)\n")]);
    let ran = project.lint(&["--select", "F", "--output-format", "json"]);
    let findings: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(findings.len(), 3);
    assert_eq!(
        findings[0],
        serde_json::json!({
            "cell": null, "code": "F631", "name": "assert-tuple", "severity": "error",
            "message": "Assert test is a non-empty tuple, which is always true",
            "filename": project.path("a.py"), "url": null, "fix": null,
            "location": {"row": 1, "column": 8}, "end_location": {"row": 1, "column": 16},
        })
    );
    let lines = project.lint(&["--select", "F", "--output-format", "json-lines"]);
    let lines: Vec<serde_json::Value> = lines
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines, findings);
    let clean = project.lint(&["--select", "F63", "b.py", "--output-format", "json"]);
    assert_eq!(clean.stdout, "[]\n");
}

#[test]
fn statistics_count_by_rule() {
    let project = Project::new(&[("a.py", "print(a)\nprint(b)\nassert (1, 2)\n")]);
    let ran = project.lint(&["--select", "F", "--statistics"]);
    assert_eq!(
        ran.stdout,
        "2\tF821\t[ ] undefined-name\n1\tF631\t[ ] assert-tuple\nFound 3 errors.\n"
    );
    let ran = project.lint(&["--select", "F", "--statistics", "--output-format", "json"]);
    let counts: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        (&counts[0]["code"], &counts[0]["count"]),
        (&"F821".into(), &2.into())
    );
}

#[test]
fn standard_input_has_the_name_it_is_given() {
    let project = Project::new(&[("parlint.toml", "[per-file-ignores]\n'gen/*' = ['F631']\n")]);
    let args = ["-", "--select", "F", "--output-format", "concise", "-q"];
    let ran = project.lint_stdin(&args, b"assert (1, 2)\n");
    assert_eq!(
        ran.stdout,
        "-:1:8: F631 Assert test is a non-empty tuple, which is always true\n"
    );
    let named = [&args[..], &["--stdin-filename", "src/x.py"]].concat();
    assert!(
        project
            .lint_stdin(&named, b"assert (1, 2)\n")
            .stdout
            .starts_with("src/x.py:1:8: F631")
    );
    let ignored = [&args[..], &["--stdin-filename", "gen/x.py"]].concat();
    assert_eq!(project.lint_stdin(&ignored, b"assert (1, 2)\n").stdout, "");
}

#[test]
fn output_is_the_same_for_every_schedule() {
    let files: Vec<(String, String)> = (0..60)
        .map(|number| {
            (
                format!("p{}/m{number}.py", number % 7),
                "assert (1, 2)\nprint(no)\n".repeat(number + 1),
            )
        })
        .collect();
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let project = Project::new(&files);
    for format in ["full", "concise", "json", "json-lines"] {
        let run = |schedule: &[&str]| {
            project
                .lint(&[&["--select", "F", "--output-format", format][..], schedule].concat())
                .stdout
        };
        let serial = run(&["--mode", "serial"]);
        assert!(serial.len() > 10_000);
        for schedule in [&["-j", "1"][..], &["-j", "2"], &["-j", "5"], &["--mode", "both"]] {
            assert_eq!(run(schedule), serial, "{format} {schedule:?}");
        }
    }
    let both = project.lint(&["--mode", "both", "-j", "2", "-q", "--select", "F"]);
    assert!(both.stderr.contains("speed-up"), "{}", both.stderr);
    assert!(
        both.stderr.contains("findings  identical (3660 in 60 files)"),
        "{}",
        both.stderr
    );
}

#[test]
fn a_file_that_is_no_text_costs_only_itself() {
    let project = Project::new(&[("good.py", "assert (1, 2)\n")]);
    project.write("bad.py", b"x = '\xe9'\n");
    let ran = project.lint(&["--select", "F", "--output-format", "concise"]);
    assert!(ran.stdout.contains("good.py:1:8: F631"));
    assert_eq!(
        ran.stderr,
        "warning: bad.py was not linted: not valid UTF-8: byte 0xe9 on line 1; declare the encoding (PEP 263) or \
         convert the file\n"
    );
    assert_eq!(project.lint(&["bad.py"]).code, 1);
}

#[test]
fn the_nearest_configuration_counts() {
    let text = "assert (1, 2)\nprint(no)\n";
    let project = Project::new(&[
        (
            "pyproject.toml",
            "[tool.parlint]\nselect = ['F631']\nextend-exclude = ['gen']\n",
        ),
        ("a.py", text),
        ("gen/b.py", text),
        ("sub/parlint.toml", "lint.select = ['F821']\nexclude = ['skip']\n"),
        ("sub/deep/c.py", text),
        ("sub/skip/d.py", text),
        ("other/pyproject.toml", "[tool.black]\n"),
        ("other/e.py", text),
    ]);
    let found = |args: &[&str]| -> Vec<String> {
        let ran = project.lint(&[&["--output-format", "concise", "-q"], args].concat());
        assert_eq!(ran.stderr, "");
        ran.stdout
            .lines()
            .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
            .collect()
    };
    assert_eq!(
        found(&[]),
        [
            "a.py:1:8: F631",
            "other/e.py:1:8: F631",
            "sub/deep/c.py:2:7: F821"
        ]
    );
    assert_eq!(found(&["--select", "F821", "a.py"]), ["a.py:2:7: F821"]);
    assert_eq!(
        found(&["--isolated", "--select", "F631", "gen"]),
        ["gen/b.py:1:8: F631"]
    );
    assert_eq!(
        found(&["--config", "sub/parlint.toml", "a.py"]),
        ["a.py:2:7: F821"]
    );
    assert_eq!(
        found(&["--config", "select = ['F821']", "a.py"]),
        ["a.py:2:7: F821"]
    );
    assert_eq!(
        found(&[
            "--per-file-ignores",
            "other/*:F631",
            "--per-file-ignores",
            "!*.pyi:F821"
        ]),
        ["a.py:1:8: F631"]
    );
}

#[test]
fn mistakes_in_configuration_are_named_with_place_and_remedy() {
    let project = Project::new(&[
        ("a.py", ""),
        ("sub/pyproject.toml", "[tool.parlint]\nline-lenght = 3\n"),
        ("sub/b.py", ""),
    ]);
    let ran = project.lint(&[]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        format!(
            "error: {}:2:1: unknown key `tool.parlint.line-lenght`; did you mean `line-length`?\n",
            project.path("sub/pyproject.toml")
        )
    );
    assert_eq!(project.lint(&["--isolated"]).code, 0);
}

#[test]
fn an_unknown_rule_is_named_with_the_nearest() {
    let project = Project::new(&[]);
    assert_eq!(
        project.lint(&["--select", "assert-tupel"]).stderr,
        "error: unknown rule `assert-tupel`; did you mean `assert-tuple`?\n"
    );
    assert_eq!(
        project.lint(&["--ignore", "f631"]).stderr,
        "error: unknown rule `f631`; did you mean `F631`?\n"
    );
}

#[test]
fn zips_are_linted_without_unpacking() {
    let project = Project::new(&[]);
    project.zip(
        "repo.zip",
        &[
            ("r/a.py", "assert (1, 2)\n"),
            ("r/.gitignore", "b.py\n"),
            ("r/b.py", "assert (1, 2)\n"),
        ],
    );
    let ran = project.lint(&["repo.zip", "--select", "F", "--output-format", "concise", "-q"]);
    assert_eq!(
        ran.stdout,
        "repo.zip/r/a.py:1:8: F631 Assert test is a non-empty tuple, which is always true\n"
    );
    let all = project.lint(&[
        "repo.zip",
        "--no-respect-gitignore",
        "--select",
        "F",
        "--output-format",
        "json-lines",
    ]);
    assert_eq!(all.stdout.lines().count(), 2);
    let refused = project.lint(&["repo.zip", "--zip-max-entries", "2"]);
    assert_eq!(refused.code, 2);
    assert_eq!(
        refused.stderr,
        "error: cannot lint repo.zip: the zip has 3 entries, and the limit is 2; `--zip-max-entries` raises it\n"
    );
    project.write("text.zip", b"hello");
    assert!(
        project
            .lint(&["text.zip"])
            .stderr
            .starts_with("error: cannot lint text.zip: not a zip, or cut short: ")
    );
}

#[test]
fn output_file_holds_what_would_be_printed() {
    let project = Project::new(&[("a.py", "assert (1, 2)\n")]);
    let printed = project.lint(&["--output-format", "json"]).stdout;
    let ran = project.lint(&["--output-format", "json", "-o", "out.json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert_eq!(
        std::fs::read_to_string(project.path("out.json")).unwrap(),
        printed
    );
}

#[test]
fn what_the_time_did_not_suffice_for_is_said() {
    let project = Project::new(&[]);
    let ran = project.lint_slow_stdin(&["-", "--timeout", "1"], Duration::from_millis(1100));
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert_eq!(ran.stderr, "warning: the time was up with 1 file left, - first\n");
}

#[test]
fn colour_on_demand() {
    let project = Project::new(&[("a.py", "assert (1, 2)\n")]);
    assert!(!project.lint(&[]).stdout.contains('\u{1b}'));
    assert!(project.lint(&["--color", "always"]).stdout.contains("\u{1b}["));
}

#[test]
fn ruff_users_find_check() {
    let project = Project::new(&[("a.py", "assert (1, 2)\n")]);
    let ran = project.run(&["check", "--select", "F", "--output-format", "concise", "-q"]);
    assert!(ran.stdout.starts_with("a.py:1:8: F631"));
}

#[test]
fn only_what_changed_since_a_revision() {
    let project = Project::new(&[("a.py", "import os\nx = 1\ny = 2\n"), ("b.py", "import re\n")]);
    let git = |args: &[&str]| {
        let ran = std::process::Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
            .args(args)
            .current_dir(project.path(""))
            .output()
            .unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    };
    let args = [
        "--isolated",
        "--select",
        "F401",
        "--output-format",
        "concise",
        "-q",
    ];
    let lint = |base: &[&str]| project.lint(&[&args[..], base].concat());
    let elsewhere = lint(&["--diff-base", "HEAD"]);
    assert_eq!(elsewhere.code, 2);
    assert!(
        elsewhere.stderr.contains("not a git repository"),
        "{}",
        elsewhere.stderr
    );

    git(&["init", "-q", "-b", "main"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "first"]);
    assert_eq!(lint(&[]).stdout.lines().count(), 2);
    assert_eq!(lint(&["--diff-base", "main"]).code, 0);

    git(&["checkout", "-qb", "topic"]);
    project.write("a.py", b"import os\nx = 1\nimport json\ny = 2\n");
    git(&["commit", "-qam", "second"]);
    project.write("sub/new file.py", b"import sys\n");
    // What main did meanwhile is no change of this branch.
    git(&["checkout", "-q", "main"]);
    project.write("b.py", b"import re, ast\n");
    git(&["commit", "-qm", "third", "b.py"]);
    git(&["checkout", "-q", "topic"]);
    let found = lint(&["--diff-base", "main"]);
    let places: Vec<&str> = found
        .stdout
        .lines()
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    assert_eq!(places, ["a.py:3:8:", "sub/new"], "{}", found.stdout);
    assert_eq!(found.code, 1);

    let unknown = lint(&["--diff-base", "nowhere"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.stderr.contains("git knows no such revision"),
        "{}",
        unknown.stderr
    );
    let contradiction = lint(&["--diff-base", "main", "--fix"]);
    assert_eq!(contradiction.code, 2);
}

#[test]
fn equal_files_in_different_folders_are_judged_each_by_its_own() {
    let project = Project::new(&[
        ("shop/__init__.py", ""),
        ("shop/orders.py", "import shop.orders\n"),
        ("tools/__init__.py", ""),
        ("tools/orders.py", "import shop.orders\n"),
    ]);
    let args = [
        "--isolated",
        "--select",
        "F401,PLW0406",
        "--output-format",
        "concise",
        "-q",
    ];
    let found = project.lint(&args).stdout;
    assert_eq!(found.matches("F401").count(), 2, "{found}");
    assert_eq!(found.matches("PLW0406").count(), 1, "{found}");
    assert!(found.contains("shop/orders.py:1:1: PLW0406"), "{found}");
    assert_eq!(found, project.lint(&[&args[..], &["--no-cache"]].concat()).stdout);
}
