//! Findings that are kept from run to run.

mod common;

use std::path::PathBuf;

use common::Project;

fn lint(project: &Project, args: &[&str]) -> (String, usize) {
    let ran = project.lint(&[&["--verbose", "--output-format", "concise"], args].concat());
    let known = ran
        .stderr
        .split(';')
        .find_map(|part| part.trim().strip_suffix(" known from before"))
        .unwrap_or_else(|| panic!("{}", ran.stderr));
    (ran.stdout, known.parse().unwrap())
}

fn path(project: &Project, path: &str) -> PathBuf {
    project.path(path).into()
}

const BASE: &str = "class Base:\n    def method(self, a):\n        return a\n";
const CHILD: &str =
    "from pack.base import Base\n\n\nclass Child(Base):\n    def method(self):\n        return 1\n";

fn project() -> Project {
    Project::new(&[
        ("pack/__init__.py", ""),
        ("pack/base.py", BASE),
        ("pack/child.py", CHILD),
        ("other.py", "import os\n"),
    ])
}

#[test]
fn what_did_not_change_is_not_linted_again() {
    let project = project();
    let args = ["--select", "F401,PLW0221"];
    let (first, known) = lint(&project, &args);
    assert_eq!(known, 0);
    assert!(first.contains("F401") && first.contains("PLW0221"), "{first}");
    assert_eq!(lint(&project, &args), (first.clone(), 4));
    // Each set of settings for itself.
    assert_eq!(lint(&project, &["--select", "F401"]).1, 0);
    project.write("other.py", b"import re\n");
    let (second, known) = lint(&project, &args);
    assert_eq!((second, known), (first.replace("`os`", "`re`"), 3));
    // The fixes are kept too.
    let shown = project
        .lint(&[&args[..], &["--output-format", "json"]].concat())
        .stdout;
    let anew = [&args[..], &["--output-format", "json", "--no-cache"]].concat();
    assert_eq!(shown, project.lint(&anew).stdout);
    assert!(shown.contains("\"edits\""), "{shown}");
}

#[test]
fn what_was_learned_of_other_modules_must_still_hold() {
    let project = project();
    let args = ["--select", "PLW0221"];
    let (first, _) = lint(&project, &args);
    assert!(first.contains("pack/child.py:5"), "{first}");
    project.write(
        "pack/base.py",
        BASE.replace(", a", "").replace("return a", "return 2").as_bytes(),
    );
    let (second, known) = lint(&project, &args);
    assert!(!second.contains("PLW0221"), "{second}");
    assert_eq!(known, 2, "neither the base nor its child");
    std::fs::remove_file(path(&project, "pack/base.py")).unwrap();
    assert_eq!(lint(&project, &args).1, 2);
}

#[test]
fn the_cache_is_made_where_it_is_looked_for_and_cleaned() {
    let project = project();
    let folder = path(&project, ".parlint_cache");
    let run = |args: &[&str]| project.run(args);
    run(&["lint", "--no-cache"]);
    run(&["lint", "--diff"]);
    project.lint_stdin(&["-"], b"x = 1\n");
    assert!(!folder.exists());
    run(&["lint"]);
    assert!(folder.join("CACHEDIR.TAG").exists());
    assert_eq!(std::fs::read_to_string(folder.join(".gitignore")).unwrap(), "*\n");
    let ran = run(&["clean"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (0, "Removing cache at: .parlint_cache\n")
    );
    assert!(!folder.exists());
    assert_eq!(run(&["clean"]).stderr, "");
    project.write("parlint.toml", b"cache-dir = 'kept'\n");
    run(&["lint", "pack"]);
    assert!(path(&project, "kept").join("CACHEDIR.TAG").exists());
    // Only what is a cache is removed.
    std::fs::create_dir(&folder).unwrap();
    project.write(".parlint_cache/precious.txt", b"");
    assert_eq!(run(&["clean", "--cache-dir", "kept"]).code, 0);
    assert!(!path(&project, "kept").exists() && folder.join("precious.txt").exists());
    assert_eq!(run(&["clean", "absent"]).code, 2);
}

#[test]
fn a_damaged_cache_costs_nothing_but_time() {
    let project = project();
    let (first, _) = lint(&project, &[]);
    let folder = path(&project, ".parlint_cache").join(env!("CARGO_PKG_VERSION"));
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let bytes = std::fs::read(&file).unwrap();
    for at in (0..bytes.len()).step_by(97) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        std::fs::write(&file, &damaged).unwrap();
        assert_eq!(lint(&project, &[]).0, first, "{at}");
        std::fs::write(&file, &bytes[..at]).unwrap();
        assert_eq!(lint(&project, &[]).0, first, "{at}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told_of_where_it_was_asked_for() {
    let project = project();
    let ran = project.lint(&["--cache-dir", "other.py"]);
    assert!(
        ran.stderr.contains("note: cannot write the cache"),
        "{}",
        ran.stderr
    );
    project.write(".parlint_cache", b"");
    assert_eq!(project.lint(&["--quiet"]).stderr, "");
}
