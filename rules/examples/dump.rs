//! Prints the findings of some rules on a folder, one `path:row:column:code message` a line: a developer's tool.
//!
//! `cargo run --profile fast --example dump -- FOLDER F,PLW0611 [--line-length=79] [--max-doc-length=72] [--hang-closing]
//! [--python=3.13]`

use std::path::{Path, PathBuf};
use std::time::Instant;

use parlint_rules::{Linter, PythonVersion, RuleId, RuleSet, Settings};

fn python_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            python_files(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "py" || extension == "pyi")
        {
            files.push(path);
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = PathBuf::from(arguments.first().expect("a folder or file"));
    let select = arguments.get(1).map_or("", String::as_str);
    let rules: RuleSet = RuleId::all()
        .filter(|rule| {
            select
                .split(',')
                .any(|prefix| rule.code().starts_with(prefix) || rule.name() == prefix)
        })
        .collect();
    let number = |name: &str| {
        let value = arguments
            .iter()
            .find_map(|argument| argument.strip_prefix(name))?;
        value.parse().ok()
    };
    let mut settings = Settings {
        rules,
        ..Settings::default()
    };
    settings.line_length = number("--line-length=").unwrap_or(settings.line_length);
    settings.pycodestyle.max_doc_length = number("--max-doc-length=");
    settings.pycodestyle.hang_closing = arguments.iter().any(|argument| argument == "--hang-closing");
    if let Some(minor) = number("--python=3.") {
        settings.target_version = PythonVersion {
            major: 3,
            minor: minor as u8,
        };
    }
    let mut files = Vec::new();
    if root.is_file() {
        files.push(root.clone())
    } else {
        python_files(&root, &mut files)
    }
    files.sort();
    let sources: Vec<(PathBuf, String)> = files
        .into_iter()
        .filter_map(|path| Some((path.clone(), std::fs::read_to_string(path).ok()?)))
        .collect();
    let mut linter = Linter::new(&settings);
    let start = Instant::now();
    let mut count = 0;
    let mut output = String::new();
    for (path, text) in &sources {
        let shown = path.strip_prefix(&root).unwrap_or(path).display();
        for diagnostic in linter.lint(path, text) {
            count += 1;
            let place = diagnostic.location;
            output += &format!(
                "{shown}:{}:{}:{} {}\n",
                place.row,
                place.column,
                diagnostic.rule.code(),
                diagnostic.message.replace('\n', "\\n")
            );
        }
    }
    let bytes: usize = sources.iter().map(|(_, text)| text.len()).sum();
    eprintln!(
        "{count} findings, {} files, {:.1} MB, {:?}",
        sources.len(),
        bytes as f64 / 1e6,
        start.elapsed()
    );
    print!("{output}");
}
