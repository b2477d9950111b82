//! Differences that are known and meant, with the reason for each.
//!
//! One a line: `PEER CODE SIDE PATH REASON…`, where the side is `ours` or `theirs`, and the path may end or begin with
//! `*`, or is the end of the file's path, with `:ROW` to name a line. A line that starts with `#` is a comment.

use anyhow::{Context, bail};

use super::Side;
use crate::race::contestant::Finding;

#[derive(Debug)]
struct Difference {
    code: String,
    side: Side,
    path: String,
    row: Option<u32>,
}

#[derive(Debug, Default)]
pub struct Expected {
    differences: Vec<Difference>,
}

impl Expected {
    /// The lines that speak of one peer.
    pub fn parse(text: &str, peer: &str) -> anyhow::Result<Self> {
        let mut differences = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let difference = parse_line(line, peer).with_context(|| format!("line {}: {line}", index + 1))?;
            differences.extend(difference);
        }
        Ok(Self { differences })
    }

    pub fn explains(&self, side: Side, finding: &Finding) -> bool {
        self.differences.iter().any(|difference| {
            difference.side == side
                && difference.code == finding.code
                && difference.row.is_none_or(|row| row == finding.row)
                && path_matches(&difference.path, &finding.path)
        })
    }
}

fn parse_line(line: &str, peer: &str) -> anyhow::Result<Option<Difference>> {
    let mut words = line.splitn(5, char::is_whitespace);
    let (Some(of), Some(code), Some(side), Some(place), Some(reason)) = (
        words.next(),
        words.next(),
        words.next(),
        words.next(),
        words.next(),
    ) else {
        bail!("PEER CODE SIDE PATH REASON was expected");
    };
    anyhow::ensure!(!reason.trim().is_empty(), "the reason is missing");
    let side = match side {
        "ours" => Side::Ours,
        "theirs" => Side::Theirs,
        other => bail!("`ours` or `theirs` was expected, not `{other}`"),
    };
    let (path, row) = match place.rsplit_once(':') {
        Some((path, row)) if row.bytes().all(|byte| byte.is_ascii_digit()) => (path, row.parse().ok()),
        _ => (place, None),
    };
    Ok((of == peer).then(|| Difference {
        code: code.to_owned(),
        side,
        path: path.to_owned(),
        row,
    }))
}

/// `*` stands for anything, once; without it, the pattern is the end of the path.
fn path_matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((head, tail)) => {
            let inside = path.find(head).map(|at| &path[at + head.len()..]);
            inside.is_some_and(|rest| rest.ends_with(tail))
        }
        None => path
            .strip_suffix(pattern)
            .is_some_and(|before| before.is_empty() || before.ends_with('/')),
    }
}

#[test]
fn lines() {
    let text = "# comment\n\nruff F401 ours a/b.py:3 a reason\npylint F401 ours * other peer\nruff F811 theirs * all\n";
    let expected = Expected::parse(text, "ruff").expect("it is well-formed");
    let finding = |path: &str, row, code: &str| Finding {
        path: path.to_owned(),
        row,
        code: code.to_owned(),
        message: String::new(),
    };
    assert!(expected.explains(Side::Ours, &finding("x/a/b.py", 3, "F401")));
    assert!(!expected.explains(Side::Ours, &finding("x/aa/b.py", 3, "F401")));
    assert!(!expected.explains(Side::Ours, &finding("x/a/b.py", 4, "F401")));
    assert!(!expected.explains(Side::Theirs, &finding("x/a/b.py", 3, "F401")));
    assert!(expected.explains(Side::Theirs, &finding("y.py", 1, "F811")));
    let error = Expected::parse("ruff F401 both a.py reason", "ruff").expect_err("the side is wrong");
    assert!(format!("{error:#}").contains("line 1"), "{error:#}");
    assert!(Expected::parse("ruff F401 ours a.py", "ruff").is_err());
}
