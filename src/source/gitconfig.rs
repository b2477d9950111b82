//! Whether git ignores files beyond what a repository's own files say.

use std::path::PathBuf;

/// Whether git may have been told to ignore files everywhere. `ignore` finds out what they are; it takes a quarter of
/// a short run to set up that search, and nearly always finds nothing. Where this says no, it would find nothing.
///
/// The places are those of <https://git-scm.com/docs/git-config#FILES>.
pub fn may_ignore_files() -> bool {
    let named = |variable| std::env::var_os(variable).map(PathBuf::from);
    let home = std::env::home_dir();
    let own = named("XDG_CONFIG_HOME")
        .filter(|path| !path.as_os_str().is_empty())
        .or_else(|| home.as_ref().map(|home| home.join(".config")))
        .map(|folder| folder.join("git"));
    let configurations = [
        named("GIT_CONFIG_GLOBAL"),
        home.map(|home| home.join(".gitconfig")),
        own.as_ref().map(|folder| folder.join("config")),
        named("GIT_CONFIG_SYSTEM"),
        Some(PathBuf::from("/etc/gitconfig")),
    ];
    own.is_some_and(|folder| folder.join("ignore").exists())
        || configurations
            .into_iter()
            .flatten()
            .filter_map(|path| std::fs::read(path).ok())
            .any(|text| names_a_file(&text))
}

/// Whether a configuration sets `core.excludesFile`, or may do so.
fn names_a_file(text: &[u8]) -> bool {
    const KEY: &[u8] = b"excludesfile";
    text.windows(KEY.len()).any(|part| part.eq_ignore_ascii_case(KEY))
}

#[cfg(test)]
mod tests {
    use super::names_a_file;

    #[test]
    fn keys_are_found_in_any_case() {
        assert!(names_a_file(b"[core]\n\texcludesFile = ~/.ignored\n"));
        assert!(names_a_file(b"EXCLUDESFILE=x"));
        assert!(!names_a_file(b"[user]\n\tname = Exclude Sfile\n"));
        assert!(!names_a_file(b""));
    }
}
