//! `parlint lint --fix` and `--diff` as people run them.

mod common;

use common::Project;

fn read(project: &Project, path: &str) -> Vec<u8> {
    std::fs::read(project.path(path)).unwrap()
}

#[test]
fn fix_mends_files_and_reports_what_is_left() {
    let project = Project::new(&[("a.py", "import os\nprint(f'x', y)\n"), ("b.py", "x = 1\n")]);
    let ran = project.lint(&["--select", "F", "--fix", "--output-format", "concise"]);
    assert_eq!(read(&project, "a.py"), b"print('x', y)\n");
    assert_eq!(
        ran.stdout,
        "a.py:1:12: F821 Undefined name `y`\nFound 3 errors (2 fixed, 1 remaining).\n"
    );
    assert_eq!(ran.code, 1);
    let again = project.lint(&["--select", "F401,F541", "--fix"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, "All checks passed!\n"));
}

#[test]
fn exit_codes_and_lists_of_fixes() {
    let dirty = [("a.py", "import os\n")];
    let run = |args: &[&str]| Project::new(&dirty).lint(&[&["--select", "F"], args].concat());
    let fixed = run(&["--fix", "--show-fixes"]);
    assert_eq!(fixed.code, 0);
    assert_eq!(
        fixed.stdout,
        "Fixed 1 error:\n- a.py:\n    1 × F401 (unused-import)\n\nFound 1 error (1 fixed, 0 remaining).\n"
    );
    assert_eq!(run(&["--fix", "--exit-non-zero-on-fix"]).code, 1);
    assert_eq!(run(&["--fix-only"]).stdout, "Fixed 1 error.\n");
    assert_eq!(run(&["--fix", "--unfixable", "F401"]).code, 1);
    assert_eq!(run(&["--fix", "--fixable", "F401"]).code, 0);
    let told = run(&["--output-format", "concise"]);
    assert_eq!(
        told.stdout,
        "a.py:1:8: F401 [*] `os` imported but unused\nFound 1 error.\n[*] 1 fixable with `--fix`.\n"
    );
}

#[test]
fn unsafe_fixes_wait_to_be_asked_for() {
    let project = Project::new(&[("a.py", "if a == None:\n    pass\n")]);
    let ran = project.lint(&["--select", "E711", "--fix", "--output-format", "concise"]);
    assert!(
        ran.stdout
            .ends_with("\n1 unsafe fix available with `--fix --unsafe-fixes`.\n"),
        "{}",
        ran.stdout
    );
    project.lint(&["--select", "E711", "--fix", "--unsafe-fixes"]);
    assert_eq!(read(&project, "a.py"), b"if a is None:\n    pass\n");
}

#[test]
fn diff_changes_nothing_and_can_be_applied() {
    let project = Project::new(&[("pkg/a.py", "import os\nx = 1\n")]);
    let ran = project.lint(&["--select", "F", "--diff"]);
    assert_eq!(
        ran.stdout,
        "--- a/pkg/a.py\n+++ b/pkg/a.py\n@@ -1,2 +1 @@\n-import os\n x = 1\n"
    );
    assert_eq!((ran.code, ran.stderr.as_str()), (1, "Would fix 1 error.\n"));
    assert_eq!(read(&project, "pkg/a.py"), b"import os\nx = 1\n");
    let clean = project.lint(&["--select", "F821", "--diff"]);
    assert_eq!((clean.code, clean.stdout.as_str()), (0, ""));
}

#[test]
fn encodings_marks_and_line_ends_stay() {
    let project = Project::new(&[]);
    project.write("latin.py", b"# coding: latin-1\r\nimport os\r\nx = '\xe9'\r\n");
    project.write("marked.py", b"\xef\xbb\xbfimport os\nx = 1\n");
    project.lint(&["--select", "F401", "--fix"]);
    assert_eq!(read(&project, "latin.py"), b"# coding: latin-1\r\nx = '\xe9'\r\n");
    assert_eq!(read(&project, "marked.py"), b"\xef\xbb\xbfx = 1\n");
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let project = Project::new(&[]);
    let ran = project.lint_stdin(&["-", "--select", "F", "--fix"], b"import os\nprint(y)\n");
    assert_eq!(ran.stdout, "print(y)\n");
    assert!(ran.stderr.contains("F821"), "{}", ran.stderr);
    let clean = project.lint_stdin(&["-", "--select", "F", "--fix", "-q"], b"x = 1\n");
    assert_eq!((clean.stdout.as_str(), clean.code), ("x = 1\n", 0));
}

#[test]
fn zips_are_diffed_and_never_changed() {
    let project = Project::new(&[]);
    project.zip("repo.zip", &[("a.py", "import os\n")]);
    let before = read(&project, "repo.zip");
    let refused = project.lint(&["repo.zip", "--select", "F", "--fix"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("`--diff` shows"), "{}", refused.stderr);
    let ran = project.lint(&["repo.zip", "--select", "F", "--diff"]);
    assert!(ran.stdout.contains("-import os"), "{}", ran.stdout);
    assert_eq!(read(&project, "repo.zip"), before);
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;

    let project = Project::new(&[("real/a.py", "import os\n")]);
    std::fs::set_permissions(project.path("real/a.py"), std::fs::Permissions::from_mode(0o755)).unwrap();
    std::os::unix::fs::symlink(project.path("real/a.py"), project.path("link.py")).unwrap();
    project.lint(&["link.py", "--select", "F401", "--fix"]);
    assert!(
        std::fs::symlink_metadata(project.path("link.py"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(read(&project, "real/a.py"), b"");
    let mode = std::fs::metadata(project.path("real/a.py"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o755);
}

#[test]
fn a_diff_keeps_the_encoding_and_names_no_zip() {
    let project = Project::new(&[]);
    project.write("latin.py", b"# coding: latin-1\nimport os\nx = '\xe9'\n");
    let latin = project.lint(&["latin.py", "--select", "F401", "--diff"]);
    assert!(latin.bytes.windows(9).any(|bytes| bytes == b" x = '\xe9'\n"));
    project.zip("repo.zip", &[("pkg/a.py", "import os\n")]);
    let zipped = project.lint(&["repo.zip", "--select", "F401", "--diff"]);
    assert!(
        zipped.stdout.starts_with("--- a/pkg/a.py\n+++ b/pkg/a.py\n"),
        "{}",
        zipped.stdout
    );
}

#[test]
fn standard_input_keeps_its_encoding() {
    let project = Project::new(&[]);
    let ran = project.lint_stdin(
        &["-", "--select", "F401", "--fix", "-q"],
        b"# coding: latin-1\nimport os\nx = '\xe9'\n",
    );
    assert_eq!(ran.bytes, b"# coding: latin-1\nx = '\xe9'\n");
}

#[test]
fn the_configuration_decides_about_fixes_too() {
    let files = [
        ("a.py", "import os\nif x == None:\n    f''\n"),
        (
            "parlint.toml",
            "fix = true\nunfixable = ['F541']\nextend-safe-fixes = ['E711']\nselect = ['F401', 'F541', 'E711']\n",
        ),
    ];
    let project = Project::new(&files);
    let ran = project.lint(&["--output-format", "concise"]);
    assert_eq!(read(&project, "a.py"), b"if x is None:\n    f''\n");
    assert_eq!(
        ran.stdout,
        "a.py:2:5: F541 f-string without any placeholders\nFound 3 errors (2 fixed, 1 remaining).\n"
    );
    let project = Project::new(&files);
    project.lint(&["--no-fix"]);
    assert_eq!(read(&project, "a.py"), files[0].1.as_bytes());
}

#[test]
fn findings_are_silenced_where_they_stand() {
    let project = Project::new(&[("a.py", "import os, sys\nx = '''\n\\d\n'''  # text\n")]);
    let ran = project.lint(&["--select", "F401,E401,W605", "--add-noqa=for now"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "Added 2 noqa directives.\n"));
    assert_eq!(
        read(&project, "a.py"),
        b"import os, sys  # noqa: E401, F401 for now\nx = '''\n\\d\n'''  # text  # noqa: W605 for now\n"
    );
    let again = project.lint(&["--select", "F401,E401,W605", "--add-noqa"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    assert_eq!(project.lint(&["--select", "F401,E401,W605"]).code, 0);
}
