//! `bench`: every variant in every tier, and the report.

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use parlint_lab::aws::Stack;
use parlint_lab::bench::backend::{Backend, LOCAL_BUCKET};
use parlint_lab::bench::measure::{Course, Measured, Stop};
use parlint_lab::bench::variants::{self, Plan, Target};
use parlint_lab::bench::workload::{self, Load};
use parlint_lab::bench::{QUICK_TIERS, TIERS, agreement, extras, machine, measurable};
use parlint_lab::function::{Function, Settings};
use parlint_lab::limits::{Kind, Limiter, machine_cores};
use parlint_lab::money::{Prices, dollars};
use parlint_lab::results::{Agreement, Results, SCHEMA};
use parlint_lab::server::{Options, Server};
use parlint_lab::{ruff_function, table};

use super::deploy::{Deployment, Which};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Zips of repositories [default: those that `parlint corpus fetch` made of django and networkx]
    zips: Vec<PathBuf>,
    /// Fewer tiers and variants, one round: less than three minutes
    #[arg(long)]
    quick: bool,
    /// Memory sizes in MB, separated by commas
    #[arg(long, value_delimiter = ',', value_parser = clap::value_parser!(u32).range(128..=10_240))]
    tiers: Option<Vec<u32>>,
    /// Only variants whose name contains one of these, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    variants: Option<Vec<String>>,
    /// Rounds over everything [default: 5, with --quick 1]
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: Option<u32>,
    /// Nothing is measured again after so many minutes [default: 17, with --quick 2]
    #[arg(long, value_name = "MINUTES")]
    budget: Option<f64>,
    /// Kilobytes of Python in the part of each repository that pylint lints too [default: 28, with --quick 24]
    #[arg(long, value_name = "KB")]
    part: Option<u64>,
    /// Leave out the quota check, the calibration workload, and what Python's lock and processes cost
    #[arg(long)]
    no_extras: bool,
    /// ruff's program [default: that on PATH or beside the interpreter]
    #[arg(long, value_name = "PATH")]
    ruff: Option<PathBuf>,
    /// A free-threaded Python with boto3, awslambdaric and astroid [default: python3.14t or python3.13t on PATH]
    #[arg(long, value_name = "PATH")]
    free_threaded: Option<PathBuf>,
    /// Folder for results.json and report.html
    #[arg(long, short, default_value = "lab-results")]
    output: PathBuf,
    /// Measure the functions of this stack on AWS instead. Costs money, and says before how much at most
    #[arg(long, value_name = "STACK")]
    aws: Option<String>,
    /// Do not ask before spending
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    deployment: Deployment,
}

impl Arguments {
    fn zips(&self) -> anyhow::Result<Vec<PathBuf>> {
        if !self.zips.is_empty() {
            return Ok(self.zips.clone());
        }
        let folder = Path::new("corpus/packages");
        let found: Vec<PathBuf> = ["django", "networkx"]
            .map(|name| folder.join(format!("{name}.zip")))
            .into_iter()
            .filter(|zip| zip.is_file())
            .collect();
        if found.is_empty() {
            bail!("no repository to lint: name zips, or run `parlint corpus fetch` first");
        }
        Ok(found)
    }

    fn loads(&self) -> anyhow::Result<Vec<Load>> {
        let kilobytes = self.part.unwrap_or(if self.quick { 24 } else { 28 });
        let mut loads = Vec::new();
        for zip in self.zips()? {
            loads.extend(workload::read(&zip, kilobytes << 10)?);
        }
        if self.quick {
            loads.truncate(2);
        }
        Ok(loads)
    }

    fn tiers(&self) -> Vec<u32> {
        let default = if self.quick {
            QUICK_TIERS.to_vec()
        } else {
            TIERS.to_vec()
        };
        let mut tiers = self.tiers.clone().unwrap_or(default);
        tiers.sort_unstable();
        tiers.dedup();
        tiers
    }

    fn plans(&self, targets: &[Target], cores: usize) -> Vec<Plan> {
        let mut plans = variants::all(targets, cores);
        match &self.variants {
            Some(names) => {
                plans.retain(|plan| names.iter().any(|name| plan.variant.id.contains(name.as_str())))
            }
            None => plans.retain(|plan| plan.quick || !self.quick),
        }
        plans
    }
}

pub async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let loads = arguments.loads()?;
    let results = match &arguments.aws {
        Some(stack) => on_aws(&arguments, stack, loads).await?,
        None => locally(&arguments, loads).await?,
    };
    let Some(results) = results else {
        return Ok(ExitCode::from(1));
    };
    std::fs::create_dir_all(&arguments.output)
        .with_context(|| format!("cannot make {}", arguments.output.display()))?;
    let (json, html) = (
        arguments.output.join("results.json"),
        arguments.output.join("report.html"),
    );
    results.write(&json)?;
    let prices = Prices::built_in();
    std::fs::write(&html, parlint_lab::report::render(&results, &prices))
        .with_context(|| format!("cannot write {}", html.display()))?;
    let architecture = if cfg!(target_arch = "aarch64") {
        "arm64"
    } else {
        "x86_64"
    };
    print!("{}", table::render(&results, &prices, architecture));
    println!("\nwritten: {} and {}", json.display(), html.display());
    Ok(ExitCode::SUCCESS)
}

/// The functions to be had here, under the names that the backend knows them by.
struct Deployed {
    functions: Vec<(Function, Settings)>,
    names: BTreeMap<Target, String>,
    versions: BTreeMap<String, String>,
    python: bool,
    /// Holds the lab's Python function as long as it is used.
    _folder: tempfile::TempDir,
}

fn deploy(arguments: &Arguments, launcher: &Path) -> anyhow::Result<Deployed> {
    let deployment = &arguments.deployment;
    let settings = deployment.settings()?;
    let folder = tempfile::tempdir()?;
    let mut deployed = Deployed {
        functions: vec![(extras::probe(launcher), settings.clone())],
        names: BTreeMap::new(),
        versions: BTreeMap::new(),
        python: false,
        _folder: folder,
    };
    deployed
        .versions
        .insert("parlint lab".into(), env!("CARGO_PKG_VERSION").into());
    let rust = deployment.function(Which::Rust)?;
    deployed.names.insert(Target::Parlint, rust.name.clone());
    deployed.functions.push((rust, settings.clone()));
    match deployment.function(Which::Pylint) {
        Ok(pylint) => add_python(arguments, &mut deployed, pylint, &settings)?,
        Err(error) => eprintln!("note: without pylint: {error:#}"),
    }
    if let Some(ruff) = ruff(arguments)? {
        let version = machine::version(&ruff, &["--version"]).unwrap_or_default();
        deployed.versions.insert("ruff".into(), version);
        let mut function = Function::bootstrap("ruff", launcher);
        function.command.push("ruff".into());
        function.keep.push(ruff.clone());
        let mut settings = settings;
        settings
            .environment
            .insert(ruff_function::PROGRAM.into(), ruff.to_string_lossy().into_owned());
        deployed.names.insert(Target::Ruff, function.name.clone());
        deployed.functions.push((function, settings));
    }
    Ok(deployed)
}

fn add_python(
    arguments: &Arguments,
    deployed: &mut Deployed,
    pylint: Function,
    settings: &Settings,
) -> anyhow::Result<()> {
    let python = arguments.deployment.interpreter()?;
    for (name, words) in [
        ("Python", ["--version"].as_slice()),
        ("pylint", &["-m", "pylint", "--version"]),
    ] {
        deployed
            .versions
            .insert(name.into(), machine::version(&python, words).unwrap_or_default());
    }
    let mut spawning = settings.clone();
    spawning
        .environment
        .insert("PARLINT_START_METHOD".into(), "spawn".into());
    let spawn = Function {
        name: format!("{}-spawn", pylint.name),
        ..pylint.clone()
    };
    deployed.names.insert(Target::Pylint, pylint.name.clone());
    deployed.names.insert(Target::PylintSpawn, spawn.name.clone());
    deployed.functions.push((pylint, settings.clone()));
    deployed.functions.push((spawn, spawning));
    let folder = deployed._folder.path();
    deployed
        .functions
        .push((extras::gil(extras::GIL, &python, folder)?, settings.clone()));
    deployed.python = true;
    let candidates = ["python3.14t", "python3.13t"]
        .iter()
        .filter_map(|name| on_path(name));
    let free = arguments.free_threaded.clone().or_else(|| {
        let usable =
            |path: &PathBuf| machine::version(path, &["-c", "import astroid, boto3, awslambdaric; print(1)"]);
        candidates.into_iter().find(|path| usable(path).is_some())
    });
    if let Some(free) = free {
        let function = extras::gil(extras::FREE_THREADED, &free, folder)?;
        deployed.functions.push((function, settings.clone()));
    }
    Ok(())
}

fn on_path(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn ruff(arguments: &Arguments) -> anyhow::Result<Option<PathBuf>> {
    if let Some(path) = &arguments.ruff {
        return Ok(Some(
            path.canonicalize()
                .with_context(|| format!("no ruff at {}", path.display()))?,
        ));
    }
    let beside = arguments
        .deployment
        .interpreter()
        .ok()
        .map(|python| python.with_file_name("ruff"));
    let found = beside.filter(|path| path.is_file()).or_else(|| on_path("ruff"));
    // A shim of a version manager is a script: only the program itself runs in the sandbox.
    Ok(found
        .and_then(|path| path.canonicalize().ok())
        .filter(|path| std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"\x7fELF"))))
}

async fn locally(arguments: &Arguments, loads: Vec<Load>) -> anyhow::Result<Option<Results>> {
    let mut options = Options::new()?;
    options.isolate = !arguments.deployment.no_isolation;
    if arguments.deployment.unthrottled {
        options.limiter = Limiter::None;
    }
    let limits = options.limiter.kind();
    if limits == Kind::Unthrottled {
        eprintln!(
            "note: no limits can be set here: everything runs unthrottled, and every figure is marked so"
        );
    }
    let deployed = deploy(arguments, &options.launcher)?;
    let (python, versions) = (deployed.python, deployed.versions.clone());
    let server = Server::start(options, deployed.functions.clone()).await?;
    for load in &loads {
        server.store.put(LOCAL_BUCKET, &load.key, load.body.clone());
    }
    let cores = machine_cores();
    let tiers = arguments.tiers();
    let measured: Vec<u32> = tiers
        .iter()
        .copied()
        .filter(|&tier| measurable(tier, cores))
        .collect();
    if measured.is_empty() {
        bail!("this machine has {cores} core(s): none of the tiers can be measured here");
    }
    let mut machine = machine::describe(limits, versions);
    let backend = Backend::Local {
        server,
        names: deployed.names.clone(),
    };
    let plans = arguments.plans(&backend.targets(), cores);
    let course = course(arguments, &measured, &loads, &plans);
    let told = go(&course, &backend).await?;
    let Backend::Local { server, names } = backend else {
        unreachable!("made above")
    };
    machine.isolation_error = isolation(&server).await?;
    let mut results = assemble("local", machine, tiers, &loads, &plans, told);
    if !arguments.no_extras {
        let top = measured.iter().copied().max().unwrap_or(1769);
        add_extras(
            arguments,
            &mut results,
            &server,
            &names,
            &loads,
            &plans,
            top,
            python,
        )
        .await?;
    }
    Ok(Some(results))
}

/// Why the functions see this machine's file system, if they do.
async fn isolation(server: &Server) -> anyhow::Result<Option<String>> {
    let look = bytes::Bytes::from_static(br#"{"action":"look"}"#);
    let outcome = server.lambda.invoke(extras::PROBE, look, None).await?;
    let seen: serde_json::Value = serde_json::from_slice(&outcome.payload)?;
    let open = seen["dev_shm_writable"] == true;
    Ok(open.then(|| "no mount namespace could be made".to_owned()))
}

fn course<'a>(arguments: &Arguments, tiers: &'a [u32], loads: &'a [Load], plans: &'a [Plan]) -> Course<'a> {
    let minutes = arguments
        .budget
        .unwrap_or(if arguments.quick { 2.0 } else { 17.0 });
    Course {
        tiers,
        loads,
        plans,
        rounds: arguments.rounds.unwrap_or(if arguments.quick { 1 } else { 5 }),
        budget: Duration::from_secs_f64(minutes * 60.0),
        warm: if arguments.quick { 1 } else { 2 },
    }
}

async fn go(course: &Course<'_>, backend: &Backend) -> anyhow::Result<Measured> {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{elapsed} [{bar:30}] {pos}/{len} {msg}")?;
    bar.set_style(style.progress_chars("=> "));
    let told = course
        .run(backend, |done, all, stop: Stop<'_>| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
            let (tier, workload, label) = (stop.tier, &stop.load.workload.name, &stop.plan.variant.label);
            bar.set_message(format!("{tier} MB, {workload}, {label}"));
        })
        .await;
    bar.finish_and_clear();
    told
}

fn assemble(
    place: &str,
    machine: parlint_lab::results::Machine,
    tiers: Vec<u32>,
    loads: &[Load],
    plans: &[Plan],
    told: Measured,
) -> Results {
    let created = time::OffsetDateTime::now_utc().format(&time::format_description::well_known::Rfc3339);
    Results {
        schema: SCHEMA,
        created: created.unwrap_or_default(),
        place: place.to_owned(),
        machine,
        tiers,
        workloads: loads.iter().map(|load| load.workload.clone()).collect(),
        variants: plans.iter().map(|plan| plan.variant.clone()).collect(),
        agreement: compare(loads, plans, &told),
        samples: told.samples,
        quota: Vec::new(),
        calibration: Vec::new(),
        gil: Vec::new(),
        memory: Vec::new(),
    }
}

/// parlint's findings beside every other variant's that claims the same work, and pylint's beside its own splits.
fn compare(loads: &[Load], plans: &[Plan], told: &Measured) -> Vec<Agreement> {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for plan in plans
        .iter()
        .filter(|plan| plan.target != Target::Ruff && plan.variant.id != "pylint-default")
    {
        let id = plan.variant.id.as_str();
        match plan.target {
            Target::Parlint if id != "parlint-serial" => pairs.push(("parlint-serial", id)),
            Target::Pylint | Target::PylintSpawn if id != "pylint-serial" => {
                pairs.push(("pylint-serial", id))
            }
            Target::Pylint => pairs.push(("parlint-serial", id)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for load in loads {
        let find = |id: &str| told.findings.get(&(load.workload.name.clone(), id.to_owned()));
        for &(left, right) in &pairs {
            if let (Some(ours), Some(theirs)) = (find(left), find(right)) {
                all.push(agreement::compare(
                    &load.workload.name,
                    (left, ours),
                    (right, theirs),
                ));
            }
        }
    }
    all
}

#[expect(clippy::too_many_arguments)]
async fn add_extras(
    arguments: &Arguments,
    results: &mut Results,
    server: &Server,
    names: &BTreeMap<Target, String>,
    loads: &[Load],
    plans: &[Plan],
    top: u32,
    python: bool,
) -> anyhow::Result<()> {
    let turns = |quick: u64, full: u64| if arguments.quick { quick } else { full };
    let tell = |what: &str| {
        if std::io::stderr().is_terminal() {
            eprintln!("{what} …");
        }
    };
    if results.machine.limits != Kind::Unthrottled {
        tell("quota check");
        results.quota = extras::quota(server, turns(10, 40) as usize).await?;
    }
    tell("calibration workload");
    results.calibration = extras::calibration(server, python, top, turns(2, 5) as usize).await?;
    let Some(part) = loads.iter().find(|load| !load.whole) else {
        return Ok(());
    };
    if python {
        tell("what Python's lock and its processes cost");
        // More than is linted: it must take long beside the start of a process.
        let zip = arguments.zips()?.remove(0);
        let files = workload::read_part(&zip, turns(192, 512) << 10)?;
        results.gil = extras::gil_runs(server, &files, top, turns(2, 5) as usize).await?;
        let watched: Vec<(&Plan, &str)> = plans
            .iter()
            .filter(|plan| !plan.largest_only && plan.variant.id != "pylint-default")
            .filter_map(|plan| Some((plan, names.get(&plan.target)?.as_str())))
            .collect();
        tell("memory");
        results.memory = extras::memory(server, &watched, part, top).await?;
    }
    Ok(())
}

async fn on_aws(arguments: &Arguments, name: &str, loads: Vec<Load>) -> anyhow::Result<Option<Results>> {
    let stack = Stack::find(name).await?;
    let tiers = arguments.tiers();
    let (architecture, place) = (stack.architecture.clone(), format!("aws {} {name}", stack.region));
    let ask = (stack.timeout_seconds, stack.architecture.clone());
    let backend = Backend::Aws(stack);
    let plans = arguments.plans(&backend.targets(), 6);
    let course = course(arguments, &tiers, &loads, &plans);
    if !agreed(arguments, &course, ask.0, &ask.1)? {
        eprintln!("nothing was invoked");
        return Ok(None);
    }
    for load in &loads {
        backend.put(&load.key, load.body.clone()).await?;
    }
    let told = go(&course, &backend).await;
    if let Backend::Aws(stack) = &backend {
        stack
            .restore()
            .await
            .context("the functions' memory sizes could not be put back")?;
    }
    let told = told?;
    let mut machine = machine::describe(Kind::Unthrottled, BTreeMap::new());
    machine.cpu = format!("AWS Lambda, {architecture}");
    (machine.cores, machine.memory_mb, machine.load_before) = (6, 10_240, 0.0);
    machine.kernel = "AWS".to_owned();
    Ok(Some(assemble(&place, machine, tiers, &loads, &plans, told)))
}

/// Says what it costs at most, and asks.
fn agreed(
    arguments: &Arguments,
    course: &Course<'_>,
    timeout: f64,
    architecture: &str,
) -> anyhow::Result<bool> {
    let prices = Prices::built_in();
    let (stops, turns) = (
        course.stops(),
        f64::from(course.rounds) * f64::from(course.warm + 1),
    );
    let most: f64 = stops
        .iter()
        .map(|stop| turns * prices.invocation(architecture, stop.tier, (timeout + 10.0) * 1000.0))
        .sum();
    eprintln!(
        "{} invocations of the functions, at most {} if every one of them ran until its timeout of {timeout} s \
         (prices of {}, {}). The functions' memory sizes are changed meanwhile and put back at the end.",
        stops.len() as f64 * turns,
        dollars(most),
        prices.date,
        prices.region
    );
    if arguments.yes {
        return Ok(true);
    }
    if !std::io::stdin().is_terminal() {
        bail!("nobody to ask: say --yes if that may be spent");
    }
    eprint!("Go on? [y/N] ");
    std::io::stderr().flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
