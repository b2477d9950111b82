//! The Runtime API, version 2018-06-01, for one execution environment: what the function polls and posts to.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use bytes::Bytes;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::task::JoinHandle;

/// The most that a synchronous invocation may answer with.
pub const MAX_RESPONSE: usize = 6_291_556;

/// One invocation as the function gets it.
#[derive(Clone, Debug)]
pub struct Invocation {
    pub id: String,
    pub payload: Bytes,
    pub deadline_ms: u128,
    pub arn: String,
    pub trace_id: String,
    pub client_context: Option<String>,
}

/// What the function did.
#[derive(Debug)]
pub enum Event {
    /// It asks for the next invocation: init is over, or the last invocation is.
    Next,
    InitError(Bytes),
    Response(Bytes),
    Error {
        kind: Option<String>,
        body: Bytes,
    },
    /// It answered with more than [`MAX_RESPONSE`].
    TooLarge(usize),
}

#[derive(Debug)]
struct Shared {
    events: UnboundedSender<(Instant, Event)>,
    invocations: tokio::sync::Mutex<UnboundedReceiver<Invocation>>,
    /// The invocation that the function is at work on and has not answered.
    current: Mutex<Option<String>>,
}

/// The server of one environment. It ends when dropped.
#[derive(Debug)]
pub struct RuntimeApi {
    pub address: SocketAddr,
    pub events: UnboundedReceiver<(Instant, Event)>,
    invocations: UnboundedSender<Invocation>,
    server: JoinHandle<()>,
}

impl RuntimeApi {
    pub async fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (events_in, events) = mpsc::unbounded_channel();
        let (invocations, invocations_out) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared {
            events: events_in,
            invocations: tokio::sync::Mutex::new(invocations_out),
            current: Mutex::new(None),
        });
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
            .route("/2018-06-01/runtime/init/error", post(init_error))
            .with_state(shared);
        let server = tokio::spawn(async move {
            axum::serve(listener, router).await.ok();
        });
        Ok(RuntimeApi {
            address,
            events,
            invocations,
            server,
        })
    }

    pub fn send(&self, invocation: Invocation) {
        // The other end lives as long as the server, which `self` owns.
        self.invocations.send(invocation).ok();
    }
}

impl Drop for RuntimeApi {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Shared {
    fn tell(&self, event: Event) {
        self.events.send((Instant::now(), event)).ok();
    }

    /// True once for the invocation at work; afterwards, and for any other id, false.
    fn finish(&self, id: &str) -> bool {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let known = current.as_deref() == Some(id);
        if known {
            *current = None;
        }
        known
    }
}

async fn next(State(shared): State<Arc<Shared>>) -> Response {
    let mut invocations = shared.invocations.lock().await;
    shared.tell(Event::Next);
    let Some(invocation) = invocations.recv().await else {
        return refuse(
            StatusCode::INTERNAL_SERVER_ERROR,
            "ShuttingDown",
            "The environment is ending",
        );
    };
    *shared.current.lock().unwrap_or_else(PoisonError::into_inner) = Some(invocation.id.clone());
    let mut response = Response::builder()
        .header("Content-Type", "application/json")
        .header("Lambda-Runtime-Aws-Request-Id", invocation.id)
        .header("Lambda-Runtime-Deadline-Ms", invocation.deadline_ms.to_string())
        .header("Lambda-Runtime-Invoked-Function-Arn", invocation.arn)
        .header("Lambda-Runtime-Trace-Id", invocation.trace_id);
    if let Some(context) = invocation.client_context {
        response = response.header("Lambda-Runtime-Client-Context", context);
    }
    match response.body(Body::from(invocation.payload)) {
        Ok(response) => response,
        Err(error) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "BadHeader", &error.to_string()),
    }
}

async fn response(State(shared): State<Arc<Shared>>, Path(id): Path<String>, body: Body) -> Response {
    // A little more than allowed is read, so that the size can be told.
    let body = to_bytes(body, MAX_RESPONSE * 16).await;
    if !shared.finish(&id) {
        return refuse(StatusCode::BAD_REQUEST, "InvalidRequestID", "Invalid request ID");
    }
    match body {
        Ok(body) if body.len() <= MAX_RESPONSE => {
            shared.tell(Event::Response(body));
            accept()
        }
        other => {
            shared.tell(Event::TooLarge(
                other.map_or(MAX_RESPONSE * 16, |body| body.len()),
            ));
            let message = format!("Exceeded maximum allowed payload size ({MAX_RESPONSE} bytes).");
            refuse(StatusCode::PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", &message)
        }
    }
}

async fn error(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let body = to_bytes(body, MAX_RESPONSE).await.unwrap_or_default();
    if !shared.finish(&id) {
        return refuse(StatusCode::BAD_REQUEST, "InvalidRequestID", "Invalid request ID");
    }
    let kind = headers
        .get("Lambda-Runtime-Function-Error-Type")
        .and_then(|kind| kind.to_str().ok());
    shared.tell(Event::Error {
        kind: kind.map(str::to_owned),
        body,
    });
    accept()
}

async fn init_error(State(shared): State<Arc<Shared>>, body: Body) -> Response {
    shared.tell(Event::InitError(
        to_bytes(body, MAX_RESPONSE).await.unwrap_or_default(),
    ));
    accept()
}

fn accept() -> Response {
    (
        StatusCode::ACCEPTED,
        [("Content-Type", "application/json")],
        r#"{"status":"OK"}"#,
    )
        .into_response()
}

fn refuse(status: StatusCode, kind: &str, message: &str) -> Response {
    let body = json!({ "errorType": kind, "errorMessage": message }).to_string();
    (status, [("Content-Type", "application/json")], body).into_response()
}
