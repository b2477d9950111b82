//! `race`: parlint against other linters, on the same files, with the same codes.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use parlint_lab::race::contestant::{Contestant, Kind};
use parlint_lab::race::{Race, measure, table};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The files and folders to lint
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// A selection to race with, as comma-separated prefixes; each option is a race of its own
    #[arg(long, value_name = "PREFIXES", default_values = ["F", "E,W", "F,E,W,PL"])]
    select: Vec<String>,
    /// The numbers of cores to race on [default: 1 and all]
    #[arg(long, value_name = "N", value_delimiter = ',')]
    cores: Vec<usize>,
    /// Rounds that count, after one that does not
    #[arg(long, value_name = "N", default_value_t = 5)]
    rounds: usize,
    /// The linters besides parlint; ratios are against the first
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["ruff"])]
    against: Vec<Kind>,
    /// The folder that holds the linters' programs [default: that of an active or local virtual environment, then PATH]
    #[arg(long, value_name = "DIR")]
    bin: Option<PathBuf>,
    /// The parlint to race [default: the one beside this program]
    #[arg(long, value_name = "PATH")]
    parlint: Option<PathBuf>,
    /// What parlint and ruff print while the time is taken; `full` is what both print unasked
    #[arg(long, value_name = "FORMAT", default_value = "full", value_parser = ["full", "concise", "grouped", "json", "json-lines"])]
    output_format: String,
    /// Empty the page cache before each run (as root)
    #[arg(long)]
    cold: bool,
    /// Write the table here too
    #[arg(short, long, value_name = "FILE")]
    output_file: Option<PathBuf>,
}

/// The process between the race and a linter.
#[derive(Debug, clap::Args)]
pub struct MeasuredArguments {
    cores: usize,
    report: PathBuf,
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

pub fn measured(arguments: &MeasuredArguments) -> anyhow::Result<ExitCode> {
    measure::measured(arguments.cores, &arguments.report, &arguments.command)
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let own = match &arguments.parlint {
        Some(path) => path.clone(),
        None => std::env::current_exe()?.with_file_name("parlint"),
    };
    let mut contestants = vec![Contestant::new(Kind::Parlint, &own)?];
    for kind in &arguments.against {
        contestants.push(Contestant::new(*kind, &program(*kind, arguments.bin.as_deref()))?);
    }
    let race = Race {
        contestants,
        paths: arguments.paths.clone(),
        rounds: arguments.rounds.max(1),
        cold: arguments.cold,
        format: arguments.output_format.clone(),
    };
    let all = parlint_lab::limits::machine_cores();
    let mut cores = if arguments.cores.is_empty() {
        vec![1, all]
    } else {
        arguments.cores.clone()
    };
    cores.dedup();
    let runs = arguments.select.len() * cores.len() * race.contestants.len() * (race.rounds + 1);
    let bar = indicatif::ProgressBar::new(runs as u64);
    let mut heats = Vec::new();
    for select in &arguments.select {
        let prefixes: Vec<String> = select.split(',').map(str::to_owned).collect();
        for cores in &cores {
            heats.push(race.heat(&prefixes, *cores, || bar.inc(1))?);
        }
    }
    bar.finish_and_clear();
    let names: Vec<String> = arguments
        .paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let table = table::write(&race, &heats, &names.join(", "));
    print!("{table}");
    if let Some(path) = &arguments.output_file {
        std::fs::write(path, &table)?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn program(kind: Kind, folder: Option<&Path>) -> PathBuf {
    let name = match kind {
        Kind::Parlint => "parlint",
        Kind::Ruff => "ruff",
        Kind::Flake8 => "flake8",
        Kind::Pylint => "pylint",
    };
    let active = std::env::var_os("VIRTUAL_ENV").map(|folder| PathBuf::from(folder).join("bin"));
    let local = Some(PathBuf::from(".venv/bin"));
    [folder.map(Path::to_owned), active, local]
        .into_iter()
        .flatten()
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
        .unwrap_or_else(|| PathBuf::from(name))
}
