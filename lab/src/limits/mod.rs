//! What bounds a function: CPU quota, memory, freezing. One kind per mechanism, the best one at hand is taken.

mod cgroup_v1;
mod cgroup_v2;
mod mounts;
mod none;
pub mod sandbox;
mod systemd;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Lambda's bandwidth period.
pub const PERIOD_US: u64 = 20_000;
/// One vCPU's worth of memory.
pub const MB_PER_VCPU: f64 = 1769.0;

/// How the limits are enforced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    CgroupV1,
    CgroupV2,
    SystemdRun,
    /// Nothing is enforced: times and memory are those of the bare machine.
    Unthrottled,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::CgroupV1 => "control groups, version 1",
            Kind::CgroupV2 => "control groups, version 2",
            Kind::SystemdRun => "systemd-run --user",
            Kind::Unthrottled => "unthrottled",
        })
    }
}

/// What a group has used since it was made (the peak: since its last reset).
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Usage {
    pub peak_bytes: Option<u64>,
    pub cpu: Option<Duration>,
    pub throttled: Option<Duration>,
    pub oom_kills: u64,
}

/// The control group of one execution environment.
pub trait Group: Send + Sync + fmt::Debug {
    fn kind(&self) -> Kind;
    /// Words to put before the command.
    fn prefix(&self) -> Vec<OsString> {
        Vec::new()
    }
    /// Files into which the process writes its id to become a member, before it is the function.
    fn joins(&self) -> Vec<PathBuf> {
        Vec::new()
    }
    /// Told once the process runs as the function.
    fn started(&self, _pid: u32) {}
    /// Grants so many CPUs from now on; `None` is no bound.
    fn set_quota(&self, cpus: Option<f64>) -> std::io::Result<()>;
    fn usage(&self) -> Usage;
    fn reset_peak(&self);
    fn freeze(&self, frozen: bool);
    /// Ends every member, and returns once none is left or can be seen.
    fn kill(&self);
}

/// The vCPUs that a memory size grants.
pub fn granted_cpus(memory_mb: u32) -> f64 {
    f64::from(memory_mb) / MB_PER_VCPU
}

/// The cores that the function sees at a memory size.
pub fn visible_cores(memory_mb: u32) -> usize {
    match memory_mb {
        0..=3008 => 2,
        3009..=5307 => 3,
        5308..=7076 => 4,
        7077..=8845 => 5,
        _ => 6,
    }
}

/// The cores that this process may use.
pub fn machine_cores() -> usize {
    let set = nix::sched::sched_getaffinity(nix::unistd::Pid::from_raw(0));
    let counted = set.map(|set| {
        (0..nix::sched::CpuSet::count())
            .filter(|&cpu| set.is_set(cpu) == Ok(true))
            .count()
    });
    counted.unwrap_or(1).max(1)
}

/// The quota of one period in microseconds, at least what the kernel accepts.
fn quota_us(cpus: f64) -> u64 {
    ((PERIOD_US as f64 * cpus).round() as u64).max(1000)
}

/// Finds out once what this machine offers, and makes groups of that kind.
#[derive(Clone, Debug)]
pub enum Limiter {
    V1(cgroup_v1::Hierarchies),
    V2(PathBuf),
    Systemd,
    None,
}

impl Limiter {
    /// The strictest mechanism that works here, tried by making a group and removing it.
    pub fn detect() -> Self {
        if let Some(hierarchies) = cgroup_v1::Hierarchies::find() {
            return Limiter::V1(hierarchies);
        }
        if let Some(parent) = cgroup_v2::find() {
            return Limiter::V2(parent);
        }
        if systemd::works() {
            Limiter::Systemd
        } else {
            Limiter::None
        }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Limiter::V1(_) => Kind::CgroupV1,
            Limiter::V2(_) => Kind::CgroupV2,
            Limiter::Systemd => Kind::SystemdRun,
            Limiter::None => Kind::Unthrottled,
        }
    }

    pub fn group(&self, name: &str, memory_mb: u32) -> anyhow::Result<Box<dyn Group>> {
        let bytes = u64::from(memory_mb) << 20;
        Ok(match self {
            Limiter::V1(hierarchies) => Box::new(cgroup_v1::V1::new(hierarchies, name, bytes)?),
            Limiter::V2(parent) => Box::new(cgroup_v2::V2::new(parent, name, bytes)?),
            Limiter::Systemd => Box::new(systemd::Scope::new(name, bytes)),
            Limiter::None => Box::new(none::Bare::default()),
        })
    }
}

fn write(path: PathBuf, value: impl fmt::Display) -> std::io::Result<()> {
    std::fs::write(&path, value.to_string())
        .map_err(|error| std::io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

fn read_number(path: PathBuf) -> Option<u64> {
    std::fs::read_to_string(path).ok()?.trim().parse().ok()
}

/// The value of `key` in a file of `key value` lines.
fn read_field(path: PathBuf, key: &str) -> Option<u64> {
    let text = std::fs::read_to_string(path).ok()?;
    let mut fields = text.lines().filter_map(|line| line.split_once(' '));
    fields.find(|(name, _)| *name == key)?.1.trim().parse().ok()
}

/// Sends SIGKILL to every process that the file lists, until it lists none.
fn kill_listed(procs: &std::path::Path) {
    use nix::sys::signal::{Signal, kill};
    for _ in 0..200 {
        let Ok(text) = std::fs::read_to_string(procs) else {
            return;
        };
        let mut any = false;
        for pid in text
            .lines()
            .filter_map(|line| line.parse::<i32>().ok())
            .filter(|&pid| pid > 0)
        {
            any = true;
            kill(nix::unistd::Pid::from_raw(pid), Signal::SIGKILL).ok();
        }
        if !any {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Removes an emptied group; a process that is just ending holds it a moment longer.
fn remove_dir(path: &std::path::Path) {
    for _ in 0..100 {
        if std::fs::remove_dir(path).is_ok() || !path.exists() {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cores_change_where_lambda_says() {
        let at = [
            (128, 2),
            (3008, 2),
            (3009, 3),
            (5307, 3),
            (5308, 4),
            (7076, 4),
            (7077, 5),
            (8845, 5),
            (8846, 6),
        ];
        for (memory, cores) in at {
            assert_eq!(visible_cores(memory), cores, "{memory} MB");
        }
    }

    #[test]
    fn quota_is_the_share_of_a_period() {
        assert_eq!(quota_us(granted_cpus(128)), 1447);
        assert_eq!(quota_us(granted_cpus(1769)), 20_000);
        assert_eq!(quota_us(granted_cpus(3538)), 40_000);
    }
}
