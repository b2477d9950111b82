//! What the parse costs, by both parsers, and what the library's lexer takes of it, on one core.
//!
//! ```sh
//! PARLINT_CORPUS=path/to/pandas cargo bench -p parlint_parse
//! ```
//!
//! Without `PARLINT_CORPUS`, the sample in `corpus/` is read, which is too small to tell much. Before anything is timed,
//! both parsers must have made the same of every file.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::counter::BytesCount;
use parlint_parse::{Allocator, Held, Mode, ParseOptions, parse, parse_by_library};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::lexer::lex;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = std::env::var_os("PARLINT_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/sample"),
        PathBuf::from,
    );
    let mut texts = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                let same = *parse(&text, options()) == parse_by_library(&text, options());
                assert!(same, "the parsers differ on {}", path.display());
                texts.push(text);
            }
        }
    }
    texts
});

fn options() -> ParseOptions {
    ParseOptions::from(Mode::Module)
}

fn each(bencher: divan::Bencher, read: impl Fn(&str) -> usize) {
    let bytes = BytesCount::new(TEXTS.iter().map(String::len).sum::<usize>());
    bencher
        .counter(bytes)
        .bench_local(|| TEXTS.iter().map(|text| read(text)).sum::<usize>());
}

#[divan::bench]
fn a_library_lexer(bencher: divan::Bencher) {
    each(bencher, |text| {
        let mut lexer = lex(text, Mode::Module);
        std::iter::repeat_with(|| lexer.next_token())
            .take_while(|kind| *kind != TokenKind::EndOfFile)
            .count()
    });
}

#[divan::bench]
fn b_library_parser(bencher: divan::Bencher) {
    each(bencher, |text| {
        // SAFETY: As in `parse`.
        let parsed = unsafe { Held::new(|| parse_by_library(text, options())) };
        parsed.tokens().len()
    });
}

#[divan::bench]
fn c_parse(bencher: divan::Bencher) {
    each(bencher, |text| parse(text, options()).tokens().len());
}

fn main() {
    divan::main();
}
