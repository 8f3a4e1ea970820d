//! Amounts that texts quote with the name of a figure: `公务接待费安排 3 万元`.
//!
//! Deliberately not here: whether they are right.

use std::ops::Range;

use crate::model::Field;
use crate::model::NoteField;
use crate::model::NoteKind;
use crate::model::Owner;
use crate::model::RecordId;
use crate::money::Money;
use crate::reading::Number;
use crate::reading::Reading;
use crate::reading::labels_before;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::ledger::About;
use crate::rules::ledger::Quantity;
use crate::rules::passages::Passage;

/// An amount quoted with a name (引用数额).
#[derive(Clone, Debug)]
pub(in crate::rules) struct Quoted<'a> {
    pub passage: Passage<'a>,
    pub name: &'static str,
    pub quantity: Quantity,
    pub number: Number,
    pub amount: Money,
    pub sentence: Range<usize>,
}

/// Names of figures; of two that fit, the longer.
const NAMES: [(&str, Quantity); 52] = [
    ("收支总预算", Quantity::RevenueTotal),
    ("收支总计", Quantity::RevenueTotal),
    ("收入总计", Quantity::RevenueTotal),
    ("收入总额", Quantity::RevenueTotal),
    ("收入总预算", Quantity::RevenueTotal),
    ("本年收入合计", Quantity::CurrentRevenue),
    ("本年收入", Quantity::CurrentRevenue),
    ("上年结转", Quantity::CarryOver),
    ("上年结转结余", Quantity::CarryOver),
    ("一般公共预算拨款收入", Quantity::GeneralRevenue),
    ("一般公共预算收入", Quantity::GeneralRevenue),
    ("一般公共预算拨款", Quantity::GeneralRevenue),
    ("一般公共预算财政拨款收入", Quantity::GeneralRevenue),
    ("一般公共预算财政拨款", Quantity::GeneralRevenue),
    ("一般公共预算支出", Quantity::GeneralRevenue),
    ("一般公共预算财政拨款支出", Quantity::GeneralRevenue),
    ("政府性基金预算拨款收入", Quantity::FundRevenue),
    ("政府性基金预算收入", Quantity::FundRevenue),
    ("政府性基金收入", Quantity::FundRevenue),
    ("政府性基金预算财政拨款收入", Quantity::FundRevenue),
    ("政府性基金预算支出", Quantity::FundRevenue),
    ("支出总计", Quantity::SpendingTotal),
    ("支出总额", Quantity::SpendingTotal),
    ("支出总预算", Quantity::SpendingTotal),
    ("本年支出合计", Quantity::SpendingTotal),
    ("本年支出", Quantity::SpendingTotal),
    ("基本支出", Quantity::Basic),
    ("人员经费", Quantity::Personnel),
    ("公用经费", Quantity::Operating),
    ("日常公用经费", Quantity::Operating),
    ("项目支出", Quantity::Project),
    ("“三公”经费", Quantity::ThreePublic),
    ("三公经费", Quantity::ThreePublic),
    ("“三公”经费支出", Quantity::ThreePublic),
    ("因公出国（境）费", Quantity::Overseas),
    ("因公出国（境）费用", Quantity::Overseas),
    ("因公出国(境)费", Quantity::Overseas),
    ("因公出国（境）费支出", Quantity::Overseas),
    ("公务用车购置及运行费", Quantity::Vehicles),
    ("公务用车购置及运行维护费", Quantity::Vehicles),
    ("公务用车购置及运维费", Quantity::Vehicles),
    ("公务用车购置及运行维护费支出", Quantity::Vehicles),
    ("公务用车购置费", Quantity::VehiclePurchase),
    ("公务用车运行费", Quantity::VehicleOperation),
    ("公务用车运行维护费", Quantity::VehicleOperation),
    ("公务用车运维费", Quantity::VehicleOperation),
    ("公务用车运行维护费支出", Quantity::VehicleOperation),
    ("公务接待费", Quantity::Hospitality),
    ("公务接待费支出", Quantity::Hospitality),
    ("政府采购", Quantity::Procurement),
    ("政府采购支出", Quantity::Procurement),
    ("机关运行经费", Quantity::Unbound),
];

/// Words that may stand before a name that other names end with.
const BEFORE_NAMES: [&str; 16] = [
    "",
    "其中",
    "安排",
    "预算",
    "年度",
    "年",
    "财政拨款",
    "一般公共预算",
    "部门",
    "单位",
    "本年",
    "全年",
    "（",
    "(",
    "共",
    "和",
];

/// How the names of units end.
const UNITS: [&str; 9] = ["部门", "单位", "中心", "局", "委", "院", "校", "馆", "站"];

/// Words that make an amount another one than this year's.
const OTHERWISE: [&str; 16] = [
    "上年", "去年", "增加", "减少", "增长", "下降", "较", "比", "新增", "压减", "调整", "追加",
    "决算", "执行", "完成", "剩余",
];

/// Whose figures a text is about, in a statement; none for texts about projects and terms.
pub(in crate::rules) fn statement_about(
    ctx: &CheckCtx<'_>,
    passage: &Passage<'_>,
) -> Option<About> {
    let id = match (passage.record, passage.field) {
        (RecordId::Note(id), Field::Note(NoteField::Body)) => id,
        (RecordId::EditedParagraph(_), _) => return Some(About::Department),
        _ => return None,
    };
    let note = ctx.budget.notes.find(id)?;
    match (note.kind, note.owner) {
        (NoteKind::Glossary, _) | (_, Some(Owner::Project(_) | Owner::Line(_))) => None,
        (_, Some(Owner::Unit(unit))) => Some(About::Unit(unit)),
        (_, None) => Some(About::Department),
    }
}

/// Whose figures a sentence means (所指范围), in a text about a unit or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Meant {
    pub first: About,
    /// What it may mean as well: units speak of themselves as 本部门 too.
    pub other: Option<About>,
}

/// Words for whose figures are meant, in the text of a unit.
const SPEAKERS: [(&str, Speaker); 9] = [
    ("全部门", Speaker::Department),
    ("部门合计", Speaker::Department),
    ("部门汇总", Speaker::Department),
    ("部门总计", Speaker::Department),
    ("整个部门", Speaker::Department),
    ("本部门", Speaker::Either),
    ("我部门", Speaker::Either),
    ("本单位", Speaker::Unit),
    ("我单位", Speaker::Unit),
];

/// Whom a word means.
#[derive(Clone, Copy)]
enum Speaker {
    Department,
    Either,
    Unit,
}

/// Whose figures a sentence means at its end, in a text about `about`: the last word for it counts.
pub(in crate::rules) fn meant(about: About, sentence: &str) -> Meant {
    let words = SPEAKERS.into_iter();
    let last = words.filter_map(|(word, speaker)| Some((sentence.rfind(word)?, speaker)));
    match last.max_by_key(|(at, _)| *at) {
        Some((_, Speaker::Department)) => Meant::only(About::Department),
        Some((_, Speaker::Either)) => Meant {
            first: About::Department,
            other: (about != About::Department).then_some(about),
        },
        Some((_, Speaker::Unit)) | None => Meant::only(about),
    }
}

impl Meant {
    const fn only(first: About) -> Self {
        Self { first, other: None }
    }
}

impl Quoted<'_> {
    /// Whose figure it is, in a text about `about`.
    pub fn meant(&self, about: About) -> Meant {
        let before = self.sentence.start..self.number.start;
        meant(about, &self.passage.text[before])
    }
}

/// The amounts of this year that a text quotes by name.
pub(in crate::rules) fn quoted_figures<'a>(
    (passage, reading): (Passage<'a>, Reading<'_>),
    year: Option<u16>,
) -> Vec<Quoted<'a>> {
    let mut found = Vec::new();
    if !reading.numbers.iter().any(|it| it.money().is_some()) {
        return found;
    }
    for sentence in sentences(reading.text) {
        for number in reading.numbers_in(&sentence) {
            let Some(amount) = number.money().filter(|_| !number.is_quoted) else {
                continue;
            };
            if !is_this_year(&reading, &sentence, number, year) {
                continue;
            }
            let mut labels = labels_before(reading.text, number.start);
            if let Some((name, quantity)) = labels.find_map(named) {
                found.push(Quoted {
                    passage,
                    name,
                    quantity,
                    number: *number,
                    amount,
                    sentence: sentence.clone(),
                });
            }
        }
    }
    found
}

/// Whether an amount is one of the budget year, as far as its sentence tells.
fn is_this_year(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    number: &Number,
    year: Option<u16>,
) -> bool {
    let before = &reading.text[sentence.start..number.start];
    let clause = before
        .rsplit(['，', '；', '：', '、'])
        .next()
        .unwrap_or(before);
    let label = clause.replace("上年结转", "");
    let last_year = reading
        .numbers_in(&(sentence.start..number.start))
        .iter()
        .filter_map(|it| it.year().filter(|_| !it.is_quoted))
        .next_back();
    let is_own = match (last_year, year) {
        (Some(last), Some(year)) => last == year,
        _ => true,
    };
    is_own && !OTHERWISE.iter().any(|word| label.contains(word))
}

/// The figure a label names.
fn named(label: &str) -> Option<(&'static str, Quantity)> {
    let (name, quantity) = NAMES
        .into_iter()
        .filter(|(name, _)| label.ends_with(name))
        .max_by_key(|(name, _)| name.len())?;
    let before = label[..label.len() - name.len()].trim();
    let is_whole = !quantity.is_general()
        || BEFORE_NAMES.contains(&before)
        || before.ends_with(['年', '度', '（', '(', '中', '额', '.', '．', '）']);
    let is_of_unit = || UNITS.iter().any(|it| before.ends_with(it));
    (is_whole || (quantity.is_total() && is_of_unit())).then_some((name, quantity))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::UnitId;

    #[test]
    fn a_unit_may_speak_of_the_department() {
        let own = About::Unit(UnitId::new(1));
        let check = |about, sentence, first, other| {
            assert_eq!(meant(about, sentence), Meant { first, other }, "{sentence}");
        };
        check(own, "2024年收支总预算5万元", own, None);
        check(own, "全部门收支总预算5万元", About::Department, None);
        check(own, "本部门收支总预算5万元", About::Department, Some(own));
        check(own, "全部门收支总预算5万元，其中本单位", own, None);
        check(
            About::Department,
            "本部门收支总预算5万元",
            About::Department,
            None,
        );
    }

    #[test]
    fn labels_name_figures() {
        let check = |label, expected| {
            assert_eq!(named(label).map(|it| it.1), expected, "{label}");
        };
        check("2024年收支总预算", Some(Quantity::RevenueTotal));
        check("其中", None);
        check("基本支出", Some(Quantity::Basic));
        check("某某中心项目支出", None);
        check("某某中心收支总预算", Some(Quantity::RevenueTotal));
        check("政府采购支出总额", None);
        check("我部门财政拨款“三公”经费", Some(Quantity::ThreePublic));
        check("公务用车购置及运行维护费", Some(Quantity::Vehicles));
        check("一般公共预算财政拨款", Some(Quantity::GeneralRevenue));
    }
}
