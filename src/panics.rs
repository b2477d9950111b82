//! A panic while one file is linted costs that file alone.

use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static CATCHING: Cell<bool> = const { Cell::new(false) };
    static CAUGHT: RefCell<Option<String>> = const { RefCell::new(None) };
}

static HOOK: Once = Once::new();

/// Routes panics inside [`catch`] away from stderr; all others print as usual.
fn install_hook() {
    HOOK.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !CATCHING.get() {
                return default(info);
            }
            let what = info.payload_as_str().unwrap_or("panic without a message");
            let place = info
                .location()
                .map(|at| format!(" at {}:{}", at.file(), at.line()));
            let mut text = format!("{what}{}", place.unwrap_or_default());
            let backtrace = Backtrace::capture();
            if backtrace.status() == std::backtrace::BacktraceStatus::Captured {
                text.push_str(&format!("\n{backtrace}"));
            }
            CAUGHT.set(Some(text));
        }));
    });
}

/// Runs `work`; a panic in it becomes an error that says what and where.
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    install_hook();
    // What runs in one may catch panics of its own.
    let outside = CATCHING.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    CATCHING.set(outside);
    result.map_err(|_| {
        CAUGHT
            .take()
            .unwrap_or_else(|| "panic without a message".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::catch;

    #[test]
    fn a_panic_is_an_error_with_message_and_place() {
        assert_eq!(catch(|| 3), Ok(3));
        let error = catch(|| panic!("no {}", "bricks")).unwrap_err();
        assert!(error.starts_with("no bricks at src/panics.rs:"), "{error}");
        assert_eq!(catch(|| 4), Ok(4));
    }

    #[test]
    fn a_panic_after_another_that_was_caught_inside_is_told_too() {
        let caught: Result<(), String> = catch(|| {
            catch(|| panic!("within")).unwrap_err();
            panic!("without");
        });
        let error = caught.unwrap_err();
        assert!(error.starts_with("without at src/panics.rs:"), "{error}");
    }
}
