//! `--diff-base`: which lines changed since a revision, as git tells it.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use parlint_rules::Settings;

use super::Error;
use crate::lint::{Linter, engine};
use crate::source::{Origin, SourceSet};

/// The lines of each file that are not in the revision.
pub struct Changes {
    cwd: PathBuf,
    files: HashMap<PathBuf, Lines>,
}

enum Lines {
    /// A file that the revision does not have.
    All,
    Some(Vec<RangeInclusive<u32>>),
}

impl Changes {
    /// What was changed, committed or not, since the current branch left `revision`; files that git does not know yet
    /// and does not ignore are all new.
    pub fn since(revision: &str, cwd: &Path) -> Result<Arc<Self>, Error> {
        let git = Git { cwd };
        let root = PathBuf::from(git.ask(&["rev-parse", "--show-toplevel"])?.trim_end());
        let commit = git
            .ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])
            .map_err(|_| {
                Error::Usage(format!(
                    "`--diff-base {revision}`: git knows no such revision here; in a shallow clone, fetch it first"
                ))
            })?;
        let commit = commit.trim_end();
        // Without a common ancestor, all that differs is changed.
        let base = git.ask(&["merge-base", commit, "HEAD"]);
        let base = base.as_deref().map_or(commit, str::trim_end);
        let diff = git.ask(&[
            "-c",
            "core.quotePath=false",
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-prefix",
            "--diff-filter=d",
            base,
            "--",
        ])?;
        let mut changes = Self {
            cwd: cwd.to_path_buf(),
            files: parse(&diff, &root),
        };
        let untracked = git.ask(&[
            "ls-files",
            "--others",
            "--exclude-standard",
            "--full-name",
            "-z",
            ":/",
        ])?;
        let names = untracked.split('\0').filter(|name| !name.is_empty());
        changes
            .files
            .extend(names.map(|name| (root.join(name), Lines::All)));
        Ok(Arc::new(changes))
    }

    /// Leaves the files alone that have no change.
    pub fn retain(&self, sources: &mut SourceSet) -> Result<(), Error> {
        if let Some(file) = sources
            .files
            .iter()
            .find(|file| matches!(file.origin, Origin::Zip { .. }))
        {
            return Err(Error::Usage(format!(
                "`--diff-base` compares files with a revision of git; {} lies in a zip",
                file.path
            )));
        }
        sources
            .files
            .retain(|file| self.lines(Path::new(&file.path)).is_some());
        Ok(())
    }

    /// Makes linters that tell of changed lines alone.
    pub fn linter(self: &Arc<Self>) -> impl for<'s> Fn(&'s Settings) -> Linter<'s> + Sync + use<> {
        let changes = self.clone();
        move |settings| filtering(&changes, settings)
    }

    fn lines(&self, path: &Path) -> Option<&Lines> {
        self.files.get(&real(&self.cwd.join(path)))
    }
}

fn filtering<'s>(changes: &Arc<Changes>, settings: &'s Settings) -> Linter<'s> {
    let mut lint = engine(settings);
    let changes = changes.clone();
    Box::new(move |path, text, around| {
        let mut found = lint(path, text, around);
        if let Some(Lines::Some(changed)) = changes.lines(path) {
            found.retain(|found| {
                let (first, last) = (found.location.row, found.end_location.row);
                changed
                    .iter()
                    .any(|lines| first <= *lines.end() && *lines.start() <= last)
            });
        }
        found
    })
}

/// As git names it: links followed.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

struct Git<'a> {
    cwd: &'a Path,
}

impl Git<'_> {
    fn ask(&self, args: &[&str]) -> Result<String, Error> {
        let output = Command::new("git").args(args).current_dir(self.cwd).output();
        let output = output.map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => {
                Error::Usage("`--diff-base` asks git, which was not found on PATH".to_owned())
            }
            _ => Error::io("run git")(error),
        })?;
        if !output.status.success() {
            let reason = String::from_utf8_lossy(&output.stderr);
            let reason = reason.trim().trim_start_matches("fatal: ");
            return Err(Error::Usage(format!("`--diff-base`: git says: {reason}")));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Reads a diff without context.
fn parse(diff: &str, root: &Path) -> HashMap<PathBuf, Lines> {
    let mut files: HashMap<PathBuf, Vec<RangeInclusive<u32>>> = HashMap::new();
    let mut current: Option<PathBuf> = None;
    // How many lines of the hunk are still to come: they may look like headers.
    let mut left = 0;
    for line in diff.lines() {
        if left > 0 {
            // `\ No newline at end of file` belongs to the line before.
            left -= usize::from(!line.starts_with('\\'));
        } else if let Some(name) = line.strip_prefix("+++ ") {
            current = Some(root.join(unquote(name.trim_end_matches('\t'))));
        } else if let Some(hunk) = line.strip_prefix("@@ ") {
            let mut words = hunk.split(' ');
            let (_, gone) = span(words.next().unwrap_or_default());
            let (first, new) = span(words.next().unwrap_or_default());
            left = (gone + new) as usize;
            if let (Some(path), true) = (&current, new > 0) {
                files
                    .entry(path.clone())
                    .or_default()
                    .push(first..=first + new - 1);
            }
        }
    }
    files
        .into_iter()
        .map(|(path, lines)| (real(&path), Lines::Some(lines)))
        .collect()
}

/// `-3,2` or `+7`: the first line, and how many.
fn span(text: &str) -> (u32, u32) {
    let text = text.trim_start_matches(['-', '+']);
    match text.split_once(',') {
        Some((first, count)) => (first.parse().unwrap_or(0), count.parse().unwrap_or(0)),
        None => (text.parse().unwrap_or(0), 1),
    }
}

/// git quotes names with quotation marks, backslashes and control characters.
fn unquote(name: &str) -> String {
    let Some(quoted) = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) else {
        return name.to_owned();
    };
    let mut plain = Vec::new();
    let mut bytes = quoted.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            plain.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => plain.push(b'\n'),
            Some(b't') => plain.push(b'\t'),
            Some(b'r') => plain.push(b'\r'),
            Some(digit @ b'0'..=b'3') => {
                let low = [bytes.next(), bytes.next()].map(|digit| digit.unwrap_or(b'0') - b'0');
                plain.push((digit - b'0') * 64 + low[0] * 8 + low[1]);
            }
            Some(other) => plain.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_is_read_by_its_counts() {
        let diff = "diff --git a.py a.py\n--- a.py\n+++ a.py\n@@ -1,2 +1,3 @@ def f():\n-x\n-y\n+++ b.py\n+@@ -1 +1 @@\n\
                    +z\n\\ No newline at end of file\n@@ -9 +10,0 @@\n-gone\n@@ -20,0 +21 @@\n+new\n\
                    --- /dev/null\n+++ \"tab\\there\\303\\251.py\"\n@@ -0,0 +1,4 @@\n+1\n+2\n+3\n+4\n";
        let files = parse(diff, Path::new("/r"));
        let lines = |path: &str| match files.get(Path::new(path)) {
            Some(Lines::Some(lines)) => lines.clone(),
            _ => Vec::new(),
        };
        assert_eq!(lines("/r/a.py"), [1..=3, 21..=21]);
        assert_eq!(lines("/r/tab\there\u{e9}.py"), [1..=4]);
        assert_eq!(files.len(), 2);
    }
}
