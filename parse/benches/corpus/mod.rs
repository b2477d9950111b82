//! What the benchmarks read: the Python files below the folder that `PARLINT_CORPUS` names, or of the sample.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::counter::BytesCount;
use parlint_parse::{Mode, ParseOptions, parse};

pub static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    std::env::var_os("PARLINT_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/sample"),
        PathBuf::from,
    )
});

pub static FILES: LazyLock<Vec<(PathBuf, String)>> = LazyLock::new(|| {
    let mut files = Vec::new();
    let mut folders = vec![FOLDER.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                files.push((path, text));
            }
        }
    }
    files.sort();
    files
});

pub fn bytes() -> BytesCount {
    BytesCount::new(FILES.iter().map(|(_, text)| text.len()).sum::<usize>())
}

pub fn options() -> ParseOptions {
    ParseOptions::from(Mode::Module)
}

/// The parse as it is everywhere in parlint.
pub fn parse_all(bencher: divan::Bencher) {
    bencher.counter(bytes()).bench_local(|| {
        let parsed = FILES
            .iter()
            .map(|(_, text)| parse(text, options()).tokens().len());
        parsed.sum::<usize>()
    });
}
