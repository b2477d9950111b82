//! What a file's rules asked of the repository.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use parlint_rules::{ModuleSummary, Modules};

use super::entry::{Answer, Asked};
use crate::modules::Repository;

/// Passes questions on, and keeps them with their answers.
pub struct Recorder<'r> {
    repository: &'r Repository<'r>,
    asked: Mutex<BTreeSet<(String, Answer)>>,
}

impl<'r> Recorder<'r> {
    pub fn new(repository: &'r Repository<'r>) -> Self {
        Self {
            repository,
            asked: Mutex::default(),
        }
    }

    pub fn asked(self) -> Asked {
        let asked = self.asked.into_inner().unwrap_or_else(PoisonError::into_inner);
        asked.into_iter().collect()
    }

    fn note(&self, name: &str, answer: Answer) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.insert((name.to_owned(), answer));
    }
}

/// Whether the repository would still answer so.
pub fn holds(repository: &Repository, name: &str, answer: &Answer) -> bool {
    match answer {
        Answer::Module(hash) => repository.fingerprint(name) == *hash,
        Answer::Package(is) => repository.has_package(name) == *is,
        Answer::Exists(does) => repository.has_module(name) == *does,
    }
}

impl Modules for Recorder<'_> {
    fn module(&self, name: &str) -> Option<Arc<ModuleSummary>> {
        self.note(name, Answer::Module(self.repository.fingerprint(name)));
        self.repository.module(name)
    }

    fn has_module(&self, name: &str) -> bool {
        let does = self.repository.has_module(name);
        self.note(name, Answer::Exists(does));
        does
    }

    fn has_package(&self, name: &str) -> bool {
        let is = self.repository.has_package(name);
        self.note(name, Answer::Package(is));
        is
    }

    fn learn(&self, name: &str, summarise: &dyn Fn() -> ModuleSummary) {
        self.repository.learn(name, summarise);
    }
}
