//! `serve`: both services and both functions, until interrupted.

use std::net::SocketAddr;
use std::process::ExitCode;

use anyhow::bail;
use parlint_lab::limits::Limiter;
use parlint_lab::s3::{ACCESS_KEY, SECRET_KEY};
use parlint_lab::server::{Options, Server};

use super::deploy::{Deployment, Which};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Address and port; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:9000")]
    listen: SocketAddr,
    /// Make these buckets at the start
    #[arg(long = "bucket", value_name = "NAME", default_value = "parlint")]
    buckets: Vec<String>,
    /// Invoke this function with a notification for every *.zip that is put into S3
    #[arg(long, value_enum)]
    trigger: Option<Which>,
    /// Do not print the functions' logs
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    deployment: Deployment,
}

pub async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let deployment = &arguments.deployment;
    let settings = deployment.settings()?;
    let mut functions = Vec::new();
    for which in [Which::Rust, Which::Pylint] {
        match deployment.function(which) {
            Ok(function) => functions.push((function, settings.clone())),
            Err(error) => eprintln!("note: without {}: {error:#}", which.name()),
        }
    }
    if let Some(trigger) = arguments.trigger
        && !functions
            .iter()
            .any(|(function, _)| function.name == trigger.name())
    {
        bail!("--trigger names a function that is not here");
    }
    let mut options = Options::new()?;
    options.listen = arguments.listen;
    options.isolate = !deployment.no_isolation;
    options.echo = !arguments.quiet;
    if deployment.unthrottled {
        options.limiter = Limiter::None;
    }
    let limits = options.limiter.kind();
    let server = Server::start(options, functions).await?;
    for bucket in &arguments.buckets {
        server.store.create_bucket(bucket);
    }
    let endpoint = server.endpoint();
    println!("S3 and Lambda: {endpoint}");
    println!(
        "functions:     {}",
        server.lambda.names().collect::<Vec<_>>().join(", ")
    );
    println!("limits:        {limits}");
    println!();
    println!("export AWS_ENDPOINT_URL={endpoint} AWS_REGION=us-east-1");
    println!("export AWS_ACCESS_KEY_ID={ACCESS_KEY} AWS_SECRET_ACCESS_KEY={SECRET_KEY}");
    let _listening = arguments.trigger.map(|trigger| server.trigger(trigger.name()));
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        _ = terminate.recv() => {}
    }
    Ok(ExitCode::SUCCESS)
}
