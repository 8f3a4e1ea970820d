//! K-13: the grades of an indicator fall from 优 to 差 without gap or overlap.

use rust_decimal::Decimal;

use crate::model::IndicatorField;
use crate::packs::ListEntry;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::figures::Figure;
use crate::rules::figures::Relation;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/grades",
    code: "K-13",
    severity: Severity::Warning,
    title: "评价等次有序、不重叠",
    explanation: include_str!("grades.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let words: Vec<&ListEntry> = ctx.pack.list(ListId::GradeWords).collect();
    for form in ctx.forms {
        for target in &form.targets {
            let it = target.indicator;
            let texts = [&it.excellent, &it.good, &it.fair, &it.poor].map(|text| text.trim());
            if texts.iter().any(|text| text.is_empty()) {
                continue;
            }
            if let Some(fault) = fault(&texts, &words) {
                let message = format!(
                    "“{}”的指标“{}”评价标准优“{}”、良“{}”、中“{}”、差“{}”：{fault}",
                    form.name(ctx.budget),
                    target.name,
                    texts[0],
                    texts[1],
                    texts[2],
                    texts[3]
                );
                let place = target.place(IndicatorField::Excellent);
                findings.push(Finding::new(&RULE, place, message));
            }
        }
    }
}

/// The names of the grades.
const NAMES: [&str; 4] = ["优", "良", "中", "差"];

/// What is wrong with four grades; nothing where they can't be compared.
fn fault(texts: &[&str; 4], words: &[&ListEntry]) -> Option<String> {
    by_words(texts, words).or_else(|| by_numbers(texts))
}

/// Grades in words of one series must come in its order.
fn by_words(texts: &[&str; 4], words: &[&ListEntry]) -> Option<String> {
    let series = |note: &str| {
        let of_series: Vec<&str> = words
            .iter()
            .filter(|it| it.note == note)
            .map(|it| it.text.as_str())
            .collect();
        let ranks = texts.map(|text| of_series.iter().position(|it| *it == text));
        ranks.iter().all(Option::is_some).then_some(ranks)
    };
    let ranks = words.iter().find_map(|it| series(&it.note))?;
    let at = (1..4).find(|at| ranks[*at] <= ranks[at - 1])?;
    let (better, worse) = (NAMES[at - 1], NAMES[at]);
    Some(format!(
        "{better}“{}”应高于{worse}“{}”",
        texts[at - 1],
        texts[at]
    ))
}

/// The bound of a grade (等次界限): where it begins, counted from the best.
#[derive(Clone, Copy)]
struct Bound {
    number: Decimal,
    /// Whether more is better.
    is_floor: bool,
}

/// `≥95%`, `90%-95%`, `100%`: the lower end; `≤1%`: the upper.
fn bound(text: &str) -> Option<Bound> {
    let lower = text.split(['-', '—', '～', '~', '至']).next()?;
    let figure = Figure::parse(text).or_else(|| Figure::parse(lower))?;
    let is_ceiling = figure.relation.is_some_and(Relation::is_ceiling);
    Some(Bound {
        number: figure.number,
        is_floor: !is_ceiling,
    })
}

fn by_numbers(texts: &[&str; 4]) -> Option<String> {
    let [first, second, third] = [bound(texts[0])?, bound(texts[1])?, bound(texts[2])?];
    let upper = [first, second, third];
    if upper.iter().any(|it| it.is_floor != first.is_floor) {
        return None;
    }
    let falls = |a: Bound, b: Bound| {
        if first.is_floor {
            a.number > b.number
        } else {
            a.number < b.number
        }
    };
    if let Some(at) = (1..3).find(|at| !falls(upper[at - 1], upper[*at])) {
        return Some(format!("{}应高于{}", NAMES[at - 1], NAMES[at]));
    }
    // The last grade begins where the third ends: 中 ≥90，差 <90.
    let last = Figure::parse(texts[3])?;
    let relation = last.relation?;
    if relation.is_ceiling() != first.is_floor || last.number == third.number {
        return None;
    }
    let overlaps = (last.number > third.number) == first.is_floor;
    let what = if overlaps {
        "重叠"
    } else {
        "之间有空档"
    };
    Some(format!("中与差{what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: [&str; 4], expected: Option<&str>) {
        let words: Vec<ListEntry> = ["非常满意", "满意", "基本满意", "不满意"]
            .map(|text| ListEntry {
                text: text.to_owned(),
                note: "满意".to_owned(),
            })
            .into();
        let words: Vec<&ListEntry> = words.iter().collect();
        assert_eq!(fault(&texts, &words).as_deref(), expected, "{texts:?}");
    }

    #[test]
    fn grades_that_fall_without_gap_are_fine() {
        check(["100%", "≥90%", "≥80%", "<80%"], None);
        check([">95%", "≥90%", "≥80%", "<80%"], None);
        check(["95%-100%", "90%-95%", "80-90%", "70-80%"], None);
        check(["≤1%", "≤3%", "≤5%", ">5%"], None);
        check(["非常满意", "满意", "基本满意", "不满意"], None);
        check(["及时兑现到位", "当年兑现", "次年兑现", "不能兑现"], None);
    }

    #[test]
    fn grades_out_of_order_overlapping_or_apart_are_found() {
        check(["≥100%", "≥95%", "≥90%", "<91%"], Some("中与差重叠"));
        check(["≥90%", "≥80%", "≥70%", "<60%"], Some("中与差之间有空档"));
        check(["≤1%", "≤3%", "≤5%", ">4%"], Some("中与差重叠"));
        check(["≤1%", "≤3%", "≤5%", ">6%"], Some("中与差之间有空档"));
        check(["≥90%", "≥95%", "≥80%", "<80%"], Some("优应高于良"));
        check(["≥90%", "≥80%", "≥80%", "<80%"], Some("良应高于中"));
        check(
            ["非常满意", "基本满意", "满意", "不满意"],
            Some("良“基本满意”应高于中“满意”"),
        );
    }
}
