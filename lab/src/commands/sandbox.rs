//! `sandbox`: the step between the lab and the function. See `limits::sandbox`.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Context;
use parlint_lab::limits::sandbox;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What to narrow, as JSON
    plan: String,
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let plan = serde_json::from_str(&arguments.plan).context("the plan is not what the lab writes")?;
    match sandbox::run(&plan, &arguments.command)? {}
}
