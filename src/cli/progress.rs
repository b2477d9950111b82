//! A bar on the terminal for runs that take longer than a moment.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

const PATIENCE: Duration = Duration::from_millis(900);
const INTERVAL: Duration = Duration::from_millis(100);

/// Runs `work` while a thread beside it watches `done`. The workers only count: nothing is drawn on their time.
pub fn with_bar<T>(show: bool, total: usize, done: &AtomicUsize, work: impl FnOnce() -> T) -> T {
    if !show {
        return work();
    }
    std::thread::scope(|scope| {
        let (finished, wait) = channel::<()>();
        scope.spawn(move || {
            if wait.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new(total as u64);
            if let Ok(style) =
                ProgressStyle::with_template("{bar:40.cyan/blue} {pos}/{len} files  {per_sec}  {eta} left")
            {
                bar.set_style(style);
            }
            loop {
                bar.set_position(done.load(Ordering::Relaxed) as u64);
                if wait.recv_timeout(INTERVAL) != Err(RecvTimeoutError::Timeout) {
                    return bar.finish_and_clear();
                }
            }
        });
        let result = work();
        drop(finished);
        result
    })
}
