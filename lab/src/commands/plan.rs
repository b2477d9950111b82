//! `plan`: which memory size and how many workers, for a deadline and a number of invocations.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::ValueEnum;
use parlint_lab::money::{Prices, dollars};
use parlint_lab::plan::{Question, plan};
use parlint_lab::results::Results;
use parlint_lab::summary::milliseconds;
use parlint_lab::table::align;

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Architecture {
    #[value(name = "x86_64")]
    X86,
    Arm64,
}

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The results.json of a benchmark
    results: PathBuf,
    /// The longest that a warm invocation may take: 2s, 350ms
    #[arg(long, value_parser = duration)]
    deadline: Option<f64>,
    /// How many invocations: 50e6
    #[arg(long, default_value = "50e6")]
    invocations: f64,
    /// Only this workload
    #[arg(long)]
    workload: Option<String>,
    #[arg(long, value_enum, default_value = "x86_64")]
    architecture: Architecture,
    /// Part of the invocations that start an environment
    #[arg(long, default_value_t = 0.0)]
    cold: f64,
    /// Megabytes between the memory sizes that are tried
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=1024))]
    step: u32,
}

/// Milliseconds.
fn duration(text: &str) -> Result<f64, String> {
    let (number, unit) = text.split_at(text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len()));
    let factor = match unit {
        "ms" => 1.0,
        "s" => 1000.0,
        "m" | "min" => 60_000.0,
        _ => return Err("a duration has a unit: 2s, 350ms".to_owned()),
    };
    let number: f64 = number
        .trim()
        .parse()
        .map_err(|_| format!("{number} is no number"))?;
    if number > 0.0 {
        Ok(number * factor)
    } else {
        Err("a deadline lies in the future".to_owned())
    }
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let results = Results::read(&arguments.results)?;
    let prices = Prices::built_in();
    if !(arguments.invocations > 0.0 && (0.0..=1.0).contains(&arguments.cold)) {
        bail!("--invocations is above 0, --cold between 0 and 1");
    }
    if let Some(workload) = &arguments.workload {
        let names: Vec<&str> = results
            .workloads
            .iter()
            .map(|workload| workload.name.as_str())
            .collect();
        names
            .contains(&workload.as_str())
            .then_some(())
            .with_context(|| format!("no workload {workload}: there are {}", names.join(", ")))?;
    }
    let question = Question {
        deadline_ms: arguments.deadline,
        invocations: arguments.invocations,
        architecture: match arguments.architecture {
            Architecture::X86 => "x86_64",
            Architecture::Arm64 => "arm64",
        },
        workload: arguments.workload.as_deref(),
        cold_share: arguments.cold,
        step: arguments.step,
    };
    let choices = plan(&results, &question, &prices);
    if choices.is_empty() {
        println!("nothing that was measured meets the deadline in any tier");
        return Ok(ExitCode::from(1));
    }
    let mut rows = vec![
        [
            "workload",
            "variant",
            "memory",
            "workers",
            "time",
            "cost",
            "model error",
            "",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for choice in &choices {
        let mut notes = Vec::new();
        if choice.modelled {
            notes.push("modelled");
        }
        if !choice.same_work {
            notes.push("not the same work");
        }
        rows.push(vec![
            choice.workload.clone(),
            choice.variant.clone(),
            format!("{} MB", choice.memory_mb),
            choice.workers.to_string(),
            milliseconds(choice.ms),
            dollars(choice.dollars),
            choice
                .error
                .map_or("–".to_owned(), |error| format!("{:.0} %", error * 100.0)),
            notes.join(", "),
        ]);
    }
    print!("{}", align(&rows));
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations_have_units() {
        assert_eq!(duration("2s"), Ok(2000.0));
        assert_eq!(duration("350ms"), Ok(350.0));
        assert!(duration("2").is_err() && duration("-1s").is_err() && duration("xs").is_err());
    }
}
