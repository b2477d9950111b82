//! The part of the Lambda API that callers use: invoke, and look at or change a function's settings.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde_json::{Value, json};

use crate::function::{Function, Settings};
use crate::lambda::Lambda;

/// The most that a synchronous invocation may be asked with.
const MAX_REQUEST: usize = 6_291_456;
/// The same for an asynchronous one.
const MAX_EVENT: usize = 1 << 20;
/// Where an asynchronous invocation fails, it is tried again this often.
const RETRIES: usize = 2;

/// The routes; everything else on the port belongs to S3.
pub fn router(lambda: Arc<Lambda>) -> Router {
    Router::new()
        .route("/2015-03-31/functions", get(list))
        .route("/2015-03-31/functions/", get(list))
        .route("/2015-03-31/functions/{name}", get(describe))
        .route(
            "/2015-03-31/functions/{name}/configuration",
            get(configuration).put(update),
        )
        .route("/2015-03-31/functions/{name}/invocations", post(invoke))
        .with_state(lambda)
}

/// The function's own name in whatever form the caller has put it: name, partial or full ARN, with a qualifier.
fn plain_name(text: &str) -> &str {
    let name = match text.split_once(":function:") {
        Some((_, name)) => name,
        None => text,
    };
    let mut parts = name.split(':');
    match (parts.next(), parts.next()) {
        // `123456789012:function:name` is met above; `name:$LATEST` here.
        (Some(name), _) => name,
        (None, _) => name,
    }
}

fn error(status: StatusCode, kind: &str, message: &str) -> Response {
    let headers = [("Content-Type", "application/json"), ("x-amzn-ErrorType", kind)];
    let body = json!({ "Type": "User", "Message": message, "message": message }).to_string();
    (status, headers, body).into_response()
}

fn not_found(name: &str) -> Response {
    let arn = format!(
        "arn:aws:lambda:{}:{}:function:{name}",
        crate::function::REGION,
        crate::function::ACCOUNT
    );
    error(
        StatusCode::NOT_FOUND,
        "ResourceNotFoundException",
        &format!("Function not found: {arn}"),
    )
}

fn configure(function: &Function, settings: &Settings) -> Value {
    json!({
        "FunctionName": function.name,
        "FunctionArn": function.arn(),
        "Runtime": function.runtime,
        "Handler": function.handler,
        "MemorySize": settings.memory_mb,
        "Timeout": settings.timeout.as_secs(),
        "EphemeralStorage": { "Size": settings.tmp_mb },
        "Environment": { "Variables": settings.environment },
        "PackageType": "Zip",
        "Architectures": [if cfg!(target_arch = "aarch64") { "arm64" } else { "x86_64" }],
        "Version": "$LATEST",
        "State": "Active",
        "LastUpdateStatus": "Successful",
        "RevisionId": settings.revision.to_string(),
    })
}

fn answer(body: &Value) -> Response {
    (
        StatusCode::OK,
        [("Content-Type", "application/json")],
        body.to_string(),
    )
        .into_response()
}

async fn list(State(lambda): State<Arc<Lambda>>) -> Response {
    let functions: Vec<Value> = lambda
        .names()
        .filter_map(|name| Some(configure(lambda.function(name)?, &lambda.settings(name)?)))
        .collect();
    answer(&json!({ "Functions": functions }))
}

fn find(lambda: &Lambda, name: &str) -> Result<Value, Box<Response>> {
    let name = plain_name(name);
    let found = lambda.function(name).zip(lambda.settings(name));
    found
        .map(|(function, settings)| configure(function, &settings))
        .ok_or_else(|| Box::new(not_found(name)))
}

async fn describe(State(lambda): State<Arc<Lambda>>, Path(name): Path<String>) -> Response {
    match find(&lambda, &name) {
        Ok(configuration) => answer(&json!({ "Configuration": configuration, "Code": {}, "Tags": {} })),
        Err(response) => *response,
    }
}

async fn configuration(State(lambda): State<Arc<Lambda>>, Path(name): Path<String>) -> Response {
    match find(&lambda, &name) {
        Ok(configuration) => answer(&configuration),
        Err(response) => *response,
    }
}

async fn update(State(lambda): State<Arc<Lambda>>, Path(name): Path<String>, body: Bytes) -> Response {
    let Ok(wanted) = serde_json::from_slice::<Value>(&body) else {
        return error(
            StatusCode::BAD_REQUEST,
            "InvalidRequestContentException",
            "Could not parse request body into json",
        );
    };
    let bounded = |key: &str, low: u64, high: u64| {
        match &wanted[key] {
        Value::Null => Ok(None),
        value => value.as_u64().filter(|number| (low..=high).contains(number)).map(Some).ok_or_else(|| {
            let message = format!(
                "1 validation error detected: Value '{value}' at '{key}' failed to satisfy constraint: Member must have value between {low} and {high}"
            );
            Box::new(error(StatusCode::BAD_REQUEST, "InvalidParameterValueException", &message))
        }),
    }
    };
    let (memory, timeout) = match (bounded("MemorySize", 128, 10_240), bounded("Timeout", 1, 900)) {
        (Ok(memory), Ok(timeout)) => (memory, timeout),
        (Err(response), _) | (_, Err(response)) => return *response,
    };
    let name = plain_name(&name);
    let changed = lambda.update(name, |settings| {
        if let Some(memory) = memory {
            settings.memory_mb = memory as u32;
        }
        if let Some(timeout) = timeout {
            settings.timeout = Duration::from_secs(timeout);
        }
        if let Some(variables) = wanted["Environment"]["Variables"].as_object() {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            settings.environment = variables
                .iter()
                .map(|(key, value)| (key.clone(), text(value)))
                .collect();
        }
    });
    match changed {
        Some(_) => configuration(State(Arc::clone(&lambda)), Path(name.to_owned())).await,
        None => not_found(name),
    }
}

async fn invoke(
    State(lambda): State<Arc<Lambda>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let name = plain_name(&name).to_owned();
    if lambda.function(&name).is_none() {
        return not_found(&name);
    }
    let kind = header("X-Amz-Invocation-Type").unwrap_or("RequestResponse");
    let limit = if kind == "Event" { MAX_EVENT } else { MAX_REQUEST };
    let Ok(payload) = to_bytes(body, limit).await else {
        let message = format!("Request must be smaller than {limit} bytes for the InvokeFunction operation");
        return error(
            StatusCode::PAYLOAD_TOO_LARGE,
            "RequestTooLargeException",
            &message,
        );
    };
    let payload = if payload.is_empty() {
        Bytes::from_static(b"{}")
    } else {
        payload
    };
    if let Err(problem) = serde_json::from_slice::<serde::de::IgnoredAny>(&payload) {
        let message = format!("Could not parse request body into json: {problem}");
        return error(
            StatusCode::BAD_REQUEST,
            "InvalidRequestContentException",
            &message,
        );
    }
    let context = header("X-Amz-Client-Context").map(str::to_owned);
    match kind {
        "DryRun" => StatusCode::NO_CONTENT.into_response(),
        "Event" => {
            tokio::spawn(later(lambda, name, payload, context));
            StatusCode::ACCEPTED.into_response()
        }
        "RequestResponse" => {
            let tail = header("X-Amz-Log-Type") == Some("Tail");
            synchronous(&lambda, &name, payload, context, tail).await
        }
        other => {
            let message =
                format!("Unknown invocation type {other}: RequestResponse, Event and DryRun are known");
            error(
                StatusCode::BAD_REQUEST,
                "InvalidParameterValueException",
                &message,
            )
        }
    }
}

/// An asynchronous invocation: tried again where it fails, as Lambda does, but without the minutes in between.
pub async fn later(lambda: Arc<Lambda>, name: String, payload: Bytes, context: Option<String>) {
    for _ in 0..=RETRIES {
        match lambda.invoke(&name, payload.clone(), context.as_deref()).await {
            Ok(outcome) if outcome.error.is_none() => return,
            Ok(outcome) => eprintln!("{name}: {}", String::from_utf8_lossy(&outcome.payload)),
            Err(problem) => eprintln!("{name}: {problem:#}"),
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

async fn synchronous(
    lambda: &Lambda,
    name: &str,
    payload: Bytes,
    context: Option<String>,
    tail: bool,
) -> Response {
    let outcome = match lambda.invoke(name, payload, context.as_deref()).await {
        Ok(outcome) => outcome,
        Err(problem) => {
            return error(
                StatusCode::BAD_GATEWAY,
                "ServiceException",
                &format!("{problem:#}"),
            );
        }
    };
    let mut response = Response::builder()
        .header("Content-Type", "application/json")
        .header("X-Amz-Executed-Version", "$LATEST")
        .header("x-amzn-RequestId", &outcome.report.request_id);
    if outcome.error.is_some() {
        response = response.header("X-Amz-Function-Error", "Unhandled");
    }
    if tail {
        response = response.header("X-Amz-Log-Result", STANDARD.encode(&outcome.log_tail));
    }
    match response.body(Body::from(outcome.payload)) {
        Ok(response) => response,
        Err(problem) => error(
            StatusCode::INTERNAL_SERVER_ERROR,
            "ServiceException",
            &problem.to_string(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn every_form_of_a_name_is_understood() {
        for text in [
            "parlint-rust",
            "parlint-rust:$LATEST",
            "123456789012:function:parlint-rust",
            "arn:aws:lambda:us-east-1:123456789012:function:parlint-rust",
            "arn:aws:lambda:us-east-1:123456789012:function:parlint-rust:$LATEST",
        ] {
            assert_eq!(plain_name(text), "parlint-rust", "{text}");
        }
    }
}
