//! The tables of the report.

use std::fmt::Write;

use super::svg::escape;
use crate::money::{Prices, dollars};
use crate::results::{Results, median};
use crate::summary::{Series, fit_cells, lost, milliseconds, model_error_words, pace_words};

/// A table in a box of its own that scrolls where the screen is narrow. Cells are HTML.
fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let mut text = String::from("<div class=\"scroll\"><table><thead><tr>");
    for cell in head {
        write!(text, "<th>{cell}</th>").ok();
    }
    text.push_str("</tr></thead><tbody>\n");
    for row in rows {
        text.push_str("<tr>");
        for cell in row {
            // A cell that brings its own tag keeps it.
            if cell.starts_with("<td") {
                text.push_str(cell);
            } else {
                write!(text, "<td>{cell}</td>").ok();
            }
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody></table></div>\n");
    text
}

fn heads(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| escape(name)).collect()
}

fn modelled(text: String, modelled: bool) -> String {
    if modelled {
        format!("<td class=\"modelled-cell\">~{text}</td>")
    } else {
        text
    }
}

/// The cheapest and the fastest tier, and the knee.
pub fn choices(here: &[&Series<'_>], prices: &Prices, architecture: &str) -> String {
    let head = heads(&[
        "variant",
        "cheapest",
        "per 1,000",
        "50 million",
        "on arm64",
        "fastest",
        "its time",
        "knee",
        "cold start adds",
        "peak",
    ]);
    let mut rows = Vec::new();
    for series in here {
        let (Some(cheapest), Some(fastest), Some(knee)) = (
            series.cheapest(prices, architecture),
            series.fastest(),
            series.knee(prices, architecture),
        ) else {
            continue;
        };
        let cost = |architecture| series.cost(cheapest, prices, architecture);
        let init = median(series.cells.iter().filter_map(|cell| cell.init_ms));
        let peak = series.cells.iter().filter_map(|cell| cell.peak_mb).max();
        let tier = |cell: &crate::summary::Cell| modelled(format!("{} MB", cell.memory_mb), cell.modelled);
        rows.push(vec![
            escape(&series.variant.label),
            tier(cheapest),
            modelled(dollars(1000.0 * cost(architecture)), cheapest.modelled),
            modelled(dollars(50e6 * cost(architecture)), cheapest.modelled),
            modelled(dollars(50e6 * cost("arm64")), cheapest.modelled),
            tier(fastest),
            modelled(milliseconds(fastest.warm_ms), fastest.modelled),
            tier(knee),
            init.map_or("–".to_owned(), milliseconds),
            peak.map_or("–".to_owned(), |peak| format!("{peak} MB")),
        ]);
    }
    let note = "<p class=\"soft\">The knee is the tier with the smallest product of time and money. arm64: its price at \
                the same time, which was not measured. Warm invocations; a cold start is billed besides.</p>\n";
    format!("{}{note}", table(&head, &rows))
}

/// Medians and quartiles in every tier.
pub fn times(results: &Results, here: &[&Series<'_>]) -> String {
    let mut head = vec!["warm, median".to_owned()];
    head.extend(results.tiers.iter().map(|tier| format!("{tier} MB")));
    let mut rows = Vec::new();
    for series in here {
        let mut row = vec![escape(&series.variant.label)];
        for &tier in &results.tiers {
            let failure = series.failures.iter().find(|failure| failure.0 == tier);
            row.push(match (series.cell(tier), failure) {
                (Some(cell), _) => {
                    let spread = cell.spread.map_or(String::new(), |(low, high)| {
                        format!(
                            " title=\"{} to {}, {} runs\"",
                            milliseconds(low),
                            milliseconds(high),
                            cell.samples
                        )
                    });
                    match cell.modelled {
                        true => modelled(milliseconds(cell.warm_ms), true),
                        false => format!("<td{spread}>{}</td>", milliseconds(cell.warm_ms)),
                    }
                }
                (None, Some((_, kind))) => {
                    format!(
                        "<td class=\"failed\">{}</td>",
                        escape(kind.trim_start_matches("Runtime."))
                    )
                }
                (None, None) => "·".to_owned(),
            });
        }
        rows.push(row);
    }
    format!(
        "<details open><summary>All times</summary>{}</details>\n",
        table(&head, &rows)
    )
}

/// How equal the work was.
pub fn agreement(results: &Results) -> String {
    if results.agreement.is_empty() {
        return String::new();
    }
    let mut text = String::from("<h2>Was it the same work?</h2>\n");
    text.push_str("<p>Findings are compared one by one: file, row, column and code.</p>\n");
    let rows: Vec<Vec<String>> = results
        .agreement
        .iter()
        .map(|agreement| {
            vec![
                format!(
                    "{}: {} and {}",
                    escape(&agreement.workload),
                    escape(&agreement.left),
                    escape(&agreement.right)
                ),
                agreement.agreed().to_string(),
                agreement
                    .codes
                    .values()
                    .map(|code| code.only_left)
                    .sum::<usize>()
                    .to_string(),
                agreement
                    .codes
                    .values()
                    .map(|code| code.only_right)
                    .sum::<usize>()
                    .to_string(),
                if agreement.identical {
                    "identical".to_owned()
                } else {
                    format!("{:.1} %", agreement.share() * 100.0)
                },
            ]
        })
        .collect();
    text.push_str(&table(
        &heads(&["", "agreed", "only first", "only second", ""]),
        &rows,
    ));
    for agreement in results.agreement.iter().filter(|agreement| !agreement.identical) {
        let differing = agreement
            .codes
            .iter()
            .filter(|(_, code)| code.only_left + code.only_right > 0);
        let rows: Vec<Vec<String>> = differing
            .map(|(code, counts)| {
                let examples = counts.left_examples.iter().chain(&counts.right_examples);
                let examples: Vec<String> = examples.take(2).map(|example| escape(example)).collect();
                vec![
                    escape(code),
                    counts.agreed.to_string(),
                    counts.only_left.to_string(),
                    counts.only_right.to_string(),
                    format!("<td class=\"text\">{}</td>", examples.join("<br>")),
                ]
            })
            .collect();
        let (left, right) = (escape(&agreement.left), escape(&agreement.right));
        let head = vec![
            "code".into(),
            "agreed".into(),
            format!("only {left}"),
            format!("only {right}"),
            "for example".into(),
        ];
        writeln!(
            text,
            "<details><summary>{}: {left} and {right}, by code</summary>{}</details>",
            escape(&agreement.workload),
            table(&head, &rows)
        )
        .ok();
    }
    text
}

/// The fitted laws and their errors on tiers that they never saw.
pub fn models(results: &Results, all: &[Series<'_>]) -> String {
    let rows: Vec<Vec<String>> = all
        .iter()
        .filter_map(|series| {
            let fit = series.fit.as_ref()?;
            let name = format!("{}: {}", series.workload.name, series.variant.label);
            let mut row = vec![escape(&name)];
            row.extend(fit_cells(fit));
            Some(row)
        })
        .collect();
    let Some(lost) = lost(all) else {
        return String::new();
    };
    let head = heads(&[
        "",
        "law",
        "CPU work",
        "fixed",
        "serial part σ",
        "κ",
        "median error",
        "worst error",
    ]);
    let error = model_error_words(all).map_or(String::new(), |error| format!(": {error}"));
    let pace = pace_words(results).map_or(String::new(), |pace| {
        format!(" Each time was first put to the machine's middle pace: {pace}.")
    });
    format!(
        "<h2>The model behind the dashed lines</h2>\n<p>Work and fixed time under the quota's 20 ms periods, in each of \
         which a thread that is stopped loses up to {}, divided by Amdahl's law or the Universal Scalability Law above \
         one vCPU. Errors are those of fits on a tier that was left out of them{error}.{pace}</p>\n{}",
        milliseconds(lost),
        table(&head, &rows)
    )
}

/// The quota beside what was published of Lambda.
pub fn quota(results: &Results) -> String {
    if results.quota.is_empty() {
        return String::new();
    }
    let mut off = false;
    let rows: Vec<Vec<String>> = results
        .quota
        .iter()
        .map(|check| {
            let here = median(check.measured_ms.iter().copied()).unwrap_or(f64::NAN);
            let deviation = here / check.published_ms - 1.0;
            off |= deviation.abs() > 0.15;
            vec![
                format!("{} MB", check.memory_mb),
                milliseconds(check.published_ms),
                milliseconds(here),
                format!("{:+.0} %", deviation * 100.0),
            ]
        })
        .collect();
    let cause = if off {
        "<p class=\"soft\">Where the deviation is above 15 %: the kernel takes quota from the group in slices and ends a \
         burst only at a scheduler tick, so a job near a whole number of periods may need one period more or less, \
         depending on its tick rate and on what else ran on the core. Lambda's kernel and ours differ in both.</p>\n"
    } else {
        ""
    };
    format!(
        "<h2>Is the quota Lambda's?</h2>\n<p>A job of {:.1} ms of CPU, beside the medians published in Demystifying \
         Serverless Costs.</p>\n{}{cause}",
        results.quota[0].cpu_ms,
        table(&heads(&["memory", "on Lambda", "here", "deviation"]), &rows)
    )
}

/// What measured, and what the prices are.
pub fn machine(results: &Results, prices: &Prices) -> String {
    let machine = &results.machine;
    let mut rows = vec![
        vec!["processor".to_owned(), escape(&machine.cpu)],
        vec!["cores".to_owned(), machine.cores.to_string()],
        vec!["memory".to_owned(), format!("{} MB", machine.memory_mb)],
        vec!["kernel".to_owned(), escape(&machine.kernel)],
        vec!["limits".to_owned(), machine.limits.to_string()],
        vec!["load before".to_owned(), format!("{:.2}", machine.load_before)],
    ];
    rows.extend(
        machine
            .versions
            .iter()
            .map(|(name, version)| vec![escape(name), escape(version)]),
    );
    let per_gb: Vec<String> = prices
        .per_gb_second
        .iter()
        .map(|(name, price)| format!("{name} ${price:.10} per GB-second"))
        .collect();
    rows.push(vec![
        "prices".to_owned(),
        escape(&format!(
            "{}, {}: {}, ${:.7} per request. {}",
            prices.date,
            prices.region,
            per_gb.join(", "),
            prices.per_request,
            prices.note
        )),
    ]);
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|row| vec![row[0].clone(), format!("<td class=\"text\">{}</td>", row[1])])
        .collect();
    format!("<h2>Machine and prices</h2>\n{}", table(&heads(&["", ""]), &rows))
}
