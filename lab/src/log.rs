//! The log of an environment: what the function prints, and Lambda's own lines around it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::limits::sandbox::{Achieved, MARK, monotonic};

/// How much of an invocation's log is kept: enough for the tail and for a person.
const KEPT: usize = 256 << 10;
/// How much `X-Amz-Log-Result` holds.
const TAIL: usize = 4 << 10;

#[derive(Debug, Default)]
pub struct Log {
    bytes: Mutex<VecDeque<u8>>,
    /// Every line goes to standard error too.
    echo: bool,
}

/// When the function's own program began, and what the sandbox achieved.
pub type Start = Option<(Instant, Achieved)>;

impl Log {
    pub fn new(echo: bool) -> Arc<Self> {
        Arc::new(Log {
            bytes: Mutex::default(),
            echo,
        })
    }

    pub fn line(&self, text: &str) {
        if self.echo {
            eprintln!("{text}");
        }
        let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        bytes.extend(text.as_bytes());
        bytes.push_back(b'\n');
        let excess = bytes.len().saturating_sub(KEPT);
        bytes.drain(..excess);
    }

    pub fn clear(&self) {
        self.bytes.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The end of what was logged since the last `clear`, as Lambda hands it out.
    pub fn tail(&self) -> Vec<u8> {
        let bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        bytes
            .iter()
            .skip(bytes.len().saturating_sub(TAIL))
            .copied()
            .collect()
    }

    /// Follows a stream of the function to its end.
    pub fn follow<R>(self: &Arc<Self>, stream: R, start: Option<watch::Sender<Start>>) -> JoinHandle<()>
    where
        R: AsyncRead + Unpin + Send + 'static,
    {
        let log = Arc::clone(self);
        tokio::spawn(async move {
            let mut reader = BufReader::new(stream);
            let mut line = Vec::new();
            while reader
                .read_until(b'\n', &mut line)
                .await
                .is_ok_and(|read| read > 0)
            {
                let text = String::from_utf8_lossy(&line);
                match (text.strip_prefix(MARK), &start) {
                    (Some(note), Some(start)) => {
                        let achieved: Achieved = serde_json::from_str(note.trim()).unwrap_or_default();
                        // Read some time after it was written.
                        let ago = monotonic().as_nanos().saturating_sub(achieved.at_ns);
                        let began = Instant::now() - Duration::from_nanos(ago as u64);
                        start.send_replace(Some((began, achieved)));
                    }
                    _ => log.line(text.trim_end_matches(['\n', '\r'])),
                }
                line.clear();
            }
        })
    }
}
