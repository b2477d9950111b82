//! One JSON object on each line.

use super::{FileFindings, Format, json};

pub struct JsonLines;

impl Format for JsonLines {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        for entry in json::entries(findings) {
            if serde_json::to_writer(&mut *out, &entry).is_ok() {
                out.push(b'\n');
            }
        }
    }
}
