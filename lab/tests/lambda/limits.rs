//! What bounds a function: share of the CPU, memory, freezing, and what it sees of the machine.

use std::time::Duration;

use crate::support::{lab, lab_with, limited, options};
use parlint_lab::function::Settings;
use serde_json::json;

fn settings(memory_mb: u32) -> Settings {
    Settings {
        memory_mb,
        timeout: Duration::from_secs(60),
        ..Settings::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cpu_is_granted_in_proportion_to_memory() {
    if !limited() {
        eprintln!("this machine lets nobody set limits");
        return;
    }
    let lab = lab_with(options(), settings(256)).await;
    lab.act(json!({ "action": "look" })).await;
    let burnt = lab.act(json!({ "action": "burn", "cpu_ms": 200.0 })).await;
    // 200 ms at 14.5 % of a core.
    let expected = 200.0 * 1769.0 / 256.0;
    let ratio = burnt.report.duration_ms / expected;
    assert!(
        (0.8..1.25).contains(&ratio),
        "{} ms instead of {expected:.0}",
        burnt.report.duration_ms
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn init_is_boosted() {
    if !limited() {
        return;
    }
    let environment = [("PROBE_INIT".to_owned(), "burn=300".to_owned())].into();
    let lab = lab_with(
        options(),
        Settings {
            environment,
            ..settings(128)
        },
    )
    .await;
    let answer = lab.act(json!({ "action": "look" })).await;
    // Under the tier's quota these 300 ms would take 4 s.
    assert!(answer.report.init_ms.unwrap() < 2_000.0, "{}", answer.report);
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_is_bounded_and_the_next_call_works() {
    if !limited() {
        return;
    }
    let lab = lab_with(options(), settings(128)).await;
    let fits = lab.act(json!({ "action": "allocate", "megabytes": 60 })).await;
    assert_eq!(fits.error, None);
    assert!((60..128).contains(&fits.report.max_memory_mb), "{}", fits.report);
    let killed = lab.act(json!({ "action": "allocate", "megabytes": 300 })).await;
    assert_eq!(killed.value["errorType"], "Runtime.OutOfMemory");
    assert!(
        killed.value["errorMessage"]
            .as_str()
            .unwrap()
            .ends_with("signal: killed")
    );
    assert_eq!(killed.report.error_type.as_deref(), Some("Runtime.OutOfMemory"));
    let after = lab.act(json!({ "action": "look" })).await;
    assert_eq!(after.error, None);
    let small = lab.act(json!({ "action": "look" })).await;
    assert!(
        small.report.max_memory_mb < 60,
        "the peak is that of one invocation: {}",
        small.report
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_runs_between_invocations() {
    let lab = lab().await;
    lab.act(json!({ "action": "background" })).await;
    let before = lab.act(json!({ "action": "background" })).await.value["counted"]
        .as_u64()
        .unwrap();
    tokio::time::sleep(Duration::from_millis(600)).await;
    let after = lab.act(json!({ "action": "background" })).await.value["counted"]
        .as_u64()
        .unwrap();
    assert!(
        after - before < 40,
        "{} turns of 5 ms in 600 ms of frost",
        after - before
    );
    lab.act(json!({ "action": "sleep", "ms": 400 })).await;
    let thawed = lab.act(json!({ "action": "background" })).await.value["counted"]
        .as_u64()
        .unwrap();
    assert!(thawed - after > 20, "it goes on while an invocation runs");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_machine_is_hidden() {
    let lab = lab().await;
    let seen = lab.act(json!({ "action": "look" })).await.value;
    assert_eq!(seen["dev_shm_writable"], false);
    assert_eq!(seen["tmp_writable"], true);
    assert_eq!(seen["root_writable"], false);
    assert_eq!(seen["control_groups"], 0);
    // 512 MB grant 0.3 of a core; two are shown, where the machine has them.
    let cores = parlint_lab::limits::machine_cores().min(2);
    assert_eq!(seen["cores"], cores);
}
