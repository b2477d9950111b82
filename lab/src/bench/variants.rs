//! What is compared.

use crate::results::Variant;
use serde_json::{Value, json};

/// A deployed function that a variant runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Parlint,
    Pylint,
    /// The pylint function, told to start its processes afresh.
    PylintSpawn,
    Ruff,
}

/// A variant, and how it is asked for.
#[derive(Clone, Debug)]
pub struct Plan {
    pub variant: Variant,
    pub target: Target,
    mode: &'static str,
    profile: Option<&'static str>,
    select: &'static [&'static str],
    /// No tier below this is tried: there the run would take long and tell nothing new.
    pub from_mb: u32,
    /// Only in the largest measured tier: these draw the speed-up over workers.
    pub largest_only: bool,
    /// Only in the tiers of one whole vCPU and in the largest: what these show is told by two points.
    pub two_tiers: bool,
    /// Run on whole repositories too.
    pub whole: bool,
    pub quick: bool,
}

impl Plan {
    fn new(id: &str, label: &str, target: Target, mode: &'static str) -> Self {
        let engine = match target {
            Target::Parlint => "parlint",
            Target::Pylint | Target::PylintSpawn => "pylint",
            Target::Ruff => "ruff",
        };
        let how = match (mode, target) {
            ("serial", _) => "serial",
            ("processes", _) => "processes",
            _ => "threads",
        };
        let variant = Variant {
            id: id.to_owned(),
            label: label.to_owned(),
            engine: engine.to_owned(),
            how: how.to_owned(),
            workers: (how == "serial").then_some(1),
            same_work: true,
            note: None,
        };
        let select: &[&str] = if target == Target::Parlint { &["PL"] } else { &[] };
        Plan {
            variant,
            target,
            mode,
            profile: None,
            select,
            from_mb: 0,
            largest_only: false,
            two_tiers: false,
            whole: target == Target::Parlint,
            quick: true,
        }
    }

    /// The event that the function gets.
    pub fn event(&self, bucket: &str, key: &str) -> Value {
        let mut event =
            json!({ "bucket": bucket, "key": key, "mode": self.mode, "select": self.select, "cache": false });
        if let Some(profile) = self.profile {
            event["profile"] = profile.into();
        }
        if let Some(workers) = self.variant.workers {
            event["workers"] = workers.into();
        }
        event
    }

    /// Whether it runs in this tier.
    pub fn fits(&self, memory_mb: u32, largest_mb: u32) -> bool {
        if self.largest_only {
            memory_mb == largest_mb
        } else if self.two_tiers {
            memory_mb == largest_mb || memory_mb == ONE_VCPU_MB
        } else {
            memory_mb >= self.from_mb
        }
    }
}

/// The memory that grants one vCPU.
const ONE_VCPU_MB: u32 = 1769;

/// Every variant that can be run with the given targets.
pub fn all(targets: &[Target], cores: usize) -> Vec<Plan> {
    let mut plans = vec![
        Plan::new("parlint-serial", "parlint, serial", Target::Parlint, "serial"),
        Plan::new(
            "parlint-rayon",
            "parlint, rayon, workers as granted",
            Target::Parlint,
            "parallel",
        ),
    ];
    let mut seen = Plan::new(
        "parlint-rayon-2",
        "parlint, rayon, 2 workers always",
        Target::Parlint,
        "parallel",
    );
    seen.variant.workers = Some(2);
    seen.variant.note =
        Some("As many workers as cores are seen, however little of them is granted.".to_owned());
    seen.quick = false;
    plans.push(seen);
    for workers in (1..=cores as u32 * 2).filter(|&workers| workers != 2) {
        let id = format!("parlint-rayon-{workers}");
        let mut plan = Plan::new(
            &id,
            &format!("parlint, rayon, {workers} workers"),
            Target::Parlint,
            "parallel",
        );
        plan.variant.workers = Some(workers);
        plan.largest_only = true;
        plan.quick = false;
        plans.push(plan);
    }

    plans.push(Plan::new(
        "pylint-serial",
        "pylint, serial",
        Target::Pylint,
        "serial",
    ));
    let mut fork = Plan::new(
        "pylint-fork",
        "pylint, processes (fork)",
        Target::Pylint,
        "processes",
    );
    fork.from_mb = 512;
    plans.push(fork);
    let mut spawn = Plan::new(
        "pylint-spawn",
        "pylint, processes (spawn)",
        Target::PylintSpawn,
        "processes",
    );
    spawn.two_tiers = true;
    spawn.quick = false;
    plans.push(spawn);
    let mut threads = Plan::new("pylint-threads", "pylint, threads", Target::Pylint, "threads");
    threads.two_tiers = true;
    threads.variant.same_work = false;
    threads.variant.note =
        Some("pylint is not thread-safe: threads lose findings, so this is a time for less work.".to_owned());
    plans.push(threads);
    let mut default = Plan::new(
        "pylint-default",
        "pylint, serial, all its default messages",
        Target::Pylint,
        "serial",
    );
    default.two_tiers = true;
    default.profile = Some("default");
    default.variant.same_work = false;
    default.variant.note =
        Some("pylint as people run it: more messages, so this is a time for more work.".to_owned());
    default.quick = false;
    plans.push(default);

    let mut ruff = Plan::new("ruff", "ruff, its PL rules", Target::Ruff, "parallel");
    ruff.variant.same_work = false;
    ruff.variant.note =
        Some("ruff has another set of pylint's rules, and starts a process for every invocation.".to_owned());
    ruff.select = &["PL"];
    ruff.whole = true;
    ruff.quick = false;
    plans.push(ruff);

    plans.retain(|plan| targets.contains(&plan.target));
    plans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_events_say_what_the_variant_is() {
        let plans = all(
            &[Target::Parlint, Target::Pylint, Target::PylintSpawn, Target::Ruff],
            2,
        );
        let ids: std::collections::BTreeSet<&str> =
            plans.iter().map(|plan| plan.variant.id.as_str()).collect();
        assert_eq!(ids.len(), plans.len());
        let find = |id: &str| plans.iter().find(|plan| plan.variant.id == id).unwrap();
        let event = find("parlint-rayon-4").event("b", "k");
        assert_eq!(
            event,
            json!({ "bucket": "b", "key": "k", "mode": "parallel", "select": ["PL"], "cache": false, "workers": 4 })
        );
        assert_eq!(find("pylint-default").event("b", "k")["profile"], "default");
        assert!(find("parlint-rayon-4").fits(3538, 3538) && !find("parlint-rayon-4").fits(1769, 3538));
        let threads = find("pylint-threads");
        assert!(threads.fits(1769, 3538) && threads.fits(3538, 3538));
        assert!(!threads.fits(1024, 3538) && !threads.fits(2048, 3538));
    }
}
