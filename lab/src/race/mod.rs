//! Linters against each other on the same files, with the same codes, in turn.

pub mod contestant;
pub mod measure;
pub mod table;

use std::collections::BTreeMap;
use std::path::PathBuf;

use contestant::{Contestant, Finding};
use measure::Sample;

/// One line-up: a selection, a number of cores, and what each contestant took.
pub struct Heat {
    pub select: Vec<String>,
    /// The codes that every contestant has, and that all were told to report.
    pub codes: usize,
    pub cores: usize,
    /// By the order of the contestants.
    pub samples: Vec<Vec<Sample>>,
    pub findings: Vec<Vec<Finding>>,
}

/// How a race is run.
pub struct Race {
    pub contestants: Vec<Contestant>,
    pub paths: Vec<PathBuf>,
    pub rounds: usize,
    /// Empty the page cache before each run.
    pub cold: bool,
    /// What is printed while the time is taken.
    pub format: String,
}

impl Race {
    /// Runs one selection on so many cores: a round without counting, then A B A B ….
    pub fn heat(&self, select: &[String], cores: usize, mut progress: impl FnMut()) -> anyhow::Result<Heat> {
        let folder = tempfile::tempdir()?;
        let shared = contestant::shared_codes(&self.contestants, select)?;
        anyhow::ensure!(
            !shared.is_empty(),
            "no code in {} is known to all of them",
            select.join(",")
        );
        let mut heat = Heat {
            select: select.to_vec(),
            codes: shared.len(),
            cores,
            samples: vec![Vec::new(); self.contestants.len()],
            findings: Vec::new(),
        };
        for round in 0..=self.rounds {
            for (index, contestant) in self.contestants.iter().enumerate() {
                if self.cold {
                    empty_page_cache()?;
                }
                let output = folder.path().join(format!("{index}.txt"));
                let format = match round {
                    0 => contestant::COMPARED,
                    _ => &self.format,
                };
                let job = contestant.job(&shared, cores, &self.paths, format);
                let sample = measure::run(&job, &output)?;
                progress();
                if round == 0 {
                    heat.findings
                        .push(contestant::read(&std::fs::read_to_string(&output)?, &shared));
                } else {
                    heat.samples[index].push(sample);
                }
            }
        }
        Ok(heat)
    }
}

impl Heat {
    /// How many findings two contestants share, and how many only the first or only the second has: by file, row
    /// and code.
    pub fn agreement(&self, first: usize, second: usize) -> (usize, usize, usize) {
        let mut balance: BTreeMap<(&str, u32, &str), (usize, usize)> = BTreeMap::new();
        for finding in &self.findings[first] {
            balance.entry(finding.key()).or_default().0 += 1;
        }
        for finding in &self.findings[second] {
            balance.entry(finding.key()).or_default().1 += 1;
        }
        balance
            .values()
            .fold((0, 0, 0), |(both, left, right), (first, second)| {
                let shared = *first.min(second);
                (both + shared, left + first - shared, right + second - shared)
            })
    }
}

fn empty_page_cache() -> anyhow::Result<()> {
    nix::unistd::sync();
    std::fs::write("/proc/sys/vm/drop_caches", "3")
        .map_err(|error| anyhow::anyhow!("cannot empty the page cache ({error}): --cold needs root"))
}
