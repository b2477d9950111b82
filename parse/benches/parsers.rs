//! What the parse costs, by both parsers, and what the library's lexer takes of it, on one core.
//!
//! ```sh
//! PARLINT_CORPUS=path/to/pandas cargo bench -p parlint_parse
//! ```
//!
//! Without `PARLINT_CORPUS`, the sample in `corpus/` is read, which is too small to tell much. Before anything is timed,
//! both parsers must have made the same of every file.

#[allow(dead_code, reason = "each benchmark needs some of it")]
mod corpus;

use parlint_parse::{Allocator, Held, Mode, parse, parse_by_library};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::lexer::lex;

use corpus::{FILES, bytes, options};

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

fn each(bencher: divan::Bencher, read: impl Fn(&str) -> usize) {
    bencher
        .counter(bytes())
        .bench_local(|| FILES.iter().map(|(_, text)| read(text)).sum::<usize>());
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
    corpus::parse_all(bencher);
}

fn main() {
    for (path, text) in FILES.iter() {
        let same = *parse(text, options()) == parse_by_library(text, options());
        assert!(same, "the parsers differ on {}", path.display());
    }
    divan::main();
}
