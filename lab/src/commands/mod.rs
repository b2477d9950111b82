//! The subcommands.

mod deploy;
mod invoke;
mod race;
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
    /// The process between a race and a linter
    #[command(hide = true)]
    Measured(race::MeasuredArguments),
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
        Command::Measured(arguments) => race::measured(&arguments),
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
