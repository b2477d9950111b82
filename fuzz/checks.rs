//! What must hold for any bytes. The fuzz targets and the replay of their seeds share this file.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bytes::Bytes;
use parlint::config::{InZip, Resolver, is_config};
use parlint::decode::{decode, encode};
use parlint::lambda::Event;
use parlint::source::{Excludes, Limits, Scratch, ZipOptions, open_zip};
use parlint_parse::{Mode, ParseOptions, parse, parse_by_library};
use parlint_rules::{Diagnostic, RuleSet, Settings, lint_source};

static EVERYTHING: LazyLock<Settings> = LazyLock::new(|| Settings {
    rules: RuleSet::all(),
    ..Settings::default()
});

/// A file is linted by every rule, and each finding and each edit lies inside of it.
pub fn file(bytes: &[u8]) {
    let Ok(text) = decode(bytes) else { return };
    let found = lint(&text);
    assert!(
        found.is_sorted_by_key(|finding| finding.range.start()),
        "findings are out of order"
    );
    for finding in &found {
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        for range in edits.map(|edit| edit.range).chain([finding.range]) {
            let (start, end) = (range.start().to_usize(), range.end().to_usize());
            assert!(
                text.get(start..end).is_some(),
                "{}: {start}..{end} is not in the file's {} bytes",
                finding.rule.code(),
                text.len()
            );
        }
        let (start, end) = (finding.location, finding.end_location);
        assert!(start.row >= 1 && start.column >= 1, "{start:?}");
        assert!(
            (start.row, start.column) <= (end.row, end.column),
            "{start:?} {end:?}"
        );
    }
    // What is written back is what was read.
    if let Some(again) = encode(&text, bytes) {
        assert_eq!(decode(&again).ok().as_deref(), Some(&*text));
    }
}

/// A text is parsed as the library parses it.
pub fn syntax(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    // Deeper ones are never parsed.
    if text.len() > 4096 {
        return;
    }
    let options = || ParseOptions::from(Mode::Module);
    let parsed = parse(text, options());
    let library = parse_by_library(text, options());
    // The library takes `raise;` for a fault, which it isn't.
    if library.has_valid_syntax() || !text.contains("raise") {
        assert!(*parsed == library, "the parsers differ");
    }
}

/// A zip keeps its limits, and no path leads out of it.
pub fn zip(bytes: &[u8]) {
    let limits = Limits {
        inflated_bytes: 1 << 20,
        file_bytes: 1 << 18,
        ..Limits::default()
    };
    let excludes = Excludes::default();
    let options = ZipOptions {
        limits,
        excludes: &excludes,
        respect_gitignore: true,
        configuration: true,
        prefix: "",
    };
    let Ok(sources) = open_zip(Bytes::copy_from_slice(bytes), &options) else {
        return;
    };
    let mut scratch = Scratch::default();
    let mut inflated = 0;
    for file in &sources.files {
        assert!(!Path::new(&file.path).is_absolute(), "{}", file.path);
        assert!(
            !file.path.split(['/', '\\']).any(|part| part == ".."),
            "{}",
            file.path
        );
        if let Ok(bytes) = file.read(&mut scratch) {
            assert!(bytes.len() as u64 <= limits.file_bytes, "{}", file.path);
            inflated += bytes.len() as u64;
        }
    }
    assert!(inflated <= limits.inflated_bytes, "{inflated} bytes");
}

/// An event is understood or refused.
pub fn event(bytes: &[u8]) {
    let Ok(value) = serde_json::from_slice(bytes) else {
        return;
    };
    if let Ok(event) = Event::parse(value, "reports/") {
        assert!(!event.bucket.is_empty() && !event.key.is_empty());
    }
}

/// Configuration is read or refused. The first byte says which file it is.
pub fn configuration(bytes: &[u8]) {
    const NAMES: [&str; 8] = [
        "pyproject.toml",
        "parlint.toml",
        "ruff.toml",
        ".flake8",
        "setup.cfg",
        "tox.ini",
        "pylintrc",
        "pylintrc.toml",
    ];
    let Some((first, text)) = bytes.split_first() else {
        return;
    };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    assert!(is_config(name), "{name}");
    let files = InZip::new([(name, text)]);
    let resolver = Resolver::within(files, Vec::new()).expect("there is no pattern");
    let configuration = resolver.for_folder(&PathBuf::from("/package"));
    lint_source(
        Path::new("package/module.py"),
        "import os\n",
        &configuration.settings,
    );
    let _ = (resolver.check(), resolver.notes());
}

/// A comment takes findings away and adds none but those about comments.
pub fn suppression(bytes: &[u8]) {
    let Ok(comment) = std::str::from_utf8(bytes) else {
        return;
    };
    if comment.contains(['\n', '\r', '\x0c']) {
        return;
    }
    let module = |comment: &str| format!("import os  # {comment}\nx = l = 1;\n\ndef f(a):\n    b = 1\n");
    let bare = keys(&lint(&module("")));
    for key in keys(&lint(&module(comment))) {
        assert!(bare.contains(&key) || about_comments(key.1), "{key:?} is new");
    }
}

/// Rules that look at comments and at the lengths of lines.
fn about_comments(code: &str) -> bool {
    [
        "E2", "E501", "E502", "W291", "W605", "PLC0301", "PLC0303", "PLE0011", "PLE01", "PLE25", "PLR2044",
        "PLW0012", "PLW0511", "PLC0328",
    ]
    .iter()
    .any(|prefix| code.starts_with(prefix))
}

fn keys(found: &[Diagnostic]) -> Vec<(u32, &'static str)> {
    found
        .iter()
        .map(|finding| (finding.location.row, finding.rule.code()))
        .collect()
}

fn lint(text: &str) -> Vec<Diagnostic> {
    lint_source(Path::new("module.py"), text, &EVERYTHING)
}
