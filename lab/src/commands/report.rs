//! `report`: the page of results that are there already.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use parlint_lab::money::Prices;
use parlint_lab::results::Results;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The results.json of a benchmark
    results: PathBuf,
    /// Where to write the page [default: report.html beside the results]
    #[arg(long, short)]
    output: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let results = Results::read(&arguments.results)?;
    let output = arguments
        .output
        .clone()
        .unwrap_or_else(|| arguments.results.with_file_name("report.html"));
    let html = parlint_lab::report::render(&results, &Prices::built_in());
    std::fs::write(&output, html).with_context(|| format!("cannot write {}", output.display()))?;
    println!("written: {}", output.display());
    Ok(ExitCode::SUCCESS)
}
