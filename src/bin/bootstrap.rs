//! The Lambda function.

use std::time::{Duration, Instant, SystemTime};

use lambda_runtime::{Diagnostic, LambdaEvent, service_fn};
use parlint::lambda::{Failure, Function, Invocation, Machine, log};
use parlint::lint::engine;
use parlint::source::s3::S3;
use serde_json::{Value, json};

#[global_allocator]
static ALLOCATOR: parlint_parse::Allocator = parlint_parse::Allocator;

// One invocation at a time: linting has its own threads, and the rest waits for the network.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    parlint_parse::use_small_pages();
    let function = match Function::new(S3::of_function().await, Machine::from_environment(), &engine) {
        Ok(function) => function,
        Err(failure) => {
            log(
                "error",
                &failure.to_string(),
                "",
                json!({ "error_type": failure.kind() }),
            );
            return Err(failure.to_string().into());
        }
    };
    let function = &function;
    lambda_runtime::run(service_fn(|event: LambdaEvent<Value>| async move {
        let request_id = &event.context.request_id;
        let invocation = Invocation {
            request_id,
            deadline: instant(event.context.deadline()),
        };
        function
            .invoke(event.payload, invocation)
            .await
            .map_err(|failure: Failure| {
                log(
                    "error",
                    &failure.to_string(),
                    request_id,
                    json!({ "error_type": failure.kind() }),
                );
                Diagnostic::from(failure)
            })
    }))
    .await
}

/// A moment of the wall clock on the clock that never jumps.
fn instant(moment: SystemTime) -> Option<Instant> {
    let remaining = moment.duration_since(SystemTime::now()).unwrap_or(Duration::ZERO);
    Instant::now().checked_add(remaining)
}
