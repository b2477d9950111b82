//! The results on a terminal.

use std::fmt::Write;

use crate::money::{Prices, dollars};
use crate::results::{Results, median};
use crate::summary::{
    Series, fit_cells, headlines, lost, milliseconds, model_error_words, pace_words, penalties, series,
};

/// Rows of cells, the first column to the left, the others to the right.
pub fn align(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            let pad = " ".repeat(widths[column] - cell.chars().count());
            match column {
                0 => text.push_str(&format!("{cell}{pad}")),
                _ => text.push_str(&format!("  {pad}{cell}")),
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

/// All of it. What was modelled has a `~` in front.
pub fn render(results: &Results, prices: &Prices, architecture: &str) -> String {
    let mut text = String::new();
    for line in headlines(results, prices, architecture) {
        writeln!(text, "{line}").ok();
    }
    for note in cautions(results) {
        writeln!(text, "note: {note}").ok();
    }
    let all = series(results);
    for workload in &results.workloads {
        let here: Vec<&Series<'_>> = all
            .iter()
            .filter(|series| series.workload.name == workload.name)
            .collect();
        if here.is_empty() {
            continue;
        }
        writeln!(text, "\n{} ({})\n", workload.name, workload.description).ok();
        text.push_str(&times(results, &here));
        text.push('\n');
        text.push_str(&money(&here, prices, architecture));
    }
    text.push_str(&fits(&all, pace_words(results)));
    text.push_str(&agreement(results));
    text.push_str(&quota(results));
    text.push_str(&prices_of_python(results));
    text
}

/// What a reader must know before any figure.
pub fn cautions(results: &Results) -> Vec<String> {
    let mut notes = Vec::new();
    if results.machine.limits == crate::limits::Kind::Unthrottled && results.place == "local" {
        notes.push(
            "UNTHROTTLED: this machine lets nobody set limits. No tier was enforced; every figure is the bare machine's."
                .to_owned(),
        );
    }
    if let Some(error) = &results.machine.isolation_error {
        notes.push(format!(
            "/dev/shm and the file system were visible to the functions: {error}"
        ));
    }
    if results.machine.load_before > 0.5 && results.place == "local" {
        notes.push(format!(
            "The machine was not idle: its load was {:.1} before the first measurement. Times are too long by that.",
            results.machine.load_before
        ));
    }
    notes
}

fn times(results: &Results, here: &[&Series<'_>]) -> String {
    let mut head = vec!["warm".to_owned()];
    head.extend(results.tiers.iter().map(|tier| format!("{tier} MB")));
    let mut rows = vec![head];
    for series in here
        .iter()
        .filter(|series| series.cells.len() + series.failures.len() > 1)
    {
        let mut row = vec![series.variant.label.clone()];
        for &tier in &results.tiers {
            let failure = series.failures.iter().find(|failure| failure.0 == tier);
            row.push(match (series.cell(tier), failure) {
                (Some(cell), _) if cell.modelled => format!("~{}", milliseconds(cell.warm_ms)),
                (Some(cell), _) => milliseconds(cell.warm_ms),
                (None, Some((_, kind))) => kind.trim_start_matches("Runtime.").to_owned(),
                (None, None) => "·".to_owned(),
            });
        }
        rows.push(row);
    }
    align(&rows)
}

fn money(here: &[&Series<'_>], prices: &Prices, architecture: &str) -> String {
    let heads = [
        "",
        "cheapest",
        "50 million cost",
        "arm64",
        "fastest",
        "time",
        "knee",
        "cold start",
        "peak",
    ];
    let mut rows = vec![heads.iter().map(|&head| head.to_owned()).collect::<Vec<_>>()];
    for series in here.iter().filter(|series| series.cells.len() > 1) {
        let (Some(cheapest), Some(fastest), Some(knee)) = (
            series.cheapest(prices, architecture),
            series.fastest(),
            series.knee(prices, architecture),
        ) else {
            continue;
        };
        let mark = |modelled: bool| if modelled { "~" } else { "" };
        let fifty = |architecture| dollars(50e6 * series.cost(cheapest, prices, architecture));
        rows.push(vec![
            series.variant.label.clone(),
            format!("{}{} MB", mark(cheapest.modelled), cheapest.memory_mb),
            fifty(architecture),
            fifty("arm64"),
            format!("{}{} MB", mark(fastest.modelled), fastest.memory_mb),
            milliseconds(fastest.warm_ms),
            format!("{}{} MB", mark(knee.modelled), knee.memory_mb),
            median(series.cells.iter().filter_map(|cell| cell.init_ms)).map_or("–".to_owned(), milliseconds),
            series
                .cells
                .iter()
                .filter_map(|cell| cell.peak_mb)
                .max()
                .map_or("–".to_owned(), |peak| format!("{peak} MB")),
        ]);
    }
    align(&rows)
}

fn fits(all: &[Series<'_>], pace: Option<String>) -> String {
    let heads = [
        "model",
        "law",
        "work",
        "fixed",
        "serial part",
        "κ",
        "median error",
        "worst, tier left out",
    ];
    let mut rows = vec![heads.iter().map(|&head| head.to_owned()).collect::<Vec<_>>()];
    for series in all {
        let Some(fit) = &series.fit else { continue };
        let mut row = vec![format!("{}: {}", series.workload.name, series.variant.label)];
        row.extend(fit_cells(fit));
        rows.push(row);
    }
    let Some(lost) = lost(all) else {
        return String::new();
    };
    let mut text = format!(
        "\n{}\na thread that is stopped loses up to {} in each period of the quota\n",
        align(&rows),
        milliseconds(lost)
    );
    if let Some(error) = model_error_words(all) {
        writeln!(text, "errors on tiers that a fit never saw: {error}").ok();
    }
    if let Some(pace) = pace {
        writeln!(text, "times were put to the machine's middle pace: {pace}").ok();
    }
    text
}

fn agreement(results: &Results) -> String {
    let mut text = String::new();
    for agreement in &results.agreement {
        let (agreed, differing) = (agreement.agreed(), agreement.differing());
        writeln!(
            text,
            "\n{}: {} and {}: {} agreed, {} differ",
            agreement.workload, agreement.left, agreement.right, agreed, differing
        )
        .ok();
        let mut rows = Vec::new();
        for (code, counts) in agreement
            .codes
            .iter()
            .filter(|(_, code)| code.only_left + code.only_right > 0)
        {
            let example = counts.left_examples.first().or(counts.right_examples.first());
            rows.push(vec![
                format!("  {code}"),
                format!("{} agreed", counts.agreed),
                format!("{} only {}", counts.only_left, agreement.left),
                format!("{} only {}", counts.only_right, agreement.right),
                example.cloned().unwrap_or_default(),
            ]);
        }
        text.push_str(&align(&rows));
    }
    text
}

fn quota(results: &Results) -> String {
    if results.quota.is_empty() {
        return String::new();
    }
    let mut rows = vec![
        ["quota check", "on Lambda", "here", "deviation"]
            .map(str::to_owned)
            .to_vec(),
    ];
    for check in &results.quota {
        let here = median(check.measured_ms.iter().copied()).unwrap_or(f64::NAN);
        rows.push(vec![
            format!("{:.1} ms of CPU at {} MB", check.cpu_ms, check.memory_mb),
            milliseconds(check.published_ms),
            milliseconds(here),
            format!("{:+.0} %", (here / check.published_ms - 1.0) * 100.0),
        ]);
    }
    format!("\n{}", align(&rows))
}

fn prices_of_python(results: &Results) -> String {
    let mut text = String::new();
    let mut rows = vec![
        [
            "same work, split",
            "ideal",
            "measured",
            "factor",
            "start",
            "exchange",
            "",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for penalty in penalties(&results.gil) {
        rows.push(vec![
            format!("{} {}, {}", penalty.workers, penalty.how, penalty.interpreter),
            milliseconds(penalty.ideal_ms),
            milliseconds(penalty.measured_ms),
            format!("{:.2}", penalty.factor()),
            milliseconds(penalty.start_ms),
            milliseconds(penalty.exchange_ms),
            if penalty.same_work {
                String::new()
            } else {
                "other work!".to_owned()
            },
        ]);
    }
    if rows.len() > 1 {
        write!(text, "\n{}", align(&rows)).ok();
    }
    if !results.calibration.is_empty() {
        let jobs = results.calibration[0].jobs;
        let head = format!("{} workers, fib({}) and a sum each", jobs.workers, jobs.fibonacci);
        let mut rows = vec![vec![head, "start".to_owned(), "work".to_owned()]];
        for run in &results.calibration {
            let start = median(run.times.iter().map(|times| times.start_ms)).unwrap_or(f64::NAN);
            let work = median(run.times.iter().map(|times| times.work_ms)).unwrap_or(f64::NAN);
            rows.push(vec![
                format!("{} at {} MB", run.how, run.memory_mb),
                milliseconds(start),
                milliseconds(work),
            ]);
        }
        write!(text, "\n{}", align(&rows)).ok();
    }
    if !results.memory.is_empty() {
        let mut rows = vec![
            ["memory", "processes", "all together (PSS)"]
                .map(str::to_owned)
                .to_vec(),
        ];
        for run in &results.memory {
            let label = results
                .variant(&run.variant)
                .map_or(run.variant.as_str(), |variant| variant.label.as_str());
            rows.push(vec![
                label.to_owned(),
                run.processes.to_string(),
                format!("{:.0} MB", run.pss_mb),
            ]);
        }
        write!(text, "\n{}", align(&rows)).ok();
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_aligned_by_characters() {
        let rows = [
            ["a", "µs"].map(str::to_owned).to_vec(),
            ["long", "1"].map(str::to_owned).to_vec(),
        ];
        assert_eq!(super::align(&rows), "a     µs\nlong   1\n");
    }
}
