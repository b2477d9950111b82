//! Ctrl-C and SIGTERM end a run between two files: what was found by then is printed. A second one ends it at once.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// What becomes true with the first signal.
pub fn listen() -> std::io::Result<Arc<AtomicBool>> {
    static STOP: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    if let Some(stop) = STOP.get() {
        return Ok(stop.clone());
    }
    let stop = STOP.get_or_init(Arc::default).clone();
    for signal in [SIGINT, SIGTERM] {
        // Asked first, so that only a second signal finds it true. A shell knows 128 + the signal's number.
        flag::register_conditional_shutdown(signal, 128 + signal, stop.clone())?;
        flag::register(signal, stop.clone())?;
    }
    Ok(stop)
}
