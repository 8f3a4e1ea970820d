//! Lists of codes and words that rules speak of, each with its source.
//!
//! Where a list is long or differs by region it is data here; what a rule does with it is in `rules`.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use serde::Deserialize;

/// The lists that rules use (规则用表标识); a pack has each, if only an empty one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum ListId {
    /// 事前评估用语.
    AppraisalWords,
    /// 社会团体用语; the note 除外 takes one out.
    Associations,
    /// 可列基本支出的功能分类项级科目.
    BasicFunctions,
    /// 集中采购目录.
    CentralCatalogue,
    /// 资产配置类经济科目.
    EquipmentClasses,
    /// 设备价值标准（万元）.
    EquipmentThresholds,
    /// 只属于某些领域的用语; the note names the fields they belong to.
    ForeignWords,
    /// 对社会保险基金补助的功能分类科目.
    FundSubsidies,
    /// 一般性支出的经济科目.
    GeneralSpending,
    /// 评价等次用语, best first; the note names the series.
    GradeWords,
    /// 指标方向用语; the note says which way is good.
    IndicatorSenses,
    /// 计量单位; the note is their kind.
    MeasureUnits,
    /// 常见错别字.
    Misspellings,
    /// 已停用的科目名称和用语.
    ObsoleteTerms,
    /// 可以写其他年度的用语; the note says on which side of the year they stand.
    OtherYearWords,
    /// 应编采购预算的服务、维修科目.
    ProcurableClasses,
    /// 只列项目支出的功能分类科目.
    ProjectFunctions,
    /// 少见的经济科目.
    RareEconomic,
    /// 维修和建设类经济科目.
    RepairClasses,
    /// 应有的指标类别.
    RequiredLevels,
    /// 本单位人员经费用语.
    StaffMoneyWords,
    /// 资产存量截止日期.
    StockDates,
    /// 不列入部门预算的功能分类科目.
    TransferFunctions,
    /// 可以超过 100% 的比率.
    UncappedRates,
    /// 不得列入政府购买服务的内容.
    UnfitServices,
    /// 工资类经济科目.
    WageClasses,
    /// 不规范的计量单位; the note is the right one.
    WrongMeasures,
}

impl ListId {
    /// Every list.
    pub const ALL: [Self; 27] = [
        Self::AppraisalWords,
        Self::Associations,
        Self::BasicFunctions,
        Self::CentralCatalogue,
        Self::EquipmentClasses,
        Self::EquipmentThresholds,
        Self::ForeignWords,
        Self::FundSubsidies,
        Self::GeneralSpending,
        Self::GradeWords,
        Self::IndicatorSenses,
        Self::MeasureUnits,
        Self::Misspellings,
        Self::ObsoleteTerms,
        Self::OtherYearWords,
        Self::ProcurableClasses,
        Self::ProjectFunctions,
        Self::RareEconomic,
        Self::RepairClasses,
        Self::RequiredLevels,
        Self::StaffMoneyWords,
        Self::StockDates,
        Self::TransferFunctions,
        Self::UncappedRates,
        Self::UnfitServices,
        Self::WageClasses,
        Self::WrongMeasures,
    ];

    /// What it lists, as people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::AppraisalWords => "事前评估用语",
            Self::Associations => "社会团体用语",
            Self::BasicFunctions => "可列基本支出的功能分类科目",
            Self::CentralCatalogue => "集中采购目录",
            Self::EquipmentClasses => "资产配置类经济科目",
            Self::EquipmentThresholds => "设备价值标准（万元）",
            Self::ForeignWords => "只属于某些领域的用语",
            Self::FundSubsidies => "对社会保险基金补助的功能分类科目",
            Self::GeneralSpending => "一般性支出的经济科目",
            Self::GradeWords => "评价等次用语",
            Self::IndicatorSenses => "指标方向用语",
            Self::MeasureUnits => "计量单位",
            Self::Misspellings => "常见错别字",
            Self::ObsoleteTerms => "已停用的科目名称和用语",
            Self::OtherYearWords => "可以写其他年度的用语",
            Self::ProcurableClasses => "应编采购预算的服务、维修科目",
            Self::ProjectFunctions => "只列项目支出的功能分类科目",
            Self::RareEconomic => "少见的经济科目",
            Self::RepairClasses => "维修和建设类经济科目",
            Self::RequiredLevels => "应有的指标类别",
            Self::StaffMoneyWords => "本单位人员经费用语",
            Self::StockDates => "资产存量截止日期",
            Self::TransferFunctions => "不列入部门预算的功能分类科目",
            Self::UncappedRates => "可以超过 100% 的比率",
            Self::UnfitServices => "不得列入政府购买服务的内容",
            Self::WageClasses => "工资类经济科目",
            Self::WrongMeasures => "不规范的计量单位",
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

/// What finds the words of each list in texts, made when it is first asked for (词表检索).
#[derive(Clone, Debug, Default)]
pub(in crate::packs) struct Searches([OnceLock<Option<AhoCorasick>>; ListId::ALL.len()]);

impl Searches {
    /// The words of a list that is always the same.
    pub fn of<'a>(&'a self, list: &'a RuleList) -> Option<ListWords<'a>> {
        let search = self.0[list.id as usize].get_or_init(|| {
            AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(list.entries.iter().map(|it| &it.text))
                .ok()
        });
        search.as_ref().map(|search| ListWords {
            search,
            entries: &list.entries,
        })
    }
}

/// The words of a list, looked for in texts all at once (词表).
#[derive(Clone, Copy, Debug)]
pub struct ListWords<'a> {
    search: &'a AhoCorasick,
    entries: &'a [ListEntry],
}

impl<'a> ListWords<'a> {
    /// Where words stand in a text, from left to right, the longest of those that begin together; they never overlap.
    pub fn find(self, text: &str) -> impl Iterator<Item = (Range<usize>, &'a ListEntry)> {
        self.search
            .find_iter(text)
            .map(move |found| (found.range(), &self.entries[found.pattern().as_usize()]))
    }
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

    #[test]
    fn the_longest_word_counts_and_words_do_not_overlap() {
        let entries = ["支出", "养老支出", "出纳"].map(|text| ListEntry {
            text: text.to_owned(),
            note: String::new(),
        });
        let list = RuleList {
            id: ListId::ObsoleteTerms,
            source: String::new(),
            entries: entries.into(),
        };
        let searches = Searches::default();
        let words = searches.of(&list).unwrap();
        let found: Vec<_> = words.find("养老支出纳入支出").collect();
        let told: Vec<_> = found
            .iter()
            .map(|(part, it)| (part.start, &*it.text))
            .collect();
        assert_eq!(told, [(0, "养老支出"), (18, "支出")]);
    }
}
