//! Nothing enforced: the process group is stopped and ended by signals, memory is looked up in /proc.

use std::sync::atomic::{AtomicI32, AtomicU64, Ordering};
use std::time::Duration;

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use super::{Group, Kind, Usage};
use crate::procfs;

#[derive(Debug, Default)]
pub struct Bare {
    leader: AtomicI32,
    peak: AtomicU64,
}

impl Bare {
    fn signal(&self, signal: Signal) {
        let leader = self.leader.load(Ordering::Relaxed);
        if leader > 1 {
            killpg(Pid::from_raw(leader), signal).ok();
        }
    }
}

impl Group for Bare {
    fn kind(&self) -> Kind {
        Kind::Unthrottled
    }

    fn started(&self, pid: u32) {
        self.leader.store(pid as i32, Ordering::Relaxed);
    }

    fn set_quota(&self, _cpus: Option<f64>) -> std::io::Result<()> {
        Ok(())
    }

    fn usage(&self) -> Usage {
        let leader = self.leader.load(Ordering::Relaxed);
        let tree = procfs::tree(leader);
        let now = tree
            .iter()
            .filter_map(|&pid| procfs::high_water(pid))
            .sum::<u64>();
        let peak = self.peak.fetch_max(now, Ordering::Relaxed).max(now);
        let cpu = tree
            .iter()
            .filter_map(|&pid| procfs::cpu_time(pid))
            .sum::<Duration>();
        Usage {
            peak_bytes: Some(peak),
            cpu: Some(cpu),
            throttled: None,
            oom_kills: 0,
        }
    }

    fn reset_peak(&self) {
        self.peak.store(0, Ordering::Relaxed);
        for pid in procfs::tree(self.leader.load(Ordering::Relaxed)) {
            procfs::reset_high_water(pid);
        }
    }

    fn freeze(&self, frozen: bool) {
        self.signal(if frozen { Signal::SIGSTOP } else { Signal::SIGCONT });
    }

    fn kill(&self) {
        self.signal(Signal::SIGKILL);
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        self.kill();
    }
}
