//! What the function is told of the machine that it runs on.

use std::num::NonZero;

/// Memory in MB at which Lambda grants one whole core.
const MB_PER_VCPU: f64 = 1769.0;

#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    pub name: String,
    pub version: String,
    pub memory_mb: Option<u64>,
    pub cores_seen: usize,
}

impl Machine {
    pub fn from_environment() -> Self {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            name: variable("AWS_LAMBDA_FUNCTION_NAME").unwrap_or_else(|| "parlint".to_owned()),
            version: variable("AWS_LAMBDA_FUNCTION_VERSION").unwrap_or_else(|| "$LATEST".to_owned()),
            memory_mb: variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").and_then(|value| value.parse().ok()),
            cores_seen: cores_seen(),
        }
    }

    /// Cores granted, to three decimals; below 1,769 MB a fraction of one.
    pub fn vcpus(&self) -> f64 {
        match self.memory_mb {
            Some(memory) => (memory as f64 / MB_PER_VCPU * 1000.0).round() / 1000.0,
            None => self.cores_seen as f64,
        }
    }

    /// As many threads as cores are granted: Lambda shows two where it grants a fraction of one.
    pub fn workers(&self) -> usize {
        match self.memory_mb {
            Some(memory) => (memory as f64 / MB_PER_VCPU).ceil().max(1.0) as usize,
            None => self.cores_seen,
        }
        .min(self.cores_seen)
    }
}

/// The processors that this process may run on. `available_parallelism` reads the quota of a control group too,
/// which Lambda does not show.
fn cores_seen() -> usize {
    std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            status
                .lines()
                .find_map(|line| line.strip_prefix("Cpus_allowed_list:"))
                .map(count)
        })
        .filter(|cores| *cores > 0)
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get))
}

/// Counts a list like `0-3,8`.
fn count(list: &str) -> usize {
    let number = |text: &str| text.trim().parse::<usize>().ok();
    list.split(',')
        .filter_map(|part| match part.split_once('-') {
            Some((first, last)) => Some(number(last)?.checked_sub(number(first)?)? + 1),
            None => number(part).map(|_| 1),
        })
        .sum()
}

/// Highest resident memory since the process started, in MiB.
pub fn peak_memory_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some((kib / 1024.0 * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(memory_mb: Option<u64>, cores_seen: usize) -> Machine {
        Machine {
            name: String::new(),
            version: String::new(),
            memory_mb,
            cores_seen,
        }
    }

    #[test]
    fn workers_follow_what_is_granted() {
        assert_eq!(machine(Some(128), 2).workers(), 1);
        assert_eq!(machine(Some(1769), 2).workers(), 1);
        assert_eq!(machine(Some(1770), 2).workers(), 2);
        assert_eq!(machine(Some(10_240), 6).workers(), 6);
        assert_eq!(machine(Some(10_240), 2).workers(), 2);
        assert_eq!(machine(None, 4).workers(), 4);
        assert_eq!(machine(Some(128), 2).vcpus(), 0.072);
        assert_eq!(machine(None, 4).vcpus(), 4.0);
    }

    #[test]
    fn lists_of_processors() {
        assert_eq!(count("\t0-3,8"), 5);
        assert_eq!(count("0"), 1);
        assert_eq!(count("3-1,x"), 0);
        assert!(cores_seen() > 0);
        assert!(peak_memory_mb().unwrap() > 0.5);
    }
}
