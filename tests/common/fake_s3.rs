//! As much of S3 as a function asks for, with the faults that networks and stores have: the bucket's name says which.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// By path: `/bucket/key`.
pub type Objects = Arc<Mutex<HashMap<String, Vec<u8>>>>;

pub struct Request<'a> {
    pub method: &'a str,
    pub path: &'a str,
    /// By name in lower case.
    pub headers: &'a HashMap<String, String>,
    pub body: Vec<u8>,
}

pub struct Answer {
    status: &'static str,
    /// Each with its line break.
    pub headers: String,
    body: Vec<u8>,
    /// The connection breaks in the middle of the body.
    cut: bool,
}

impl Answer {
    pub fn new(status: &'static str, body: Vec<u8>) -> Self {
        Self {
            status,
            headers: String::new(),
            body,
            cut: false,
        }
    }

    fn error(status: &'static str, code: &str) -> Self {
        let body = format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code></Error>");
        Self::new(status, body.into_bytes())
    }

    /// None ends the connection.
    pub fn write(&self, writer: &mut impl Write) -> Option<()> {
        let (status, headers, length) = (self.status, &self.headers, self.body.len());
        write!(
            writer,
            "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n"
        )
        .ok()?;
        let sent = if self.cut { length / 2 } else { length };
        writer.write_all(&self.body[..sent]).ok()?;
        (!self.cut).then_some(())
    }
}

pub struct FakeS3 {
    objects: Objects,
    /// How often each path was asked for.
    asked: Mutex<HashMap<String, u32>>,
}

impl FakeS3 {
    pub fn new(objects: Objects) -> Self {
        Self {
            objects,
            asked: Mutex::default(),
        }
    }

    pub fn answer(&self, request: &Request) -> Answer {
        let asked = {
            let mut asked = self.asked.lock().unwrap();
            let times = asked.entry(request.path.to_owned()).or_default();
            *times += 1;
            *times
        };
        if request.method == "PUT" {
            let mut objects = self.objects.lock().unwrap();
            objects.insert(request.path.to_owned(), request.body.clone());
            let mut answer = Answer::new("200 OK", Vec::new());
            answer.headers = "ETag: \"new\"\r\n".to_owned();
            return answer;
        }
        let bucket = request.path.split('/').nth(1).unwrap_or_default();
        match (bucket, asked) {
            ("forbidden", _) => return Answer::error("403 Forbidden", "AccessDenied"),
            ("no-bucket", _) => return Answer::error("404 Not Found", "NoSuchBucket"),
            ("broken", _) | ("broken-once", 1) => return Answer::error("503 Slow Down", "SlowDown"),
            ("slow", _) => std::thread::sleep(Duration::from_millis(300)),
            _ => {}
        }
        let objects = self.objects.lock().unwrap();
        let Some(object) = objects.get(request.path) else {
            return Answer::error("404 Not Found", "NoSuchKey");
        };
        // An object that is replaced again and again has another tag each time.
        let tag = match bucket {
            "replaced" => format!("\"{asked}\""),
            _ => "\"abc\"".to_owned(),
        };
        let asked_for = |name: &str| request.headers.get(name);
        if asked_for("if-match").is_some_and(|wanted| *wanted != tag) {
            return Answer::error("412 Precondition Failed", "PreconditionFailed");
        }
        let total = object.len();
        if total == 0 {
            return Answer::error("416 Range Not Satisfiable", "InvalidRange");
        }
        let range = asked_for("range").and_then(|range| range.strip_prefix("bytes=")?.split_once('-'));
        let (first, last) = match range {
            Some(("", length)) => (total.saturating_sub(length.parse().unwrap()), total),
            Some((first, last)) => (first.parse().unwrap(), last.parse::<usize>().unwrap() + 1),
            None => (0, total),
        };
        let mut body = object[first..last].to_vec();
        if bucket == "half" {
            body.truncate(body.len() / 2);
        }
        let mut answer = Answer::new("206 Partial Content", body);
        let end = first + answer.body.len() - 1;
        answer.headers = format!("ETag: {tag}\r\nContent-Range: bytes {first}-{end}/{total}\r\n");
        answer.cut = matches!((bucket, asked), ("cut", _) | ("cut-once", 1 | 2));
        answer
    }
}
