//! Without root: a transient scope of the user's own systemd, whose folder then is an ordinary version 2 group.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use super::{Group, Kind, Usage, cgroup_v2, mounts};

#[derive(Debug)]
pub struct Scope {
    unit: String,
    memory: u64,
    folder: OnceLock<PathBuf>,
}

/// The command line in front of the function's own.
fn words(unit: &str, memory: u64) -> Vec<OsString> {
    let mut words: Vec<OsString> = ["systemd-run", "--user", "--scope", "--quiet", "--collect"]
        .iter()
        .map(Into::into)
        .collect();
    words.push(format!("--unit={unit}").into());
    for property in [
        format!("MemoryMax={memory}"),
        "MemorySwapMax=0".into(),
        "CPUAccounting=yes".into(),
    ] {
        words.push("-p".into());
        words.push(property.into());
    }
    words.push("--".into());
    words
}

/// Whether a scope can be made here and its quota set.
pub(super) fn works() -> bool {
    let unit = format!("parlint-lab-trial-{}", std::process::id());
    let words = words(&unit, 64 << 20);
    let script = "sleep 5";
    let child = Command::new(&words[0])
        .args(&words[1..])
        .args(["sh", "-c", script])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return false };
    let scope = Scope {
        unit,
        memory: 64 << 20,
        folder: OnceLock::new(),
    };
    let mut works = false;
    for _ in 0..40 {
        std::thread::sleep(std::time::Duration::from_millis(25));
        if !matches!(child.try_wait(), Ok(None)) {
            break;
        }
        scope.started(child.id());
        if scope.folder.get().is_some() {
            works = scope.set_quota(Some(0.5)).is_ok();
            break;
        }
    }
    scope.kill();
    child.kill().ok();
    child.wait().ok();
    works
}

impl Scope {
    pub(super) fn new(name: &str, memory: u64) -> Self {
        Scope {
            unit: name.to_owned(),
            memory,
            folder: OnceLock::new(),
        }
    }
}

impl Group for Scope {
    fn kind(&self) -> Kind {
        Kind::SystemdRun
    }

    fn prefix(&self) -> Vec<OsString> {
        words(&self.unit, self.memory)
    }

    fn started(&self, pid: u32) {
        // Only the scope's own folder: any other belongs to somebody else.
        let scope = format!("{}.scope", self.unit);
        if let Some(folder) = mounts::v2(&pid.to_string())
            && folder.file_name().is_some_and(|name| *name == *scope)
        {
            self.folder.set(folder).ok();
        }
    }

    fn set_quota(&self, cpus: Option<f64>) -> std::io::Result<()> {
        match self.folder.get() {
            Some(folder) => cgroup_v2::set_quota(folder, cpus),
            None if cpus.is_none() => Ok(()),
            None => Err(std::io::Error::other(
                "the function left the scope that systemd-run made for it",
            )),
        }
    }

    fn usage(&self) -> Usage {
        self.folder
            .get()
            .map(|folder| cgroup_v2::usage(folder))
            .unwrap_or_default()
    }

    fn reset_peak(&self) {
        if let Some(folder) = self.folder.get() {
            cgroup_v2::reset_peak(folder);
        }
    }

    fn freeze(&self, frozen: bool) {
        if let Some(folder) = self.folder.get() {
            cgroup_v2::freeze(folder, frozen);
        }
    }

    fn kill(&self) {
        if let Some(folder) = self.folder.get() {
            cgroup_v2::kill(folder);
        }
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        self.kill();
    }
}
