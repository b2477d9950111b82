//! Where the functions run: on this machine, or on AWS.

use std::collections::BTreeMap;

use anyhow::Context;
use bytes::Bytes;

use super::variants::Target;
use crate::limits::Usage;
use crate::report_line::Report;
use crate::server::Server;

/// One invocation, as far as a measurement needs it.
#[derive(Clone, Debug)]
pub struct Invoked {
    pub payload: Bytes,
    pub error: Option<String>,
    pub report: Report,
    /// Only this machine tells.
    pub usage: Option<Usage>,
}

#[derive(Debug)]
pub enum Backend {
    Local {
        server: Server,
        names: BTreeMap<Target, String>,
    },
    Aws(crate::aws::Stack),
}

pub const LOCAL_BUCKET: &str = "parlint";

impl Backend {
    pub fn targets(&self) -> Vec<Target> {
        match self {
            Backend::Local { names, .. } => names.keys().copied().collect(),
            Backend::Aws(stack) => stack.functions.keys().copied().collect(),
        }
    }

    pub fn bucket(&self) -> &str {
        match self {
            Backend::Local { .. } => LOCAL_BUCKET,
            Backend::Aws(stack) => &stack.bucket,
        }
    }

    pub async fn put(&self, key: &str, body: Bytes) -> anyhow::Result<()> {
        match self {
            Backend::Local { server, .. } => server.store.put(LOCAL_BUCKET, key, body),
            Backend::Aws(stack) => stack.put(key, body).await?,
        }
        Ok(())
    }

    pub async fn get(&self, bucket: &str, key: &str) -> anyhow::Result<Bytes> {
        match self {
            Backend::Local { server, .. } => server
                .store
                .get(bucket, key)
                .with_context(|| format!("no object s3://{bucket}/{key}")),
            Backend::Aws(stack) => stack.get(bucket, key).await,
        }
    }

    fn name(&self, target: Target) -> anyhow::Result<&str> {
        let name = match self {
            Backend::Local { names, .. } => names.get(&target),
            Backend::Aws(stack) => stack.functions.get(&target),
        };
        name.map(String::as_str)
            .with_context(|| format!("no function for {target:?}"))
    }

    /// Sets the function's memory; the next invocation is a cold one.
    pub async fn prepare(&self, target: Target, memory_mb: u32) -> anyhow::Result<()> {
        let name = self.name(target)?;
        match self {
            Backend::Local { server, .. } => {
                server
                    .lambda
                    .update(name, |settings| settings.memory_mb = memory_mb);
                Ok(())
            }
            Backend::Aws(stack) => stack.prepare(name, memory_mb).await,
        }
    }

    /// Ends what waits, so that it takes no memory while others are measured.
    pub fn release(&self, target: Target) {
        if let (Backend::Local { server, .. }, Ok(name)) = (self, self.name(target)) {
            server.lambda.forget_warm(name);
        }
    }

    pub async fn invoke(&self, target: Target, payload: Bytes) -> anyhow::Result<Invoked> {
        let name = self.name(target)?;
        match self {
            Backend::Local { server, .. } => {
                let outcome = server.lambda.invoke(name, payload, None).await?;
                Ok(Invoked {
                    payload: outcome.payload,
                    error: outcome.error,
                    report: outcome.report,
                    usage: Some(outcome.usage),
                })
            }
            Backend::Aws(stack) => stack.invoke(name, payload).await,
        }
    }
}
