//! The minimised seeds of the fuzz targets, and what must hold of any files together.

#[path = "../fuzz/checks.rs"]
mod checks;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use parlint::cache::Caching;
use parlint::fix::Fixing;
use parlint::lint::{On, Run, engine};
use parlint::report::OutputFormat;
use parlint::schedule::Pool;
use parlint::source::{Origin, SourceFile, SourceSet};
use parlint_rules::{RuleSet, Settings};
use zip::ZipArchive;

/// The name and the bytes of each seed of a target.
fn seeds(target: &str) -> BTreeMap<String, Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fuzz/seeds/{target}.zip"));
    let bytes = std::fs::read(path).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn replay(target: &str, at_least: usize, check: fn(&[u8])) {
    let seeds = seeds(target);
    assert!(seeds.len() >= at_least, "{} seeds of {target}", seeds.len());
    for (name, bytes) in seeds {
        let outcome = std::panic::catch_unwind(|| check(&bytes));
        assert!(outcome.is_ok(), "{target}: {name} fails");
    }
}

#[test]
fn files() {
    replay("file", 500, checks::file);
}

#[test]
fn syntax() {
    replay("file", 500, checks::syntax);
    replay("syntax", 500, checks::syntax);
}

#[test]
fn zips() {
    replay("zip", 50, checks::zip);
}

#[test]
fn events() {
    replay("event", 50, checks::event);
}

#[test]
fn configurations() {
    replay("configuration", 50, checks::configuration);
}

#[test]
fn suppressions() {
    replay("suppression", 50, checks::suppression);
}

/// The findings of a run of all seeds with every rule, in the given order of files.
fn digest(mode: On, reversed: bool) -> String {
    let settings = Settings {
        rules: RuleSet::all(),
        ..Settings::default()
    };
    let mut sources = SourceSet::default();
    for (name, bytes) in seeds("file") {
        sources.files.push(SourceFile {
            path: format!("package/{name}"),
            size: bytes.len() as u64,
            origin: Origin::Memory(bytes),
        });
    }
    if reversed {
        sources.files.reverse();
    }
    let format = OutputFormat::JsonLines.writer(false);
    let run = Run {
        sources: &sources,
        settings: &settings,
        format: &*format,
        linter: &engine,
        score: false,
        fixing: Fixing::default(),
        caching: Caching::Off,
        in_memory: 0,
        deadline: None,
        stop: &AtomicBool::new(false),
        done: &AtomicUsize::new(0),
    };
    let results = run.on(mode);
    assert_eq!(results.files.len() + results.skipped.len(), sources.files.len());
    results.digest()
}

#[test]
fn schedules_and_orders_agree() {
    let pool = Pool::new(3).unwrap();
    let serial = digest(On::OneThread, false);
    assert_eq!(serial, digest(On::Pool(&pool), false));
    assert_eq!(serial, digest(On::OneThread, true));
    assert_eq!(serial, digest(On::Pool(&pool), true));
}
