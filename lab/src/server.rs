//! S3 and the Lambda API on one port.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::environment::Host;
use crate::function::{Function, Settings};
use crate::invoke_api;
use crate::lambda::Lambda;
use crate::limits::Limiter;
use crate::s3::{self, Store};

/// Both services, up and answering. They end when this is dropped.
#[derive(Debug)]
pub struct Server {
    pub address: SocketAddr,
    pub store: Arc<Store>,
    pub lambda: Arc<Lambda>,
    task: JoinHandle<()>,
}

/// What a server is started with.
#[derive(Debug)]
pub struct Options {
    pub listen: SocketAddr,
    pub limiter: Limiter,
    pub isolate: bool,
    pub echo: bool,
    pub launcher: std::path::PathBuf,
    pub init_limit: std::time::Duration,
}

impl Options {
    /// On a free port of the loopback, with the best limits at hand.
    pub fn new() -> anyhow::Result<Self> {
        Ok(Options {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            limiter: Limiter::detect(),
            isolate: true,
            echo: false,
            launcher: std::env::current_exe().context("cannot find this program")?,
            init_limit: std::time::Duration::from_secs(10),
        })
    }
}

impl Server {
    pub async fn start(
        options: Options,
        functions: impl IntoIterator<Item = (Function, Settings)>,
    ) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(options.listen)
            .await
            .with_context(|| format!("cannot listen on {}", options.listen))?;
        let address = listener.local_addr()?;
        let host = Host {
            limiter: options.limiter,
            s3_endpoint: format!("http://{address}"),
            launcher: options.launcher,
            init_limit: options.init_limit,
            isolate: options.isolate,
            echo: options.echo,
        };
        let store = Arc::new(Store::default());
        let lambda = Lambda::new(host, functions);
        let router =
            invoke_api::router(Arc::clone(&lambda)).fallback_service(S3(s3::service(Arc::clone(&store))));
        let task = tokio::spawn(async move {
            axum::serve(listener, router).await.ok();
        });
        Ok(Server {
            address,
            store,
            lambda,
            task,
        })
    }

    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Invokes the function with an S3 notification for every `*.zip` that is written from now on.
    pub fn trigger(&self, function: &str) -> JoinHandle<()> {
        let mut created = self.store.subscribe();
        let lambda = Arc::clone(&self.lambda);
        let function = function.to_owned();
        tokio::spawn(async move {
            while let Ok(object) = created.recv().await {
                if object.key.ends_with(".zip") {
                    let event = notification(&object).to_string().into();
                    tokio::spawn(invoke_api::later(
                        Arc::clone(&lambda),
                        function.clone(),
                        event,
                        None,
                    ));
                }
            }
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An object's creation as S3 tells Lambda of it. Keys are URL-encoded there, blanks as `+`.
pub fn notification(object: &s3::Created) -> serde_json::Value {
    let mut key = String::new();
    for byte in object.key.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                key.push(byte.into())
            }
            b' ' => key.push('+'),
            other => key.push_str(&format!("%{other:02X}")),
        }
    }
    json!({ "Records": [{
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": crate::function::REGION,
        "eventName": "ObjectCreated:Put",
        "s3": {
            "s3SchemaVersion": "1.0",
            "bucket": { "name": object.bucket, "arn": format!("arn:aws:s3:::{}", object.bucket) },
            "object": { "key": key, "size": object.size, "eTag": object.etag },
        },
    }]})
}

/// `s3s` as the service behind every path that the Lambda API does not claim.
#[derive(Clone)]
struct S3(s3s::service::S3Service);

impl tower::Service<axum::extract::Request> for S3 {
    type Response = axum::response::Response;
    type Error = std::convert::Infallible;
    type Future = futures_util::future::BoxFuture<'static, Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: axum::extract::Request) -> Self::Future {
        let service = self.0.clone();
        Box::pin(async move {
            let request = request.map(s3s::Body::http_body_unsync);
            Ok(match service.call(request).await {
                Ok(response) => response.map(axum::body::Body::new),
                Err(error) => {
                    let message = format!("{error:?}");
                    axum::response::IntoResponse::into_response((
                        axum::http::StatusCode::INTERNAL_SERVER_ERROR,
                        message,
                    ))
                }
            })
        })
    }
}
