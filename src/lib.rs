//! parlint around its engine: where sources come from, how they spread over cores, where findings go.
//!
//! - `source/` yields a [`source::SourceSet`] and knows no rule.
//! - `schedule/` is the only place that names rayon; both schedules do the same work and give the same result.
//! - `lint` turns one file into one outcome, and never lets a file end the process.
//! - `cache` knows the findings of texts that were linted before.
//! - `report/` holds one file for each output format.
//! - `config/` reads `pyproject.toml` and `parlint.toml`.
//! - `cli/`, `lambda/` and `server/` are the front doors: the shell, AWS, an editor.

pub mod cache;
pub mod cli;
pub mod config;
pub mod decode;
pub mod fix;
pub mod lambda;
pub mod lint;
pub mod modules;
pub mod pages;
pub mod panics;
pub mod report;
pub mod schedule;
pub mod server;
pub mod source;
pub mod spool;
