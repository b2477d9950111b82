//! Names, each stored once.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

super::index_type! {
    /// A name, comparable as a number.
    NameId
}

/// The names of one file.
#[derive(Default)]
pub(crate) struct Names<'a> {
    ids: HashTable<NameId>,
    texts: Vec<&'a str>,
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

impl<'a> Names<'a> {
    /// No names, in memory that others leave behind.
    pub(super) fn within(mut ids: HashTable<NameId>) -> Self {
        ids.clear();
        Self {
            ids,
            texts: Vec::new(),
        }
    }

    pub(super) fn into_buffer(self) -> HashTable<NameId> {
        self.ids
    }

    pub(crate) fn intern(&mut self, text: &'a str) -> NameId {
        let Self { ids, texts } = self;
        let entry = ids.entry(
            hash(text),
            |id| texts[id.index()] == text,
            |id| hash(texts[id.index()]),
        );
        *entry
            .or_insert_with(|| {
                texts.push(text);
                NameId::new(texts.len() - 1)
            })
            .get()
    }

    /// The number of a name that occurs in the file.
    pub(crate) fn get(&self, text: &str) -> Option<NameId> {
        self.ids
            .find(hash(text), |id| self.texts[id.index()] == text)
            .copied()
    }

    pub(crate) fn text(&self, name: NameId) -> &'a str {
        self.texts[name.index()]
    }
}
