//! Unified diffs that `git apply` and `patch -p1` take.

use std::io::Write;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

/// Lines that are shown around a change.
const CONTEXT: usize = 3;

/// The difference between two contents of a file, as bytes; empty where there is none. Without a name there is no
/// header.
pub fn unified(name: Option<&str>, old: &[u8], new: &[u8]) -> Vec<u8> {
    let (old, new) = (lines(old), lines(new));
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut out = Vec::new();
    for group in group_diff_ops(operations, CONTEXT) {
        if out.is_empty()
            && let Some(name) = name
        {
            let _ = write!(out, "--- {}\n+++ {}\n", quoted("a/", name), quoted("b/", name));
        }
        hunk(&group, &old, &new, &mut out);
    }
    out
}

/// With their line feeds. A carriage return ends no line for the programs that apply patches.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

fn hunk(operations: &[DiffOp], old: &[&[u8]], new: &[&[u8]], out: &mut Vec<u8>) {
    let (Some(first), Some(last)) = (operations.first(), operations.last()) else {
        return;
    };
    let span = |start: usize, end: usize| match end - start {
        0 => format!("{start},0"),
        1 => (start + 1).to_string(),
        length => format!("{},{length}", start + 1),
    };
    let _ = writeln!(
        out,
        "@@ -{} +{} @@",
        span(first.old_range().start, last.old_range().end),
        span(first.new_range().start, last.new_range().end)
    );
    for operation in operations {
        let (tag, before, after) = operation.as_tag_tuple();
        match tag {
            DiffTag::Equal => write_lines(b' ', &old[before], out),
            DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                write_lines(b'-', &old[before], out);
                write_lines(b'+', &new[after], out);
            }
        }
    }
}

fn write_lines(mark: u8, lines: &[&[u8]], out: &mut Vec<u8>) {
    for line in lines {
        out.push(mark);
        out.extend_from_slice(line);
        if !line.ends_with(b"\n") {
            out.extend_from_slice(b"\n\\ No newline at end of file\n");
        }
    }
}

/// A name as git writes it: in quotes where it holds something that would end it.
fn quoted(prefix: &str, name: &str) -> String {
    if !name.contains(['"', '\\']) && !name.chars().any(char::is_control) {
        // A tab keeps the blanks of a name from being read as its end.
        let end = if name.contains(' ') { "\t" } else { "" };
        return format!("{prefix}{name}{end}");
    }
    let mut text = format!("\"{prefix}");
    for character in name.chars() {
        match character {
            '"' | '\\' => {
                text.push('\\');
                text.push(character);
            }
            character if character.is_control() => {
                let mut bytes = [0; 4];
                for byte in character.encode_utf8(&mut bytes).bytes() {
                    text += &format!("\\{byte:03o}");
                }
            }
            character => text.push(character),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(old: &str, new: &str) -> String {
        String::from_utf8(unified(Some("a b.py"), old.as_bytes(), new.as_bytes())).unwrap()
    }

    #[test]
    fn hunks_and_ends_without_line_break() {
        assert_eq!(text("x\n", "x\n"), "");
        assert_eq!(
            text("a\nb\nc", "a\nB\nc"),
            "--- a/a b.py\t\n+++ b/a b.py\t\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n\\ No newline at end of file\n"
        );
        assert_eq!(
            text("a\r\n", ""),
            "--- a/a b.py\t\n+++ b/a b.py\t\n@@ -1 +0,0 @@\n-a\r\n"
        );
        assert_eq!(
            String::from_utf8(unified(None, b"", b"x")).unwrap(),
            "@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn names_are_quoted_as_git_does() {
        assert_eq!(quoted("a/", "é.py"), "a/é.py");
        assert_eq!(quoted("a/", "x\"\n.py"), "\"a/x\\\"\\012.py\"");
    }
}
