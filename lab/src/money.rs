//! What Lambda charges. The prices are data, with their date and source.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Prices {
    pub date: String,
    pub region: String,
    pub source: String,
    pub note: String,
    pub per_request: f64,
    pub per_gb_second: BTreeMap<String, f64>,
}

impl Prices {
    /// Those that this program was built with.
    pub fn built_in() -> Self {
        serde_json::from_str(include_str!("prices.json")).expect("prices.json is part of this program")
    }

    /// Dollars for one invocation.
    pub fn invocation(&self, architecture: &str, memory_mb: u32, billed_ms: f64) -> f64 {
        let rate = self.per_gb_second.get(architecture).copied().unwrap_or(f64::NAN);
        self.per_request + rate * gb_seconds(memory_mb, billed_ms)
    }
}

pub fn gb_seconds(memory_mb: u32, billed_ms: f64) -> f64 {
    f64::from(memory_mb) / 1024.0 * billed_ms / 1000.0
}

/// Dollars as people read them: cents and their fractions for small sums, thousands apart for large ones.
pub fn dollars(amount: f64) -> String {
    if !amount.is_finite() {
        return "–".to_owned();
    }
    if amount < 0.01 {
        return format!("${amount:.5}");
    }
    if amount < 1000.0 {
        return format!("${amount:.2}");
    }
    let whole = format!("{amount:.0}");
    let mut text = String::from("$");
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invocation_costs_its_gigabyte_seconds_and_its_request() {
        let prices = Prices::built_in();
        let x86 = prices.invocation("x86_64", 1024, 1000.0);
        assert!((x86 - 0.0000168667).abs() < 1e-12, "{x86}");
        let arm = prices.invocation("arm64", 2048, 500.0);
        assert!((arm - 0.0000135334).abs() < 1e-12, "{arm}");
    }

    #[test]
    fn sums_are_readable() {
        assert_eq!(dollars(0.000_843), "$0.00084");
        assert_eq!(dollars(12.345), "$12.35");
        assert_eq!(dollars(1_234_567.8), "$1,234,568");
    }
}
