//! The result of a race as a Markdown table, which is also what the terminal shows.

use std::fmt::Write as _;
use std::time::Duration;

use super::measure::Sample;
use super::{Heat, Race};

/// Writes the table; ratios are against the second contestant.
pub fn write(race: &Race, heats: &[Heat], what: &str) -> String {
    let mut text = String::new();
    let versions: Vec<&str> = race
        .contestants
        .iter()
        .map(|contestant| contestant.version.as_str())
        .collect();
    let cache = if race.cold {
        "emptied before each run"
    } else {
        "warm"
    };
    let _ = writeln!(
        text,
        "{what}: {}; {} rounds in turn after one that is not counted, medians; output in the format `{}`; page cache {cache}.\n",
        versions.join(", "),
        race.rounds,
        race.format
    );
    let _ = writeln!(
        text,
        "| codes | cores | linter | wall ms | CPU ms | peak MB | wall | CPU | peak | findings | agreed |"
    );
    let _ = writeln!(
        text,
        "| --- | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: |"
    );
    for heat in heats {
        let reference = Medians::of(&heat.samples[race.contestants.len().min(2) - 1]);
        for (index, contestant) in race.contestants.iter().enumerate() {
            let medians = Medians::of(&heat.samples[index]);
            let died = heat.samples[index].iter().any(|sample| sample.status != Some(0));
            let (both, mine, theirs) = heat.agreement(index, race.contestants.len().min(2) - 1);
            let _ = writeln!(
                text,
                "| {} ({}) | {} | {}{} | {:.0} | {:.0} | {:.0} | {:.2} | {:.2} | {:.2} | {} | {both} (+{mine} −{theirs}) |",
                heat.select.join(","),
                heat.codes,
                heat.cores,
                contestant.name(),
                if died { " (failed)" } else { "" },
                milliseconds(medians.wall),
                milliseconds(medians.cpu),
                medians.peak as f64 / 1e6,
                ratio(medians.wall, reference.wall),
                ratio(medians.cpu, reference.cpu),
                medians.peak as f64 / reference.peak.max(1) as f64,
                heat.findings[index].len(),
            );
        }
    }
    text
}

struct Medians {
    wall: Duration,
    cpu: Duration,
    peak: u64,
}

impl Medians {
    fn of(samples: &[Sample]) -> Self {
        Medians {
            wall: median(samples.iter().map(|sample| sample.wall)),
            cpu: median(samples.iter().map(|sample| sample.cpu)),
            peak: median(samples.iter().map(|sample| sample.peak)),
        }
    }
}

fn median<T: Ord + Copy + Default>(values: impl Iterator<Item = T>) -> T {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn ratio(time: Duration, reference: Duration) -> f64 {
    time.as_secs_f64() / reference.as_secs_f64().max(1e-9)
}
