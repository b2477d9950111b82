//! What the samples say: medians, fits, money, penalties. The tables, the report and the planner all read it from here.

use crate::limits::visible_cores;
use crate::model::{self, Fit, Point};
use crate::money::Prices;
use crate::results::{Agreement, GilRun, Results, Sample, Variant, Workload, median, quantile};

/// A variant in a tier.
#[derive(Clone, Debug)]
pub struct Cell {
    pub memory_mb: u32,
    /// From the fit, not from a measurement.
    pub modelled: bool,
    pub warm_ms: f64,
    /// The warm time had the machine always been as fast as in the middle of the run; what the fits are made from.
    pub paced_ms: f64,
    /// First and third quartile of the warm times.
    pub spread: Option<(f64, f64)>,
    pub cold_ms: Option<f64>,
    pub init_ms: Option<f64>,
    pub billed_warm_ms: f64,
    pub billed_cold_ms: Option<f64>,
    pub peak_mb: Option<u64>,
    pub samples: usize,
}

/// A variant on a workload, over the tiers.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    pub workload: &'a Workload,
    pub variant: &'a Variant,
    pub cells: Vec<Cell>,
    /// Tiers in which it failed, and how.
    pub failures: Vec<(u32, String)>,
    pub fit: Option<Fit>,
}

impl Series<'_> {
    pub fn measured(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !cell.modelled)
    }

    pub fn cell(&self, memory_mb: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.memory_mb == memory_mb)
    }

    /// Dollars for one warm invocation in this cell.
    pub fn cost(&self, cell: &Cell, prices: &Prices, architecture: &str) -> f64 {
        prices.invocation(architecture, cell.memory_mb, cell.billed_warm_ms)
    }

    pub fn cheapest(&self, prices: &Prices, architecture: &str) -> Option<&Cell> {
        let cost = |cell: &&Cell| self.cost(cell, prices, architecture);
        self.cells
            .iter()
            .min_by(|left, right| cost(left).total_cmp(&cost(right)))
    }

    pub fn fastest(&self) -> Option<&Cell> {
        self.cells
            .iter()
            .min_by(|left, right| left.warm_ms.total_cmp(&right.warm_ms))
    }

    /// The knee: the tier with the smallest product of time and money. Beyond it either costs more than it brings.
    pub fn knee(&self, prices: &Prices, architecture: &str) -> Option<&Cell> {
        let product = |cell: &&Cell| cell.warm_ms * self.cost(cell, prices, architecture);
        self.cells
            .iter()
            .min_by(|left, right| product(left).total_cmp(&product(right)))
    }
}

/// Every series that has a measurement or a failure, in the order of workloads and variants.
pub fn series(results: &Results) -> Vec<Series<'_>> {
    let workloads = results.workloads.iter();
    let pairs =
        workloads.flat_map(|workload| results.variants.iter().map(move |variant| (workload, variant)));
    let pace = pace(results).map(|(_, middle, _)| middle);
    let measured: Vec<_> = pairs
        .map(|(workload, variant)| (workload, variant, cells(results, workload, variant, pace)))
        .collect();
    // What a stopped thread loses is the machine's: all series tell it, the middle one best.
    let losses = measured
        .iter()
        .filter_map(|(_, variant, cells)| model::lost(&points(cells), variant.workers));
    let lost_ms = median(losses);
    measured
        .into_iter()
        .map(|(workload, variant, cells)| one(results, workload, variant, cells, lost_ms))
        .filter(|told| !told.cells.is_empty() || !told.failures.is_empty())
        .collect()
}

/// What a stopped thread loses in a period, in milliseconds: the same for all series that are fitted.
pub fn lost(all: &[Series<'_>]) -> Option<f64> {
    all.iter()
        .find_map(|series| series.fit.as_ref())
        .map(|fit| fit.lost_ms)
}

/// What the reference job took over the run, in milliseconds: a tenth of the samples below, the middle, a tenth above.
fn pace(results: &Results) -> Option<(f64, f64, f64)> {
    let at = |part| {
        let known = results.samples.iter().filter_map(|sample| sample.reference_ms);
        quantile(known, part)
    };
    Some((at(0.1)?, at(0.5)?, at(0.9)?))
}

/// The machine's pace in words.
pub fn pace_words(results: &Results) -> Option<String> {
    let (fast, middle, slow) = pace(results)?;
    Some(format!(
        "the same small job took {} in the middle, at most {} in the fastest tenth of the run and at least {} in the slowest",
        milliseconds(middle),
        milliseconds(fast),
        milliseconds(slow)
    ))
}

/// How far off the fits are on tiers that they never saw, in words: the middle over all tiers and series of parlint.
pub fn model_error_words(all: &[Series<'_>]) -> Option<String> {
    let errors = all
        .iter()
        .filter(|series| series.variant.engine == "parlint")
        .filter_map(|series| series.fit.as_ref())
        .flat_map(|fit| fit.left_out.iter().map(|&(_, error)| error.abs()));
    let middle = median(errors)?;
    Some(format!("{:.1} % in the middle for parlint", middle * 100.0))
}

/// What tables tell of a fit: law, work, fixed time, σ, κ, and its errors on tiers left out, middle and worst.
pub fn fit_cells(fit: &Fit) -> [String; 7] {
    let percent =
        |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{:.1} %", value * 100.0));
    [
        format!("{:?}", fit.law),
        milliseconds(fit.work_ms),
        milliseconds(fit.fixed_ms),
        percent(Some(fit.sigma)),
        format!("{:.3}", fit.kappa),
        percent(fit.median_error()),
        percent(fit.worst_error()),
    ]
}

fn cells(results: &Results, workload: &Workload, variant: &Variant, pace: Option<f64>) -> Vec<Cell> {
    let tiers = results.tiers.iter();
    tiers
        .filter_map(|&tier| measured(results, workload, variant, tier, pace))
        .collect()
}

fn one<'a>(
    results: &'a Results,
    workload: &'a Workload,
    variant: &'a Variant,
    mut cells: Vec<Cell>,
    lost_ms: Option<f64>,
) -> Series<'a> {
    let failures = results
        .tiers
        .iter()
        .filter_map(|&tier| {
            let mut here = results.samples.iter().filter(|sample| {
                sample.workload == workload.name && sample.variant == variant.id && sample.memory_mb == tier
            });
            Some((tier, here.find_map(|sample| sample.error.clone())?))
        })
        .collect();
    // With a fixed number of workers every tier is drawn from one law; so it is with as many as are granted.
    let points = points(&cells);
    let fit = model::best(&points, variant.workers, lost_ms);
    if let Some(fit) = &fit {
        let largest = points.iter().map(|point| point.memory_mb).max().unwrap_or(0);
        for &tier in results.tiers.iter().filter(|&&tier| tier > largest) {
            let ms = fit.predict(tier);
            cells.push(Cell {
                memory_mb: tier,
                modelled: true,
                warm_ms: ms,
                paced_ms: ms,
                spread: None,
                cold_ms: None,
                init_ms: None,
                billed_warm_ms: ms.ceil(),
                billed_cold_ms: None,
                peak_mb: None,
                samples: 0,
            });
        }
    }
    Series {
        workload,
        variant,
        cells,
        failures,
        fit,
    }
}

fn points(cells: &[Cell]) -> Vec<Point> {
    let point = |cell: &Cell| Point {
        memory_mb: cell.memory_mb,
        ms: cell.paced_ms,
    };
    cells.iter().map(point).collect()
}

fn measured(
    results: &Results,
    workload: &Workload,
    variant: &Variant,
    tier: u32,
    pace: Option<f64>,
) -> Option<Cell> {
    let here = |cold| {
        results
            .series(&workload.name, &variant.id, cold)
            .filter(move |sample| sample.memory_mb == tier)
    };
    let warm: Vec<f64> = here(false).map(|sample| sample.duration_ms).collect();
    let warm_ms = median(warm.iter().copied())?;
    let paced = |sample: &Sample| match (pace, sample.reference_ms) {
        (Some(pace), Some(reference)) => sample.duration_ms * pace / reference,
        _ => sample.duration_ms,
    };
    let spread = quantile(warm.iter().copied(), 0.25).zip(quantile(warm.iter().copied(), 0.75));
    Some(Cell {
        memory_mb: tier,
        modelled: false,
        warm_ms,
        paced_ms: median(here(false).map(paced))?,
        spread,
        cold_ms: median(here(true).map(|sample| sample.duration_ms)),
        init_ms: median(here(true).filter_map(|sample| sample.init_ms)),
        billed_warm_ms: median(here(false).map(|sample| sample.billed_ms as f64))?,
        billed_cold_ms: median(here(true).map(|sample| sample.billed_ms as f64)),
        peak_mb: here(false)
            .chain(here(true))
            .map(|sample| sample.max_memory_mb)
            .max(),
        samples: warm.len(),
    })
}

/// The median of a phase over the warm samples.
pub fn phase(results: &Results, workload: &str, variant: &str, tier: u32, phase: &str) -> Option<f64> {
    let here = results
        .series(workload, variant, false)
        .filter(|sample| sample.memory_mb == tier);
    median(here.filter_map(|sample| sample.phases.get(phase).copied()))
}

/// The largest tier in which something was measured.
pub fn largest_measured(results: &Results) -> Option<u32> {
    results.samples.iter().map(|sample| sample.memory_mb).max()
}

/// Threads against the ideal split of the serial time.
#[derive(Clone, Debug)]
pub struct Penalty {
    pub interpreter: String,
    pub how: String,
    pub workers: u32,
    pub serial_ms: f64,
    pub ideal_ms: f64,
    pub measured_ms: f64,
    pub start_ms: f64,
    pub exchange_ms: f64,
    /// What was built was the same as serially.
    pub same_work: bool,
}

impl Penalty {
    /// How many times the ideal.
    pub fn factor(&self) -> f64 {
        self.measured_ms / self.ideal_ms
    }
}

/// The price of threads, processes and interpreters on work that is the same however it is split.
pub fn penalties(runs: &[GilRun]) -> Vec<Penalty> {
    let mut told = Vec::new();
    for run in runs.iter().filter(|run| run.how != "serial") {
        let Some(serial) = runs
            .iter()
            .find(|one| one.how == "serial" && one.interpreter == run.interpreter)
        else {
            continue;
        };
        let middle = |values: &[f64]| median(values.iter().copied()).unwrap_or(f64::NAN);
        let serial_ms = middle(&serial.total_ms);
        let ideal_ms = serial_ms / model::capacity(run.memory_mb, Some(run.workers));
        // Each run beside the serial one of its own turn: what changed on the machine meanwhile met both.
        let ratio = median(
            run.total_ms
                .iter()
                .zip(&serial.total_ms)
                .map(|(split, serial)| split / serial),
        );
        told.push(Penalty {
            interpreter: run.interpreter.clone(),
            how: run.how.clone(),
            workers: run.workers,
            serial_ms,
            ideal_ms,
            measured_ms: ratio.map_or(f64::NAN, |ratio| ratio * serial_ms),
            start_ms: middle(&run.start_ms),
            exchange_ms: middle(&run.exchange_ms),
            same_work: run.digest == serial.digest,
        });
    }
    told
}

/// How equal the two engines' work was on a workload.
pub fn engines_agreement<'a>(results: &'a Results, workload: &str) -> Option<&'a Agreement> {
    results.agreement.iter().find(|agreement| {
        agreement.workload == workload
            && agreement.left == "parlint-serial"
            && agreement.right == "pylint-serial"
    })
}

/// The cores that a tier shows and the vCPUs that it grants, in words.
pub fn tier_words(memory_mb: u32) -> String {
    format!(
        "{:.2} vCPU granted, {} seen",
        crate::limits::granted_cpus(memory_mb),
        visible_cores(memory_mb)
    )
}

/// The comparison in plain words, for the top of the report and of the table.
pub fn headlines(results: &Results, prices: &Prices, architecture: &str) -> Vec<String> {
    let all = series(results);
    let mut lines = Vec::new();
    for workload in &results.workloads {
        let find = |engine: &str| {
            all.iter()
                .filter(|series| {
                    series.workload.name == workload.name
                        && series.variant.engine == engine
                        && series.variant.same_work
                })
                .filter_map(|series| {
                    let cheapest = series.measured().min_by(|left, right| {
                        let cost = |cell: &&Cell| series.cost(cell, prices, architecture);
                        cost(left).total_cmp(&cost(right))
                    })?;
                    Some((series, cheapest, series.cost(cheapest, prices, architecture)))
                })
                .min_by(|left, right| left.2.total_cmp(&right.2))
        };
        let (Some(ours), Some(theirs)) = (find("parlint"), find("pylint")) else {
            continue;
        };
        let equal = match engines_agreement(results, &workload.name) {
            Some(agreement) if agreement.identical => {
                format!(
                    "All {} findings of the two sides are the same.",
                    agreement.agreed()
                )
            }
            Some(agreement) => format!(
                "The two sides agree on {:.1} % of their findings ({} agreed, {} on one side only): the figures compare nearly, not exactly, the same work.",
                agreement.share() * 100.0,
                agreement.agreed(),
                agreement.differing()
            ),
            None => "The two sides' findings were not compared.".to_owned(),
        };
        lines.push(format!(
            "{} ({} files): 50 million warm invocations cost {} with {} at {} MB, and {} with {} at {} MB: {:.0} times as much. {equal}",
            workload.name,
            workload.files,
            crate::money::dollars(ours.2 * 50e6),
            ours.0.variant.label,
            ours.1.memory_mb,
            crate::money::dollars(theirs.2 * 50e6),
            theirs.0.variant.label,
            theirs.1.memory_mb,
            theirs.2 / ours.2,
        ));
        if let (Some(fast), Some(slow)) = (
            fastest_measured(&all, workload, "parlint"),
            fastest_measured(&all, workload, "pylint"),
        ) {
            lines.push(format!(
                "{}: the fastest measured answer takes {} with parlint ({} MB) and {} with pylint ({}, {} MB).",
                workload.name,
                milliseconds(fast.1.warm_ms),
                fast.1.memory_mb,
                milliseconds(slow.1.warm_ms),
                slow.0.variant.how,
                slow.1.memory_mb,
            ));
        }
    }
    for penalty in penalties(&results.gil).iter().filter(|penalty| penalty.same_work) {
        lines.push(format!(
            "{} {} of {} take {:.2} times the ideal split of the same work ({} instead of {}).",
            penalty.workers,
            penalty.how,
            penalty.interpreter,
            penalty.factor(),
            milliseconds(penalty.measured_ms),
            milliseconds(penalty.ideal_ms),
        ));
    }
    lines
}

fn fastest_measured<'a, 'b>(
    all: &'b [Series<'a>],
    workload: &Workload,
    engine: &str,
) -> Option<(&'b Series<'a>, &'b Cell)> {
    all.iter()
        .filter(|series| {
            series.workload.name == workload.name
                && series.variant.engine == engine
                && series.variant.same_work
        })
        .flat_map(|series| series.measured().map(move |cell| (series, cell)))
        .min_by(|left, right| left.1.warm_ms.total_cmp(&right.1.warm_ms))
}

/// Milliseconds as people read them.
pub fn milliseconds(ms: f64) -> String {
    if ms >= 10_000.0 {
        format!("{:.1} s", ms / 1000.0)
    } else if ms >= 1000.0 {
        format!("{:.2} s", ms / 1000.0)
    } else if ms >= 100.0 {
        format!("{ms:.0} ms")
    } else {
        format!("{ms:.1} ms")
    }
}
