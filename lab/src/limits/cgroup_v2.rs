//! Control groups, version 2: one folder in the one hierarchy.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{
    Group, Kind, PERIOD_US, Usage, kill_listed, mounts, quota_us, read_field, read_number, remove_dir, write,
};

/// The group below which new ones can be made with the controllers `cpu` and `memory`.
pub(super) fn find() -> Option<PathBuf> {
    // Only a group without processes may hand controllers on, the root excepted: so the root is tried first.
    [mounts::v2_root(), mounts::v2("self")]
        .into_iter()
        .flatten()
        .find(|parent| usable(parent))
}

fn usable(parent: &Path) -> bool {
    write(parent.join("cgroup.subtree_control"), "+cpu +memory").ok();
    let handed = std::fs::read_to_string(parent.join("cgroup.subtree_control")).unwrap_or_default();
    let has = |name| handed.split_whitespace().any(|controller| controller == name);
    if !has("cpu") || !has("memory") {
        return false;
    }
    let trial = format!("parlint-lab-trial-{}", std::process::id());
    V2::new(parent, &trial, 64 << 20).is_ok_and(|group| group.set_quota(Some(0.5)).is_ok())
}

#[derive(Debug)]
pub struct V2 {
    folder: PathBuf,
}

impl V2 {
    pub(super) fn new(parent: &Path, name: &str, memory: u64) -> std::io::Result<Self> {
        let folder = parent.join(name);
        std::fs::create_dir(&folder)?;
        let group = V2 { folder };
        write(group.folder.join("memory.max"), memory)?;
        // What else runs on the machine is to disturb the function as little as it can.
        write(group.folder.join("cpu.weight"), 10_000).ok();
        // Lambda has no swap. Where swap is not accounted, the file is missing.
        write(group.folder.join("memory.swap.max"), 0).ok();
        Ok(group)
    }
}

impl Group for V2 {
    fn kind(&self) -> Kind {
        Kind::CgroupV2
    }

    fn joins(&self) -> Vec<PathBuf> {
        vec![self.folder.join("cgroup.procs")]
    }

    fn set_quota(&self, cpus: Option<f64>) -> std::io::Result<()> {
        set_quota(&self.folder, cpus)
    }

    fn usage(&self) -> Usage {
        usage(&self.folder)
    }

    fn reset_peak(&self) {
        reset_peak(&self.folder);
    }

    fn freeze(&self, frozen: bool) {
        freeze(&self.folder, frozen);
    }

    fn kill(&self) {
        kill(&self.folder);
    }
}

impl Drop for V2 {
    fn drop(&mut self) {
        self.kill();
        remove_dir(&self.folder);
    }
}

pub(super) fn set_quota(folder: &Path, cpus: Option<f64>) -> std::io::Result<()> {
    let quota = cpus.map_or("max".to_owned(), |cpus| quota_us(cpus).to_string());
    write(folder.join("cpu.max"), format_args!("{quota} {PERIOD_US}"))
}

pub(super) fn usage(folder: &Path) -> Usage {
    let micros = |key| read_field(folder.join("cpu.stat"), key).map(Duration::from_micros);
    Usage {
        // Kernels before 5.19 keep no peak: what is used now is the best to be had.
        peak_bytes: read_number(folder.join("memory.peak"))
            .or_else(|| read_number(folder.join("memory.current"))),
        cpu: micros("usage_usec"),
        throttled: micros("throttled_usec"),
        oom_kills: read_field(folder.join("memory.events"), "oom_kill").unwrap_or(0),
    }
}

/// Kernels before 6.12 refuse: the peak is then that of the environment's whole life, as on Lambda.
pub(super) fn reset_peak(folder: &Path) {
    write(folder.join("memory.peak"), "reset").ok();
}

pub(super) fn freeze(folder: &Path, frozen: bool) {
    write(folder.join("cgroup.freeze"), u8::from(frozen)).ok();
}

pub(super) fn kill(folder: &Path) {
    freeze(folder, false);
    set_quota(folder, None).ok();
    // Kernels before 5.14 have no such file.
    write(folder.join("cgroup.kill"), 1).ok();
    kill_listed(&folder.join("cgroup.procs"));
    // An ended process leaves the list before it lets go of the group.
    std::thread::sleep(Duration::from_millis(1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_and_read_as_the_kernel_has_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        set_quota(path, Some(0.25)).unwrap();
        assert_eq!(
            std::fs::read_to_string(path.join("cpu.max")).unwrap(),
            "5000 20000"
        );
        set_quota(path, None).unwrap();
        assert_eq!(
            std::fs::read_to_string(path.join("cpu.max")).unwrap(),
            "max 20000"
        );
        std::fs::write(
            path.join("cpu.stat"),
            "usage_usec 1500\nuser_usec 9\nthrottled_usec 700\n",
        )
        .unwrap();
        std::fs::write(path.join("memory.peak"), "4096\n").unwrap();
        std::fs::write(path.join("memory.events"), "low 0\noom 2\noom_kill 1\n").unwrap();
        let usage = usage(path);
        assert_eq!(usage.cpu, Some(Duration::from_micros(1500)));
        assert_eq!(usage.throttled, Some(Duration::from_micros(700)));
        assert_eq!((usage.peak_bytes, usage.oom_kills), (Some(4096), 1));
    }
}
