//! Names, each stored once.

use rustc_hash::FxHashMap;

super::index_type! {
    /// A name, comparable as a number.
    NameId
}

/// The names of one file.
#[derive(Default)]
pub(crate) struct Names<'a> {
    ids: FxHashMap<&'a str, NameId>,
    texts: Vec<&'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn with_capacity(names: usize) -> Self {
        Self {
            ids: FxHashMap::with_capacity_and_hasher(names, Default::default()),
            texts: Vec::with_capacity(names),
        }
    }

    pub(crate) fn intern(&mut self, text: &'a str) -> NameId {
        *self.ids.entry(text).or_insert_with(|| {
            self.texts.push(text);
            NameId::new(self.texts.len() - 1)
        })
    }

    /// The number of a name that occurs in the file.
    pub(crate) fn get(&self, text: &str) -> Option<NameId> {
        self.ids.get(text).copied()
    }

    pub(crate) fn text(&self, name: NameId) -> &'a str {
        self.texts[name.index()]
    }
}
