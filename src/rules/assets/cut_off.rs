//! F-02: the stock of assets is of the day the form asks for.

use std::collections::BTreeSet;

use crate::model::AssetStock;
use crate::model::AssetStockField;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/cut_off",
    code: "F-02",
    severity: Severity::Warning,
    title: "资产截止日期符合报表要求",
    explanation: include_str!("cut_off.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let days: Vec<&str> = ctx
        .pack
        .list(ListId::StockDates)
        .map(|it| it.text.as_str())
        .collect();
    if !ctx.pack.years.contains(ctx.year) {
        // The year itself is wrong.
        return;
    }
    let mut known: Option<(&AssetStock, [u16; 3])> = None;
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for row in &ctx.budget.asset_stock {
        let text = row.cut_off.trim();
        // The same words in many rows are one mistake.
        if text.is_empty() || !seen.insert(text) {
            continue;
        }
        let date = date_of(text);
        if let Some((what, severity)) = fault(ctx, date, &days) {
            findings.push(finding(ctx, row, &what).severity(severity));
        } else if let Some((first, other)) = known {
            findings.extend((date != Some(other)).then(|| mixed(ctx, row, first)));
        } else {
            known = date.map(|date| (row, date));
        }
    }
}

/// What is wrong with a date, and how serious that is.
fn fault(ctx: &CheckCtx<'_>, date: Option<[u16; 3]>, days: &[&str]) -> Option<(String, Severity)> {
    let Some([year, month, day]) = date else {
        return Some(("不是日期".to_owned(), Severity::Warning));
    };
    let budget = ctx.year.number();
    let written = format!("{month:02}-{day:02}");
    if year >= budget {
        let what = format!("不早于预算年度 {budget} 年");
        Some((what, Severity::Warning))
    } else if year + 2 < budget {
        let what = format!("过早，应为 {} 年的存量", budget - 1);
        Some((what, Severity::Warning))
    } else if !days.contains(&written.as_str()) {
        let what = format!("不是报表要求的日期（{}）", days.join("、"));
        Some((what, Severity::Advice))
    } else {
        None
    }
}

/// Year, month and day of a date as people write it.
fn date_of(text: &str) -> Option<[u16; 3]> {
    let mut numbers = text
        .split(|it: char| !it.is_ascii_digit())
        .filter(|it| !it.is_empty());
    let mut next = || numbers.next().and_then(|it| it.parse::<u16>().ok());
    let date = [next()?, next()?, next()?];
    let [year, month, day] = date;
    let is_day = year >= 1949 && (1..=12).contains(&month) && (1..=31).contains(&day);
    (is_day && next().is_none()).then_some(date)
}

fn finding(ctx: &CheckCtx<'_>, row: &AssetStock, what: &str) -> Finding {
    let place = Location::Field(row.id.into(), AssetStockField::CutOff.into());
    let message = format!(
        "{} “{}”{what}",
        place.describe(ctx.budget, ctx.book),
        row.cut_off.trim()
    );
    Finding::new(&RULE, place, message)
}

fn mixed(ctx: &CheckCtx<'_>, row: &AssetStock, first: &AssetStock) -> Finding {
    let place = Location::Field(row.id.into(), AssetStockField::CutOff.into());
    let message = format!(
        "资产存量的截止日期不一致：“{}”和“{}”",
        first.cut_off.trim(),
        row.cut_off.trim()
    );
    let other = Location::Field(first.id.into(), AssetStockField::CutOff.into());
    Finding::new(&RULE, place, message)
        .about("mixed")
        .related(other, ctx.budget.place_of(first.id.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_people_write_it() {
        for text in ["2023-08-31", "2023年8月31日", "2023.8.31", "2023/08/31"] {
            assert_eq!(date_of(text), Some([2023, 8, 31]), "{text}");
        }
        for text in [
            "2023-08",
            "8月31日",
            "去年年底",
            "2023-13-01",
            "2023-08-32",
            "2023-8-31-1",
        ] {
            assert_eq!(date_of(text), None, "{text}");
        }
    }
}
