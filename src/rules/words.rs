//! A list of words looked for in a text in one pass.
//!
//! Deliberately not here: what the words mean; that is in the pack and in the rule.

use rustc_hash::FxHashMap;

use crate::packs::ListEntry;
use crate::packs::ListId;
use crate::packs::Pack;

/// The words of a list by their first character (词表).
#[derive(Debug, Default)]
pub(in crate::rules) struct Words<'a> {
    entries: FxHashMap<char, Vec<&'a ListEntry>>,
}

/// A word where it stands in a text (命中的词).
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Hit<'a> {
    /// The word with what goes with it.
    pub entry: &'a ListEntry,
    /// Where it begins, in bytes.
    pub start: usize,
}

impl Hit<'_> {
    /// Where it ends, in bytes.
    pub const fn end(&self) -> usize {
        self.start + self.entry.text.len()
    }
}

impl<'a> Words<'a> {
    pub fn of(pack: &'a Pack, list: ListId) -> Self {
        let mut words = Self::default();
        for entry in pack.list(list) {
            if let Some(first) = entry.text.chars().next() {
                words.entries.entry(first).or_default().push(entry);
            }
        }
        words
    }

    /// Every word of the list in a text, by where it begins.
    pub fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit<'a>> + 't {
        text.char_indices().flat_map(move |(start, first)| {
            let of_first = self.entries.get(&first).into_iter().flatten();
            of_first
                .filter(move |entry| text[start..].starts_with(entry.text.as_str()))
                .map(move |entry| Hit { entry, start })
        })
    }

    /// The first word in a text.
    pub fn first(&self, text: &str) -> Option<Hit<'a>> {
        self.hits(text).next()
    }

    /// The word that ends last, the longest of those that end together.
    pub fn last(&self, text: &str) -> Option<Hit<'a>> {
        self.hits(text)
            .max_by_key(|hit| (hit.end(), hit.entry.text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_last(text: &str, expected: Option<&str>) {
        let entries: Vec<ListEntry> = ["成本", "节约率", "成本节约率", "满意度"]
            .map(|text| ListEntry {
                text: text.to_owned(),
                note: String::new(),
            })
            .into();
        let mut words = Words::default();
        for entry in &entries {
            let first = entry.text.chars().next().unwrap();
            words.entries.entry(first).or_default().push(entry);
        }
        let found = words.last(text).map(|hit| hit.entry.text.as_str());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_word_that_ends_last_and_is_longest_counts() {
        check_last("维修成本", Some("成本"));
        check_last("维修成本节约率", Some("成本节约率"));
        check_last("成本满意度", Some("满意度"));
        check_last("面积", None);
        check_last("", None);
    }
}
