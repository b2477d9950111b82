//! Zips that were made to kill whoever opens them.
//!
//! Every one of them was a zip of `honest.py` and something else before it was spoilt. Some are spoilt so far that
//! nothing of them can be read: those are refused with a reason.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const HONEST: &str = "import os\n";

/// A zip, and whether `honest.py` can still be read from it.
pub struct Hostile {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub readable: bool,
}

const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

pub fn all() -> Vec<Hostile> {
    let mut zips = Vec::new();
    let mut add = |name, readable, bytes| {
        zips.push(Hostile {
            name,
            bytes,
            readable,
        })
    };
    names(&mut add);
    fields(&mut add);
    contents(&mut add);
    ends(&mut add);
    zips
}

type Add<'a> = dyn FnMut(&'static str, bool, Vec<u8>) + 'a;

fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

fn archive(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An honest file, then `bad.py`, whose headers a caller spoils.
fn with_bad(contents: &[u8]) -> Vec<u8> {
    archive(
        &[("honest.py", HONEST.as_bytes()), ("bad.py", contents)],
        deflated(),
    )
}

fn find_last(bytes: &[u8], what: &[u8]) -> usize {
    bytes
        .windows(what.len())
        .rposition(|window| window == what)
        .unwrap()
}

/// The last entry's header in the directory, which is `bad.py`'s.
fn central(bytes: &[u8]) -> usize {
    find_last(bytes, CENTRAL)
}

/// The last entry's own header.
fn local(bytes: &[u8]) -> usize {
    find_last(bytes, b"PK\x03\x04")
}

/// Overwrites bytes at an offset from one of the headers.
fn patched(mut bytes: Vec<u8>, header: fn(&[u8]) -> usize, offset: usize, with: &[u8]) -> Vec<u8> {
    let at = header(&bytes) + offset;
    bytes[at..at + with.len()].copy_from_slice(with);
    bytes
}

fn end(bytes: &[u8]) -> usize {
    find_last(bytes, END)
}

/// Puts another name of the same length wherever `XXXXXX` stands for it.
fn named(name: &[u8]) -> Vec<u8> {
    let stand_in = "X".repeat(name.len() - 3) + ".py";
    let files: [(&str, &[u8]); 2] = [("honest.py", HONEST.as_bytes()), (&stand_in, b"import sys\n")];
    let mut bytes = archive(&files, stored());
    for at in [local(&bytes) + 30, central(&bytes) + 46] {
        bytes[at..at + name.len()].copy_from_slice(name);
    }
    bytes
}

fn names(add: &mut Add) {
    for (name, path) in [
        ("parent_folder", &b"../../bad.py"[..]),
        ("parent_folder_inside", b"a/../../bad.py"),
        ("absolute", b"/etc/bad.py"),
        ("drive_letter", b"C:\\bad.py"),
        ("backslashes", b"..\\..\\bad.py"),
        ("nul_in_name", b"ba\0d.py"),
        ("escape_sequence_in_name", b"\x1b[2J\x1b[31mbad.py"),
        ("line_break_in_name", b"a\nerror: b.py"),
        ("no_utf8_in_name", b"\xff\xfe\xfd.py"),
        ("right_to_left_name", "\u{202e}dab.py".as_bytes()),
        ("only_extension", b".py"),
        ("only_dots", b"./././.py"),
        ("empty_folders_in_name", b"a////b.py"),
    ] {
        add(name, true, named(path));
    }
    let long = "a/".repeat(20_000) + "bad.py";
    let files: [(&str, &[u8]); 2] = [("honest.py", HONEST.as_bytes()), (&long, b"import sys\n")];
    add("path_of_40_kilobytes", true, archive(&files, stored()));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("honest.py", stored()).unwrap();
    writer.write_all(HONEST.as_bytes()).unwrap();
    writer.add_directory("folder.py", stored()).unwrap();
    writer.add_symlink("link.py", "/etc/passwd", stored()).unwrap();
    writer
        .add_symlink("up.py", "../../../honest.py", stored())
        .unwrap();
    add("links_and_folders", true, writer.finish().unwrap().into_inner());
    add("same_name_twice", true, named(b"honest.py"));
    let mut many = ZipWriter::new(Cursor::new(Vec::new()));
    many.start_file("honest.py", stored()).unwrap();
    many.write_all(HONEST.as_bytes()).unwrap();
    for index in 0..70_000 {
        many.start_file(format!("{index}.txt"), stored()).unwrap();
    }
    add(
        "more_entries_than_the_limit",
        false,
        many.finish().unwrap().into_inner(),
    );
}

fn fields(add: &mut Add) {
    let bad = || with_bad(b"import sys\n");
    for (name, method) in [
        ("deflate64", 9_u16),
        ("bzip2", 12),
        ("lzma", 14),
        ("zstandard", 93),
        ("unknown_method", 0xffff),
    ] {
        add(name, true, patched(bad(), central, 10, &method.to_le_bytes()));
    }
    add("encrypted", true, patched(bad(), central, 8, &[1, 0]));
    add(
        "device",
        true,
        patched(
            patched(bad(), central, 38, &[0, 0, 0, 0o20]),
            central,
            4,
            &[20, 3],
        ),
    );
    add("wrong_checksum", true, patched(bad(), central, 16, &[1, 2, 3, 4]));
    add(
        "smaller_than_it_is",
        true,
        patched(bad(), central, 24, &[1, 0, 0, 0]),
    );
    add(
        "larger_than_it_is",
        true,
        patched(bad(), central, 24, &[0, 0, 1, 0]),
    );
    add(
        "packed_beyond_the_end",
        true,
        patched(bad(), central, 20, &[0, 0, 0, 0x10]),
    );
    add(
        "sizes_without_zip64",
        true,
        patched(bad(), central, 20, &[0xff; 8]),
    );
    add(
        "name_beyond_the_end",
        true,
        patched(bad(), local, 26, &[0xff, 0xff]),
    );
    add(
        "extra_beyond_the_end",
        true,
        patched(bad(), local, 28, &[0xff, 0xff]),
    );
    add("no_local_header", true, patched(bad(), local, 0, b"PKPK"));
    add(
        "header_beyond_the_end",
        true,
        patched(bad(), central, 42, &[0xff, 0xff, 0xff, 0x7f]),
    );
    // Both entries lie at the same place, as in a bomb of overlapping entries.
    add("overlapping", true, patched(bad(), central, 42, &[0, 0, 0, 0]));
    add("on_another_disk", true, patched(bad(), central, 34, &[7, 0]));
    add(
        "central_extra_beyond_the_end",
        false,
        patched(bad(), central, 30, &[0xff, 0xff]),
    );
    add("no_central_header", false, patched(bad(), central, 0, b"PKPK"));
}

fn contents(add: &mut Add) {
    let blanks = vec![b' '; 12 << 20];
    add("too_large_a_file", true, with_bad(&blanks));
    add("bomb", true, with_bad(&blanks[..5 << 20]));
    let inner = with_bad(&blanks[..1 << 20]);
    add(
        "zip_in_zip",
        true,
        archive(&[("honest.py", HONEST.as_bytes()), ("bad.zip", &inner)], stored()),
    );
    add("zip_named_python", true, with_bad(&inner));
    add(
        "bytes_of_no_encoding",
        true,
        with_bad(b"# coding: utf-8\nx = '\xff\xfe'\n"),
    );
    add("unknown_encoding", true, with_bad(b"# coding: klingon\nx = 1\n"));
    add("nul_bytes", true, with_bad(&[0; 4096]));
    add("deep_inside", true, with_bad("(".repeat(100_000).as_bytes()));
    add(
        "one_long_line",
        true,
        with_bad("x = 1;".repeat(200_000).as_bytes()),
    );
    let mut garbage = with_bad(&inner);
    let at = local(&garbage) + 30 + "bad.py".len();
    garbage[at..at + 20].fill(0xa5);
    add("data_that_do_not_inflate", true, garbage);
    let mut streamed = ZipWriter::new_stream(Vec::new());
    for (name, text) in [("honest.py", HONEST), ("bad.py", "import sys\n")] {
        streamed.start_file(name, deflated()).unwrap();
        streamed.write_all(text.as_bytes()).unwrap();
    }
    add("data_descriptors", true, streamed.finish().unwrap().into_inner());
    let large = archive(&[("honest.py", HONEST.as_bytes())], deflated().large_file(true));
    add("zip64", true, large);
}

fn ends(add: &mut Add) {
    let bad = || with_bad(b"import sys\n");
    for (name, percent) in [
        ("cut_at_a_quarter", 25),
        ("cut_in_half", 50),
        ("cut_near_the_end", 95),
    ] {
        let mut cut = bad();
        cut.truncate(cut.len() * percent / 100);
        add(name, false, cut);
    }
    add("nothing", false, Vec::new());
    add("text", false, b"this is no zip\n".repeat(1000));
    add("only_an_end", false, [END, &[0xff; 18]].concat());
    add("endless_ends", false, END.repeat(50_000));
    add("bytes_before", true, [&b"#!/bin/sh\n"[..], &bad()].concat());
    add("bytes_behind", true, [&bad()[..], &[0; 500]].concat());
    add(
        "fewer_entries_than_told",
        false,
        patched(bad(), end, 8, &[0xfe, 0xff, 0xfe, 0xff]),
    );
    add(
        "directory_beyond_the_end",
        false,
        patched(bad(), end, 16, &[0xff, 0xff, 0xff, 0x7f]),
    );
    let mut commented = ZipWriter::new(Cursor::new(Vec::new()));
    commented.start_file("honest.py", stored()).unwrap();
    commented.write_all(HONEST.as_bytes()).unwrap();
    commented.set_comment("x".repeat(65_000)).unwrap();
    add("long_comment", true, commented.finish().unwrap().into_inner());
}
