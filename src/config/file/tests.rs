use super::*;

fn toml(text: &str) -> Result<Options, String> {
    parse(Path::new("/p/parlint.toml"), text)
        .map(|read| read.unwrap().0)
        .map_err(|error| error.to_string())
}

#[test]
fn every_key_is_read() {
    let options = toml(
        r#"
        select = ["F", "assert-tuple"]
        ignore = ["F631"]
        line-length = 120
        target-version = "py312"
        exclude = ["gen"]
        extend-exclude = ["a/*.py"]
        respect-gitignore = false
        force-exclude = true
        [lint]
        extend-select = ["ALL"]
        [per-file-ignores]
        "tests/*" = ["F821"]
        [pycodestyle]
        max-doc-length = 72
        indent-size = 2
        hang-closing = true
        [pylint]
        max-args = 7
        max_branches = 3
        callbacks = "on_, _done"
        no-docstring-rgx = "^(_|test)"
        init-import = true
        docstring-min-length = -1
        "#,
    )
    .unwrap();
    assert_eq!(options.line_length, Some(120));
    assert_eq!(options.pycodestyle.max_doc_length, Some(72));
    assert_eq!(options.pycodestyle.indent_size, Some(2));
    assert_eq!(options.pycodestyle.hang_closing, Some(true));
    assert_eq!(options.target_version, Some(PythonVersion::PY312));
    assert_eq!(options.exclude, Some(vec!["gen".to_owned()]));
    assert_eq!(options.selection.extend_select.len(), 1);
    assert_eq!(options.per_file_ignores[0].0, "tests/*");
    assert_eq!(options.root, Path::new("/p"));
    let configuration = crate::config::Configuration::new(&[options]).unwrap();
    let pylint = configuration.settings.pylint;
    assert_eq!((pylint.design.max_args, pylint.design.max_branches), (7, 3));
    assert_eq!(pylint.variables.callbacks, ["on_", "_done"]);
    assert!(pylint.variables.init_import);
}

#[test]
fn pyproject_speaks_only_below_its_table() {
    let path = Path::new("/p/pyproject.toml");
    assert!(parse(path, "[tool.ruff]\nselct = 1\n").unwrap().is_none());
    let options = parse(path, "[tool.parlint]\nline-length = 99\n")
        .unwrap()
        .unwrap();
    assert_eq!(options.0.line_length, Some(99));
    let error = parse(path, "[tool.parlint]\n\nselct = 1\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "/p/pyproject.toml:3:1: unknown key `tool.parlint.selct`; did you mean `select`?"
    );
}

#[test]
fn mistakes_are_placed_and_named() {
    for (text, message) in [
        (
            "line-length = 'x'",
            "1:15: `line-length`: expected a whole number from 1 to 10000, found a string",
        ),
        (
            "\nline-length = 0",
            "2:15: `line-length`: expected a whole number from 1 to 10000",
        ),
        (
            "select = 'F'",
            "1:10: `select`: expected an array of strings, found a string",
        ),
        (
            "select = ['F', 3]",
            "1:16: `select`: expected a string, found an integer",
        ),
        (
            "force-exclude = 1",
            "1:17: `force-exclude`: expected true or false, found an integer",
        ),
        ("lint = 1", "1:8: `lint`: expected a table, found an integer"),
        (
            "lint.line-length = 1",
            "1:6: unknown key `lint.line-length`; known are",
        ),
        (
            "pylint.max-arg = 1",
            "1:8: unknown key `pylint.max-arg`; did you mean `max-args`?",
        ),
        (
            "pylint.no-docstring-rgx = '('",
            "1:27: `pylint.no-docstring-rgx`: `(` is no regular expression",
        ),
        (
            "target-version = 'py27'",
            "1:18: `target-version`: unknown Python version `py27`; known are py37, ",
        ),
        (
            "[per-file-ignores]\na = 1",
            "2:5: `per-file-ignores`: expected an array of strings, found an integer",
        ),
        (
            "ignore = ['é', 'nosuchthing']",
            "1:11: `ignore`: unknown rule `é`",
        ),
        ("select = [", "1:"),
        ("a = 1\na = 2", "2:1: duplicate key"),
    ] {
        let error = toml(text).unwrap_err();
        assert!(
            error.starts_with(&format!("/p/parlint.toml:{message}")),
            "{text}: {error}"
        );
    }
}

#[test]
fn overrides_on_the_command_line() {
    let options = parse_override("line-length = 7", Path::new("/")).unwrap();
    assert_eq!(options.line_length, Some(7));
    let error = parse_override("lin-length=7", Path::new("/")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "--config 'lin-length=7': unknown key `lin-length`; did you mean `line-length`?"
    );
}
