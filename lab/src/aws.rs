//! The same functions deployed on AWS: a stack of template.yaml, found by its name.

use std::collections::BTreeMap;

use anyhow::{Context, bail};
use aws_config::BehaviorVersion;
use aws_sdk_lambda::types::{Environment, InvocationType, LogType};
use aws_smithy_http_client::tls;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::bench::backend::Invoked;
use crate::bench::variants::Target;
use crate::report_line::Report;

/// The variable whose change makes Lambda replace a function's environments.
const MARK: &str = "PARLINT_LAB_MARK";

/// What the functions had before, so that it can be put back.
#[derive(Clone, Debug)]
struct Before {
    memory_mb: i32,
    variables: std::collections::HashMap<String, String>,
}

#[derive(Debug)]
pub struct Stack {
    pub name: String,
    pub region: String,
    pub bucket: String,
    pub functions: BTreeMap<Target, String>,
    /// The longest that an invocation may take, of all functions.
    pub timeout_seconds: f64,
    pub architecture: String,
    lambda: aws_sdk_lambda::Client,
    s3: aws_sdk_s3::Client,
    before: BTreeMap<String, Before>,
}

impl Stack {
    /// Looks the functions up; nothing is changed yet.
    pub async fn find(name: &str) -> anyhow::Result<Self> {
        let http = aws_smithy_http_client::Builder::new()
            .tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring))
            .build_https();
        let config = aws_config::defaults(BehaviorVersion::latest())
            .http_client(http)
            .load()
            .await;
        let region = config
            .region()
            .context("no AWS region: set AWS_REGION")?
            .to_string();
        let lambda = aws_sdk_lambda::Client::new(&config);
        let s3 = aws_sdk_s3::Client::new(&config);
        let mut stack = Stack {
            name: name.to_owned(),
            region,
            bucket: String::new(),
            functions: BTreeMap::new(),
            timeout_seconds: 0.0,
            architecture: "x86_64".to_owned(),
            lambda,
            s3,
            before: BTreeMap::new(),
        };
        stack.look_up().await?;
        Ok(stack)
    }

    async fn look_up(&mut self) -> anyhow::Result<()> {
        let prefix = format!("{}-", self.name);
        let mut pages = self.lambda.list_functions().into_paginator().send();
        while let Some(page) = pages.next().await {
            let page = page
                .map_err(aws_sdk_lambda::Error::from)
                .context("cannot list the Lambda functions")?;
            for function in page.functions() {
                let (Some(name), Some(runtime)) = (function.function_name(), function.runtime()) else {
                    continue;
                };
                if !name.starts_with(&prefix) {
                    continue;
                }
                let target = match runtime.as_str() {
                    runtime if runtime.starts_with("provided") => Target::Parlint,
                    runtime if runtime.starts_with("python") => Target::Pylint,
                    _ => continue,
                };
                self.functions.insert(target, name.to_owned());
                self.timeout_seconds = self
                    .timeout_seconds
                    .max(f64::from(function.timeout().unwrap_or(900)));
                if let Some(architecture) = function.architectures().first() {
                    self.architecture = architecture.as_str().to_owned();
                }
                // arn:aws:lambda:REGION:ACCOUNT:function:NAME
                let account = function
                    .function_arn()
                    .and_then(|arn| arn.split(':').nth(4))
                    .unwrap_or_default();
                self.bucket = format!("{}-{account}-{}", self.name, self.region);
                let variables = function
                    .environment()
                    .and_then(|environment| environment.variables());
                let before = Before {
                    memory_mb: function.memory_size().unwrap_or(128),
                    variables: variables.cloned().unwrap_or_default(),
                };
                self.before.insert(name.to_owned(), before);
            }
        }
        if self.functions.is_empty() {
            bail!(
                "no function of a stack {} in {}: deploy template.yaml with `sam deploy`",
                self.name,
                self.region
            );
        }
        Ok(())
    }

    pub async fn put(&self, key: &str, body: Bytes) -> anyhow::Result<()> {
        let request = self
            .s3
            .put_object()
            .bucket(&self.bucket)
            .key(key)
            .body(body.into());
        let sent = request.send().await.map_err(aws_sdk_s3::Error::from);
        sent.with_context(|| format!("cannot write s3://{}/{key}", self.bucket))?;
        Ok(())
    }

    pub async fn get(&self, bucket: &str, key: &str) -> anyhow::Result<Bytes> {
        let sent = self
            .s3
            .get_object()
            .bucket(bucket)
            .key(key)
            .send()
            .await
            .map_err(aws_sdk_s3::Error::from);
        let object = sent.with_context(|| format!("cannot read s3://{bucket}/{key}"))?;
        Ok(object.body.collect().await?.into_bytes())
    }

    /// Sets memory and a new mark, and waits until both are in force.
    pub async fn prepare(&self, function: &str, memory_mb: u32) -> anyhow::Result<()> {
        let before = self.before.get(function).context("a function of the stack")?;
        let mut variables = before.variables.clone();
        variables.insert(MARK.to_owned(), uuid::Uuid::new_v4().simple().to_string());
        self.configure(function, memory_mb as i32, variables).await
    }

    /// Puts everything back as it was found.
    pub async fn restore(&self) -> anyhow::Result<()> {
        for (function, before) in &self.before {
            self.configure(function, before.memory_mb, before.variables.clone())
                .await?;
        }
        Ok(())
    }

    async fn configure(
        &self,
        function: &str,
        memory_mb: i32,
        variables: std::collections::HashMap<String, String>,
    ) -> anyhow::Result<()> {
        let environment = Environment::builder().set_variables(Some(variables)).build();
        let request = self
            .lambda
            .update_function_configuration()
            .function_name(function);
        let sent = request
            .memory_size(memory_mb)
            .environment(environment)
            .send()
            .await;
        sent.map_err(aws_sdk_lambda::Error::from)
            .with_context(|| format!("cannot set {function} to {memory_mb} MB"))?;
        for _ in 0..120 {
            let told = self
                .lambda
                .get_function_configuration()
                .function_name(function)
                .send()
                .await;
            let told = told.map_err(aws_sdk_lambda::Error::from)?;
            if told
                .last_update_status()
                .is_none_or(|status| status.as_str() == "Successful")
            {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        }
        bail!("{function} is still being updated after a minute")
    }

    pub async fn invoke(&self, function: &str, payload: Bytes) -> anyhow::Result<Invoked> {
        let request = self
            .lambda
            .invoke()
            .function_name(function)
            .invocation_type(InvocationType::RequestResponse);
        let sent = request
            .log_type(LogType::Tail)
            .payload(payload.to_vec().into())
            .send()
            .await;
        let output = sent
            .map_err(aws_sdk_lambda::Error::from)
            .with_context(|| format!("cannot invoke {function}"))?;
        let log = STANDARD.decode(output.log_result().unwrap_or_default())?;
        let log = String::from_utf8_lossy(&log);
        let report = Report::find(&log)
            .with_context(|| format!("{function} answered without a REPORT line: {log}"))?;
        Ok(Invoked {
            payload: output
                .payload()
                .map(|blob| Bytes::copy_from_slice(blob.as_ref()))
                .unwrap_or_default(),
            error: output.function_error().map(str::to_owned),
            report,
            usage: None,
        })
    }
}
