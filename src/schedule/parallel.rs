//! A rayon pool.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Plan, STACK, Task};

/// Threads that are started once and used for every run.
pub struct Pool(rayon::ThreadPool);

impl Pool {
    pub fn new(workers: usize) -> Result<Self, String> {
        rayon::ThreadPoolBuilder::new()
            .num_threads(workers.max(1))
            .stack_size(STACK)
            .thread_name(|index| format!("lint-{index}"))
            .build()
            .map(Self)
            .map_err(|error| format!("cannot start {workers} threads: {error}"))
    }

    pub fn workers(&self) -> usize {
        self.0.current_num_threads()
    }

    /// Each thread takes the next item of the plan as soon as it is free: with the biggest first, the last to
    /// finish is at most one small item late. One worker state per thread, no lock, no channel.
    pub fn run<T: Task>(&self, task: &T, plan: Plan) -> Vec<Option<T::Output>> {
        let next = AtomicUsize::new(0);
        let shares = self.0.broadcast(|_| {
            let mut share = Vec::new();
            let mut worker = task.worker();
            while let Some(&index) = plan.order.get(next.fetch_add(1, Ordering::Relaxed)) {
                if plan.expired() {
                    break;
                }
                share.push((index, task.run(&mut worker, index)));
                plan.count();
            }
            share
        });
        let mut results: Vec<_> = plan.order.iter().map(|_| None).collect();
        for (index, output) in shares.into_iter().flatten() {
            results[index] = Some(output);
        }
        results
    }
}
