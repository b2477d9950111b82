//! S3 in memory: what the functions and the usual clients need of it, spoken by `s3s`.

mod listing;
mod objects;
mod service;
mod store;
mod uploads;

pub use service::{ACCESS_KEY, SECRET_KEY, service};
pub use store::{Created, Store};
