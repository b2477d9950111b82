//! One JSON object on each line of the log. No source text, no findings, no credentials.

use std::io::Write;
use std::time::SystemTime;

use serde_json::{Map, Value, json};

use super::Machine;

/// What CloudWatch makes metrics of, in the embedded metric format: the line of a finished invocation, where
/// `PARLINT_METRICS` names a namespace. Metrics cost money, so that nobody has them unasked.
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    namespace: Option<String>,
    function: String,
    memory_mb: u64,
}

impl Metrics {
    pub fn from_environment(machine: &Machine) -> Self {
        let namespace = std::env::var("PARLINT_METRICS").ok();
        Self {
            namespace: namespace.filter(|name| !name.trim().is_empty()),
            function: machine.name.clone(),
            memory_mb: machine.memory_mb.unwrap_or(0),
        }
    }

    /// The fields to put into a line; each metric has a name, CloudWatch's word for its unit, and a value.
    pub fn fields(&self, metrics: &[(&str, &str, f64)]) -> Map<String, Value> {
        let mut fields = Map::new();
        let Some(namespace) = &self.namespace else {
            return fields;
        };
        let timestamp = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |time| time.as_millis() as u64);
        let list: Vec<Value> = metrics
            .iter()
            .map(|(name, unit, _)| json!({ "Name": name, "Unit": unit }))
            .collect();
        fields.insert(
            "_aws".to_owned(),
            json!({
                "Timestamp": timestamp,
                "CloudWatchMetrics": [{
                    "Namespace": namespace,
                    "Dimensions": [["FunctionName", "MemorySize"]],
                    "Metrics": list,
                }],
            }),
        );
        fields.insert("FunctionName".to_owned(), self.function.as_str().into());
        fields.insert("MemorySize".to_owned(), self.memory_mb.to_string().into());
        fields.extend(
            metrics
                .iter()
                .map(|(name, _, value)| ((*name).to_owned(), json!(value))),
        );
        fields
    }
}

/// Writes a line for the log. `fields` is an object.
pub fn log(level: &str, message: &str, request_id: &str, fields: Value) {
    let mut line = Map::new();
    line.insert("level".to_owned(), level.into());
    line.insert("message".to_owned(), message.into());
    line.insert("request_id".to_owned(), request_id.into());
    if let Value::Object(fields) = fields {
        line.extend(fields);
    }
    // A log that cannot be written is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{}", Value::Object(line));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_stand_in_the_line_under_the_names_that_it_declares() {
        let silent = Metrics::default();
        assert!(silent.fields(&[("Files", "Count", 3.0)]).is_empty());
        let metrics = Metrics {
            namespace: Some("parlint".to_owned()),
            function: "lint".to_owned(),
            memory_mb: 1769,
        };
        let fields = Value::Object(metrics.fields(&[("Files", "Count", 3.0), ("Lint", "Milliseconds", 0.5)]));
        let directive = &fields["_aws"]["CloudWatchMetrics"][0];
        assert_eq!(directive["Namespace"], "parlint");
        assert!(fields["_aws"]["Timestamp"].as_u64().unwrap() > 1_700_000_000_000);
        for metric in directive["Metrics"].as_array().unwrap() {
            assert!(fields[metric["Name"].as_str().unwrap()].is_number(), "{metric}");
        }
        for dimension in directive["Dimensions"][0].as_array().unwrap() {
            assert!(fields[dimension.as_str().unwrap()].is_string(), "{dimension}");
        }
    }
}
