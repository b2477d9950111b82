//! parlint against a peer, finding by finding: what both report, and what only one of them does.

pub mod expected;
pub mod findings;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use expected::Expected;

use crate::race::contestant::Finding;

/// What became of the findings of one code.
#[derive(Default)]
struct Tally<'a> {
    agreed: usize,
    ours: Vec<&'a Finding>,
    theirs: Vec<&'a Finding>,
    /// Differences that a recorded line explains.
    explained: usize,
}

/// Both sides by code.
pub struct Comparison<'a> {
    codes: BTreeMap<&'a str, Tally<'a>>,
}

/// Which side alone has a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Ours,
    Theirs,
}

impl<'a> Comparison<'a> {
    /// Matches findings on file, line and code, as often as they occur.
    pub fn new(ours: &'a [Finding], theirs: &'a [Finding], expected: &Expected) -> Self {
        let mut places: BTreeMap<_, (Vec<&Finding>, Vec<&Finding>)> = BTreeMap::new();
        for finding in ours {
            places.entry(finding.key()).or_default().0.push(finding);
        }
        for finding in theirs {
            places.entry(finding.key()).or_default().1.push(finding);
        }
        let mut codes: BTreeMap<&str, Tally> = BTreeMap::new();
        for ((_, _, code), (ours, theirs)) in places {
            let tally = codes.entry(code).or_default();
            let both = ours.len().min(theirs.len());
            tally.agreed += both;
            for (side, rest, alone) in [
                (Side::Ours, &ours[both..], &mut tally.ours),
                (Side::Theirs, &theirs[both..], &mut tally.theirs),
            ] {
                for finding in rest {
                    if expected.explains(side, finding) {
                        tally.explained += 1;
                    } else {
                        alone.push(finding);
                    }
                }
            }
        }
        Self { codes }
    }

    /// How many differences nothing explains.
    pub fn differences(&self) -> usize {
        let tallies = self.codes.values();
        tallies.map(|tally| tally.ours.len() + tally.theirs.len()).sum()
    }

    /// One line a code, each followed by the first examples of its differences.
    pub fn table(&self, examples: usize) -> String {
        let mut table = format!(
            "{:10} {:>8} {:>10} {:>12} {:>10} {:>8} {:>10}\n",
            "code", "agreed", "only ours", "only theirs", "explained", "recall", "precision"
        );
        let mut all = [0; 4];
        for (code, tally) in &self.codes {
            let counts = [
                tally.agreed,
                tally.ours.len(),
                tally.theirs.len(),
                tally.explained,
            ];
            all.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            row(&mut table, code, counts);
            for (side, findings) in [("ours", &tally.ours), ("theirs", &tally.theirs)] {
                for finding in findings.iter().take(examples) {
                    let Finding {
                        path, row, message, ..
                    } = finding;
                    let _ = writeln!(table, "    only {side}: {path}:{row} {message}");
                }
            }
        }
        row(&mut table, "all", all);
        table
    }
}

fn row(table: &mut String, code: &str, [agreed, ours, theirs, explained]: [usize; 4]) {
    // Explained differences are none of either side's misses.
    let share = |missed: usize| match agreed + missed {
        0 => 100.0,
        sum => 100.0 * agreed as f64 / sum as f64,
    };
    let (recall, precision) = (share(theirs), share(ours));
    let _ = writeln!(
        table,
        "{code:10} {agreed:>8} {ours:>10} {theirs:>12} {explained:>10} {recall:>7.2}% {precision:>9.2}%"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(path: &str, row: u32, code: &str) -> Finding {
        Finding {
            path: path.to_owned(),
            row,
            code: code.to_owned(),
            message: "message".to_owned(),
        }
    }

    #[test]
    fn sides() {
        let ours = [
            finding("a.py", 1, "F401"),
            finding("a.py", 1, "F401"),
            finding("b/c.py", 2, "F811"),
        ];
        let theirs = [finding("a.py", 1, "F401"), finding("a.py", 3, "F401")];
        let expected = Expected::parse("ruff F811 ours b/*.py because\n", "ruff").expect("it is well-formed");
        let comparison = Comparison::new(&ours, &theirs, &expected);
        assert_eq!(comparison.differences(), 2);
        let table = comparison.table(1);
        assert!(table.contains("only ours: a.py:1 message"), "{table}");
        assert!(table.contains("only theirs: a.py:3 message"), "{table}");
        let f811 = table
            .lines()
            .find(|line| line.starts_with("F811"))
            .expect("a row");
        let numbers: Vec<_> = f811.split_whitespace().collect();
        assert_eq!(numbers, ["F811", "0", "0", "0", "1", "100.00%", "100.00%"]);
    }
}
