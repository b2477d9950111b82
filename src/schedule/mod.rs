//! The same work, two schedules, the same result.
//!
//! Only this module names rayon. Work is a list of independent items; a schedule decides the order in which
//! and the core on which each is done, and hands the results back in the order of the list.

mod parallel;
mod serial;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

pub use parallel::Pool;

/// Rules recurse over what strangers wrote.
const STACK: usize = 64 << 20;

/// What is done to each item.
pub trait Task: Sync {
    /// What one thread keeps from item to item.
    type Worker;
    type Output: Send;

    fn worker(&self) -> Self::Worker;
    fn run(&self, worker: &mut Self::Worker, index: usize) -> Self::Output;
}

/// Which items there are, which come first, and until when.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// Every index once, the most costly first.
    pub order: &'a [usize],
    /// Items not begun by then are left.
    pub deadline: Option<Instant>,
    /// Items not begun when this becomes true are left.
    pub stop: &'a AtomicBool,
    /// Counts the items that are done.
    pub done: &'a AtomicUsize,
}

impl<'a> Plan<'a> {
    fn expired(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    fn count(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

/// Big items first, so that no core waits for the last one; equal ones in the order of the list.
pub fn biggest_first(sizes: impl Iterator<Item = u64>) -> Vec<usize> {
    let sizes: Vec<u64> = sizes.collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(sizes[*index]));
    order
}

/// Does everything on one thread. `None` stands for an item left at the deadline.
pub fn serial<T: Task>(task: &T, plan: Plan) -> Vec<Option<T::Output>> {
    serial::run(task, plan)
}

/// Does everything on the threads of `pool`.
pub fn parallel<T: Task>(pool: &Pool, task: &T, plan: Plan) -> Vec<Option<T::Output>> {
    pool.run(task, plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    struct Square;

    impl Task for Square {
        type Worker = usize;
        type Output = usize;

        fn worker(&self) -> usize {
            0
        }

        fn run(&self, worker: &mut usize, index: usize) -> usize {
            *worker += 1;
            index * index
        }
    }

    #[test]
    fn both_schedules_give_the_same_result_in_the_order_of_the_list() {
        let order = biggest_first([3, 9, 9, 1, 500, 0].into_iter());
        assert_eq!(order, [4, 1, 2, 0, 3, 5]);
        let done = AtomicUsize::new(0);
        let plan = Plan {
            order: &order,
            deadline: None,
            stop: &AtomicBool::new(false),
            done: &done,
        };
        let expected: Vec<_> = (0..6).map(|index| Some(index * index)).collect();
        assert_eq!(serial(&Square, plan), expected);
        for workers in [1, 2, 7] {
            assert_eq!(parallel(&Pool::new(workers).unwrap(), &Square, plan), expected);
        }
        assert_eq!(done.into_inner(), 24);
    }

    #[test]
    fn nothing_is_begun_after_the_deadline_or_when_told_to_stop() {
        let done = AtomicUsize::new(0);
        let past = Instant::now() - Duration::from_millis(1);
        for (deadline, stop) in [
            (Some(past), AtomicBool::new(false)),
            (None, AtomicBool::new(true)),
        ] {
            let plan = Plan {
                order: &[0, 1],
                deadline,
                stop: &stop,
                done: &done,
            };
            assert_eq!(serial(&Square, plan), [None, None]);
            assert_eq!(parallel(&Pool::new(2).unwrap(), &Square, plan), [None, None]);
        }
    }
}
