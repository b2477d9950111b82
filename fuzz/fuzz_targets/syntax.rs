#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code, reason = "each target needs one of them")]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::syntax(bytes));
