//! `invoke`: one function, one event, on this machine.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use bytes::Bytes;
use parlint_lab::limits::Limiter;
use parlint_lab::server::{Options, Server};
use serde_json::{Value, json};

use super::deploy::{Deployment, Which};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Which function
    #[arg(long, value_enum)]
    function: Which,
    /// The event as JSON; `-` reads it from standard input [default: the bucket and key of the zip]
    #[arg(long, value_name = "FILE")]
    event: Option<PathBuf>,
    /// A repository: it is put into S3 where the event says
    #[arg(long, value_name = "FILE")]
    zip: Option<PathBuf>,
    /// Set `mode` in the event
    #[arg(long)]
    mode: Option<String>,
    /// Set `workers` in the event
    #[arg(long)]
    workers: Option<u32>,
    /// Invoke this often: the first one cold, the others warm
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    repeat: u32,
    /// Write the response here [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    deployment: Deployment,
}

impl Arguments {
    fn event(&self) -> anyhow::Result<Value> {
        let mut event = match &self.event {
            Some(path) if path.as_os_str() == "-" => {
                let mut text = String::new();
                std::io::stdin().read_to_string(&mut text)?;
                serde_json::from_str(&text).context("the event on standard input is not JSON")?
            }
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .with_context(|| format!("cannot read {}", path.display()))?;
                serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))?
            }
            None if self.zip.is_some() => json!({ "bucket": "parlint", "key": "repo.zip" }),
            None => bail!("nothing to invoke with: name an event with --event, or a repository with --zip"),
        };
        if let Some(mode) = &self.mode {
            event["mode"] = mode.as_str().into();
        }
        if let Some(workers) = self.workers {
            event["workers"] = workers.into();
        }
        Ok(event)
    }
}

/// Bucket and key of the event, in whichever of its shapes.
fn place(event: &Value) -> Option<(&str, String)> {
    if let (Some(bucket), Some(key)) = (event["bucket"].as_str(), event["key"].as_str()) {
        return Some((bucket, key.to_owned()));
    }
    if let (Some(bucket), Some(key)) = (event["bucket"].as_str(), event["item"]["Key"].as_str()) {
        return Some((bucket, key.to_owned()));
    }
    let record = &event["Records"][0]["s3"];
    Some((
        record["bucket"]["name"].as_str()?,
        decode(record["object"]["key"].as_str()?),
    ))
}

/// Keys in notifications are URL-encoded, with `+` for a blank.
fn decode(key: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = key.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match (
            first,
            escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()),
        ) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
                continue;
            }
            (b'+', _) => bytes.push(b' '),
            (&other, _) => bytes.push(other),
        }
        rest = tail;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

pub async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let event = arguments.event()?;
    let deployment = &arguments.deployment;
    let function = deployment.function(arguments.function)?;
    let name = function.name.clone();
    let mut options = Options::new()?;
    options.isolate = !deployment.no_isolation;
    options.echo = true;
    if deployment.unthrottled {
        options.limiter = Limiter::None;
    }
    if matches!(options.limiter, Limiter::None) && !deployment.unthrottled {
        eprintln!(
            "note: neither control groups nor systemd-run --user are to be had: the function runs unthrottled"
        );
    }
    let server = Server::start(options, [(function, deployment.settings()?)]).await?;
    if let Some(zip) = &arguments.zip {
        let body = std::fs::read(zip).with_context(|| format!("cannot read {}", zip.display()))?;
        let (bucket, key) = place(&event).context("the event names no bucket and key to put the zip at")?;
        server.store.put(bucket, &key, body.into());
    }
    let payload = Bytes::from(event.to_string());
    let mut failed = false;
    for turn in 1..=arguments.repeat {
        let outcome = server.lambda.invoke(&name, payload.clone(), None).await?;
        failed = outcome.error.is_some();
        if turn == arguments.repeat {
            match &arguments.output {
                Some(path) => std::fs::write(path, &outcome.payload)
                    .with_context(|| format!("cannot write {}", path.display()))?,
                None => {
                    let mut out = std::io::stdout().lock();
                    out.write_all(&outcome.payload)?;
                    writeln!(out)?;
                }
            }
        }
    }
    Ok(ExitCode::from(u8::from(failed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_found_in_every_shape_of_the_event() {
        let shapes = [
            json!({ "bucket": "b", "key": "a b.zip" }),
            json!({ "bucket": "b", "item": { "Key": "a b.zip" } }),
            json!({ "Records": [{ "s3": { "bucket": { "name": "b" }, "object": { "key": "a+b%2Ezip" } } }] }),
        ];
        for event in shapes {
            assert_eq!(place(&event), Some(("b", "a b.zip".to_owned())), "{event}");
        }
        assert_eq!(place(&json!({})), None);
    }
}
