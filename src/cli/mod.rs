//! The command line: what can be asked, and which file answers.

mod args;
mod clean;
mod corpus;
mod diff_base;
mod docs;
mod fix;
mod gather;
mod interrupt;
mod lab;
mod lint;
mod options;
mod progress;
mod rules;
mod watch;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command, CorpusCommand};

use crate::source::{ArchiveError, Bound};

/// Why the tool could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Usage(String),
    #[error("cannot {doing}: {reason}")]
    Io { doing: String, reason: String },
    #[error("cannot lint {name}: {error}{}", higher(error))]
    Archive { name: String, error: ArchiveError },
    #[error("cannot fetch {name}: {error}")]
    Remote {
        name: String,
        error: crate::source::remote::RemoteError,
    },
    #[error(transparent)]
    Config(#[from] crate::config::ConfigError),
    #[error(transparent)]
    Pattern(#[from] crate::source::PatternError),
    #[error(transparent)]
    Selector(#[from] parlint_rules::selector::UnknownSelector),
    /// Whoever read our output has seen enough.
    #[error("the output was closed")]
    Closed,
}

/// The option that lifts the bound that was met.
fn higher(error: &ArchiveError) -> String {
    let ArchiveError::LimitExceeded { what, .. } = error else {
        return String::new();
    };
    let option = match what {
        Bound::Bytes => "--zip-max-bytes",
        Bound::Entries => "--zip-max-entries",
        Bound::Inflated => "--zip-max-inflated",
    };
    format!("; `{option}` raises it")
}

impl Error {
    fn io(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> Error {
        let doing = doing.into();
        move |error| match error.kind() {
            std::io::ErrorKind::BrokenPipe => Error::Closed,
            _ => Error::Io {
                doing,
                reason: crate::source::plain(&error),
            },
        }
    }
}

/// What a command found, as the exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Clean = 0,
    Findings = 1,
    Failure = 2,
}

pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        Command::Lint(args) if args.watch => watch::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::Rule(args) => rules::rule(&args),
        Command::Rules(args) => rules::list(&args),
        Command::Corpus(CorpusCommand::Fetch(args)) => corpus::fetch(&args),
        Command::Lab { args } => lab::run(&args),
        Command::Docs(args) => docs::write(&args),
        Command::Server => crate::server::run().map(|()| Status::Clean).map_err(Error::Usage),
        Command::Clean(args) => clean::run(&args),
        Command::Schema => schema(),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "parlint", &mut std::io::stdout());
            Ok(Status::Clean)
        }
    };
    match result {
        Ok(status) => ExitCode::from(status as u8),
        Err(Error::Closed) => ExitCode::from(Status::Clean as u8),
        Err(error) => {
            complain(&error);
            ExitCode::from(Status::Failure as u8)
        }
    }
}

fn schema() -> Result<Status, Error> {
    let text = format!("{:#}\n", crate::config::schema());
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(Error::io("write"))?;
    Ok(Status::Clean)
}

fn complain(error: &Error) {
    let red = anstyle::AnsiColor::Red.on_default().bold();
    let _ = writeln!(anstream::stderr(), "{red}error{red:#}: {error}");
}
