//! The `.gitignore` files inside an archive, as git would apply them.

use std::collections::HashMap;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::parent;

/// Matchers by the folder that holds the `.gitignore`; the root is `""`.
#[derive(Default)]
pub struct Gitignores {
    matchers: HashMap<String, Gitignore>,
    folders: HashMap<String, bool>,
}

impl Gitignores {
    /// Lines that are no patterns leave nothing out, as with git.
    pub fn add(&mut self, folder: &str, text: &str) {
        let mut builder = GitignoreBuilder::new(format!("/{folder}"));
        for line in text.lines() {
            let _ = builder.add_line(None, line);
        }
        if let Ok(matcher) = builder.build() {
            self.matchers.insert(folder.to_owned(), matcher);
        }
    }

    /// Whether a file, or a folder that it lies in, is ignored.
    pub fn ignores(&mut self, path: &str) -> bool {
        if self.matchers.is_empty() {
            return false;
        }
        parent(path).is_some_and(|folder| self.ignores_folder(folder)) || self.matches(path, false)
    }

    fn ignores_folder(&mut self, folder: &str) -> bool {
        if folder.is_empty() {
            return false;
        }
        if let Some(known) = self.folders.get(folder) {
            return *known;
        }
        // What lies in an ignored folder cannot be taken in again.
        let mut ancestors: Vec<&str> = std::iter::successors(Some(folder), |folder| parent(folder)).collect();
        ancestors.retain(|ancestor| !ancestor.is_empty());
        let mut ignored = false;
        for ancestor in ancestors.into_iter().rev() {
            ignored = match self.folders.get(ancestor) {
                Some(known) => *known,
                None => {
                    let ignored = ignored || self.matches(ancestor, true);
                    self.folders.insert(ancestor.to_owned(), ignored);
                    ignored
                }
            };
        }
        ignored
    }

    /// The nearest `.gitignore` that says anything decides.
    fn matches(&self, path: &str, is_folder: bool) -> bool {
        let absolute = format!("/{path}");
        for folder in std::iter::successors(parent(path), |folder| parent(folder)) {
            match self
                .matchers
                .get(folder)
                .map(|matcher| matcher.matched(&absolute, is_folder))
            {
                Some(Match::Ignore(_)) => return true,
                Some(Match::Whitelist(_)) => return false,
                Some(Match::None) | None => {}
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Gitignores;

    #[test]
    fn nearest_file_decides_and_ignored_folders_are_closed() {
        let mut ignores = Gitignores::default();
        ignores.add("", "*.gen.py\n/out/\nlogs\n!keep.gen.py\n");
        ignores.add("pkg", "local.py\n!logs/\n[\n");
        ignores.add("out", "!a.py\n");
        assert!(ignores.ignores("deep/er/x.gen.py"));
        assert!(!ignores.ignores("keep.gen.py"));
        assert!(ignores.ignores("out/a.py"), "a closed folder stays closed");
        assert!(!ignores.ignores("pkg/out/a.py"));
        assert!(ignores.ignores("pkg/sub/local.py"));
        assert!(!ignores.ignores("local.py"));
        assert!(ignores.ignores("x/logs/a.py"));
        assert!(!ignores.ignores("pkg/logs/a.py"));
    }
}
