//! The function as a process: the Runtime API and S3 are played by a small server in this file.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use serde_json::Value;

use super::fake_s3::{Answer, FakeS3, Objects, Request};

/// A running function, the events it has still to take, and the answers it gave.
pub struct Function {
    child: Child,
    events: Sender<Value>,
    answers: Receiver<(String, Value)>,
    seconds: Arc<AtomicU64>,
    pub objects: Objects,
}

impl Function {
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// A function with variables of its own.
    pub fn start_with(variables: &[(&str, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let objects = Objects::default();
        let (events, queue) = channel();
        let (answer, answers) = channel();
        let seconds = Arc::new(AtomicU64::new(60));
        let server = Arc::new(Server {
            events: Mutex::new(queue),
            answers: answer,
            seconds: seconds.clone(),
            s3: FakeS3::new(objects.clone()),
        });
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let server = server.clone();
                std::thread::spawn(move || server.serve(connection.unwrap()));
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
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            child,
            events,
            answers,
            seconds,
            objects,
        }
    }

    /// How long the next invocations may take.
    pub fn timeout(&self, seconds: u64) {
        self.seconds.store(seconds, Ordering::Relaxed);
    }

    /// The kind of the answer, `response` or `error`, and the answer.
    pub fn invoke(&self, event: Value) -> (String, Value) {
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

/// What connections share.
struct Server {
    events: Mutex<Receiver<Value>>,
    answers: Sender<(String, Value)>,
    seconds: Arc<AtomicU64>,
    s3: FakeS3,
}

impl Server {
    /// Answers the requests of one connection.
    fn serve(&self, stream: TcpStream) -> Option<()> {
        let mut reader = BufReader::new(stream.try_clone().ok()?);
        let mut writer = stream;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).ok()? == 0 {
                return None;
            }
            let mut words = line.split_whitespace();
            let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
            let mut headers = HashMap::new();
            loop {
                let mut header = String::new();
                reader.read_line(&mut header).ok()?;
                match header.trim().split_once(':') {
                    Some((name, value)) => headers.insert(name.to_ascii_lowercase(), value.trim().to_owned()),
                    None => break,
                };
            }
            let body = match headers.get("content-length") {
                Some(length) => read_exactly(&mut reader, length.parse().ok()?)?,
                None if headers.contains_key("transfer-encoding") => read_chunks(&mut reader)?,
                None => Vec::new(),
            };
            let answer = match path.strip_prefix("/2018-06-01/runtime/invocation/") {
                Some("next") => self.next()?,
                Some(other) => {
                    let kind = other.split_once('/')?.1.to_owned();
                    let answer = serde_json::from_slice(&body).ok()?;
                    self.answers.send((kind, answer)).ok()?;
                    Answer::new("202 Accepted", Vec::new())
                }
                None => {
                    let path = path.split('?').next()?;
                    self.s3.answer(&Request {
                        method: &method,
                        path,
                        headers: &headers,
                        body,
                    })
                }
            };
            answer.write(&mut writer)?;
        }
    }

    fn next(&self) -> Option<Answer> {
        let event = self.events.lock().ok()?.recv().ok()?;
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
        let deadline = now.as_millis() + u128::from(self.seconds.load(Ordering::Relaxed)) * 1000;
        let mut answer = Answer::new("200 OK", event.to_string().into_bytes());
        answer.headers = format!(
            "Lambda-Runtime-Aws-Request-Id: request-1\r\nLambda-Runtime-Deadline-Ms: {deadline}\r\n\
             Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:1:function:lint\r\n"
        );
        Some(answer)
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
