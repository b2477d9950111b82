//! Control groups, version 1: one folder in each of the hierarchies cpu, cpuacct, memory and freezer.

use std::path::PathBuf;
use std::time::Duration;

use super::{
    Group, Kind, PERIOD_US, Usage, kill_listed, mounts, quota_us, read_field, read_number, remove_dir, write,
};

/// This process's groups, below which new ones are made.
#[derive(Clone, Debug)]
pub struct Hierarchies {
    cpu: PathBuf,
    cpuacct: Option<PathBuf>,
    memory: PathBuf,
    freezer: Option<PathBuf>,
}

impl Hierarchies {
    /// `None` where the controllers are missing or groups cannot be made (no root).
    pub fn find() -> Option<Self> {
        let cpu = mounts::v1("cpu")?;
        let cpuacct = mounts::v1("cpuacct").filter(|path| *path != cpu);
        let freezer = mounts::v1("freezer");
        let found = Hierarchies {
            cpu,
            cpuacct,
            memory: mounts::v1("memory")?,
            freezer,
        };
        let trial = format!("parlint-lab-trial-{}", std::process::id());
        let group = V1::new(&found, &trial, 64 << 20).ok()?;
        group.set_quota(Some(0.5)).ok()?;
        Some(found)
    }
}

#[derive(Debug)]
pub struct V1 {
    cpu: PathBuf,
    cpuacct: Option<PathBuf>,
    memory: PathBuf,
    freezer: Option<PathBuf>,
}

impl V1 {
    pub(super) fn new(parent: &Hierarchies, name: &str, memory: u64) -> std::io::Result<Self> {
        let group = V1 {
            cpu: parent.cpu.join(name),
            cpuacct: parent.cpuacct.as_ref().map(|path| path.join(name)),
            memory: parent.memory.join(name),
            freezer: parent.freezer.as_ref().map(|path| path.join(name)),
        };
        for folder in group.folders() {
            std::fs::create_dir(folder)?;
        }
        write(group.cpu.join("cpu.cfs_period_us"), PERIOD_US)?;
        write(group.memory.join("memory.limit_in_bytes"), memory)?;
        // What else runs on the machine is to disturb the function as little as it can.
        write(group.cpu.join("cpu.shares"), 262_144).ok();
        // Lambda has no swap. Where swap is not accounted, the file is missing.
        write(group.memory.join("memory.memsw.limit_in_bytes"), memory).ok();
        Ok(group)
    }

    fn folders(&self) -> impl Iterator<Item = &PathBuf> {
        [
            Some(&self.cpu),
            self.cpuacct.as_ref(),
            Some(&self.memory),
            self.freezer.as_ref(),
        ]
        .into_iter()
        .flatten()
    }
}

impl Group for V1 {
    fn kind(&self) -> Kind {
        Kind::CgroupV1
    }

    fn joins(&self) -> Vec<PathBuf> {
        self.folders().map(|folder| folder.join("cgroup.procs")).collect()
    }

    fn set_quota(&self, cpus: Option<f64>) -> std::io::Result<()> {
        let quota = cpus.map_or(-1, |cpus| quota_us(cpus) as i64);
        write(self.cpu.join("cpu.cfs_quota_us"), quota)
    }

    fn usage(&self) -> Usage {
        let account = self.cpuacct.as_ref().unwrap_or(&self.cpu);
        Usage {
            peak_bytes: read_number(self.memory.join("memory.max_usage_in_bytes")),
            cpu: read_number(account.join("cpuacct.usage")).map(Duration::from_nanos),
            throttled: read_field(self.cpu.join("cpu.stat"), "throttled_time").map(Duration::from_nanos),
            oom_kills: read_field(self.memory.join("memory.oom_control"), "oom_kill").unwrap_or(0),
        }
    }

    fn reset_peak(&self) {
        write(self.memory.join("memory.max_usage_in_bytes"), 0).ok();
    }

    fn freeze(&self, frozen: bool) {
        let Some(freezer) = &self.freezer else { return };
        let state = if frozen { "FROZEN" } else { "THAWED" };
        // A write is a request: a busy process may take some turns to stop.
        for _ in 0..100 {
            write(freezer.join("freezer.state"), state).ok();
            let now = std::fs::read_to_string(freezer.join("freezer.state")).unwrap_or_default();
            if now.trim() == state {
                return;
            }
            std::thread::sleep(Duration::from_micros(200));
        }
    }

    fn kill(&self) {
        self.freeze(false);
        self.set_quota(None).ok();
        kill_listed(&self.memory.join("cgroup.procs"));
    }
}

impl Drop for V1 {
    fn drop(&mut self) {
        self.kill();
        for folder in self.folders() {
            remove_dir(folder);
        }
    }
}
