//! The arguments, and the manual that `--help` prints.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::report::OutputFormat;
use crate::source::Limits;

/// parlint checks Python code: on every core of this machine, or of an AWS Lambda function.
#[derive(Parser)]
#[command(name = "parlint", version, max_term_width = 100)]
#[command(after_help = "For help with one command: parlint help <COMMAND>.")]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Lint files, folders and zips
    #[command(visible_alias = "check", after_long_help = LINT_NOTES)]
    Lint(Box<LintArgs>),
    /// Explain a rule
    Rule(RuleArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Write the documentation as HTML pages
    Docs(DocsArgs),
    /// Serve an editor: the language server protocol over standard input and output
    Server,
    /// Remove the caches of this folder and of those in it
    Clean(CleanArgs),
    /// Print the JSON schema of the configuration, for editors
    Schema,
    /// Print the script that makes a shell complete parlint's arguments
    Completions { shell: Shell },
    /// Fetch real packages to lint
    #[command(subcommand)]
    Corpus(CorpusCommand),
    /// Lambda on this machine: invoke both functions, compare them, price them
    #[command(disable_help_flag = true)]
    Lab {
        /// What `parlint-lab` is told; see `parlint lab --help`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENTS")]
        args: Vec<OsString>,
    },
}

#[derive(Args)]
pub struct DocsArgs {
    /// The folder for the pages
    #[arg(short, long, value_name = "FOLDER", default_value = "site")]
    pub output: PathBuf,
}

#[derive(Args)]
pub struct CleanArgs {
    /// Folders whose caches are removed [default: .]
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,

    /// A cache that lies elsewhere
    #[arg(long, value_name = "FOLDER", env = "PARLINT_CACHE_DIR")]
    pub cache_dir: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum CorpusCommand {
    /// Fetch the packages that corpus/requirements.txt pins, with pip, into corpus/packages/
    Fetch(CorpusArgs),
}

#[derive(Args)]
pub struct CorpusArgs {
    /// The folder that holds requirements.txt
    #[arg(long, value_name = "FOLDER", default_value = "corpus")]
    pub folder: PathBuf,

    /// The Python that runs pip
    #[arg(long, value_name = "PROGRAM", default_value = "python3")]
    pub python: PathBuf,
}

const LINT_NOTES: &str = "\
Selecting rules:
  A word selects a rule by its code (F401, PLW0611), by pylint's id (W0611) or by its name
  (unused-import); a prefix selects a family (F, E5, PL, PLW); ALL selects every rule.
  The more specific word wins; --ignore wins over --select where both are equally specific.
  F… behaves as pyflakes, E… and W… as pycodestyle, PL… as pylint.

Exit status:
  0  nothing was found
  1  something was found, or a file could not be read as Python text
  2  parlint could not do its work or ran out of time, or --mode both found a difference

Examples:
  parlint lint                            the folder that you are in
  parlint lint --select PL src tests      what pylint would say
  parlint lint --mode both repo.zip       serial, then parallel, with the speed-up
  git show HEAD:a.py | parlint lint - --stdin-filename a.py";

#[derive(Args)]
pub struct LintArgs {
    /// Files, folders, zips, `s3://BUCKET/KEY.zip`, or `-` for standard input [default: .]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The file name that standard input is reported and judged by
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<String>,

    /// Report only findings on lines that changed since the current branch left this revision of git
    #[arg(long, value_name = "REV")]
    pub diff_base: Option<String>,

    /// Lint again whenever a file changes
    #[arg(short, long, conflicts_with = "stdin_filename")]
    pub watch: bool,

    /// Exit with 0 where pylint's score (10 at best) is at least this
    #[arg(long, value_name = "SCORE")]
    pub fail_under: Option<f64>,

    /// Report findings, but exit with 0
    #[arg(short = 'e', long)]
    pub exit_zero: bool,

    #[command(flatten)]
    pub fix: FixArgs,
    #[command(flatten)]
    pub selection: SelectionArgs,
    #[command(flatten)]
    pub config: ConfigArgs,
    #[command(flatten)]
    pub files: FileArgs,
    #[command(flatten)]
    pub schedule: ScheduleArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub zip: ZipArgs,
}

#[derive(Args)]
#[command(next_help_heading = "Fixes")]
pub struct FixArgs {
    /// Mend what can be mended without changing what the program does
    #[arg(long)]
    pub fix: bool,

    #[arg(long, hide = true, overrides_with = "fix")]
    pub no_fix: bool,

    /// Take fixes that may change what the program does, too
    #[arg(long)]
    pub unsafe_fixes: bool,

    #[arg(long, hide = true, overrides_with = "unsafe_fixes")]
    pub no_unsafe_fixes: bool,

    /// Print what `--fix` would change, as a unified diff, and change nothing
    #[arg(long, conflicts_with_all = ["show_fixes", "statistics", "add_noqa"])]
    pub diff: bool,

    /// List what was fixed
    #[arg(long)]
    pub show_fixes: bool,

    #[arg(long, hide = true, overrides_with = "show_fixes")]
    pub no_show_fixes: bool,

    /// Fix, and do not report what is left; implies `--fix`
    #[arg(long, conflicts_with = "diff")]
    pub fix_only: bool,

    #[arg(long, hide = true, overrides_with = "fix_only")]
    pub no_fix_only: bool,

    /// Exit with 1 if anything was fixed, even if nothing is left
    #[arg(long)]
    pub exit_non_zero_on_fix: bool,

    /// Fix only what these rules find [default: ALL]
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub fixable: Option<Vec<String>>,

    /// Fix what these rules find, too
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub extend_fixable: Vec<String>,

    /// Do not fix what these rules find
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub unfixable: Vec<String>,

    /// Silence what is found with `# noqa` comments, and the reason behind them
    #[arg(
        long,
        value_name = "REASON",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        conflicts_with_all = ["fix", "fix_only", "show_fixes"]
    )]
    pub add_noqa: Option<String>,
}

#[derive(Args)]
#[command(next_help_heading = "Rule selection")]
pub struct SelectionArgs {
    /// Report only these rules: codes, prefixes, names or ALL, separated by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Option<Vec<String>>,

    /// Do not report these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,

    /// Report these rules too
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub extend_select: Vec<String>,

    /// Do not report these rules in these files, as PATTERN:RULE
    #[arg(long, value_name = "PATTERN:RULE", value_delimiter = ',')]
    pub per_file_ignores: Vec<String>,

    /// The longest line, in characters, that is not too long [default: 88]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub line_length: Option<u32>,
}

#[derive(Args)]
#[command(next_help_heading = "Configuration")]
pub struct ConfigArgs {
    /// A configuration file in place of all others, or one option as `key = value` on top of them
    #[arg(long, visible_alias = "rcfile", value_name = "FILE|KEY=VALUE")]
    pub config: Vec<String>,

    /// Read no configuration file
    #[arg(long)]
    pub isolated: bool,

    /// The oldest Python that the code must run on: py310, py311, … [default: py310]
    #[arg(long, value_name = "VERSION", value_parser = crate::config::parse_version)]
    pub target_version: Option<parlint_rules::PythonVersion>,
}

#[derive(Args)]
#[command(next_help_heading = "File selection")]
pub struct FileArgs {
    /// Leave out files and folders of this name or path, in place of the usual ones
    #[arg(long, value_name = "PATTERN", value_delimiter = ',')]
    pub exclude: Option<Vec<String>>,

    /// Leave out these too
    #[arg(long, value_name = "PATTERN", value_delimiter = ',')]
    pub extend_exclude: Vec<String>,

    /// Leave excluded files out even where they are given as PATH
    #[arg(long)]
    pub force_exclude: bool,

    /// Lint what `.gitignore` names
    #[arg(long)]
    pub no_respect_gitignore: bool,

    #[arg(long, hide = true, conflicts_with = "no_respect_gitignore")]
    pub respect_gitignore: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ModeArg {
    /// One thread
    Serial,
    /// Every core
    Parallel,
    /// Serial, then parallel: prints both times and fails if the findings differ
    Both,
}

#[derive(Args)]
#[command(next_help_heading = "Schedule")]
pub struct ScheduleArgs {
    /// How the work is spread; the findings are the same
    #[arg(long, value_enum, default_value_t = ModeArg::Parallel)]
    pub mode: ModeArg,

    /// The number of threads of the parallel schedule [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,

    /// Stop after this many seconds: what was linted is reported, and the files that are left are counted
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    pub timeout: Option<u32>,

    /// Lint every file anew, also where its findings are known from an earlier run or an equal file
    #[arg(short, long, env = "PARLINT_NO_CACHE", value_parser = clap::builder::FalseyValueParser::new())]
    pub no_cache: bool,

    /// Where findings are kept from run to run [default: .parlint_cache beside the configuration]
    #[arg(long, value_name = "FOLDER", env = "PARLINT_CACHE_DIR")]
    pub cache_dir: Option<PathBuf>,
}

/// Bounds on zips: they hold before anything is inflated, and again while it is.
#[derive(Args)]
#[command(next_help_heading = "Bounds on zips")]
pub struct ZipArgs {
    /// The largest zip, in bytes; of one in S3, what is fetched counts; K, M and G multiply
    #[arg(long, value_name = "SIZE", default_value = "256M", value_parser = size, hide_short_help = true)]
    pub zip_max_bytes: u64,

    /// The most entries
    #[arg(long, value_name = "N", default_value_t = Limits::default().entries, hide_short_help = true)]
    pub zip_max_entries: u64,

    /// The most Python code, once inflated
    #[arg(long, value_name = "SIZE", default_value = "256M", value_parser = size, hide_short_help = true)]
    pub zip_max_inflated: u64,

    /// The largest file, once inflated; a larger one is left out
    #[arg(long, value_name = "SIZE", default_value = "10M", value_parser = size, hide_short_help = true)]
    pub zip_max_file: u64,

    /// How many times its packed size a file may inflate to; one above is left out
    #[arg(long, value_name = "N", default_value_t = Limits::default().ratio, hide_short_help = true)]
    pub zip_max_ratio: u64,
}

impl ZipArgs {
    pub fn limits(&self) -> Limits {
        Limits {
            object_bytes: self.zip_max_bytes,
            entries: self.zip_max_entries,
            inflated_bytes: self.zip_max_inflated,
            file_bytes: self.zip_max_file,
            ratio: self.zip_max_ratio,
            ..Limits::default()
        }
    }
}

/// `10M` is 10 × 2^20.
fn size(text: &str) -> Result<u64, String> {
    let (number, shift) = match text.char_indices().next_back() {
        Some((at, 'K' | 'k')) => (&text[..at], 10),
        Some((at, 'M' | 'm')) => (&text[..at], 20),
        Some((at, 'G' | 'g')) => (&text[..at], 30),
        _ => (text, 0),
    };
    let number: u64 = number
        .parse()
        .map_err(|_| "a number is expected, perhaps with K, M or G".to_owned())?;
    number
        .checked_mul(1 << shift)
        .ok_or_else(|| "the number is too large".to_owned())
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// How findings are written
    #[arg(long, value_enum, default_value_t, env = "PARLINT_OUTPUT_FORMAT")]
    pub output_format: OutputFormat,

    /// pylint's format with a line of its own: {path}, {abspath}, {module}, {obj}, {line}, {column}, {end_line},
    /// {end_column}, {msg_id}, {symbol}, {msg}, {category}, {C}
    #[arg(long, value_name = "TEMPLATE", conflicts_with = "output_format")]
    pub msg_template: Option<String>,

    /// Write the findings to this file
    #[arg(short, long, value_name = "FILE", env = "PARLINT_OUTPUT_FILE")]
    pub output_file: Option<PathBuf>,

    /// Count the findings by rule in place of listing them
    #[arg(long)]
    pub statistics: bool,

    /// Print findings, and nothing else
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say what was linted, and how long it took
    #[arg(short, long)]
    pub verbose: bool,

    /// When to colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Colour,
}

#[derive(Args)]
pub struct RuleArgs {
    /// A code (F401, PLW0611), a pylint id (W0611) or a name (unused-import)
    pub rule: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    #[default]
    Text,
    Json,
}

#[derive(Args)]
pub struct RulesArgs {
    /// List pylint's messages instead, all of them: which rule stands for each, or why there is none
    #[arg(long)]
    pub pylint: bool,
    /// How the list is written
    #[arg(long, value_enum, default_value_t)]
    pub output_format: ListFormat,
}
