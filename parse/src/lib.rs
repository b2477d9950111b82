//! The parse of one file.
//!
//! [`ruff_python_parser`] says what a text means and what is wrong with it. Nearly every file is read by a parser of our
//! own (`quick`) that makes the same tree and the same tokens in little more than half the time; it gives up where a
//! text has a fault or a rare form, and the library begins anew.
//!
//! A syntax tree is some thousand small allocations that all end together. With [`Allocator`] as the program's global
//! allocator, [`parse`] makes them one after the other in a region of the thread, which is taken back at once when
//! the tree is dropped: nothing is searched for a free place, and the tree isn't walked again to free it. Without it,
//! as in a library's tests, everything is as usual.

mod quick;
mod region;

use ruff_python_ast::token::Tokens;
use ruff_python_ast::{ModModule, Suite};
use ruff_python_parser::{ParseError, parse_unchecked};

pub use ruff_python_parser::{Mode, ParseOptions};

pub use region::{Allocator, Held, use_small_pages};

/// A module's tree, its tokens, and the faults of its syntax.
#[derive(PartialEq)]
pub struct Parsed {
    module: ModModule,
    tokens: Tokens,
    errors: Vec<ParseError>,
}

impl Parsed {
    pub fn syntax(&self) -> &ModModule {
        &self.module
    }

    pub fn into_suite(self) -> Suite {
        self.module.body
    }

    /// In the order of the text, comments included.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    pub fn errors(&self) -> &[ParseError] {
        &self.errors
    }

    pub fn has_valid_syntax(&self) -> bool {
        self.errors.is_empty()
    }
}

/// What the quick parser may need, and whoever frees a tree that it gave up.
const STACK: usize = 4 * 1024 * 1024;

/// Parses a module. Faults of its syntax are in the result.
pub fn parse(text: &str, options: ParseOptions) -> Held<Parsed> {
    // SAFETY: The parsers keep nothing from call to call, neither in statics nor in the thread, so that all they
    // allocate belongs to the result or is freed before they return. The result is only lent out; what shares memory
    // with it when cloned (names) must not be kept, which a debug build shows: it overwrites what it takes back.
    unsafe {
        Held::new(
            || match stacker::maybe_grow(STACK, STACK, || quick::parse(text)) {
                Some((module, tokens)) => Parsed {
                    module,
                    tokens,
                    errors: Vec::new(),
                },
                None => parse_by_library(text, options),
            },
        )
    }
}

/// What [`parse`] gives too, only later.
pub fn parse_by_library(text: &str, options: ParseOptions) -> Parsed {
    let parsed = parse_unchecked(text, options)
        .try_into_module()
        .expect("a Python source is parsed as a module");
    Parsed {
        tokens: parsed.tokens().clone(),
        errors: parsed.errors().to_vec(),
        module: parsed.into_syntax(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruff_python_ast::PySourceType;

    #[global_allocator]
    static ALLOCATOR: Allocator = Allocator;

    fn tree(text: &str) -> Held<Parsed> {
        parse(text, ParseOptions::from(PySourceType::Python))
    }

    #[test]
    fn trees_are_whole_as_long_as_they_live() {
        let texts: Vec<String> = (0..40)
            .map(|number| {
                format!("def f{number}(a, b=[1, 2]):\n    return {{'x': a + b, **c}}\n")
                    .repeat(number * 7 + 1)
            })
            .collect();
        let trees: Vec<_> = texts.iter().map(|text| tree(text)).collect();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for text in &texts {
                        assert_eq!(tree(text).syntax().body.len(), text.lines().count() / 2);
                    }
                });
            }
        });
        for (tree, text) in trees.iter().zip(&texts) {
            let again = tree_text(tree);
            assert_eq!(again, tree_text(&self::tree(text)));
        }
    }

    fn tree_text(tree: &Parsed) -> String {
        format!("{:?}", tree.syntax().body)
    }

    #[test]
    fn more_trees_than_regions_are_made_as_usual() {
        // Other tests hold some at the same time.
        let trees: Vec<_> = (0..100).map(|_| tree("x = [a, b, c]\n")).collect();
        assert!(trees.iter().any(Held::is_in_region) && !trees.iter().all(Held::is_in_region));
        for tree in trees {
            match tree.into_inner() {
                Ok(parsed) => assert_eq!(parsed.syntax().body.len(), 1),
                Err(held) => assert_eq!(held.syntax().body.len(), 1),
            }
        }
    }

    #[test]
    fn what_a_panic_leaves_behind_stays_readable() {
        for _ in 0..3 {
            let caught = std::panic::catch_unwind(|| {
                // SAFETY: Nothing is returned.
                unsafe { Held::<()>::new(|| panic!("{}", "no ".repeat(3) + "bricks")) };
            });
            let payload = caught.unwrap_err();
            let _ = tree(
                "x = 'something that would be written over it'\n"
                    .repeat(100)
                    .as_str(),
            );
            assert_eq!(payload.downcast_ref::<String>().unwrap(), "no no no bricks");
        }
    }

    #[test]
    fn vectors_grow_and_shrink_in_a_region() {
        // SAFETY: All that is allocated is in the result.
        let held = unsafe {
            Held::new(|| {
                let mut rows: Vec<Vec<u64>> = Vec::new();
                for row in 0..300_u64 {
                    rows.push((0..row).collect());
                    let other = vec![0_u8; 1000];
                    assert!(other.iter().all(|byte| *byte == 0));
                    if let Some(row) = rows.get_mut(row as usize / 2) {
                        row.push(7);
                        row.shrink_to_fit();
                    }
                }
                rows
            })
        };
        for (number, row) in held.iter().enumerate() {
            assert!(row.iter().take(number).copied().eq(0..number as u64), "{number}");
            assert!(row.iter().skip(number).all(|value| *value == 7), "{number}");
        }
    }
}
