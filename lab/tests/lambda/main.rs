//! The lab as its users meet it: AWS' own clients in front, AWS' own runtime behind.

mod invoke_api;
mod limits;
mod support;
