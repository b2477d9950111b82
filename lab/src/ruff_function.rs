//! ruff as a third function: the same event and response, by running its program on the unpacked zip. Started as
//! `parlint-lab ruff`, with the program's path in `PARLINT_RUFF`.

use std::io::{Cursor, Read};
use std::path::{Component, Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, bail};
use aws_config::BehaviorVersion;
use lambda_runtime::{LambdaEvent, service_fn};
use serde::Deserialize;
use serde_json::{Value, json};
use zip::ZipArchive;

/// Names ruff's program.
pub const PROGRAM: &str = "PARLINT_RUFF";

#[derive(Debug, Deserialize)]
struct Event {
    bucket: String,
    key: String,
    #[serde(default)]
    select: Vec<String>,
    workers: Option<u32>,
}

async fn lint(client: &aws_sdk_s3::Client, event: Event) -> anyhow::Result<Value> {
    let began = Instant::now();
    let object = client
        .get_object()
        .bucket(&event.bucket)
        .key(&event.key)
        .send()
        .await;
    let body = object
        .map_err(aws_sdk_s3::Error::from)?
        .body
        .collect()
        .await?
        .into_bytes();
    let downloaded = began.elapsed();
    let folder = tempfile::tempdir().context("cannot write to /tmp")?;
    let (files, bytes) = unpack(&body, folder.path())?;
    let inflated = began.elapsed();
    let program = std::env::var_os(PROGRAM).with_context(|| format!("{PROGRAM} is not set"))?;
    let mut command = tokio::process::Command::new(program);
    command.args([
        "check",
        "--isolated",
        "--preview",
        "--no-cache",
        "--exit-zero",
        "--output-format",
        "json",
        "--select",
    ]);
    command.arg(if event.select.is_empty() {
        "PL".to_owned()
    } else {
        event.select.join(",")
    });
    if let Some(workers) = event.workers {
        command.env("RAYON_NUM_THREADS", workers.to_string());
    }
    let output = command
        .arg(".")
        .current_dir(folder.path())
        .output()
        .await
        .context("cannot run ruff")?;
    if !output.status.success() {
        bail!("ruff failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let linted = began.elapsed();
    let mut findings: Value = serde_json::from_slice(&output.stdout).context("ruff printed no JSON")?;
    let root = format!("{}/", folder.path().display());
    for finding in findings.as_array_mut().into_iter().flatten() {
        if let Some(inside) = finding["filename"]
            .as_str()
            .and_then(|path| path.strip_prefix(&root))
        {
            finding["filename"] = inside.into();
        }
    }
    let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
    Ok(json!({
        "files": files,
        "bytes": bytes,
        "workers": event.workers,
        "findings_count": findings.as_array().map_or(0, Vec::len),
        // The lab compares nothing of ruff's, and a long list would not fit.
        "findings": [],
        "complete": true,
        "milliseconds": {
            "download": milliseconds(downloaded),
            "inflate": milliseconds(inflated - downloaded),
            "lint_parallel": milliseconds(linted - inflated),
            "total": milliseconds(began.elapsed()),
        },
    }))
}

/// Writes the Python files of the zip below the folder, and nothing anywhere else.
fn unpack(body: &[u8], folder: &Path) -> anyhow::Result<(usize, u64)> {
    let mut archive = ZipArchive::new(Cursor::new(body)).context("not a zip")?;
    let (mut files, mut bytes) = (0, 0);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let path = PathBuf::from(entry.name()?.into_owned());
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        if !entry.is_file() || !inside || path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let mut text = Vec::new();
        entry.by_ref().take(64 << 20).read_to_end(&mut text)?;
        let target = folder.join(&path);
        target.parent().map(std::fs::create_dir_all).transpose()?;
        std::fs::write(&target, &text)?;
        files += 1;
        bytes += text.len() as u64;
    }
    Ok((files, bytes))
}

/// Polls for invocations until it is ended.
pub async fn serve() -> anyhow::Result<()> {
    let http = aws_smithy_http_client::Builder::new().build_http();
    let config = aws_config::defaults(BehaviorVersion::latest())
        .http_client(http)
        .load()
        .await;
    let client = aws_sdk_s3::Client::new(&config);
    let handle = service_fn(|event: LambdaEvent<Event>| {
        let client = &client;
        async move {
            lint(client, event.payload)
                .await
                .map_err(|error| lambda_runtime::Diagnostic {
                    error_type: "RuffFailed".to_owned(),
                    error_message: format!("{error:#}"),
                })
        }
    });
    lambda_runtime::run(handle)
        .await
        .map_err(|error| anyhow::anyhow!("{error}"))
}
