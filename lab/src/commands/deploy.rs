//! Where the two functions are, and the options that say so.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use clap::ValueEnum;
use parlint_lab::function::{Function, Settings};

pub const RUST: &str = "parlint-rust";
pub const PYLINT: &str = "parlint-pylint";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Which {
    Rust,
    Pylint,
}

impl Which {
    pub fn name(self) -> &'static str {
        match self {
            Which::Rust => RUST,
            Which::Pylint => PYLINT,
        }
    }
}

#[derive(Clone, Debug, clap::Args)]
pub struct Deployment {
    /// The Rust function [default: `bootstrap` beside this program]
    #[arg(long, value_name = "PATH")]
    pub bootstrap: Option<PathBuf>,
    /// The interpreter of the pylint function, with its requirements installed [default: that of an active or local
    /// virtual environment]
    #[arg(long, value_name = "PATH")]
    pub python: Option<PathBuf>,
    /// The folder of the pylint function [default: `python_pylint_lambda` here or above]
    #[arg(long, value_name = "DIR")]
    pub python_root: Option<PathBuf>,
    /// The pylint function's handler
    #[arg(long, value_name = "MODULE.FUNCTION", default_value = "handler.handler")]
    pub python_handler: String,
    /// Memory size in MB, which also sets the CPU share
    #[arg(long, value_name = "MB", default_value_t = 1769, value_parser = clap::value_parser!(u32).range(128..=10_240))]
    pub memory: u32,
    /// Seconds until an invocation is ended
    #[arg(long, value_name = "SECONDS", default_value_t = 900, value_parser = clap::value_parser!(u64).range(1..=900))]
    pub timeout: u64,
    /// Megabytes of /tmp
    #[arg(long, value_name = "MB", default_value_t = 512, value_parser = clap::value_parser!(u32).range(512..=10_240))]
    pub tmp: u32,
    /// A further environment variable of the functions
    #[arg(long = "env", value_name = "NAME=VALUE")]
    pub environment: Vec<String>,
    /// Do not enforce CPU share and memory
    #[arg(long)]
    pub unthrottled: bool,
    /// Let the functions see this machine's file system, /dev/shm and cores as they are
    #[arg(long)]
    pub no_isolation: bool,
}

impl Deployment {
    pub fn settings(&self) -> anyhow::Result<Settings> {
        let mut environment = std::collections::BTreeMap::new();
        for pair in &self.environment {
            let (name, value) = pair
                .split_once('=')
                .with_context(|| format!("--env {pair}: NAME=VALUE is meant"))?;
            environment.insert(name.to_owned(), value.to_owned());
        }
        Ok(Settings {
            memory_mb: self.memory,
            timeout: Duration::from_secs(self.timeout),
            tmp_mb: self.tmp,
            environment,
            revision: 0,
        })
    }

    pub fn function(&self, which: Which) -> anyhow::Result<Function> {
        match which {
            Which::Rust => self.rust(),
            Which::Pylint => self.pylint(),
        }
    }

    fn rust(&self) -> anyhow::Result<Function> {
        let path = match &self.bootstrap {
            Some(path) => path.clone(),
            None => std::env::current_exe()?.with_file_name("bootstrap"),
        };
        let path = absolute(&path).with_context(|| {
            format!(
                "no Rust function at {}: build it with `cargo build --release`, or name it with --bootstrap",
                path.display()
            )
        })?;
        Ok(Function::bootstrap(RUST, &path))
    }

    fn pylint(&self) -> anyhow::Result<Function> {
        let root = match &self.python_root {
            Some(root) => root.clone(),
            None => above("python_pylint_lambda")
                .context("no folder python_pylint_lambda here or above: name it with --python-root")?,
        };
        let root = absolute(&root).with_context(|| format!("no pylint function in {}", root.display()))?;
        Ok(Function::python(
            PYLINT,
            &self.interpreter()?,
            &root,
            &self.python_handler,
        ))
    }

    pub fn interpreter(&self) -> anyhow::Result<PathBuf> {
        let given = self.python.clone();
        let active = std::env::var_os("VIRTUAL_ENV").map(|folder| Path::new(&folder).join("bin/python"));
        let local = || above(".venv").map(|folder| folder.join("bin/python"));
        let path = given.or(active).or_else(local).context(
            "no Python for the pylint function: make one with `python -m venv .venv` and \
             `.venv/bin/pip install -r python_pylint_lambda/requirements-local.txt`, or name it with --python",
        )?;
        // Not canonical: a virtual environment is known by the path of its link.
        let path = std::path::absolute(&path)?;
        if !path.is_file() {
            bail!("no Python at {}", path.display());
        }
        Ok(path)
    }
}

fn absolute(path: &Path) -> std::io::Result<PathBuf> {
    path.canonicalize()
}

/// The nearest entry of this name, looked for in the working directory and the folders above it.
fn above(name: &str) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors()
        .map(|folder| folder.join(name))
        .find(|path| path.exists())
}
