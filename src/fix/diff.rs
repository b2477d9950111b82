//! What fixes would change, as `patch -p1` and `git apply` take it.

use similar::TextDiff;

/// The unified diff of one file; `path` is relative, as it is printed.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    let path = path.trim_start_matches("./").trim_start_matches('/');
    TextDiff::from_lines(before, after)
        .unified_diff()
        .context_radius(3)
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}
