//! Lambda on this machine: S3, the Runtime API and the Lambda API in one process, the functions as child processes.
//!
//! Nothing here knows a rule or links the linter: the two functions are programs that are spoken to only as Lambda
//! speaks to them. `limits` holds what bounds them, `environment` one process and its life, `lambda` all of them.

pub mod calibration;
pub mod environment;
pub mod function;
pub mod invoke_api;
pub mod lambda;
pub mod limits;
pub mod log;
pub mod probe;
pub mod procfs;
pub mod race;
pub mod report_line;
pub mod runtime_api;
pub mod s3;
pub mod server;
