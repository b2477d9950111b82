//! The Lambda function: one event in, one response out, as `schema/` describes them.

mod error;
mod event;
mod handler;
mod log;
mod machine;
mod response;

pub use error::Failure;
pub use event::{Event, ReportFormat, ReportRequest};
pub use handler::{Function, Invocation};
pub use log::{Metrics, log};
pub use machine::Machine;
pub use response::Response;
