//! What /proc tells of a process and its children.

use std::time::Duration;

/// The process and all that descend from it.
pub fn tree(root: i32) -> Vec<i32> {
    if root <= 0 || !std::path::Path::new(&format!("/proc/{root}")).exists() {
        return Vec::new();
    }
    let mut tree = vec![root];
    let mut next = 0;
    while let Some(&pid) = tree.get(next) {
        next += 1;
        let Ok(tasks) = std::fs::read_dir(format!("/proc/{pid}/task")) else {
            continue;
        };
        for task in tasks.flatten() {
            let children = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
            tree.extend(
                children
                    .split_whitespace()
                    .filter_map(|pid| pid.parse::<i32>().ok()),
            );
        }
    }
    tree
}

fn kilobytes(path: &str, key: &str) -> Option<u64> {
    let text = std::fs::read_to_string(path).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    Some(
        line.trim_start_matches(':')
            .split_whitespace()
            .next()?
            .parse::<u64>()
            .ok()?
            << 10,
    )
}

/// The most memory that the process has had resident since its start or the last reset.
pub fn high_water(pid: i32) -> Option<u64> {
    kilobytes(&format!("/proc/{pid}/status"), "VmHWM")
}

pub fn reset_high_water(pid: i32) {
    std::fs::write(format!("/proc/{pid}/clear_refs"), "5").ok();
}

/// The process's share of memory: pages used by several processes are split between them.
pub fn pss(pid: i32) -> Option<u64> {
    kilobytes(&format!("/proc/{pid}/smaps_rollup"), "Pss:")
}

/// User and system time of the process and of those children of its that have ended.
pub fn cpu_time(pid: i32) -> Option<Duration> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name may hold anything, parentheses and blanks included.
    let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
    let ticks: u64 = fields
        .get(11..15)?
        .iter()
        .filter_map(|field| field.parse::<u64>().ok())
        .sum();
    let per_second = nix::unistd::sysconf(nix::unistd::SysconfVar::CLK_TCK).ok()??;
    Some(Duration::from_secs_f64(ticks as f64 / per_second as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_seen_with_its_child() {
        let mut child = std::process::Command::new("sleep").arg("30").spawn().unwrap();
        let own = std::process::id() as i32;
        let tree = tree(own);
        assert_eq!(tree[0], own);
        assert!(tree.contains(&(child.id() as i32)));
        let resident = high_water(own).unwrap();
        assert!(resident > 1 << 20);
        assert!(pss(own).unwrap() <= resident);
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(super::tree(child.id() as i32), Vec::<i32>::new());
    }
}
