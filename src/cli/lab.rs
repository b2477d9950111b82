//! `parlint lab`: a binary of its own, so that neither the command nor the function carries its weight.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use super::{Error, Status};

const NAME: &str = "parlint-lab";

/// Hands over to the binary beside this one, or else on the PATH.
pub fn run(args: &[OsString]) -> Result<Status, Error> {
    let program = beside().unwrap_or_else(|| PathBuf::from(NAME));
    let mut command = Command::new(&program);
    command.args(args);
    let error = hand_over(&mut command);
    Err(match error.kind() {
        std::io::ErrorKind::NotFound => Error::Usage(format!(
            "`{NAME}` is neither beside this command nor on the PATH; build it with `cargo build --release --workspace`"
        )),
        _ => Error::io(format!("run {}", program.display()))(error),
    })
}

fn beside() -> Option<PathBuf> {
    let candidate = env::current_exe()
        .ok()?
        .with_file_name(format!("{NAME}{}", env::consts::EXE_SUFFIX));
    candidate.is_file().then_some(candidate)
}

/// Returns only where the program could not be run.
#[cfg(unix)]
fn hand_over(command: &mut Command) -> std::io::Error {
    use std::os::unix::process::CommandExt;
    command.exec()
}

#[cfg(not(unix))]
fn hand_over(command: &mut Command) -> std::io::Error {
    match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(2)),
        Err(error) => error,
    }
}
