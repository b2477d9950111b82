//! `agree`: parlint's findings against a peer's, code by code.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use parlint_lab::agree::Comparison;
use parlint_lab::agree::expected::Expected;
use parlint_lab::agree::findings::Report;
use parlint_lab::race::contestant::{Contestant, Kind, shared_codes};

use super::race::program;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The files and folders to lint
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The linter to compare with
    #[arg(long, value_enum, default_value = "ruff")]
    peer: Kind,
    /// The codes to compare, as comma-separated prefixes, of those that both linters have
    #[arg(long, value_name = "PREFIXES", value_delimiter = ',', default_value = "F")]
    select: Vec<String>,
    /// Examples to print of each code's differences, on each side
    #[arg(short, long, value_name = "N", default_value_t = 3)]
    examples: usize,
    /// Differences that are meant, one a line: PEER CODE ours|theirs PATH REASON
    #[arg(long, value_name = "FILE")]
    expected: Option<PathBuf>,
    /// The peer's program
    #[arg(long, value_name = "PROGRAM", conflicts_with = "bin")]
    peer_command: Option<PathBuf>,
    /// The folder that holds the peer's program [default: that of an active or local virtual environment, then PATH]
    #[arg(long, value_name = "DIR")]
    bin: Option<PathBuf>,
    /// The parlint to compare [default: the one beside this program]
    #[arg(long, value_name = "PATH")]
    parlint: Option<PathBuf>,
}

/// Succeeds where every difference is explained.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(
        arguments.peer != Kind::Parlint,
        "parlint agrees with itself: name another peer"
    );
    for path in &arguments.paths {
        anyhow::ensure!(path.exists(), "{} does not exist", path.display());
    }
    let own = match &arguments.parlint {
        Some(path) => path.clone(),
        None => std::env::current_exe()?.with_file_name("parlint"),
    };
    let peer = match &arguments.peer_command {
        Some(path) => path.clone(),
        None => program(arguments.peer, arguments.bin.as_deref()),
    };
    let sides = [
        Contestant::new(Kind::Parlint, &own)?,
        Contestant::new(arguments.peer, &peer)?,
    ];
    let expected = match &arguments.expected {
        Some(path) => {
            let text = std::fs::read_to_string(path);
            let text = text.with_context(|| format!("cannot read {}", path.display()))?;
            Expected::parse(&text, sides[1].name()).with_context(|| path.display().to_string())?
        }
        None => Expected::default(),
    };
    let codes = shared_codes(&sides, &arguments.select)?;
    anyhow::ensure!(
        !codes.is_empty(),
        "no code in {} is known to both",
        arguments.select.join(",")
    );
    let cores = std::thread::available_parallelism()?.get();
    let report = |side| Report::of(side, &codes, cores, &arguments.paths);
    let (mut ours, theirs) = (report(&sides[0])?, report(&sides[1])?);
    ours.findings
        .retain(|finding| !theirs.lost.contains(&finding.path));
    let comparison = Comparison::new(&ours.findings, &theirs.findings, &expected);
    println!("{} against {}", sides[0].version, sides[1].version);
    for path in &theirs.lost {
        println!("left out, because {} gives up on it: {path}", sides[1].name());
    }
    print!("{}", comparison.table(arguments.examples));
    Ok(match comparison.differences() {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}
