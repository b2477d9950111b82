//! The Lambda API and the Runtime API, through AWS' own client and AWS' own runtime.

use std::time::Duration;

use crate::support::{lab, lab_with, options};
use aws_sdk_lambda::error::ProvideErrorMetadata;
use aws_sdk_lambda::primitives::Blob;
use parlint_lab::function::Settings;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn cold_then_warm() {
    let lab = lab().await;
    let first = lab.act(json!({ "action": "look" })).await;
    assert_eq!(first.error, None);
    assert!(
        first
            .report
            .init_ms
            .is_some_and(|init| init > 0.0 && init < 5_000.0)
    );
    assert_eq!(first.report.memory_mb, 512);
    assert!(
        first
            .log
            .contains(&format!("START RequestId: {}", first.report.request_id))
    );
    let second = lab.act(json!({ "action": "look" })).await;
    assert_eq!(second.report.init_ms, None);
    assert_ne!(first.report.request_id, second.report.request_id);
    assert_eq!(
        first.value["variables"]["AWS_LAMBDA_LOG_STREAM_NAME"],
        second.value["variables"]["AWS_LAMBDA_LOG_STREAM_NAME"],
        "the same environment"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_environment_is_lambdas_and_nothing_else() {
    let lab = lab().await;
    let seen = lab.act(json!({ "action": "look" })).await.value;
    let variable = |name: &str| seen["variables"][name].as_str().unwrap_or_default().to_owned();
    assert_eq!(variable("AWS_LAMBDA_FUNCTION_NAME"), "probe");
    assert_eq!(variable("AWS_LAMBDA_FUNCTION_VERSION"), "$LATEST");
    assert_eq!(variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), "512");
    assert_eq!(variable("_HANDLER"), "bootstrap");
    assert_eq!(variable("TZ"), ":UTC");
    assert_eq!(variable("AWS_ENDPOINT_URL_S3"), lab.server.endpoint());
    assert_eq!(
        variable("LAMBDA_TASK_ROOT"),
        seen["working_directory"].as_str().unwrap()
    );
    assert!(variable("_X_AMZN_TRACE_ID").starts_with("Root=1-"));
    assert!(seen["variables"]["CARGO_PKG_NAME"].is_null() && seen["variables"]["HOME"].is_null());
    assert_eq!(
        seen["arn"],
        "arn:aws:lambda:us-east-1:123456789012:function:probe"
    );
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_millis() as u64;
    let left = seen["deadline_ms"].as_u64().unwrap().abs_diff(now);
    assert!((10_000..=20_000).contains(&left), "{left} ms are left of 20 s");
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_of_the_function_reach_the_caller() {
    let lab = lab().await;
    let failed = lab
        .act(json!({ "action": "fail", "message": "no such thing" }))
        .await;
    assert_eq!(failed.error.as_deref(), Some("Unhandled"));
    assert_eq!(
        failed.value,
        json!({ "errorType": "Probe.Failed", "errorMessage": "no such thing" })
    );
    let panicked = lab.act(json!({ "action": "panic" })).await;
    assert_eq!(panicked.error.as_deref(), Some("Unhandled"));
    assert!(
        panicked.value["errorMessage"]
            .as_str()
            .unwrap()
            .contains("told to panic")
    );
    let after = lab.act(json!({ "action": "look" })).await;
    assert_eq!(
        (after.error, after.report.init_ms),
        (None, None),
        "a handled error leaves the environment warm"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exit_ends_the_environment_and_the_next_call_works() {
    let lab = lab().await;
    let exited = lab.act(json!({ "action": "exit", "code": 3 })).await;
    assert_eq!(exited.error.as_deref(), Some("Unhandled"));
    assert_eq!(exited.value["errorType"], "Runtime.ExitError");
    let message = exited.value["errorMessage"].as_str().unwrap();
    assert!(
        message.ends_with("Error: Runtime exited with error: exit status 3"),
        "{message}"
    );
    assert_eq!(exited.report.status.as_deref(), Some("error"));
    let silent = lab.act(json!({ "action": "exit", "code": 0 })).await;
    assert!(
        silent.value["errorMessage"]
            .as_str()
            .unwrap()
            .ends_with("exited without providing a reason")
    );
    let after = lab.act(json!({ "action": "look" })).await;
    assert!(after.error.is_none() && after.report.init_ms.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timeout_kills_and_is_billed() {
    let settings = Settings {
        memory_mb: 512,
        timeout: Duration::from_secs(1),
        ..Settings::default()
    };
    let lab = lab_with(options(), settings).await;
    let late = lab.act(json!({ "action": "sleep", "ms": 10_000 })).await;
    assert_eq!(late.value["errorType"], "Sandbox.Timedout");
    assert!(
        late.value["errorMessage"]
            .as_str()
            .unwrap()
            .ends_with("Task timed out after 1.00 seconds")
    );
    assert_eq!(late.report.status.as_deref(), Some("timeout"));
    assert!(
        (1000.0..1500.0).contains(&late.report.duration_ms),
        "{}",
        late.report
    );
    assert!(late.report.billed_ms as f64 >= late.report.duration_ms + late.report.init_ms.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_init_is_told() {
    let environment = [("PROBE_INIT".to_owned(), "exit=7".to_owned())].into();
    let lab = lab_with(
        options(),
        Settings {
            environment,
            ..Settings::default()
        },
    )
    .await;
    let answer = lab.act(json!({ "action": "look" })).await;
    assert_eq!(answer.value["errorType"], "Runtime.ExitError");
    assert!(
        answer.value["errorMessage"]
            .as_str()
            .unwrap()
            .ends_with("exit status 7")
    );
    assert!(answer.report.init_ms.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_init_that_takes_too_long_runs_again_on_the_invocations_time() {
    let environment = [("PROBE_INIT".to_owned(), "sleep=700".to_owned())].into();
    let options = parlint_lab::server::Options {
        init_limit: Duration::from_millis(300),
        ..options()
    };
    let lab = lab_with(
        options,
        Settings {
            environment,
            ..Settings::default()
        },
    )
    .await;
    let answer = lab.act(json!({ "action": "look" })).await;
    assert_eq!(answer.error, None);
    assert_eq!(answer.report.init_ms, None);
    assert!(answer.report.duration_ms > 700.0, "{}", answer.report);
}

#[tokio::test(flavor = "multi_thread")]
async fn sizes_are_bounded_as_on_lambda() {
    let lab = lab().await;
    let fits = lab.act(json!({ "action": "answer", "bytes": 6_291_556 })).await;
    assert_eq!(fits.error, None);
    let too_large = lab.act(json!({ "action": "answer", "bytes": 6_291_557 })).await;
    assert_eq!(too_large.value["errorType"], "Function.ResponseSizeTooLarge");
    let padded = format!("{{\"action\": \"look\"{}}}", " ".repeat(6_291_456));
    let refused = lab
        .client
        .invoke()
        .function_name("probe")
        .payload(Blob::new(padded))
        .send()
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Some("RequestTooLargeException"));
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_calls_are_refused_as_lambda_refuses_them() {
    let lab = lab().await;
    let unknown = lab
        .client
        .invoke()
        .function_name("nobody")
        .send()
        .await
        .unwrap_err();
    assert_eq!(unknown.code(), Some("ResourceNotFoundException"));
    assert!(unknown.message().unwrap().ends_with(":function:nobody"));
    let garbled = lab
        .client
        .invoke()
        .function_name("probe")
        .payload(Blob::new("{"))
        .send()
        .await
        .unwrap_err();
    assert_eq!(garbled.code(), Some("InvalidRequestContentException"));
    let dry = lab
        .client
        .invoke()
        .function_name("probe")
        .invocation_type("DryRun".into())
        .send()
        .await
        .unwrap();
    assert_eq!(dry.status_code(), 204);
    let small = lab
        .client
        .update_function_configuration()
        .function_name("probe")
        .memory_size(64)
        .send()
        .await;
    assert_eq!(small.unwrap_err().code(), Some("InvalidParameterValueException"));
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_size_is_changed_and_environments_are_replaced() {
    let lab = lab().await;
    lab.act(json!({ "action": "look" })).await;
    let update = lab
        .client
        .update_function_configuration()
        .function_name("probe")
        .memory_size(1024)
        .send()
        .await;
    assert_eq!(update.unwrap().memory_size(), Some(1024));
    let told = lab
        .client
        .get_function_configuration()
        .function_name("probe")
        .send()
        .await
        .unwrap();
    assert_eq!(told.memory_size(), Some(1024));
    assert_eq!(
        told.last_update_status().map(|status| status.as_str()),
        Some("Successful")
    );
    let answer = lab.act(json!({ "action": "look" })).await;
    assert_eq!(answer.report.memory_mb, 1024);
    assert!(
        answer.report.init_ms.is_some(),
        "an environment of the old size was used"
    );
    let listed = lab.client.list_functions().send().await.unwrap();
    assert_eq!(listed.functions()[0].function_name(), Some("probe"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_runs_later() {
    let lab = lab().await;
    let request = lab
        .client
        .invoke()
        .function_name("probe")
        .invocation_type("Event".into());
    let sent = request
        .payload(Blob::new(r#"{"action":"background"}"#))
        .send()
        .await
        .unwrap();
    assert_eq!(sent.status_code(), 202);
    for _ in 0..100 {
        let answer = lab.act(json!({ "action": "background" })).await;
        if answer.value["counted"].as_u64().unwrap() > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the event never ran");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_tail_has_four_kilobytes() {
    let lab = lab().await;
    let answer = lab.act(json!({ "action": "print", "lines": 2_000 })).await;
    assert_eq!(answer.log.len(), 4096);
    assert!(answer.log.contains("line 1999\n") && !answer.log.contains("line 9\n"));
    let quiet = lab.act(json!({ "action": "look" })).await;
    assert!(
        !quiet.log.contains("line 1999"),
        "the tail is that of one invocation"
    );
}
