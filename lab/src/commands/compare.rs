//! `compare`: two results side by side.

use std::path::PathBuf;
use std::process::ExitCode;

use parlint_lab::results::Results;
use parlint_lab::summary::{milliseconds, series};
use parlint_lab::table::align;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The older results.json
    before: PathBuf,
    /// The newer one
    after: PathBuf,
    /// Exit with 1 where a median has grown by more than so many percent
    #[arg(long, value_name = "PERCENT")]
    fail_above: Option<f64>,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let (before, after) = (
        Results::read(&arguments.before)?,
        Results::read(&arguments.after)?,
    );
    for (name, results) in [("before", &before), ("after", &after)] {
        let machine = &results.machine;
        println!(
            "{name}: {}, {}, {} cores, {}",
            results.created, machine.cpu, machine.cores, machine.limits
        );
    }
    if before.machine.cpu != after.machine.cpu || before.machine.limits != after.machine.limits {
        println!("note: not the same machine or limits; differences may be theirs");
    }
    let mut rows = vec![
        ["", "memory", "before", "after", "change", "beyond the quartiles"]
            .map(str::to_owned)
            .to_vec(),
    ];
    let mut worst = f64::NEG_INFINITY;
    let new = series(&after);
    for old in series(&before) {
        let same = new
            .iter()
            .find(|new| new.workload.name == old.workload.name && new.variant.id == old.variant.id);
        let Some(same) = same else { continue };
        if same.workload != old.workload {
            println!(
                "note: {} is not the same code in both; it is left out",
                old.workload.name
            );
            continue;
        }
        for cell in old.measured() {
            let Some(other) = same.measured().find(|other| other.memory_mb == cell.memory_mb) else {
                continue;
            };
            let change = (other.warm_ms / cell.warm_ms - 1.0) * 100.0;
            // What lies inside the other's spread may be chance.
            let beyond = match (cell.spread, other.spread) {
                (Some(a), Some(b)) => b.0 > a.1 || b.1 < a.0,
                _ => false,
            };
            if beyond {
                worst = worst.max(change);
            }
            rows.push(vec![
                format!("{}: {}", old.workload.name, old.variant.label),
                format!("{} MB", cell.memory_mb),
                milliseconds(cell.warm_ms),
                milliseconds(other.warm_ms),
                format!("{change:+.1} %"),
                if beyond { "yes".to_owned() } else { String::new() },
            ]);
        }
    }
    print!("{}", align(&rows));
    let failed = arguments.fail_above.is_some_and(|limit| worst > limit);
    Ok(ExitCode::from(u8::from(failed)))
}
