//! The subcommands.

mod agree;
mod bench;
mod compare;
mod deploy;
mod invoke;
mod plan;
mod race;
mod report;
mod sandbox;
mod serve;

use std::process::ExitCode;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Invoke a function once (or more often) with an event, on a zip of this machine
    Invoke(invoke::Arguments),
    /// Keep S3 and the Lambda API up on one port of the loopback, with both functions behind them
    Serve(serve::Arguments),
    /// Race parlint against other linters on the same files, with the same codes
    Race(race::Arguments),
    /// Compare parlint's findings with another linter's, code by code
    Agree(agree::Arguments),
    /// The process between a race and a linter
    #[command(hide = true)]
    Measured(race::MeasuredArguments),
    /// Measure every variant in every memory tier, and write results.json and report.html
    Bench(Box<bench::Arguments>),
    /// Choose memory size and workers from measured results
    Plan(plan::Arguments),
    /// Put two results side by side
    Compare(compare::Arguments),
    /// Write the report of a results.json anew
    Report(report::Arguments),
    /// ruff as a function
    #[command(hide = true)]
    Ruff,
    /// A function that does as the event tells it: for measurements and tests
    #[command(hide = true)]
    Probe,
    #[command(hide = true)]
    Sandbox(sandbox::Arguments),
}

pub fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Invoke(arguments) => block_on(invoke::run(arguments)),
        Command::Serve(arguments) => block_on(serve::run(arguments)),
        Command::Race(arguments) => race::run(&arguments),
        Command::Agree(arguments) => agree::run(&arguments),
        Command::Measured(arguments) => race::measured(&arguments),
        Command::Bench(arguments) => block_on(bench::run(*arguments)),
        Command::Plan(arguments) => plan::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Ruff => block_on(async {
            parlint_lab::ruff_function::serve().await?;
            Ok(ExitCode::SUCCESS)
        }),
        Command::Probe => block_on(async {
            parlint_lab::probe::serve().await?;
            Ok(ExitCode::SUCCESS)
        }),
        // Without a runtime: namespaces can be entered only while there is one thread.
        Command::Sandbox(arguments) => sandbox::run(&arguments),
    }
}

fn block_on(work: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Runtime::new()?.block_on(work)
}
