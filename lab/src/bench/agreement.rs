//! Whether two sides did the same work, finding by finding.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::results::{Agreement, CodeAgreement};

/// A finding's place and code. Syntax errors are left out, as the digest leaves them out: their places are the parser's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub code: String,
    pub path: String,
    pub row: u64,
    pub column: u64,
}

/// The findings of a response or of a report in S3.
pub fn findings(list: &Value) -> Vec<Finding> {
    let mut found: Vec<Finding> = list
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| {
            let code = item["code"]
                .as_str()
                .filter(|code| !matches!(*code, "invalid-syntax" | "PLE0001"))?;
            Some(Finding {
                code: code.to_owned(),
                path: item["filename"].as_str()?.to_owned(),
                row: item["location"]["row"].as_u64()?,
                column: item["location"]["column"].as_u64()?,
            })
        })
        .collect();
    found.sort();
    found
}

const EXAMPLES: usize = 3;

/// Compares two sorted lists as multisets.
pub fn compare(workload: &str, left: (&str, &[Finding]), right: (&str, &[Finding])) -> Agreement {
    let mut codes: BTreeMap<String, CodeAgreement> = BTreeMap::new();
    let (mut ours, mut theirs) = (left.1.iter().peekable(), right.1.iter().peekable());
    let example = |list: &mut Vec<String>, finding: &Finding| {
        if list.len() < EXAMPLES {
            list.push(format!("{}:{}:{}", finding.path, finding.row, finding.column));
        }
    };
    loop {
        let order = match (ours.peek(), theirs.peek()) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(left), Some(right)) => left.cmp(right),
        };
        match order {
            std::cmp::Ordering::Equal => {
                theirs.next();
                if let Some(both) = ours.next() {
                    codes.entry(both.code.clone()).or_default().agreed += 1;
                }
            }
            std::cmp::Ordering::Less => {
                if let Some(only) = ours.next() {
                    let code = codes.entry(only.code.clone()).or_default();
                    code.only_left += 1;
                    example(&mut code.left_examples, only);
                }
            }
            std::cmp::Ordering::Greater => {
                if let Some(only) = theirs.next() {
                    let code = codes.entry(only.code.clone()).or_default();
                    code.only_right += 1;
                    example(&mut code.right_examples, only);
                }
            }
        }
    }
    let identical = codes.values().all(|code| code.only_left + code.only_right == 0);
    Agreement {
        workload: workload.to_owned(),
        left: left.0.to_owned(),
        right: right.0.to_owned(),
        identical,
        codes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn list(places: &[(&str, u64)]) -> Vec<Finding> {
        let item = |&(code, row): &(&str, u64)| json!({ "code": code, "filename": "m.py", "location": { "row": row, "column": 1 } });
        findings(&Value::Array(places.iter().map(item).collect()))
    }

    #[test]
    fn differences_are_counted_by_code_with_examples() {
        let ours = list(&[
            ("PLW0611", 1),
            ("PLW0611", 1),
            ("PLC0114", 1),
            ("invalid-syntax", 9),
        ]);
        let theirs = list(&[("PLW0611", 1), ("PLW0612", 7), ("PLC0114", 1)]);
        let told = compare("w", ("a", &ours), ("b", &theirs));
        assert!(!told.identical);
        assert_eq!((told.agreed(), told.differing()), (2, 2));
        assert_eq!(told.codes["PLW0611"].left_examples, ["m.py:1:1"]);
        assert_eq!(told.codes["PLW0612"].only_right, 1);
        assert_eq!(told.share(), 0.5);
        assert!(compare("w", ("a", &ours), ("c", &ours)).identical);
    }
}
