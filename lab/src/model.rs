//! Time as a function of the memory tier, fitted to the tiers that were measured.
//!
//! A job is `fixed` time that no CPU shortens, and `work` CPU time. Below one vCPU the kernel's quota spreads the work
//! over periods of 20 ms, of which the first is not waited for; a thread that was stopped for the rest of a period finds
//! the processor's caches cold, which costs it some CPU time in each: `lost` in a long one, half of its time in one of
//! `lost`. From one vCPU on, the work is divided by the Universal Scalability Law: with capacity c,
//! work·(1 + σ(c−1) + κc(c−1))/c, where σ is what stays serial and κ what the workers cost each other. With κ = 0 that is
//! Amdahl's law.

use serde::{Deserialize, Serialize};

use crate::limits::{PERIOD_US, granted_cpus, visible_cores};

/// The median time of a variant in one tier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub memory_mb: u32,
    pub ms: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Law {
    Amdahl,
    Usl,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    pub law: Law,
    pub fixed_ms: f64,
    pub work_ms: f64,
    /// CPU time that each thread loses in each period in which it is stopped, were the period long.
    pub lost_ms: f64,
    pub sigma: f64,
    pub kappa: f64,
    pub workers: Option<u32>,
    /// For each measured tier: the relative error of a fit that never saw it.
    pub left_out: Vec<(u32, f64)>,
}

/// How many threads can run at a time in a tier: what was asked for, or as many as are granted, rounded up.
pub fn width(memory_mb: u32, workers: Option<u32>) -> f64 {
    let granted = granted_cpus(memory_mb).ceil().max(1.0);
    let wanted = workers.map_or(granted, f64::from);
    wanted.min(visible_cores(memory_mb) as f64)
}

/// What the job can use at a time: the share granted, or fewer threads than that.
pub fn capacity(memory_mb: u32, workers: Option<u32>) -> f64 {
    granted_cpus(memory_mb).min(width(memory_mb, workers))
}

const PERIOD_MS: f64 = PERIOD_US as f64 / 1000.0;

/// Time without `fixed`, σ and κ.
fn base(work_ms: f64, lost_ms: f64, memory_mb: u32, workers: Option<u32>) -> f64 {
    let (granted, width) = (granted_cpus(memory_mb), width(memory_mb, workers));
    let unbounded = work_ms / width;
    if granted >= width {
        return unbounded;
    }
    // A period's quota is used up at once, then comes the wait; the last period has none.
    let wait = PERIOD_MS - PERIOD_MS * granted / width;
    // What a thread loses after a stop is a part of what it runs until the next: all of `lost` only where that is long.
    let run = PERIOD_MS * granted / width;
    let useful = granted * run / (run + lost_ms);
    (work_ms / useful - wait).max(unbounded)
}

/// What σ and κ are multiplied with.
fn terms(work_ms: f64, memory_mb: u32, workers: Option<u32>) -> [f64; 3] {
    let c = capacity(memory_mb, workers).max(1.0);
    [1.0, work_ms * (c - 1.0) / c, work_ms * (c - 1.0)]
}

impl Fit {
    pub fn predict(&self, memory_mb: u32) -> f64 {
        let [one, sigma, kappa] = terms(self.work_ms, memory_mb, self.workers);
        base(self.work_ms, self.lost_ms, memory_mb, self.workers)
            + one * self.fixed_ms
            + sigma * self.sigma
            + kappa * self.kappa
    }

    /// The largest error on a tier that was left out.
    pub fn worst_error(&self) -> Option<f64> {
        self.left_out
            .iter()
            .map(|&(_, error)| error.abs())
            .max_by(f64::total_cmp)
    }

    pub fn median_error(&self) -> Option<f64> {
        crate::results::median(self.left_out.iter().map(|&(_, error)| error.abs()))
    }

    /// Speed-up over one worker on a full core at so many cores.
    pub fn speed_up(&self, cores: f64) -> f64 {
        cores / (1.0 + self.sigma * (cores - 1.0) + self.kappa * cores * (cores - 1.0))
    }
}

/// What a thread loses in a period, by these points alone.
pub fn lost(points: &[Point], workers: Option<u32>) -> Option<f64> {
    Some(solve(Law::Amdahl, points, workers, None)?.lost_ms)
}

/// Fits the law to the points, and again without each of them. `None` of fewer than three points. What a thread loses in a
/// period is the machine's rather than the job's: where it is known, it is given.
pub fn fit(law: Law, points: &[Point], workers: Option<u32>, lost_ms: Option<f64>) -> Option<Fit> {
    let mut found = solve(law, points, workers, lost_ms)?;
    if points.len() > 3 {
        for (at, left) in points.iter().enumerate() {
            let rest: Vec<Point> = points
                .iter()
                .enumerate()
                .filter(|&(index, _)| index != at)
                .map(|(_, &point)| point)
                .collect();
            if let Some(blind) = solve(law, &rest, workers, lost_ms) {
                found
                    .left_out
                    .push((left.memory_mb, blind.predict(left.memory_mb) / left.ms - 1.0));
            }
        }
    }
    Some(found)
}

/// The law whose fits without a tier tell that tier best, by Huber's loss.
pub fn best(points: &[Point], workers: Option<u32>, lost_ms: Option<f64>) -> Option<Fit> {
    let laws = [Law::Amdahl, Law::Usl].map(|law| fit(law, points, workers, lost_ms));
    let error = |fit: &Fit| fit.left_out.iter().map(|&(_, error)| loss(error)).sum::<f64>();
    laws.into_iter()
        .flatten()
        .min_by(|left, right| error(left).total_cmp(&error(right)))
}

fn solve(law: Law, points: &[Point], workers: Option<u32>, lost_ms: Option<f64>) -> Option<Fit> {
    if points.len() < 3 || points.iter().any(|point| point.ms.is_nan() || point.ms <= 0.0) {
        return None;
    }
    if let Some(lost) = lost_ms {
        return Some(solve_for(law, points, workers, lost).1);
    }
    // At most half of what the smallest tier has for a thread in a period.
    let smallest = points
        .iter()
        .map(|point| PERIOD_MS * granted_cpus(point.memory_mb) / width(point.memory_mb, workers))
        .fold(f64::INFINITY, f64::min);
    let (mut low, mut high) = (0.0, smallest / 2.0);
    let mut best = solve_for(law, points, workers, low);
    // The error may have several valleys over the loss: a grid, then finer ones around its best place.
    for _ in 0..GRIDS {
        let step = (high - low) / f64::from(STEPS);
        for at in 0..=STEPS {
            let found = solve_for(law, points, workers, low + step * f64::from(at));
            if found.0 < best.0 {
                best = found;
            }
        }
        let lost = best.1.lost_ms;
        (low, high) = ((lost - step).max(0.0), (lost + step).min(smallest / 2.0));
    }
    Some(best.1)
}

/// How often the search for what a period costs is made finer, and how many steps it takes each time.
const GRIDS: u32 = 4;
const STEPS: u32 = 12;

/// The best fit for a given loss of time, and how far off it is.
fn solve_for(law: Law, points: &[Point], workers: Option<u32>, lost_ms: f64) -> (f64, Fit) {
    let at = |work: f64| {
        let (parameters, error) = linear(law, points, workers, work, lost_ms);
        (error, parameters)
    };
    // The error has one valley over the logarithm of the work: golden section.
    let longest = points
        .iter()
        .map(|point| point.ms * capacity(point.memory_mb, workers))
        .fold(0.0, f64::max);
    let (mut low, mut high) = ((longest * 1e-3).max(1e-6).ln(), (longest * 8.0).ln());
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    for _ in 0..40 {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if at(left.exp()).0 < at(right.exp()).0 {
            high = right;
        } else {
            low = left;
        }
    }
    let work_ms = f64::midpoint(low, high).exp();
    let (error, [fixed_ms, sigma, kappa]) = at(work_ms);
    let fit = Fit {
        law,
        fixed_ms,
        work_ms,
        lost_ms,
        sigma,
        kappa,
        workers,
        left_out: Vec::new(),
    };
    (error, fit)
}

/// An error beyond this counts by its size, one below by its square: a tier that was measured while the machine was busy with
/// something else does not bend the curve for all others.
const USUAL_ERROR: f64 = 0.05;

/// Huber's loss of a relative error.
fn loss(error: f64) -> f64 {
    if error.abs() <= USUAL_ERROR {
        error * error
    } else {
        USUAL_ERROR * (2.0 * error.abs() - USUAL_ERROR)
    }
}

/// The parameters with the smallest loss of the relative errors for given work, by least squares that are weighted again
/// until they settle; no parameter is below zero. The loss comes with them.
fn linear(law: Law, points: &[Point], workers: Option<u32>, work: f64, lost: f64) -> ([f64; 3], f64) {
    let rows: Vec<([f64; 3], f64)> = points
        .iter()
        .map(|point| {
            let scaled = terms(work, point.memory_mb, workers).map(|term| term / point.ms);
            (
                scaled,
                1.0 - base(work, lost, point.memory_mb, workers) / point.ms,
            )
        })
        .collect();
    let mut weights = vec![1.0; rows.len()];
    let mut best = ([0.0; 3], f64::INFINITY);
    for _ in 0..WEIGHINGS {
        let solution = least_squares(law, &rows, &weights);
        let errors = rows.iter().map(|row| residual(row, &solution));
        let sum = errors.clone().map(loss).sum();
        if sum < best.1 {
            best = (solution, sum);
        }
        let next: Vec<f64> = errors.map(|error| (USUAL_ERROR / error.abs()).min(1.0)).collect();
        if next == weights {
            break;
        }
        weights = next;
    }
    best
}

const WEIGHINGS: u32 = 5;

fn residual((terms, wanted): &([f64; 3], f64), solution: &[f64; 3]) -> f64 {
    let got: f64 = terms.iter().zip(solution).map(|(term, value)| term * value).sum();
    got - wanted
}

/// Of the sets of parameters that may differ from zero, the one with the smallest weighted squares.
fn least_squares(law: Law, rows: &[([f64; 3], f64)], weights: &[f64]) -> [f64; 3] {
    let free = if law == Law::Amdahl { 0b011_u32 } else { 0b111 };
    let mut best = ([0.0; 3], f64::INFINITY);
    for active in (0..8_u32).filter(|active| active & !free == 0) {
        let columns: Vec<usize> = (0..3).filter(|column| active >> column & 1 == 1).collect();
        let Some(solution) = normal_equations(rows, weights, &columns) else {
            continue;
        };
        if solution.iter().any(|&value| value < 0.0) || solution[1] > 1.0 {
            continue;
        }
        let squares = rows
            .iter()
            .zip(weights)
            .map(|(row, weight)| weight * residual(row, &solution).powi(2))
            .sum();
        if squares < best.1 {
            best = (solution, squares);
        }
    }
    best.0
}

/// Solves for the given columns by Gauss' elimination; the other parameters are zero.
fn normal_equations(rows: &[([f64; 3], f64)], weights: &[f64], columns: &[usize]) -> Option<[f64; 3]> {
    let n = columns.len();
    let mut matrix = vec![vec![0.0; n + 1]; n];
    for ((terms, wanted), weight) in rows.iter().zip(weights) {
        for (i, &left) in columns.iter().enumerate() {
            for (j, &right) in columns.iter().enumerate() {
                matrix[i][j] += weight * terms[left] * terms[right];
            }
            matrix[i][n] += weight * terms[left] * wanted;
        }
    }
    for pivot in 0..n {
        let largest =
            (pivot..n).max_by(|&a, &b| matrix[a][pivot].abs().total_cmp(&matrix[b][pivot].abs()))?;
        matrix.swap(pivot, largest);
        if matrix[pivot][pivot].abs() < 1e-12 {
            return None;
        }
        let row = matrix[pivot].clone();
        for (_, other) in matrix.iter_mut().enumerate().filter(|(index, _)| *index != pivot) {
            let factor = other[pivot] / row[pivot];
            other
                .iter_mut()
                .zip(&row)
                .for_each(|(value, by)| *value -= factor * by);
        }
    }
    let mut solution = [0.0; 3];
    for (i, &column) in columns.iter().enumerate() {
        solution[column] = matrix[i][n] / matrix[i][i];
    }
    Some(solution)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIERS: [u32; 8] = [128, 256, 512, 1024, 1769, 2048, 3008, 3538];

    fn made(truth: &Fit) -> Vec<Point> {
        TIERS
            .iter()
            .map(|&memory_mb| Point {
                memory_mb,
                ms: truth.predict(memory_mb),
            })
            .collect()
    }

    fn truth(law: Law, sigma: f64, kappa: f64) -> Fit {
        Fit {
            law,
            fixed_ms: 12.0,
            work_ms: 400.0,
            lost_ms: 0.3,
            sigma,
            kappa,
            workers: None,
            left_out: Vec::new(),
        }
    }

    #[test]
    fn the_published_times_of_a_short_job_are_met() {
        // Milliseconds of a job of 17.2 ms of CPU; the quota is enforced at ticks, so tiers above a half differ more.
        for (memory, published) in [(128, 221.0), (257, 102.0), (1770, 17.4)] {
            let told = base(17.2, 0.0, memory, Some(1));
            assert!((told / published - 1.0_f64).abs() < 0.03, "{memory} MB: {told}");
        }
    }

    #[test]
    fn parameters_are_found_again() {
        for (law, sigma, kappa) in [
            (Law::Amdahl, 0.15, 0.0),
            (Law::Usl, 0.05, 0.02),
            (Law::Amdahl, 0.0, 0.0),
        ] {
            let truth = truth(law, sigma, kappa);
            let found = fit(law, &made(&truth), None, None).unwrap();
            assert!((found.work_ms / 400.0 - 1.0).abs() < 0.01, "{found:?}");
            assert!((found.lost_ms - 0.3).abs() < 0.05, "{found:?}");
            assert!((found.fixed_ms - 12.0).abs() < 2.0, "{found:?}");
            assert!(
                (found.predict(10_240) / truth.predict(10_240) - 1.0).abs() < 0.02,
                "{found:?}"
            );
            assert!(found.worst_error().unwrap() < 0.02, "{found:?}");
        }
    }

    #[test]
    fn noise_does_not_throw_the_fit() {
        let truth = truth(Law::Amdahl, 0.1, 0.0);
        let mut points = made(&truth);
        for (at, point) in points.iter_mut().enumerate() {
            point.ms *= if at % 2 == 0 { 1.03 } else { 0.97 };
        }
        let found = best(&points, None, lost(&points, None)).unwrap();
        assert!(found.worst_error().unwrap() < 0.15, "{found:?}");
        assert!((found.predict(1769) / truth.predict(1769) - 1.0).abs() < 0.05);
    }

    #[test]
    fn one_tier_that_was_disturbed_bends_nothing() {
        let truth = truth(Law::Amdahl, 0.1, 0.0);
        for disturbed in [0, 3, 5] {
            let mut points = made(&truth);
            points[disturbed].ms *= 1.6;
            let found = best(&points, None, Some(0.3)).unwrap();
            assert!(found.median_error().unwrap() < 0.02, "{found:?}");
            let far = found.predict(10_240) / truth.predict(10_240);
            assert!((far - 1.0).abs() < 0.05, "{disturbed}: {far}");
        }
    }

    #[test]
    fn a_stopped_thread_keeps_a_part_of_what_it_runs() {
        // 1.45 ms in each period of 20 ms; half of it is lost where that is what a stop costs.
        let run = PERIOD_MS * granted_cpus(128);
        let twice = base(800.0, 0.0, 128, Some(1)) / base(400.0, run, 128, Some(1));
        assert!((twice - 1.0).abs() < 1e-9, "{twice}");
    }

    #[test]
    fn a_serial_job_gains_nothing_above_one_cpu() {
        let fit = Fit {
            workers: Some(1),
            ..truth(Law::Amdahl, 0.0, 0.0)
        };
        assert_eq!(fit.predict(1769), fit.predict(10_240));
        assert_eq!(capacity(10_240, Some(1)), 1.0);
        assert!((capacity(3538, None) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn too_few_points_are_not_fitted() {
        assert_eq!(
            fit(Law::Amdahl, &made(&truth(Law::Amdahl, 0.1, 0.0))[..2], None, None),
            None
        );
    }
}
