//! Lambda as an optimization problem: the memory size and the workers that meet a deadline for the least money.

use crate::model::Fit;
use crate::money::Prices;
use crate::results::Results;
use crate::summary::{Series, series};

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The longest that a warm invocation may take.
    pub deadline_ms: Option<f64>,
    pub invocations: f64,
    pub architecture: &'a str,
    pub workload: Option<&'a str>,
    /// How often an environment is started, per invocation.
    pub cold_share: f64,
    /// Memory sizes are tried in steps of so many megabytes.
    pub step: u32,
}

/// A way to do it.
#[derive(Clone, Debug)]
pub struct Choice {
    pub workload: String,
    pub variant: String,
    pub engine: String,
    pub memory_mb: u32,
    pub workers: u32,
    pub ms: f64,
    pub dollars: f64,
    /// The tier lies beyond what was measured.
    pub modelled: bool,
    /// The fit's worst error on a tier left out.
    pub error: Option<f64>,
    pub same_work: bool,
}

/// The cheapest choice of every variant that meets the deadline, cheapest first.
pub fn plan(results: &Results, question: &Question<'_>, prices: &Prices) -> Vec<Choice> {
    let all = series(results);
    let mut found: Vec<Choice> = all
        .iter()
        .filter(|series| question.workload.is_none_or(|name| series.workload.name == name))
        .filter_map(|series| cheapest(series, series.fit.as_ref()?, question, prices))
        .collect();
    found.sort_by(|left, right| {
        left.workload
            .cmp(&right.workload)
            .then(left.dollars.total_cmp(&right.dollars))
    });
    found
}

/// Time and money at one memory size.
fn at(series: &Series<'_>, fit: &Fit, memory_mb: u32, question: &Question<'_>, prices: &Prices) -> Choice {
    // Where it was measured, the measurement counts.
    let measured = series.measured().find(|cell| cell.memory_mb == memory_mb);
    let ms = measured.map_or_else(|| fit.predict(memory_mb), |cell| cell.warm_ms);
    let init = crate::results::median(series.cells.iter().filter_map(|cell| cell.init_ms)).unwrap_or(0.0);
    let billed = ms.ceil() + question.cold_share * init.ceil();
    let largest = series.measured().map(|cell| cell.memory_mb).max().unwrap_or(0);
    Choice {
        workload: series.workload.name.clone(),
        variant: series.variant.label.clone(),
        engine: series.variant.engine.clone(),
        memory_mb,
        workers: crate::model::width(memory_mb, series.variant.workers) as u32,
        ms,
        dollars: question.invocations * prices.invocation(question.architecture, memory_mb, billed),
        modelled: memory_mb > largest,
        error: fit.worst_error(),
        same_work: series.variant.same_work,
    }
}

fn cheapest(series: &Series<'_>, fit: &Fit, question: &Question<'_>, prices: &Prices) -> Option<Choice> {
    // Below what it needed at its peak, it would be killed for memory.
    let least = series.measured().map(|cell| cell.memory_mb).min()?;
    let peak = series
        .cells
        .iter()
        .filter_map(|cell| cell.peak_mb)
        .min()
        .unwrap_or(0) as u32;
    let failed = series
        .failures
        .iter()
        .map(|failure| failure.0 + 1)
        .max()
        .unwrap_or(0);
    let low = least.min(peak.max(128)).max(failed).max(128);
    let mut sizes: Vec<u32> = (low.next_multiple_of(question.step)..=10_240)
        .step_by(question.step as usize)
        .collect();
    sizes.extend(
        series
            .cells
            .iter()
            .map(|cell| cell.memory_mb)
            .filter(|&size| size >= low),
    );
    sizes
        .into_iter()
        .map(|size| at(series, fit, size, question, prices))
        .filter(|choice| question.deadline_ms.is_none_or(|deadline| choice.ms <= deadline))
        .min_by(|left, right| {
            left.dollars
                .total_cmp(&right.dollars)
                .then(left.ms.total_cmp(&right.ms))
        })
}
