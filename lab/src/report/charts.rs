//! The pictures of the report.

use super::svg::{Bar, Curve, Dot, Plot, Strip, bars, strips};
use crate::money::{Prices, dollars};
use crate::results::{Results, median};
use crate::summary::{Series, milliseconds, penalties, phase, tier_words};

/// The tiers that have room for a label on the axis.
const LABELLED: [u32; 7] = [128, 256, 512, 1024, 1769, 3538, 10_240];

/// A variant has one colour in every picture.
pub fn colour(results: &Results, variant: &str) -> usize {
    let at = |engine: &str| {
        let mut same = results.variants.iter().filter(|variant| variant.engine == engine);
        same.position(|other| other.id == variant).unwrap_or(0)
    };
    match results.variant(variant).map(|variant| variant.engine.as_str()) {
        Some("parlint") => at("parlint").min(2),
        Some("pylint") => [3, 4, 5, 6, 8][at("pylint").min(4)],
        _ => 7,
    }
}

fn memory_ticks(results: &Results) -> Vec<(f64, String)> {
    let label = |&tier: &u32| {
        if LABELLED.contains(&tier) {
            tier.to_string()
        } else {
            String::new()
        }
    };
    results
        .tiers
        .iter()
        .map(|tier| (f64::from(*tier), label(tier)))
        .collect()
}

/// Only what was measured in more than one tier makes a curve.
pub fn curves<'a, 'b>(all: &'b [Series<'a>], workload: &str) -> Vec<&'b Series<'a>> {
    let drawn = |series: &&Series<'_>| series.workload.name == workload && series.measured().count() > 1;
    all.iter().filter(drawn).collect()
}

fn crosses(results: &Results, here: &[&Series<'_>]) -> Vec<(f64, String, usize)> {
    here.iter()
        .flat_map(|series| {
            series.failures.iter().map(|(tier, kind)| {
                let title = format!("{} at {tier} MB: {kind}", series.variant.label);
                (f64::from(*tier), title, colour(results, &series.variant.id))
            })
        })
        .collect()
}

/// A quantity of every variant against memory.
fn against_memory(
    results: &Results,
    here: &[&Series<'_>],
    y_label: &str,
    y_text: fn(f64) -> String,
    value: impl Fn(&Series<'_>, &crate::summary::Cell) -> f64,
) -> String {
    let plot = Plot {
        x_ticks: memory_ticks(results),
        x_label: "memory size in MB".to_owned(),
        y_label: y_label.to_owned(),
        x_log: true,
        y_log: true,
        y_text,
        crosses: crosses(results, here),
    };
    let curves: Vec<Curve> = here
        .iter()
        .map(|series| {
            let dots = series.cells.iter().map(|cell| {
                let y = value(series, cell);
                let how = if cell.modelled { "modelled" } else { "measured" };
                let title = format!(
                    "{}: {} at {} MB ({}), {how}",
                    series.variant.label,
                    y_text(y),
                    cell.memory_mb,
                    tier_words(cell.memory_mb)
                );
                Dot {
                    x: f64::from(cell.memory_mb),
                    y,
                    modelled: cell.modelled,
                    title,
                }
            });
            Curve {
                colour: colour(results, &series.variant.id),
                dots: dots.collect(),
                guide: false,
            }
        })
        .collect();
    plot.draw(&curves)
}

pub fn time(results: &Results, here: &[&Series<'_>]) -> String {
    against_memory(results, here, "time", milliseconds, |_, cell| cell.warm_ms)
}

pub fn cost(results: &Results, here: &[&Series<'_>], prices: &Prices, architecture: &str) -> String {
    against_memory(
        results,
        here,
        "cost of 50 million invocations",
        dollars,
        |series, cell| 50e6 * series.cost(cell, prices, architecture),
    )
}

/// Speed-up over one worker in the largest measured tier, beside the ideal. `None` where workers were not varied.
pub fn speed_up(results: &Results, all: &[Series<'_>], top: u32) -> Option<String> {
    let mut curves = Vec::new();
    let mut most = 2.0_f64;
    for (at, workload) in results.workloads.iter().enumerate() {
        let mut dots: Vec<(u32, f64)> = all
            .iter()
            .filter(|series| {
                series.workload.name == workload.name && series.variant.id.starts_with("parlint-rayon-")
            })
            .filter_map(|series| Some((series.variant.workers?, series.cell(top)?.warm_ms)))
            .collect();
        dots.sort_unstable_by_key(|dot| dot.0);
        let Some(&(1, one)) = dots.first() else { continue };
        most = most.max(f64::from(dots.last().map_or(1, |dot| dot.0)));
        let dots = dots.iter().map(|&(workers, ms)| Dot {
            x: f64::from(workers),
            y: one / ms,
            modelled: false,
            title: format!(
                "{}: {workers} workers, {:.2} times as fast",
                workload.name,
                one / ms
            ),
        });
        curves.push(Curve {
            colour: at % 8,
            dots: dots.collect(),
            guide: false,
        });
    }
    if curves.is_empty() {
        return None;
    }
    let cores = crate::limits::granted_cpus(top).min(results.machine.cores as f64);
    let ideal = (1..=most as u32).map(|workers| {
        let x = f64::from(workers);
        Dot {
            x,
            y: x.min(cores),
            modelled: true,
            title: String::new(),
        }
    });
    curves.push(Curve {
        colour: 7,
        dots: ideal.collect(),
        guide: true,
    });
    let plot = Plot {
        x_ticks: (1..=most as u32)
            .map(|workers| (f64::from(workers), workers.to_string()))
            .collect(),
        x_label: format!("workers, at {top} MB"),
        y_label: "speed-up".to_owned(),
        x_log: false,
        y_log: false,
        y_text: |value| format!("{value:.1}×"),
        crosses: Vec::new(),
    };
    Some(plot.draw(&curves))
}

pub const PHASES: [(&str, &[&str]); 6] = [
    ("init (cold only)", &[]),
    ("download", &["download"]),
    ("inflate", &["inflate"]),
    ("lint", &["lint_serial", "lint_parallel"]),
    ("exchange between processes", &["exchange"]),
    ("report, and the rest", &["report"]),
];

/// Where the time of a cold invocation goes, as parts of the whole.
pub fn phases(results: &Results, here: &[&Series<'_>], tier: u32) -> String {
    let mut rows = Vec::new();
    for series in here {
        let (workload, variant) = (&series.workload.name, &series.variant.id);
        let Some(cell) = series.cell(tier).filter(|cell| !cell.modelled) else {
            continue;
        };
        let of = |names: &[&str]| -> f64 {
            names
                .iter()
                .filter_map(|name| phase(results, workload, variant, tier, name))
                .sum()
        };
        let init = cell.init_ms.unwrap_or(0.0);
        let mut parts: Vec<f64> = PHASES.iter().map(|(_, names)| of(names)).collect();
        parts[0] = init;
        // Exchange is told as a part of the parallel lint; the rest is what no phase names.
        parts[3] = (parts[3] - parts[4]).max(0.0);
        let named: f64 = parts[1..].iter().sum();
        parts[5] += (cell.warm_ms - named).max(0.0);
        let whole: f64 = parts.iter().sum();
        let titled = parts
            .iter()
            .zip(PHASES)
            .enumerate()
            .map(|(at, (part, (name, _)))| {
                (
                    part / whole,
                    at,
                    format!("{name}: {} ({:.0} %)", milliseconds(*part), part / whole * 100.0),
                )
            });
        rows.push(Bar {
            label: series.variant.label.clone(),
            parts: titled.collect(),
            text: milliseconds(whole),
        });
    }
    bars(&rows, None)
}

/// How many times the ideal split threads, processes and interpreters take.
pub fn penalty(results: &Results) -> String {
    let rows: Vec<Bar> = penalties(&results.gil)
        .iter()
        .map(|penalty| {
            let start = penalty.start_ms / penalty.ideal_ms;
            let exchange = penalty.exchange_ms / penalty.ideal_ms;
            let rest = (penalty.factor() - start - exchange).max(0.0);
            let part = |length: f64, colour, name: &str| {
                (
                    length,
                    colour,
                    format!("{name}: {}", milliseconds(length * penalty.ideal_ms)),
                )
            };
            Bar {
                label: format!("{} {}, {}", penalty.workers, penalty.how, penalty.interpreter),
                parts: vec![
                    part(start, 4, "start"),
                    part(rest, 3, "work"),
                    part(exchange, 5, "exchange"),
                ],
                text: format!("{:.2}× the ideal", penalty.factor()),
            }
        })
        .collect();
    bars(&rows, Some(1.0))
}

/// Starting and working of the calibration workload.
pub fn calibration(results: &Results) -> String {
    let rows: Vec<Bar> = results
        .calibration
        .iter()
        .map(|run| {
            let start = median(run.times.iter().map(|times| times.start_ms)).unwrap_or(0.0);
            let work = median(run.times.iter().map(|times| times.work_ms)).unwrap_or(0.0);
            Bar {
                label: format!("{} {}", run.jobs.workers, run.how),
                parts: vec![
                    (start, 4, format!("start: {}", milliseconds(start))),
                    (work, 3, format!("work: {}", milliseconds(work))),
                ],
                text: milliseconds(start + work),
            }
        })
        .collect();
    bars(&rows, None)
}

/// Memory of all processes of a variant together.
pub fn memory(results: &Results) -> String {
    let rows: Vec<Bar> = results
        .memory
        .iter()
        .map(|run| {
            let label = results
                .variant(&run.variant)
                .map_or(run.variant.clone(), |variant| variant.label.clone());
            let text = format!("{:.0} MB", run.pss_mb);
            let title = format!("{text} in {} processes", run.processes);
            Bar {
                label,
                parts: vec![(run.pss_mb, colour(results, &run.variant), title)],
                text,
            }
        })
        .collect();
    bars(&rows, None)
}

/// Every cold start of every engine.
pub fn cold_starts(results: &Results) -> String {
    let mut rows: Vec<Strip> = Vec::new();
    for variant in &results.variants {
        let label = match variant.id.as_str() {
            "pylint-spawn" => "pylint (spawn)".to_owned(),
            _ => variant.engine.clone(),
        };
        let dots = results
            .samples
            .iter()
            .filter(|sample| sample.variant == variant.id)
            .filter_map(|sample| {
                let init = sample.init_ms?;
                Some((init, format!("{} at {} MB", milliseconds(init), sample.memory_mb)))
            });
        match rows.iter_mut().find(|row| row.0 == label) {
            Some(row) => row.2.extend(dots),
            None => rows.push((label, colour(results, &variant.id), dots.collect())),
        }
    }
    rows.retain(|row| !row.2.is_empty());
    strips(&rows, milliseconds)
}
