//! Lambda on this machine: S3, the Runtime API and the Lambda API in one process, the functions as child processes.
//!
//! Nothing here knows a rule or links the linter: the two functions are programs that are spoken to only as Lambda
//! speaks to them. `limits` holds what bounds them, `environment` one process and its life, `lambda` all of them;
//! `bench` measures, `results` is what is kept of it, and `model`, `money` and `report` are what is made of that.

pub mod agree;
pub mod aws;
pub mod bench;
pub mod calibration;
pub mod environment;
pub mod function;
pub mod invoke_api;
pub mod lambda;
pub mod limits;
pub mod log;
pub mod model;
pub mod money;
pub mod plan;
pub mod probe;
pub mod procfs;
pub mod race;
pub mod report;
pub mod report_line;
pub mod results;
pub mod ruff_function;
pub mod runtime_api;
pub mod s3;
pub mod server;
pub mod summary;
pub mod table;
