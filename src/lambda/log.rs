//! One JSON object on each line of the log. No source text, no findings, no credentials.

use std::io::Write;

use serde_json::{Map, Value};

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
