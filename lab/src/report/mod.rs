//! `report.html`: one file without anything from the network, for a screen of any size, light or dark.

mod charts;
mod svg;
mod tables;

use std::fmt::Write;

use crate::money::Prices;
use crate::results::Results;
use crate::summary::{Series, headlines, largest_measured, series};
use crate::table::cautions;
use svg::escape;

/// The whole page.
pub fn render(results: &Results, prices: &Prices) -> String {
    let architecture = if results.machine.cpu.contains("arm64") {
        "arm64"
    } else {
        "x86_64"
    };
    let all = series(results);
    let mut page = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push_str("<title>What Python's lock and processes cost on Lambda</title>\n<style>\n");
    page.push_str(include_str!("style.css"));
    page.push_str("</style>\n</head>\n<body>\n");
    page.push_str("<h1>What Python's lock and its processes cost on Lambda</h1>\n");
    writeln!(page, "<p class=\"soft\">{}</p>", escape(&setting(results))).ok();
    for caution in cautions(results) {
        writeln!(page, "<p class=\"warning\">{}</p>", escape(&caution)).ok();
    }
    page.push_str("<div class=\"answer\">\n");
    for line in headlines(results, prices, architecture) {
        writeln!(page, "<p>{}</p>", escape(&line)).ok();
    }
    page.push_str("</div>\n");
    page.push_str(
        "<p class=\"soft\">Filled marks are medians of measurements. Hollow marks on dashed lines are modelled: this \
         machine has too few cores for those tiers. Crosses at the top are tiers in which a variant failed. Point at a \
         mark for its figures.</p>\n",
    );
    for workload in &results.workloads {
        section(&mut page, results, &all, &workload.name, prices, architecture);
    }
    scaling(&mut page, results, &all);
    python(&mut page, results);
    cold(&mut page, results);
    page.push_str(&tables::agreement(results));
    page.push_str(&tables::models(results, &all));
    page.push_str(&tables::quota(results));
    page.push_str(&tables::machine(results, prices));
    page.push_str("</body>\n</html>\n");
    page
}

fn setting(results: &Results) -> String {
    let date = results.created.get(..10).unwrap_or(&results.created);
    if results.place == "local" {
        format!(
            "Measured on {date} on {} with {} core(s), limits by {}.",
            results.machine.cpu, results.machine.cores, results.machine.limits
        )
    } else {
        format!("Measured on {date} on {}.", results.place)
    }
}

fn figure(page: &mut String, caption: &str, note: &str, picture: &str) {
    writeln!(
        page,
        "<figure><figcaption>{} <span>{}</span></figcaption>{picture}</figure>",
        escape(caption),
        escape(note)
    )
    .ok();
}

fn legend(page: &mut String, entries: impl IntoIterator<Item = (usize, String)>) {
    page.push_str("<ul class=\"legend\">");
    for (colour, text) in entries {
        write!(page, "<li class=\"s{colour}\"><i></i>{}</li>", escape(&text)).ok();
    }
    page.push_str("</ul>\n");
}

fn section(
    page: &mut String,
    results: &Results,
    all: &[Series<'_>],
    workload: &str,
    prices: &Prices,
    architecture: &str,
) {
    let here = charts::curves(all, workload);
    let Some(first) = here.first() else { return };
    let told = first.workload;
    writeln!(page, "<h2>{}</h2>", escape(workload)).ok();
    writeln!(
        page,
        "<p class=\"soft\">{}: {} files, {:.0} KB of Python.</p>",
        escape(&told.description),
        told.files,
        told.source_bytes as f64 / 1024.0
    )
    .ok();
    let labels = here.iter().map(|series| {
        (
            charts::colour(results, &series.variant.id),
            series.variant.label.clone(),
        )
    });
    legend(page, labels);
    page.push_str("<div class=\"charts\">\n");
    figure(
        page,
        "Time against memory",
        "one warm invocation",
        &charts::time(results, &here),
    );
    let cost = charts::cost(results, &here, prices, architecture);
    figure(page, "Money against memory", "50 million warm invocations", &cost);
    page.push_str("</div>\n");
    page.push_str(&tables::choices(&here, prices, architecture));
    page.push_str(&tables::times(results, &here));
    let top = largest_measured(results).unwrap_or(1769);
    page.push_str("<h3>Where the time goes</h3>\n");
    legend(
        page,
        charts::PHASES
            .iter()
            .enumerate()
            .map(|(at, (name, _))| (at, (*name).to_owned())),
    );
    page.push_str("<div class=\"charts\">\n");
    let middle = results
        .tiers
        .iter()
        .copied()
        .filter(|&tier| tier <= 1769)
        .max()
        .unwrap_or(top);
    for tier in if middle == top {
        vec![top]
    } else {
        vec![middle, top]
    } {
        let note = "init and one warm invocation, as parts of their sum";
        figure(
            page,
            &format!("Phases at {tier} MB"),
            note,
            &charts::phases(results, &here, tier),
        );
    }
    page.push_str("</div>\n");
    for series in here.iter().filter(|series| series.variant.note.is_some()) {
        let note = series.variant.note.as_deref().unwrap_or_default();
        writeln!(
            page,
            "<p class=\"soft\">{}: {}</p>",
            escape(&series.variant.label),
            escape(note)
        )
        .ok();
    }
}

fn scaling(page: &mut String, results: &Results, all: &[Series<'_>]) {
    let top = largest_measured(results).unwrap_or(1769);
    let Some(picture) = charts::speed_up(results, all, top) else {
        return;
    };
    page.push_str("<h2>More workers</h2>\n");
    let mut entries: Vec<(usize, String)> = results
        .workloads
        .iter()
        .enumerate()
        .map(|(at, workload)| (at % 8, workload.name.clone()))
        .collect();
    entries.push((7, "ideal: as many as CPUs are granted".to_owned()));
    legend(page, entries);
    page.push_str("<div class=\"charts\">\n");
    figure(page, "Speed-up of parlint against workers", "warm", &picture);
    page.push_str("</div>\n");
}

fn python(page: &mut String, results: &Results) {
    if results.gil.is_empty() && results.calibration.is_empty() && results.memory.is_empty() {
        return;
    }
    page.push_str("<h2>What Python's lock and its processes cost</h2>\n");
    page.push_str(
        "<p>pylint on threads is no fair measure: it loses findings there. So the lock is measured on work that is the \
         same however it is split: reading, tokenising, parsing, and building pylint's trees. The dashed line is the \
         serial time divided by the CPUs granted.</p>\n",
    );
    legend(
        page,
        [
            (4, "start".to_owned()),
            (3, "work".to_owned()),
            (5, "exchange between processes".to_owned()),
        ],
    );
    page.push_str("<div class=\"charts\">\n");
    if !results.gil.is_empty() {
        let memory = results.gil[0].memory_mb;
        figure(
            page,
            "Times the ideal split",
            &format!("{memory} MB"),
            &charts::penalty(results),
        );
    }
    if let Some(first) = results.calibration.first() {
        let note = format!(
            "each computes fib({}) and a sum, at {} MB",
            first.jobs.fibonacci, first.memory_mb
        );
        figure(
            page,
            "The same small jobs on many workers",
            &note,
            &charts::calibration(results),
        );
    }
    if let Some(first) = results.memory.first() {
        let note = format!("all processes together (PSS), at {} MB", first.memory_mb);
        figure(page, "Memory", &note, &charts::memory(results));
    }
    page.push_str("</div>\n");
}

fn cold(page: &mut String, results: &Results) {
    if results.samples.iter().all(|sample| sample.init_ms.is_none()) {
        return;
    }
    page.push_str("<h2>Cold starts</h2>\n<div class=\"charts\">\n");
    figure(
        page,
        "Init durations",
        "every one that was measured",
        &charts::cold_starts(results),
    );
    page.push_str("</div>\n");
}
