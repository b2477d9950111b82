//! What a file's rules asked of the repository.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use parlint_rules::{ModuleSummary, Modules};

use super::entry::{Answer, Asked};
use crate::modules::Repository;

/// Passes questions on, and keeps them with their answers.
pub struct Recorder<'r> {
    repository: &'r Repository<'r>,
    modules: Mutex<BTreeMap<String, Option<[u8; 32]>>>,
    packages: Mutex<BTreeMap<String, bool>>,
}

impl<'r> Recorder<'r> {
    pub fn new(repository: &'r Repository<'r>) -> Self {
        Self {
            repository,
            modules: Mutex::default(),
            packages: Mutex::default(),
        }
    }

    pub fn asked(self) -> Asked {
        let modules = self.modules.into_inner().unwrap_or_else(PoisonError::into_inner);
        let packages = self.packages.into_inner().unwrap_or_else(PoisonError::into_inner);
        let modules = modules
            .into_iter()
            .map(|(name, hash)| (name, Answer::Module(hash)));
        let packages = packages.into_iter().map(|(name, is)| (name, Answer::Package(is)));
        modules.chain(packages).collect()
    }
}

/// Whether the repository would still answer so.
pub fn holds(repository: &Repository, name: &str, answer: &Answer) -> bool {
    match answer {
        Answer::Module(hash) => repository.fingerprint(name) == *hash,
        Answer::Package(is) => repository.has_package(name) == *is,
    }
}

impl Modules for Recorder<'_> {
    fn module(&self, name: &str) -> Option<Arc<ModuleSummary>> {
        let mut modules = self.modules.lock().unwrap_or_else(PoisonError::into_inner);
        if !modules.contains_key(name) {
            modules.insert(name.to_owned(), self.repository.fingerprint(name));
        }
        drop(modules);
        self.repository.module(name)
    }

    fn has_package(&self, name: &str) -> bool {
        let is = self.repository.has_package(name);
        let mut packages = self.packages.lock().unwrap_or_else(PoisonError::into_inner);
        if !packages.contains_key(name) {
            packages.insert(name.to_owned(), is);
        }
        is
    }
}
