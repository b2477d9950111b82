//! Files and folders on disk.

use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::{Origin, SkipReason, Skipped, SourceFile, SourceSet, gitconfig, is_python, plain};

/// Says which files and folders are left out.
pub type ExcludePath = Arc<dyn Fn(&Path) -> bool + Send + Sync>;

/// How folders are walked.
pub struct FolderOptions {
    /// Whether a file or folder is left out.
    pub excludes: ExcludePath,
    pub respect_gitignore: bool,
    /// Leave excluded files out even where they are named on the command line.
    pub force_exclude: bool,
    pub threads: usize,
    /// Where relative paths start, and what printed paths are relative to.
    pub cwd: PathBuf,
}

/// Yields the Python files among and below `paths`.
pub fn collect(paths: &[PathBuf], options: &FolderOptions) -> SourceSet {
    let mut set = SourceSet::default();
    let mut folders = Vec::new();
    for path in paths {
        let absolute = absolute(path, &options.cwd);
        if options.force_exclude
            && absolute
                .ancestors()
                .take_while(|path| *path != options.cwd)
                .any(|path| (options.excludes)(path))
        {
            continue;
        }
        match std::fs::metadata(&absolute) {
            Ok(metadata) if metadata.is_dir() => folders.push(absolute),
            Ok(metadata) => set.files.push(file(absolute, metadata.len(), &options.cwd)),
            Err(error) => set.skipped.push(Skipped {
                path: display(&absolute, &options.cwd),
                reason: SkipReason::Unreadable(plain(&error)),
            }),
        }
    }
    if let Some((first, others)) = folders.split_first() {
        set.append(walk(first, others, options));
    }
    set.finish();
    set
}

fn walk(first: &Path, others: &[PathBuf], options: &FolderOptions) -> SourceSet {
    let mut builder = WalkBuilder::new(first);
    for other in others {
        builder.add(other);
    }
    builder
        .standard_filters(options.respect_gitignore)
        .hidden(false)
        // A repository that came as an archive has no `.git`, and is the same repository.
        .require_git(false)
        .threads(options.threads);
    if options.respect_gitignore {
        builder.git_global(gitconfig::may_ignore_files());
    }
    let excludes = options.excludes.clone();
    builder.filter_entry(move |entry| entry.depth() == 0 || !excludes(entry.path()));
    let alone = match options.threads {
        0 | 1 => None,
        _ => walk_alone(&builder, options),
    };
    alone.unwrap_or_else(|| walk_together(&builder, options))
}

/// How long one thread walks before several begin anew. They sleep for a millisecond whenever there is nothing to do,
/// and a small tree is walked in less.
const ALONE: Duration = Duration::from_millis(1);

/// `None` if there was more to see than the time allowed.
fn walk_alone(builder: &WalkBuilder, options: &FolderOptions) -> Option<SourceSet> {
    let until = Instant::now() + ALONE;
    let mut set = SourceSet::default();
    for entry in builder.build() {
        if Instant::now() >= until {
            return None;
        }
        take(entry, &mut set, options);
    }
    Some(set)
}

fn walk_together(builder: &WalkBuilder, options: &FolderOptions) -> SourceSet {
    let found = Mutex::new(SourceSet::default());
    builder.build_parallel().run(|| {
        let mut local = Local {
            set: SourceSet::default(),
            shared: &found,
        };
        Box::new(move |entry| {
            take(entry, &mut local.set, options);
            WalkState::Continue
        })
    });
    found.into_inner().unwrap_or_default()
}

/// Keeps what is a Python file.
fn take(entry: Result<DirEntry, ignore::Error>, set: &mut SourceSet, options: &FolderOptions) {
    match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file())
                || (entry.path_is_symlink() && entry.path().is_file());
            if is_file && entry.file_name().to_str().is_some_and(is_python) {
                let size = entry.metadata().map_or(0, |metadata| metadata.len());
                set.files.push(file(entry.into_path(), size, &options.cwd));
            }
        }
        Err(error) => set.skipped.extend(unreadable(&error, options)),
    }
}

/// What one walking thread found; handed over when the thread is done.
struct Local<'a> {
    set: SourceSet,
    shared: &'a Mutex<SourceSet>,
}

impl Drop for Local<'_> {
    fn drop(&mut self) {
        if let Ok(mut shared) = self.shared.lock() {
            shared.append(std::mem::take(&mut self.set));
        }
    }
}

fn unreadable(error: &ignore::Error, options: &FolderOptions) -> Option<Skipped> {
    let mut inner = error;
    let mut path = None;
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = Some(at);
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            ignore::Error::Io(io) => {
                return Some(Skipped {
                    path: path.map_or_else(String::new, |path| display(path, &options.cwd)),
                    reason: SkipReason::Unreadable(plain(io)),
                });
            }
            // A line of a .gitignore that is no glob leaves nothing out; git says nothing either.
            _ => return None,
        }
    }
}

fn file(path: PathBuf, size: u64, cwd: &Path) -> SourceFile {
    SourceFile {
        path: display(&path, cwd),
        size,
        origin: Origin::Disk(path),
    }
}

/// The path as printed: relative where it lies below the working directory.
pub fn display(path: &Path, cwd: &Path) -> String {
    path.strip_prefix(cwd)
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned()
}

/// An absolute path without `.` and `..`; symbolic links are kept.
pub fn absolute(path: &Path, cwd: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in cwd.join(path).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                result.pop();
            }
            other => result.push(other),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Excludes, USUAL_EXCLUDES};

    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn paths(folder: &Path, given: &[&str], change: impl FnOnce(&mut FolderOptions)) -> Vec<String> {
        let usual = Excludes::below(folder, USUAL_EXCLUDES.iter().copied()).unwrap();
        let mut options = FolderOptions {
            excludes: Arc::new(move |path| usual.matches(path)),
            respect_gitignore: true,
            force_exclude: false,
            threads: 2,
            cwd: folder.to_path_buf(),
        };
        change(&mut options);
        let given: Vec<_> = given.iter().map(PathBuf::from).collect();
        collect(&given, &options)
            .files
            .into_iter()
            .map(|file| file.path)
            .collect()
    }

    #[test]
    fn python_files_only_sorted_without_doubles() {
        let folder = tree(&[
            ("b.py", ""),
            ("a/x.pyi", ""),
            ("a/notes.txt", ""),
            ("a/y.py", ""),
            ("z.pyc", ""),
        ]);
        assert_eq!(
            paths(folder.path(), &[".", "a", "./a/y.py"], |_| ()),
            ["a/x.pyi", "a/y.py", "b.py"]
        );
    }

    #[test]
    fn gitignore_is_honoured_without_git() {
        let folder = tree(&[
            (".gitignore", "gen/\n*.tmp.py\n"),
            ("gen/a.py", ""),
            ("b.tmp.py", ""),
            ("c.py", ""),
        ]);
        assert_eq!(paths(folder.path(), &["."], |_| ()), ["c.py"]);
        let all = paths(folder.path(), &["."], |options| options.respect_gitignore = false);
        assert_eq!(all, ["b.tmp.py", "c.py", "gen/a.py"]);
    }

    #[test]
    fn a_named_file_is_linted_though_excluded_unless_forced() {
        let folder = tree(&[("venv/lib/a.py", ""), ("b.py", ""), ("script", "")]);
        assert_eq!(paths(folder.path(), &["."], |_| ()), ["b.py"]);
        assert_eq!(
            paths(folder.path(), &["venv/lib/a.py", "script"], |_| ()),
            ["script", "venv/lib/a.py"]
        );
        let forced = paths(folder.path(), &["venv/lib/a.py", "b.py"], |options| {
            options.force_exclude = true
        });
        assert_eq!(forced, ["b.py"]);
    }

    #[test]
    fn a_missing_path_is_named() {
        let folder = tree(&[]);
        let options = FolderOptions {
            excludes: Arc::new(|_| false),
            respect_gitignore: true,
            force_exclude: false,
            threads: 1,
            cwd: folder.path().to_path_buf(),
        };
        let set = collect(&[PathBuf::from("nope.py")], &options);
        assert_eq!(set.skipped[0].path, "nope.py");
        assert_eq!(set.skipped[0].reason.to_string(), "No such file or directory");
    }
}
