//! Projects that were set up for other tools.

mod common;

use common::Project;

const CODE: &str = "import os\nx = 1 \ndef f(a):\n    return a\n";

/// The codes that a project's own configuration lets through, in the order of their places.
fn codes(project: &Project, args: &[&str]) -> Vec<String> {
    let ran = project.lint(&[args, &["--output-format", "json"]].concat());
    let findings: Vec<serde_json::Value> =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}", ran.stderr));
    let code = |finding: &serde_json::Value| finding["code"].as_str().unwrap().to_owned();
    findings.iter().map(code).collect()
}

#[test]
fn ruff_without_preview() {
    let project = Project::new(&[
        ("a.py", CODE),
        (
            "pyproject.toml",
            "[tool.ruff]\nselect = [\"E\", \"W\", \"F\", \"B\", \"PL\"]\nlint.ignore = [\"F4\"]\n",
        ),
    ]);
    assert_eq!(
        codes(&project, &[]),
        ["W291"],
        "E302 waits for preview, and F401 is ignored"
    );
    project.write(
        "pyproject.toml",
        b"[tool.ruff]\npreview = true\nselect = ['E', 'F401']\nignore = ['F4']\n",
    );
    assert_eq!(codes(&project, &[]), ["F401", "E302"]);
    // The command line speaks last, and nothing is read where that is asked for.
    assert_eq!(codes(&project, &["--ignore", "E"]), ["F401"]);
    assert_eq!(codes(&project, &["--isolated", "--select", "W291"]), ["W291"]);
}

#[test]
fn ruff_selects_by_itself_what_it_usually_does() {
    let project = Project::new(&[
        ("a.py", "import os, sys\ntry:\n    pass\nexcept:\n    pass\n"),
        ("pyproject.toml", "[tool.ruff]\n"),
    ]);
    assert_eq!(codes(&project, &[]), ["F401", "F401", "E722"]);
    // Whatever is said of a family is stronger.
    project.write(
        "pyproject.toml",
        b"[tool.ruff.lint]\nextend-select = ['E4']\nignore = ['F']\n",
    );
    assert_eq!(codes(&project, &[]), ["E401", "E722"]);
}

#[test]
fn ruff_lets_some_long_lines_pass() {
    let project = Project::new(&[
        (
            "a.py",
            "# see https://example.org/path\n# see this and that too\nx = 1  # type: ignore[a]\n",
        ),
        (
            "pyproject.toml",
            "[tool.ruff]\nline-length = 20\nlint.select = ['E501']\n",
        ),
    ]);
    assert_eq!(codes(&project, &[]), ["E501"]);
    project.write(
        "pyproject.toml",
        b"[tool.parlint]\nline-length = 20\nselect = ['E501']\n",
    );
    assert_eq!(codes(&project, &[]), ["E501", "E501", "E501"]);
}

#[test]
fn ruff_extends_and_is_nearest() {
    let project = Project::new(&[
        (
            "base/ruff.toml",
            "line-length = 20\n[lint]\nselect = ['E501', 'F401']\n",
        ),
        ("ruff.toml", "extend = 'base/ruff.toml'\nlint.ignore = ['F401']\n"),
        ("a.py", "import os\nx = 'something long enough'\n"),
        ("sub/a.py", "import os\nx = 'something long enough'\n"),
        (
            "sub/.ruff.toml",
            "lint.extend-select = ['W291']\nlint.per-file-ignores = {'a.py' = ['F']}\n",
        ),
    ]);
    assert_eq!(codes(&project, &["a.py"]), ["E501"]);
    assert_eq!(codes(&project, &["sub"]), [""; 0]);
    project.write("base/ruff.toml", b"extend = '../ruff.toml'");
    let ran = project.lint(&["a.py"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("`extend` leads back to this file"),
        "{}",
        ran.stderr
    );
}

#[test]
fn flake8_in_each_of_its_files() {
    let section = "[flake8]\nmax-line-length = 100\nper-file-ignores =\n    b.py: W291, F401\n";
    for name in [".flake8", "setup.cfg", "tox.ini"] {
        let project = Project::new(&[("a.py", CODE), ("b.py", CODE), (name, section)]);
        assert_eq!(codes(&project, &["a.py"]), ["F401", "W291", "E302"], "{name}");
        assert_eq!(codes(&project, &["b.py"]), ["E302"], "{name}");
    }
    let project = Project::new(&[("a.py", CODE), ("setup.cfg", "[pycodestyle]\nignore = E302\n")]);
    assert_eq!(codes(&project, &[]), ["W291"]);
}

#[test]
fn pylint_alone_and_beside_flake8() {
    let project = Project::new(&[
        ("a.py", CODE),
        (
            ".pylintrc",
            "[MAIN]\ndisable=all\nenable=unused-import,\n    invalid-name, missing-docstring\n[BASIC]\nargument-rgx=[b-z]$\nfunction-rgx=(?!g)[a-z]$\n",
        ),
    ]);
    assert_eq!(
        codes(&project, &[]),
        ["PLC0114", "PLW0611", "PLC0103", "PLC0116", "PLC0103"],
        "x is a constant, and a is no argument"
    );
    project.write(".flake8", b"[flake8]\nselect = W2\n");
    project.write(".pylintrc", b"[MAIN]\ndisable=C\n");
    assert_eq!(codes(&project, &[]), ["PLW0611", "W291"]);
    project.write("parlint.toml", b"select = ['E302']");
    assert_eq!(codes(&project, &[]), ["E302"], "parlint's own file speaks first");
}

#[test]
fn pylints_score_may_decide() {
    let project = Project::new(&[("a.py", "import os\nx = 1\ny = 2\nz = 3\n")]);
    let code = |limit: &str| {
        let text = format!("[MAIN]\nfail-under={limit}\ndisable=all\nenable=unused-import\n");
        project.write("pylintrc", text.as_bytes());
        project.lint(&[]).code
    };
    // One warning in four statements.
    assert_eq!((code("7.5"), code("7.6"), code("10"), code("-1")), (0, 1, 1, 0));
    assert_eq!(
        project.lint(&["--fail-under", "8"]).code,
        1,
        "the command line speaks last"
    );
    project.write("pylintrc", b"[MAIN]\nfail-under=good\n");
    assert!(project.lint(&["-v"]).stderr.contains("`good` is no score"));
}

#[test]
fn pylint_in_toml_and_files_that_are_left_out() {
    let project = Project::new(&[
        ("a.py", CODE),
        ("gen/a.py", CODE),
        ("skip_me.py", CODE),
        ("old.py", CODE),
        (
            "pyproject.toml",
            "[tool.pylint.main]\nignore = ['old.py']\nignore-patterns = ['skip_.*']\nignore-paths = 'gen/.*'\n\
             [tool.pylint.'messages control']\ndisable = 'all'\nenable = ['W0611']\n",
        ),
    ]);
    assert_eq!(codes(&project, &[]), ["PLW0611"]);
}

#[test]
fn what_is_not_understood_is_named_once() {
    let project = Project::new(&[
        ("a.py", "x = 1\n"),
        ("b/a.py", "x = 1\n"),
        (".pylintrc", "[MAIN]\nno-such-option=1\nmax-args=many\njobs=0\n"),
    ]);
    let ran = project.lint(&["--exit-zero"]);
    let line = format!(
        "note: {}:2: `no-such-option`: has no counterpart here (and 1 more: `-v` names all)\n",
        project.path(".pylintrc")
    );
    assert_eq!(ran.stderr, line);
    let ran = project.lint(&["--exit-zero", "-v"]);
    assert!(
        ran.stderr
            .contains(".pylintrc:3: `max-args`: expected a whole number"),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains("jobs"));
}

#[test]
fn requires_python_says_which_python() {
    let project = Project::new(&[
        ("a.py", "print(ExceptionGroup)\n"),
        ("pyproject.toml", "[project]\nrequires-python = '>=3.10'\n"),
    ]);
    assert_eq!(codes(&project, &["--select", "F821"]), ["F821"]);
    project.write("pyproject.toml", b"[project]\nrequires-python = '>=3.11'\n");
    assert_eq!(codes(&project, &["--select", "F821"]), [""; 0]);
}

#[test]
fn a_file_that_is_named() {
    let project = Project::new(&[
        ("a.py", CODE),
        ("ci/lint.cfg", "[flake8]\nselect = F\n"),
        ("ci/pylintrc", "[MAIN]\ndisable=C\n"),
    ]);
    assert_eq!(codes(&project, &["--config", "ci/lint.cfg"]), ["F401"]);
    assert_eq!(codes(&project, &["--rcfile", "ci/pylintrc"]), ["PLW0611"]);
}
