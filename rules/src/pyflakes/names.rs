//! Names that rules give a special meaning.

use crate::settings::Settings;

/// Whether a variable of this name may go unused.
pub(super) fn may_be_unused(name: &str, settings: &Settings) -> bool {
    match &settings.dummy_variable_rgx {
        Some(pattern) => pattern.matches(name),
        None => is_dummy(name),
    }
}

/// Whether a name says by its underscore that it is not meant to be used: `_`, `__`, `_x`.
fn is_dummy(name: &str) -> bool {
    let rest = name.trim_start_matches('_');
    rest.len() < name.len()
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !rest.ends_with('_')
}

#[test]
fn test() {
    for dummy in ["_", "___", "_x", "__x1", "_a_b"] {
        assert!(is_dummy(dummy), "{dummy}");
    }
    for name in ["x", "x_", "_x_", "_é"] {
        assert!(!is_dummy(name), "{name}");
    }
}
