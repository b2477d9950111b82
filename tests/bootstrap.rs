//! The function as a process: the Runtime API and S3 are played by a small server in this file.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

type Objects = Arc<Mutex<HashMap<String, Vec<u8>>>>;

/// A running function, the events it has still to take, and the answers it gave.
struct Function {
    child: Child,
    events: Sender<Value>,
    answers: Receiver<(String, Value)>,
    objects: Objects,
}

impl Function {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let objects = Objects::default();
        let (events, queue) = channel();
        let (answer, answers) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let store = objects.clone();
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let (queue, answer, store) = (queue.clone(), answer.clone(), store.clone());
                std::thread::spawn(move || serve(connection.unwrap(), &queue, &answer, &store));
            }
        });
        let child = Command::new(env!("CARGO_BIN_EXE_bootstrap"))
            .env_clear()
            .env("AWS_LAMBDA_RUNTIME_API", address.to_string())
            .env("AWS_LAMBDA_FUNCTION_NAME", "lint")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "3")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "3008")
            .env("AWS_ENDPOINT_URL_S3", format!("http://{address}"))
            .env("AWS_REGION", "us-east-1")
            .env("AWS_ACCESS_KEY_ID", "nobody")
            .env("AWS_SECRET_ACCESS_KEY", "nothing")
            .env("AWS_MAX_ATTEMPTS", "1")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            child,
            events,
            answers,
            objects,
        }
    }

    /// The kind of the answer, `response` or `error`, and the answer.
    fn invoke(&self, event: Value) -> (String, Value) {
        self.events.send(event).unwrap();
        self.answers
            .recv_timeout(Duration::from_secs(60))
            .expect("an answer")
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Answers the requests of one connection.
fn serve(
    stream: TcpStream,
    events: &Mutex<Receiver<Value>>,
    answers: &Sender<(String, Value)>,
    objects: &Objects,
) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut writer = stream;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let mut words = line.split_whitespace();
        let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
        let (mut length, mut chunked) = (0, false);
        loop {
            let mut header = String::new();
            reader.read_line(&mut header).ok()?;
            let header = header.trim().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse().ok()?;
            }
            chunked |= header == "transfer-encoding: chunked";
        }
        let body = if chunked {
            read_chunks(&mut reader)?
        } else {
            read_exactly(&mut reader, length)?
        };
        let (status, headers, answer) = match path.strip_prefix("/2018-06-01/runtime/invocation/") {
            Some("next") => {
                let event = events.lock().ok()?.recv().ok()?;
                let deadline = SystemTime::now()
                    .duration_since(SystemTime::UNIX_EPOCH)
                    .ok()?
                    .as_millis()
                    + 60_000;
                let headers = format!(
                    "Lambda-Runtime-Aws-Request-Id: request-1\r\nLambda-Runtime-Deadline-Ms: {deadline}\r\n\
                     Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:1:function:lint\r\n"
                );
                ("200 OK", headers, event.to_string().into_bytes())
            }
            Some(other) => {
                let kind = other.split_once('/')?.1.to_owned();
                answers.send((kind, serde_json::from_slice(&body).ok()?)).ok()?;
                ("202 Accepted", String::new(), Vec::new())
            }
            None => s3(&method, path.split('?').next()?, body, objects),
        };
        write!(
            writer,
            "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n",
            answer.len()
        )
        .ok()?;
        writer.write_all(&answer).ok()?;
    }
}

fn s3(method: &str, path: &str, body: Vec<u8>, objects: &Objects) -> (&'static str, String, Vec<u8>) {
    let error =
        |code: &str| format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code></Error>").into_bytes();
    let mut objects = objects.lock().unwrap();
    match (method, objects.get(path)) {
        ("PUT", _) => {
            objects.insert(path.to_owned(), body);
            ("200 OK", "ETag: \"new\"\r\n".to_owned(), Vec::new())
        }
        _ if path.starts_with("/forbidden/") => ("403 Forbidden", String::new(), error("AccessDenied")),
        _ if path.starts_with("/no-bucket/") => ("404 Not Found", String::new(), error("NoSuchBucket")),
        _ if path.starts_with("/broken/") => ("503 Slow Down", String::new(), error("SlowDown")),
        (_, Some(object)) => ("200 OK", "ETag: \"abc\"\r\n".to_owned(), object.clone()),
        (_, None) => ("404 Not Found", String::new(), error("NoSuchKey")),
    }
}

fn read_exactly(reader: &mut impl Read, length: usize) -> Option<Vec<u8>> {
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(body)
}

fn read_chunks(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut size = String::new();
        reader.read_line(&mut size).ok()?;
        let size = usize::from_str_radix(size.trim().split(';').next()?, 16).ok()?;
        body.extend(read_exactly(reader, size)?);
        let mut end = String::new();
        reader.read_line(&mut end).ok()?;
        if size == 0 {
            return Some(body);
        }
    }
}

fn repository(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn one_environment_answers_events_good_and_bad() {
    let function = Function::start();
    let zip = repository(&[("repo/a.py", "assert (1, 2)\n"), ("repo/b.py", "x = 1\n")]);
    function
        .objects
        .lock()
        .unwrap()
        .insert("/code/my%20repo.zip".to_owned(), zip);

    let event = json!({"bucket": "code", "key": "my repo.zip", "mode": "both", "select": ["F631"]});
    let (kind, first) = function.invoke(event.clone());
    assert_eq!(kind, "response", "{first}");
    assert_eq!(first["findings_by_code"], json!({"F631": 1}));
    assert_eq!(first["agreement"]["identical"], true);
    assert_eq!(first["cold_start"], true);
    assert_eq!(first["function"]["version"], "3");
    assert_eq!(first["memory_size_mb"], 3008);
    assert_eq!(first["source"]["etag"], "abc");
    assert_eq!(first["request_id"], "request-1");

    for (bucket, expected) in [
        ("code", "ObjectNotFound"),
        ("forbidden", "AccessDenied"),
        ("no-bucket", "BucketNotFound"),
        ("broken", "DownloadFailed"),
        ("Bad Bucket", "BadEvent"),
    ] {
        let (kind, error) = function.invoke(json!({"bucket": bucket, "key": "none.zip"}));
        assert_eq!(
            (kind.as_str(), &error["errorType"]),
            ("error", &json!(expected)),
            "{error}"
        );
    }

    let mut again = event;
    again["report"] = json!({"key": "out/report.json"});
    let (kind, second) = function.invoke(again);
    assert_eq!(kind, "response", "{second}");
    assert_eq!(second["cold_start"], false);
    assert_eq!(second["digest"], first["digest"]);
    let objects = function.objects.lock().unwrap();
    let report: Value = serde_json::from_slice(&objects["/code/out/report.json"]).unwrap();
    assert_eq!(report, first["findings"]);
}
