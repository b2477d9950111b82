//! A server with the probe as its function, and the SDK as its client.

use std::time::Duration;

use aws_sdk_lambda::Client;
use aws_sdk_lambda::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_lambda::operation::invoke::InvokeOutput;
use aws_sdk_lambda::primitives::Blob;
use parlint_lab::function::{Function, Settings};
use parlint_lab::limits::Limiter;
use parlint_lab::report_line::Report;
use parlint_lab::server::{Options, Server};
use serde_json::Value;

pub struct Lab {
    pub server: Server,
    pub client: Client,
}

pub fn probe() -> Function {
    let mut function = Function::bootstrap("probe", env!("CARGO_BIN_EXE_parlint-lab").as_ref());
    function.command.push("probe".into());
    function
}

pub fn options() -> Options {
    Options {
        launcher: env!("CARGO_BIN_EXE_parlint-lab").into(),
        ..Options::new().unwrap()
    }
}

pub async fn lab_with(options: Options, settings: Settings) -> Lab {
    let server = Server::start(options, [(probe(), settings)]).await.unwrap();
    let config = aws_sdk_lambda::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("test", "test", None, None, "test"))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(server.endpoint())
        .build();
    Lab {
        server,
        client: Client::from_conf(config),
    }
}

pub async fn lab() -> Lab {
    lab_with(
        options(),
        Settings {
            memory_mb: 512,
            timeout: Duration::from_secs(20),
            ..Settings::default()
        },
    )
    .await
}

pub fn limited() -> bool {
    !matches!(Limiter::detect(), Limiter::None)
}

pub struct Answer {
    pub value: Value,
    pub error: Option<String>,
    pub log: String,
    pub report: Report,
}

impl Lab {
    pub async fn act(&self, action: Value) -> Answer {
        let output = self.raw(&action.to_string()).await;
        read(&output)
    }

    pub async fn raw(&self, payload: &str) -> InvokeOutput {
        let request = self
            .client
            .invoke()
            .function_name("probe")
            .log_type("Tail".into());
        request.payload(Blob::new(payload)).send().await.unwrap()
    }
}

fn read(output: &InvokeOutput) -> Answer {
    use base64::Engine;
    let log = base64::engine::general_purpose::STANDARD
        .decode(output.log_result().unwrap())
        .unwrap();
    let log = String::from_utf8(log).unwrap();
    Answer {
        value: serde_json::from_slice(output.payload().unwrap().as_ref()).unwrap(),
        error: output.function_error().map(str::to_owned),
        report: Report::find(&log).unwrap_or_else(|| panic!("no REPORT in {log}")),
        log,
    }
}
