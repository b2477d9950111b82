//! `--watch`: lint again whenever a file changes that counts.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{EventKind, RecursiveMode, Watcher};

use super::args::LintArgs;
use super::{Error, Status, interrupt, lint};
use crate::source::is_python;

/// Editors write a file in several steps, and tools many files: what comes within this time is one change.
const TOGETHER: Duration = Duration::from_millis(50);
/// How often it is looked whether somebody wants to end.
const LISTEN: Duration = Duration::from_millis(100);

pub fn run(args: &LintArgs) -> Result<Status, Error> {
    let stop = interrupt::listen().map_err(Error::io("listen for signals"))?;
    let (events, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let counts = event.is_ok_and(|event| {
            !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| counts(path))
        });
        if counts {
            // Nobody listens any more when the program ends.
            let _ = events.send(());
        }
    })
    .map_err(failed)?;
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() {
        &here[..]
    } else {
        &args.paths
    };
    for path in paths {
        if !path.exists() {
            let path = path.display();
            return Err(Error::Usage(format!(
                "`--watch` looks at files and folders: there is no {path}"
            )));
        }
        // A file is often replaced by another one of its name: its folder tells.
        let (path, mode) = match path.parent().filter(|_| path.is_file()) {
            Some(parent) if parent.as_os_str().is_empty() => (Path::new("."), RecursiveMode::NonRecursive),
            Some(parent) => (parent, RecursiveMode::NonRecursive),
            None => (path.as_path(), RecursiveMode::Recursive),
        };
        watcher.watch(path, mode).map_err(failed)?;
    }
    loop {
        clear();
        match lint::run(args) {
            // What is wrong may be mended while we watch.
            Ok(_) => {}
            Err(Error::Closed) => return Ok(Status::Clean),
            Err(error) => super::complain(&error),
        }
        anstream::eprintln!("\nwatching for changes; Ctrl-C ends");
        loop {
            if stop.load(Ordering::Relaxed) {
                return Ok(Status::Clean);
            }
            match changes.recv_timeout(LISTEN) {
                Ok(()) => break,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(Status::Failure),
            }
        }
        settle(&changes);
    }
}

/// Waits until nothing changes any more.
fn settle(changes: &Receiver<()>) {
    while changes.recv_timeout(TOGETHER).is_ok() {}
}

/// Whether a change of the file may change what is found.
fn counts(path: &Path) -> bool {
    path.file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| {
            is_python(name)
                || name.ends_with(".toml")
                || matches!(
                    name,
                    "setup.cfg" | "tox.ini" | ".flake8" | "pylintrc" | ".pylintrc" | ".gitignore"
                )
        })
}

/// Begins a new screen, where there is one.
fn clear() {
    use std::io::IsTerminal;
    if std::io::stdout().is_terminal() {
        print!("\x1b[2J\x1b[H");
    }
}

fn failed(error: notify::Error) -> Error {
    Error::Io {
        doing: "watch for changes".to_owned(),
        reason: error.to_string(),
    }
}
