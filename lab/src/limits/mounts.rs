//! Where the control groups of this process lie.

use std::path::{Path, PathBuf};

/// A line of `/proc/self/mountinfo`, as far as control groups need it.
struct Mount {
    root: PathBuf,
    point: PathBuf,
    kind: String,
    options: String,
}

fn parse(line: &str) -> Option<Mount> {
    let (left, right) = line.split_once(" - ")?;
    let mut left = left.split(' ').skip(3);
    let (root, point) = (left.next()?, left.next()?);
    let mut right = right.split(' ');
    let kind = right.next()?.to_owned();
    let options = right.nth(1)?.to_owned();
    Some(Mount {
        root: root.into(),
        point: point.into(),
        kind,
        options,
    })
}

fn locate(mounts: &str, groups: &str, kind: &str, controller: Option<&str>) -> Option<PathBuf> {
    let has = |list: &str| controller.is_none_or(|wanted| list.split(',').any(|name| name == wanted));
    let mount = mounts
        .lines()
        .filter_map(parse)
        .find(|mount| mount.kind == kind && has(&mount.options))?;
    let own = groups.lines().find_map(|line| {
        let mut parts = line.splitn(3, ':').skip(1);
        let (controllers, path) = (parts.next()?, parts.next()?);
        let here = match controller {
            Some(_) => has(controllers),
            None => controllers.is_empty(),
        };
        here.then(|| PathBuf::from(path))
    });
    // In a container the path may lie outside what is mounted: then the mount's own root it is.
    let inside = own.and_then(|path| path.strip_prefix(&mount.root).map(Path::to_owned).ok());
    Some(match inside {
        Some(path) if path.as_os_str().is_empty() => mount.point,
        Some(path) => mount.point.join(path),
        None => mount.point,
    })
}

fn own(kind: &str, controller: Option<&str>, process: &str) -> Option<PathBuf> {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let groups = std::fs::read_to_string(format!("/proc/{process}/cgroup")).ok()?;
    locate(&mounts, &groups, kind, controller).filter(|path| path.is_dir())
}

/// This process's group in the hierarchy of a version 1 controller.
pub(super) fn v1(controller: &str) -> Option<PathBuf> {
    own("cgroup", Some(controller), "self")
}

/// The group of a process in the version 2 hierarchy.
pub(super) fn v2(process: &str) -> Option<PathBuf> {
    own("cgroup2", None, process)
}

/// Where the version 2 hierarchy is mounted.
pub(super) fn v2_root() -> Option<PathBuf> {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    Some(
        mounts
            .lines()
            .filter_map(parse)
            .find(|mount| mount.kind == "cgroup2")?
            .point,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
30 25 0:26 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu
31 25 0:27 /box /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory
32 25 0:28 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw,nsdelegate";
    const GROUPS: &str = "4:memory:/box/inner\n1:cpu:/\n0::/user.slice/x.scope";

    #[test]
    fn groups_are_found_below_their_mounts() {
        let at = |kind, controller| locate(MOUNTS, GROUPS, kind, controller);
        assert_eq!(at("cgroup", Some("cpu")), Some("/sys/fs/cgroup/cpu".into()));
        assert_eq!(
            at("cgroup", Some("memory")),
            Some("/sys/fs/cgroup/memory/inner".into())
        );
        assert_eq!(
            at("cgroup2", None),
            Some("/sys/fs/cgroup/unified/user.slice/x.scope".into())
        );
        assert_eq!(at("cgroup", Some("freezer")), None);
    }
}
