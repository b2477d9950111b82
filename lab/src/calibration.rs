//! The crude benchmark that started this project, kept as a calibration workload: the same small jobs, Fibonacci
//! numbers and sums, on many Python processes, Python threads and Rust threads. Every job really runs, and starting the
//! workers is timed apart from finishing the jobs.

use std::hint::black_box;
use std::sync::Barrier;
use std::time::Instant;

use serde::{Deserialize, Serialize};

/// How many workers, and what each does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jobs {
    pub workers: usize,
    /// Each worker computes this Fibonacci number by the naive recursion …
    pub fibonacci: u32,
    /// … and the sum of the numbers below this one, one by one.
    pub sum: u64,
}

impl Jobs {
    pub const DEFAULT: Jobs = Jobs {
        workers: 100,
        fibonacci: 18,
        sum: 100_000,
    };
}

/// What it took.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Times {
    /// Until every worker runs.
    pub start_ms: f64,
    /// From then until every job is done and every worker has ended.
    pub work_ms: f64,
    /// The jobs' results added up: the same for every way to run them.
    pub checksum: u64,
    /// Jobs that ran.
    pub jobs: usize,
}

fn fibonacci(n: u32) -> u64 {
    if n < 2 {
        u64::from(n)
    } else {
        fibonacci(black_box(n - 1)) + fibonacci(n - 2)
    }
}

fn sum(below: u64) -> u64 {
    (0..below).fold(0, |total, number| black_box(total + number))
}

/// Runs the jobs on as many threads as there are workers.
pub fn on_threads(jobs: &Jobs) -> Times {
    let began = Instant::now();
    let ready = Barrier::new(jobs.workers + 1);
    std::thread::scope(|scope| {
        let work = || {
            ready.wait();
            fibonacci(jobs.fibonacci) + sum(jobs.sum)
        };
        let workers: Vec<_> = (0..jobs.workers).map(|_| scope.spawn(work)).collect();
        ready.wait();
        let started = Instant::now();
        let results: Vec<u64> = workers
            .into_iter()
            .filter_map(|worker| worker.join().ok())
            .collect();
        Times {
            start_ms: (started - began).as_secs_f64() * 1000.0,
            work_ms: started.elapsed().as_secs_f64() * 1000.0,
            checksum: results.iter().sum(),
            jobs: results.len(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_runs() {
        let times = on_threads(&Jobs {
            workers: 7,
            fibonacci: 10,
            sum: 5,
        });
        assert_eq!(times.jobs, 7);
        assert_eq!(times.checksum, 7 * (55 + 10));
    }
}
