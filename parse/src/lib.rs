//! The parse of one file.
//!
//! A syntax tree is some thousand small allocations that all end together. With [`Allocator`] as the program's global
//! allocator, [`parse`] makes them one after the other in a region of the thread, which is taken back at once when
//! the tree is dropped: nothing is searched for a free place, and the tree isn't walked again to free it. Without it,
//! as in a library's tests, everything is as usual.

mod region;

use ruff_python_ast::ModModule;
use ruff_python_parser::{ParseOptions, Parsed, parse_unchecked};

pub use region::{Allocator, Held, use_small_pages};

/// Parses a module. Faults of its syntax are in the result.
pub fn parse(text: &str, options: ParseOptions) -> Held<Parsed<ModModule>> {
    // SAFETY: The parser keeps nothing from call to call, neither in statics nor in the thread, so that all it
    // allocates belongs to its result or is freed before it returns. The result is only lent out; what shares memory
    // with it when cloned (names) must not be kept, which a debug build shows: it overwrites what it takes back.
    unsafe {
        Held::new(|| {
            parse_unchecked(text, options)
                .try_into_module()
                .expect("a Python source is parsed as a module")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruff_python_ast::PySourceType;

    #[global_allocator]
    static ALLOCATOR: Allocator = Allocator;

    fn tree(text: &str) -> Held<Parsed<ModModule>> {
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

    fn tree_text(tree: &Parsed<ModModule>) -> String {
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
