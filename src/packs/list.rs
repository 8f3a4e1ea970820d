//! Lists of codes and words that rules speak of, each with its source.
//!
//! Where a list is long or differs by region it is data here; what a rule does with it is in `rules`.

use serde::Deserialize;

/// The lists that rules use (规则用表标识); a pack has each, if only an empty one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum ListId {
    /// 可列基本支出的功能分类项级科目.
    BasicFunctions,
    /// 已停用的科目名称和用语.
    ObsoleteTerms,
    /// 常见错别字.
    Misspellings,
    /// 设备价值标准（万元）.
    EquipmentThresholds,
}

impl ListId {
    /// Every list.
    pub const ALL: [Self; 4] = [
        Self::BasicFunctions,
        Self::ObsoleteTerms,
        Self::Misspellings,
        Self::EquipmentThresholds,
    ];

    /// What it lists, as people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::BasicFunctions => "可列基本支出的功能分类科目",
            Self::ObsoleteTerms => "已停用的科目名称和用语",
            Self::Misspellings => "常见错别字",
            Self::EquipmentThresholds => "设备价值标准（万元）",
        }
    }
}

/// A list of codes or words (规则用表).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleList {
    /// Which one.
    pub id: ListId,
    /// The documents it comes from, and how certain it is.
    pub source: String,
    /// Its entries, in the order written.
    pub entries: Vec<ListEntry>,
}

/// An entry of a list (表内条目).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListEntry {
    /// A code, standing for all below it, or a word.
    pub text: String,
    /// What goes with it: the name of the code, the word to use instead.
    #[serde(default)]
    pub note: String,
}

impl RuleList {
    /// Takes over what a region states: a known text anew, any other at the end.
    pub(in crate::packs) fn take(&mut self, region: Self) {
        self.source = region.source;
        for entry in region.entries {
            match self.entries.iter_mut().find(|old| old.text == entry.text) {
                Some(old) => *old = entry,
                None => self.entries.push(entry),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_adds_to_a_list_and_says_some_of_it_anew() {
        let entry = |text: &str, note: &str| ListEntry {
            text: text.to_owned(),
            note: note.to_owned(),
        };
        let list = |source: &str, entries: Vec<ListEntry>| RuleList {
            id: ListId::ObsoleteTerms,
            source: source.to_owned(),
            entries,
        };
        let mut base = list("甲", vec![entry("旧", "新"), entry("老", "新")]);
        base.take(list("乙", vec![entry("老", "今"), entry("陈", "鲜")]));
        let merged = vec![entry("旧", "新"), entry("老", "今"), entry("陈", "鲜")];
        assert_eq!(base, list("乙", merged));
    }
}
