//! The `REPORT` line with which Lambda ends every invocation's log.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What the line says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub request_id: String,
    pub duration_ms: f64,
    pub billed_ms: u64,
    pub memory_mb: u32,
    pub max_memory_mb: u64,
    /// Only where the invocation started its environment.
    pub init_ms: Option<f64>,
    /// `timeout`, `error`; missing where all went well.
    pub status: Option<String>,
    pub error_type: Option<String>,
}

impl Report {
    /// Billed is the time of the handler and, since August 2025, of the init phase, each begun millisecond.
    pub fn bill(duration: Duration, init: Option<Duration>) -> u64 {
        let total = duration + init.unwrap_or_default();
        total.as_nanos().div_ceil(1_000_000) as u64
    }

    /// Finds the line in the tail of a log.
    pub fn find(log: &str) -> Option<Report> {
        log.lines().rev().find_map(Report::parse)
    }

    fn parse(line: &str) -> Option<Report> {
        let rest = line.strip_prefix("REPORT ")?;
        let field = |name: &str| {
            rest.split('\t')
                .find_map(|field| field.trim().strip_prefix(name)?.strip_prefix(": "))
        };
        let number = |name: &str, unit: &str| field(name)?.strip_suffix(unit)?.trim().parse::<f64>().ok();
        Some(Report {
            request_id: field("RequestId")?.to_owned(),
            duration_ms: number("Duration", "ms")?,
            billed_ms: number("Billed Duration", "ms")? as u64,
            memory_mb: number("Memory Size", "MB")? as u32,
            max_memory_mb: number("Max Memory Used", "MB")? as u64,
            init_ms: number("Init Duration", "ms"),
            status: field("Status").map(str::to_owned),
            error_type: field("Error Type").map(str::to_owned),
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "REPORT RequestId: {}\tDuration: {:.2} ms\tBilled Duration: {} ms\tMemory Size: {} MB\tMax Memory Used: {} MB",
            self.request_id, self.duration_ms, self.billed_ms, self.memory_mb, self.max_memory_mb
        )?;
        if let Some(init) = self.init_ms {
            write!(f, "\tInit Duration: {init:.2} ms")?;
        }
        if let Some(status) = &self.status {
            write!(f, "\tStatus: {status}")?;
        }
        if let Some(kind) = &self.error_type {
            write!(f, "\tError Type: {kind}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_lambda_is_read() {
        let line = "REPORT RequestId: 8f5\tDuration: 12.34 ms\tBilled Duration: 33 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\tInit Duration: 20.10 ms\t";
        let log = format!("START RequestId: 8f5\n{line}\n");
        let report = Report::find(&log).unwrap();
        assert_eq!(
            (report.duration_ms, report.billed_ms, report.max_memory_mb),
            (12.34, 33, 30)
        );
        assert_eq!((report.init_ms, report.status.as_deref()), (Some(20.1), None));
    }

    #[test]
    fn what_is_written_is_read_back() {
        let report = Report {
            request_id: "a-b".into(),
            duration_ms: 3000.0,
            billed_ms: 3000,
            memory_mb: 512,
            max_memory_mb: 100,
            init_ms: None,
            status: Some("timeout".into()),
            error_type: Some("Sandbox.Timedout".into()),
        };
        assert_eq!(Report::parse(&report.to_string()), Some(report));
    }

    #[test]
    fn a_begun_millisecond_is_billed() {
        let ms = |ms| Duration::from_secs_f64(ms / 1000.0);
        assert_eq!(Report::bill(ms(12.0), None), 12);
        assert_eq!(Report::bill(ms(12.01), None), 13);
        assert_eq!(Report::bill(ms(12.34), Some(ms(20.1))), 33);
    }
}
