//! One thread.

use std::thread;

use super::{Plan, STACK, Task};

pub fn run<T: Task>(task: &T, plan: Plan) -> Vec<Option<T::Output>> {
    let work = || {
        let mut results: Vec<_> = plan.order.iter().map(|_| None).collect();
        let mut worker = task.worker();
        for &index in plan.order {
            if plan.expired() {
                break;
            }
            results[index] = Some(task.run(&mut worker, index));
            plan.count();
        }
        results
    };
    // The worker stays on its thread: `Output` alone has to be `Send`.
    thread::scope(
        |scope| match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
            Ok(handle) => handle
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => work(),
        },
    )
}
