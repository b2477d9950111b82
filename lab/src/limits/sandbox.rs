//! The last step before the function: this program, run as `parlint-lab sandbox`, joins the control groups, narrows
//! what can be seen and becomes the function. It runs single-threaded, so that namespaces can be entered.

use std::ffi::OsString;
use std::fs::File;
use std::io::Write;
use std::os::fd::AsRawFd;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, CpuSet, sched_getaffinity, sched_setaffinity, unshare};
use nix::sys::resource::{Resource, setrlimit};
use nix::unistd::Pid;
use serde::{Deserialize, Serialize};

/// Begins the line on standard error that says: from here on it is the function that runs.
pub const MARK: &str = "\u{1}parlint-lab ";

/// What to narrow.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    pub joins: Vec<PathBuf>,
    /// Cores to leave.
    pub cores: Option<usize>,
    /// Hide /dev/shm and the control groups, make the file system read-only and /tmp empty and of this size.
    pub tmp_mb: Option<u32>,
    /// Paths below /tmp that stay in sight: the function's code, where somebody keeps it there.
    pub keep: Vec<PathBuf>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Achieved {
    /// When the function took this process over, in nanoseconds of the machine's monotonic clock.
    pub at_ns: u128,
    /// Why the mount namespace is missing, where it is.
    pub namespace_error: Option<String>,
}

/// Does what the plan says, then runs the command in place of this process.
pub fn run(plan: &Plan, command: &[OsString]) -> anyhow::Result<std::convert::Infallible> {
    // The function must not outlive the lab.
    nix::sys::prctl::set_pdeathsig(nix::sys::signal::Signal::SIGKILL).ok();
    for file in &plan.joins {
        std::fs::write(file, std::process::id().to_string())
            .with_context(|| format!("cannot join {}", file.display()))?;
    }
    if let Some(cores) = plan.cores {
        narrow_to(cores).context("cannot bind the function to its cores")?;
    }
    // Lambda's limit on open files.
    setrlimit(Resource::RLIMIT_NOFILE, 1024, 1024).ok();
    let mut achieved = Achieved::default();
    if let Some(megabytes) = plan.tmp_mb
        && let Err(error) = hide(megabytes, &plan.keep)
    {
        achieved.namespace_error = Some(format!("{error:#}"));
    }
    let (program, arguments) = command.split_first().context("no command to run")?;
    achieved.at_ns = monotonic().as_nanos();
    let note = serde_json::to_string(&achieved)?;
    std::io::stderr().write_all(format!("{MARK}{note}\n").as_bytes())?;
    let error = Command::new(program).args(arguments).exec();
    Err(error).with_context(|| format!("cannot run {}", Path::new(program).display()))
}

/// The clock that all processes of this machine share.
pub fn monotonic() -> std::time::Duration {
    let clock = nix::time::ClockId::CLOCK_MONOTONIC;
    nix::time::clock_gettime(clock)
        .map(std::time::Duration::from)
        .unwrap_or_default()
}

fn narrow_to(cores: usize) -> nix::Result<()> {
    let allowed = sched_getaffinity(Pid::from_raw(0))?;
    let mut narrowed = CpuSet::new();
    let cpus = (0..CpuSet::count()).filter(|&cpu| allowed.is_set(cpu) == Ok(true));
    for cpu in cpus.take(cores.max(1)) {
        narrowed.set(cpu)?;
    }
    sched_setaffinity(Pid::from_raw(0), &narrowed)
}

fn hide(tmp_mb: u32, keep: &[PathBuf]) -> anyhow::Result<()> {
    enter_namespace()?;
    mount_at(None, "/", None, MsFlags::MS_REC | MsFlags::MS_PRIVATE, None)?;
    // Opened before /tmp is covered, bound back afterwards.
    let tmp = Path::new("/tmp");
    let kept: Vec<(&PathBuf, File)> = keep
        .iter()
        .filter(|path| path.starts_with(tmp) && path.as_path() != tmp)
        .map(|path| {
            Ok((
                path,
                File::open(path).with_context(|| path.display().to_string())?,
            ))
        })
        .collect::<anyhow::Result<_>>()?;
    let guarded = MsFlags::MS_NOSUID | MsFlags::MS_NODEV;
    mount_at(
        Some("tmpfs"),
        "/tmp",
        Some("tmpfs"),
        guarded,
        Some(&format!("size={tmp_mb}m,mode=1777")),
    )?;
    for (path, file) in &kept {
        let source = format!("/proc/self/fd/{}", file.as_raw_fd());
        if file.metadata()?.is_dir() {
            std::fs::create_dir_all(path)?;
        } else {
            path.parent().map(std::fs::create_dir_all).transpose()?;
            File::create(path)?;
        }
        let target = path.to_str().context("a path below /tmp is not UTF-8")?;
        mount_at(Some(&source), target, None, MsFlags::MS_BIND, None)?;
    }
    for hidden in ["/dev/shm", "/sys/fs/cgroup"] {
        if Path::new(hidden).is_dir() {
            let flags = guarded | MsFlags::MS_RDONLY;
            mount_at(
                Some("tmpfs"),
                hidden,
                Some("tmpfs"),
                flags,
                Some("size=4k,mode=0555"),
            )?;
        }
    }
    mount_at(
        None,
        "/",
        None,
        MsFlags::MS_REMOUNT | MsFlags::MS_BIND | MsFlags::MS_RDONLY,
        None,
    )
}

fn mount_at(
    source: Option<&str>,
    target: &str,
    kind: Option<&str>,
    flags: MsFlags,
    data: Option<&str>,
) -> anyhow::Result<()> {
    mount(source, target, kind, flags, data).with_context(|| format!("cannot mount {target}"))
}

/// A mount namespace of its own; without root, inside a user namespace of its own.
fn enter_namespace() -> anyhow::Result<()> {
    if unshare(CloneFlags::CLONE_NEWNS).is_ok() {
        return Ok(());
    }
    let (user, group) = (nix::unistd::geteuid(), nix::unistd::getegid());
    unshare(CloneFlags::CLONE_NEWUSER | CloneFlags::CLONE_NEWNS).context("no namespace may be made here")?;
    std::fs::write("/proc/self/setgroups", "deny")?;
    std::fs::write("/proc/self/uid_map", format!("{user} {user} 1"))?;
    std::fs::write("/proc/self/gid_map", format!("{group} {group} 1"))?;
    Ok(())
}
