//! Honest zips, and bad ones: each a typed error, or one file skipped with its reason while the others are linted.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::source::USUAL_EXCLUDES;

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    archive_with(files, deflated())
}

fn archive_with(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn open_with(bytes: Vec<u8>, limits: Limits) -> Result<SourceSet, ArchiveError> {
    let excludes = Excludes::below(Path::new("/"), USUAL_EXCLUDES.iter().copied()).unwrap();
    open(
        bytes.into(),
        &ZipOptions {
            limits,
            excludes: &excludes,
            respect_gitignore: true,
            configuration: false,
            prefix: "",
        },
    )
}

type Files = Vec<(String, Vec<u8>)>;
type Reasons = Vec<(String, &'static str)>;

/// Reads every file: what comes out, by path, and what is skipped, by path and reason.
fn read(bytes: Vec<u8>) -> (Files, Reasons) {
    let set = open_with(bytes, Limits::default()).unwrap();
    let mut scratch = Scratch::default();
    let mut files = Vec::new();
    let mut skipped: Vec<_> = set
        .skipped
        .iter()
        .map(|skipped| (skipped.path.clone(), skipped.reason.kind()))
        .collect();
    for file in &set.files {
        match file.read(&mut scratch) {
            Ok(bytes) => files.push((file.path.clone(), bytes.to_vec())),
            Err(reason) => skipped.push((file.path.clone(), reason.kind())),
        }
    }
    (files, skipped)
}

/// An honest file beside a bad one is read; the bad one is skipped with this reason.
fn assert_skipped(bytes: Vec<u8>, path: &str, reason: &str) {
    let (files, skipped) = read(bytes);
    assert_eq!(files, [("honest.py".to_owned(), b"x = 1\n".to_vec())]);
    assert_eq!(skipped, [(path.to_owned(), reason)]);
}

/// Where the central directory speaks of this file.
fn central_header(bytes: &[u8], name: &str) -> usize {
    let at = memchr::memmem::rfind(bytes, name.as_bytes()).unwrap() - 46;
    assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
    at
}

fn with_bad(name: &str, contents: &[u8]) -> Vec<u8> {
    archive(&[(name, contents), ("honest.py", b"x = 1\n")])
}

fn not_a_zip(bytes: Vec<u8>) {
    match open_with(bytes, Limits::default()) {
        Err(ArchiveError::NotAZip(reason)) => assert!(!reason.is_empty()),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("taken for a zip"),
    }
}

#[test]
fn python_files_of_a_repository() {
    let long = "y = 2\n".repeat(10_000);
    let bytes = archive(&[
        ("repo-main/.gitignore", b"*.gen.py\n/out/\n"),
        ("repo-main/a.py", long.as_bytes()),
        ("repo-main/api.gen.py", b""),
        ("repo-main/b.pyi", b"x: int\n"),
        ("repo-main/out/c.py", b""),
        ("repo-main/venv/d.py", b""),
        ("repo-main/docs/readme.md", b"# nothing\n"),
        ("repo-main/empty.py", b""),
    ]);
    let (files, skipped) = read(bytes);
    let expected = [
        ("repo-main/a.py", long.as_bytes()),
        ("repo-main/b.pyi", b"x: int\n"),
        ("repo-main/empty.py", b""),
    ];
    assert_eq!(
        files,
        expected.map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
    );
    assert_eq!(skipped, []);
}

#[test]
fn patterns_with_a_folder_start_at_the_common_root() {
    let bytes = archive(&[
        ("repo/docs/conf.py", b""),
        ("repo/a.py", b""),
        ("repo/x/docs/conf.py", b""),
    ]);
    let excludes = Excludes::below(Path::new("/"), ["docs/conf.py"]).unwrap();
    let options = ZipOptions {
        limits: Limits::default(),
        excludes: &excludes,
        respect_gitignore: true,
        configuration: false,
        prefix: "r.zip/",
    };
    let set = open(bytes.into(), &options).unwrap();
    let paths: Vec<_> = set.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["r.zip/repo/a.py", "r.zip/repo/x/docs/conf.py"]);
}

#[test]
fn no_zip_at_all() {
    not_a_zip(b"x = 1\n".to_vec());
    not_a_zip(Vec::new());
    not_a_zip(b"PK\x03\x04".repeat(100));
}

#[test]
fn a_zip_cut_short() {
    let bytes = archive(&[("a.py", b"x = 1\n"), ("b.py", b"x = 1\n")]);
    for length in 0..bytes.len() {
        not_a_zip(bytes[..length].to_vec());
    }
}

#[test]
fn an_empty_zip_has_no_files() {
    let set = open_with(archive(&[]), Limits::default()).unwrap();
    assert!(set.files.is_empty() && set.skipped.is_empty());
}

#[test]
fn encrypted() {
    let mut bytes = with_bad("secret.py", b"x = 1\n");
    let at = central_header(&bytes, "secret.py");
    bytes[at + 8] |= 1;
    assert_skipped(bytes, "secret.py", "encrypted");
}

#[test]
fn unsupported_compression() {
    let mut bytes = with_bad("lzma.py", b"x = 1\n");
    let at = central_header(&bytes, "lzma.py");
    bytes[at + 10] = 14;
    assert_skipped(bytes, "lzma.py", "unsupported-compression");
}

#[test]
fn paths_that_lead_elsewhere() {
    let long = format!("{}.py", "x".repeat(1100));
    for name in [
        "../up.py",
        "/etc/evil.py",
        "a/../../up.py",
        "C:/evil.py",
        "a\\b.py",
        &long,
    ] {
        // The writer tidies names: a tidy one of the same length is replaced.
        let tidy = format!("{}.py", "t".repeat(name.len() - 3));
        let bytes = with_bad(&tidy, b"x = 1\n");
        let hostile = replace(&bytes, tidy.as_bytes(), name.as_bytes());
        let printed = &name[..name.len().min(1024)];
        assert_skipped(hostile, printed, "unsafe-path");
    }
    let with_nul = replace(&with_bad("t.py.py", b"x = 1\n"), b"t.py.py", b"t.p\0.py");
    assert_skipped(with_nul, "t.p\u{fffd}.py", "unsafe-path");
}

fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut result = bytes.to_vec();
    for at in memchr::memmem::find_iter(bytes, from) {
        result[at..at + to.len()].copy_from_slice(to);
    }
    result
}

#[test]
fn symbolic_links_and_devices() {
    for (mode, reason) in [
        (0o120_777u32, "symlink"),
        (0o020_666, "not-a-file"),
        (0o010_644, "not-a-file"),
    ] {
        let mut bytes = with_bad("link.py", b"/etc/passwd");
        let at = central_header(&bytes, "link.py");
        bytes[at + 5] = 3;
        bytes[at + 38..at + 42].copy_from_slice(&(mode << 16).to_le_bytes());
        assert_skipped(bytes, "link.py", reason);
    }
}

#[test]
fn bombs() {
    // Declared: refused before a byte is inflated.
    assert_skipped(with_bad("bomb.py", &vec![b'\n'; 5 << 20]), "bomb.py", "ratio");
    assert_skipped(
        with_bad("large.py", &vec![b'\n'; 11 << 20]),
        "large.py",
        "too-large",
    );
    // Undeclared: the stream goes on after the size that the directory says.
    let mut bytes = with_bad("liar.py", &vec![b'\n'; 5 << 20]);
    let at = central_header(&bytes, "liar.py");
    bytes[at + 24..at + 28].copy_from_slice(&100u32.to_le_bytes());
    assert_skipped(bytes, "liar.py", "corrupt");
    // All files together.
    let bytes = archive(&[("a.py", &[b' '; 600]), ("b.py", &[b' '; 600])]);
    let limits = Limits {
        inflated_bytes: 1000,
        ..Limits::default()
    };
    let error = open_with(bytes, limits).err().unwrap();
    assert_eq!(
        error.to_string(),
        "the zip has 1200 bytes of Python once inflated, and the limit is 1000"
    );
}

#[test]
fn too_many_entries() {
    let names: Vec<String> = (0..65_536).map(|number| format!("{number}.py")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let error = open_with(archive_with(&files, stored()), Limits::default())
        .err()
        .unwrap();
    assert_eq!(
        error,
        ArchiveError::LimitExceeded {
            what: Bound::Entries,
            found: 65_536,
            limit: 65_535
        }
    );
}

#[test]
fn a_zip_too_large() {
    let limits = Limits {
        object_bytes: 10,
        ..Limits::default()
    };
    let error = open_with(archive(&[("a.py", b"")]), limits).err().unwrap();
    assert!(matches!(
        error,
        ArchiveError::LimitExceeded {
            what: Bound::Bytes,
            limit: 10,
            ..
        }
    ));
}

#[test]
fn wrong_checksum_and_damaged_data() {
    let mut bytes = with_bad("crc.py", b"x = 1\n");
    let at = central_header(&bytes, "crc.py");
    bytes[at + 16] ^= 0xff;
    assert_skipped(bytes, "crc.py", "corrupt");

    let text: Vec<u8> = (0..20_000u32)
        .flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes())
        .collect();
    let mut bytes = with_bad("damaged.py", &text);
    for byte in &mut bytes[500..600] {
        *byte = 0xff;
    }
    assert_skipped(bytes, "damaged.py", "corrupt");

    let mut bytes = with_bad("header.py", b"x = 1\n");
    bytes[0] = b'X';
    assert_skipped(bytes, "header.py", "corrupt");
}

#[test]
fn the_first_of_two_entries_with_one_name_counts() {
    let bytes = archive(&[("one.py", b"x = 1\n"), ("two.py", b"x = 2\n")]);
    let bytes = replace(&bytes, b"two.py", b"one.py");
    let (files, skipped) = read(bytes);
    assert_eq!(files, [("one.py".to_owned(), b"x = 1\n".to_vec())]);
    assert_eq!(skipped, [("one.py".to_owned(), "duplicate")]);
}

#[test]
fn data_before_the_zip_are_passed_over() {
    let mut bytes = b"#!/bin/sh\nexit\n".to_vec();
    bytes.extend(archive(&[("a.py", b"x = 1\n")]));
    let (files, _) = read(bytes);
    assert_eq!(files, [("a.py".to_owned(), b"x = 1\n".to_vec())]);
}
