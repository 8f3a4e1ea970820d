//! What a search in a list finds: worked out when the budget or the search changes, not in every frame.

use crate::codes::pinyin::Query;
use crate::codes::pinyin::SearchKey;

/// The entries a search has left, in their own order.
#[derive(Debug)]
pub(super) struct Found<K> {
    of: Option<(u64, String)>,
    rows: Vec<K>,
}

impl<K> Default for Found<K> {
    fn default() -> Self {
        Self {
            of: None,
            rows: Vec::new(),
        }
    }
}

/// An entry as it is searched.
pub(super) struct Named<K> {
    pub key: K,
    pub code: String,
    pub name: String,
}

impl<K: Copy + PartialEq> Found<K> {
    /// Brings the entries up to date; true if they were.
    pub fn update(&mut self, revision: u64, query: &str, all: impl FnOnce() -> Vec<Named<K>>) {
        let is_known = |(of, text): &(u64, String)| *of == revision && text == query;
        if self.of.as_ref().is_some_and(is_known) {
            return;
        }
        self.of = Some((revision, query.to_owned()));
        let query = Query::new(query);
        let is_found = |it: &Named<K>| {
            let key = || SearchKey::with_code(&it.code, &it.name);
            query.is_empty() || key().rank(&query).is_some()
        };
        let found = all().into_iter().filter(is_found);
        self.rows = found.map(|it| it.key).collect();
    }

    /// The entries that are left.
    pub fn rows(&self) -> &[K] {
        &self.rows
    }

    /// Where an entry stands among them.
    pub fn position(&self, key: K) -> Option<usize> {
        self.rows.iter().position(|it| *it == key)
    }
}
