//! The measurement itself: rounds over all tiers, workloads and variants, one after the other, so that whatever
//! changes on the machine meanwhile meets all of them.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use bytes::Bytes;
use serde_json::Value;

use super::agreement::{Finding, findings};
use super::backend::{Backend, Invoked};
use super::pace;
use super::variants::Plan;
use super::workload::Load;
use crate::results::Sample;

/// What to go through.
#[derive(Debug)]
pub struct Course<'a> {
    pub tiers: &'a [u32],
    pub loads: &'a [Load],
    pub plans: &'a [Plan],
    pub rounds: u32,
    /// No stop is made later than this, but for those of the first round.
    pub budget: Duration,
    /// Warm invocations after each cold one.
    pub warm: u32,
}

#[derive(Debug, Default)]
pub struct Measured {
    pub samples: Vec<Sample>,
    /// By workload and variant.
    pub findings: BTreeMap<(String, String), Vec<Finding>>,
    pub rounds: u32,
}

/// One stop of the course.
#[derive(Clone, Copy, Debug)]
pub struct Stop<'a> {
    pub tier: u32,
    pub load: &'a Load,
    pub plan: &'a Plan,
}

impl<'a> Course<'a> {
    /// The stops of one round, in order.
    pub fn stops(&self) -> Vec<Stop<'a>> {
        let largest = self.tiers.iter().copied().max().unwrap_or(0);
        let mut stops = Vec::new();
        for &tier in self.tiers {
            for load in self.loads {
                for plan in self.plans {
                    if plan.fits(tier, largest) && (!load.whole || plan.whole) {
                        stops.push(Stop { tier, load, plan });
                    }
                }
            }
        }
        stops
    }

    /// Goes through all rounds. `tell` hears of every stop before it is made: how many are done, of how many.
    pub async fn run(
        &self,
        backend: &Backend,
        tell: impl Fn(usize, usize, Stop<'_>),
    ) -> anyhow::Result<Measured> {
        let began = Instant::now();
        let stops = self.stops();
        let mut measured = Measured::default();
        let mut costs = vec![Cost::default(); stops.len()];
        let mut done = 0;
        for round in 0..self.rounds {
            let left = self.rounds - round;
            let chosen: Vec<usize> = match round {
                0 => (0..stops.len()).collect(),
                _ => affordable(&costs, self.budget.saturating_sub(began.elapsed()), left),
            };
            for (at, index) in chosen.iter().enumerate() {
                if round > 0 && began.elapsed() > self.budget {
                    return Ok(measured);
                }
                let stop = stops[*index];
                tell(
                    done,
                    done + chosen.len() - at + (left as usize - 1) * chosen.len(),
                    stop,
                );
                let (begun, known) = (Instant::now(), measured.samples.len());
                self.visit(backend, stop, round, &mut measured).await?;
                costs[*index].time = begun.elapsed();
                costs[*index].samples += (measured.samples.len() - known) as u32;
                done += 1;
            }
            measured.rounds = round + 1;
        }
        Ok(measured)
    }

    /// Short invocations vary more and cost less: there are more of them, and long ones are made once.
    fn warm_turns(&self, last: Option<&Sample>) -> u32 {
        match last {
            Some(sample) if sample.duration_ms < 250.0 => self.warm * 4,
            Some(sample) if sample.duration_ms > 4000.0 => 1,
            _ => self.warm,
        }
    }

    async fn visit(
        &self,
        backend: &Backend,
        stop: Stop<'_>,
        round: u32,
        measured: &mut Measured,
    ) -> anyhow::Result<()> {
        let Stop { tier, load, plan } = stop;
        let event = Bytes::from(plan.event(backend.bucket(), &load.key).to_string());
        backend.prepare(plan.target, tier).await?;
        let mut turn = 0;
        let mut before = pace_of(backend).await;
        while turn <= self.warm_turns(measured.samples.last().filter(|_| turn > 0)) {
            let invoked = backend.invoke(plan.target, event.clone()).await?;
            let answer: Value = serde_json::from_slice(&invoked.payload).unwrap_or_default();
            let place = (load.workload.name.clone(), plan.variant.id.clone());
            if invoked.error.is_none() && !measured.findings.contains_key(&place) {
                let list = all_findings(backend, &answer).await?;
                measured.findings.insert(place, findings(&list));
            }
            let failed = invoked.error.is_some();
            let after = pace_of(backend).await;
            let reference = before.zip(after).map(|(before, after)| (before + after) / 2);
            before = after;
            measured
                .samples
                .push(sample(stop, round, turn == 0, &invoked, &answer, reference));
            if failed {
                // A second try would fail the same way.
                break;
            }
            turn += 1;
        }
        backend.release(plan.target);
        Ok(())
    }
}

/// What the reference job takes now, where the functions run on this machine.
async fn pace_of(backend: &Backend) -> Option<Duration> {
    match backend {
        Backend::Local { .. } => pace::reference().await,
        Backend::Aws(_) => None,
    }
}

/// What a stop took the last time, and the samples that are there of it.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    time: Duration,
    samples: u32,
}

impl Cost {
    /// The time for what one more sample tells: of n, it takes 1/n² off the variance of their mean.
    fn of_knowledge(self) -> Duration {
        self.time * self.samples.pow(2)
    }
}

/// The stops that can be made so many times more in the time that is left, in order: those from which most is learned for it.
fn affordable(costs: &[Cost], left: Duration, rounds: u32) -> Vec<usize> {
    let mut best: Vec<usize> = (0..costs.len()).collect();
    best.sort_by_key(|index| costs[*index].of_knowledge());
    let mut sum = Duration::ZERO;
    best.retain(|index| {
        let longer = sum + costs[*index].time;
        let fits = longer * rounds <= left;
        if fits {
            sum = longer;
        }
        fits
    });
    best.sort_unstable();
    best
}

/// The findings in the response, or where it says that they are.
async fn all_findings(backend: &Backend, answer: &Value) -> anyhow::Result<Value> {
    if answer["findings"].is_array() {
        return Ok(answer["findings"].clone());
    }
    let place = &answer["findings_location"];
    match (place["bucket"].as_str(), place["key"].as_str()) {
        (Some(bucket), Some(key)) => {
            let body = backend.get(bucket, key).await?;
            let report: Value = serde_json::from_slice(&body)?;
            Ok(if report.is_array() {
                report
            } else {
                report["findings"].clone()
            })
        }
        _ => Ok(Value::Array(Vec::new())),
    }
}

fn sample(
    stop: Stop<'_>,
    round: u32,
    cold: bool,
    invoked: &Invoked,
    answer: &Value,
    reference: Option<Duration>,
) -> Sample {
    let milliseconds = |time: Option<Duration>| time.map(|time| time.as_secs_f64() * 1000.0);
    let phases = answer["milliseconds"].as_object().into_iter().flatten();
    // What the deadline cut short is no time for the whole work.
    let incomplete = (answer["complete"] == false).then(|| "Incomplete".to_owned());
    Sample {
        workload: stop.load.workload.name.clone(),
        variant: stop.plan.variant.id.clone(),
        memory_mb: stop.tier,
        round,
        cold,
        duration_ms: invoked.report.duration_ms,
        billed_ms: invoked.report.billed_ms,
        init_ms: invoked.report.init_ms,
        max_memory_mb: invoked.report.max_memory_mb,
        cpu_ms: milliseconds(invoked.usage.and_then(|usage| usage.cpu)),
        reference_ms: milliseconds(reference),
        throttled_ms: milliseconds(invoked.usage.and_then(|usage| usage.throttled)),
        workers: answer["workers"].as_u64().map(|workers| workers as u32),
        phases: phases
            .filter_map(|(name, value)| Some((name.clone(), value.as_f64()?)))
            .collect(),
        findings: answer["findings_count"].as_u64(),
        digest: answer["digest"].as_str().map(str::to_owned),
        error: invoked
            .error
            .as_ref()
            .map(|_| error_type(invoked, answer))
            .or(incomplete),
    }
}

fn error_type(invoked: &Invoked, answer: &Value) -> String {
    let told = answer["errorType"].as_str().map(str::to_owned);
    told.or_else(|| invoked.error.clone())
        .unwrap_or_else(|| "Unhandled".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_most_for_its_time_is_repeated_first() {
        let costs = [(3, 1), (1, 2), (100, 1), (2, 4)].map(|(seconds, samples)| Cost {
            time: Duration::from_secs(seconds),
            samples,
        });
        let left = |seconds| affordable(&costs, Duration::from_secs(seconds), 4);
        assert_eq!(left(1000), [0, 1, 2, 3]);
        assert_eq!(left(24), [0, 1, 3]);
        assert_eq!(left(23), [0, 1]);
        assert_eq!(left(15), [0]);
        assert_eq!(left(11), [1]);
        assert_eq!(left(3), [0; 0]);
    }
}
