//! Sentences of a template as stretches of text.

use rust_decimal::Decimal;

use crate::compute::Change;
use crate::compute::FilledTable;
use crate::compute::percent_text;
use crate::narrative::Basis;
use crate::narrative::Place;
use crate::narrative::Run;
use crate::narrative::RunKind;
use crate::narrative::figures::Figure;
use crate::narrative::figures::amount_text;
use crate::narrative::lists::Item;
use crate::narrative::lists::ItemFigure;
use crate::narrative::lists::count;
use crate::narrative::lists::count_name;
use crate::narrative::lists::count_place;
use crate::narrative::lists::empty_tables;
use crate::narrative::lists::listed;
use crate::narrative::words::date_words;
use crate::packs::CountOf;
use crate::packs::ListPart;
use crate::packs::PartDef;
use crate::packs::SentenceDef;

/// What stands where a cause is still to be written.
const OPEN: &str = "（请写明原因）";

/// Words a cause may begin with that the sentence says already.
const LEADS: [&str; 8] = [
    "主要是由于",
    "主要是因为",
    "主要原因是",
    "主要原因为",
    "原因是",
    "主要是",
    "是由于",
    "由于",
];

/// The sentences that stand, as stretches of text; words side by side are one.
pub(super) fn runs(basis: &Basis<'_>, sentences: &[SentenceDef]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for sentence in sentences.iter().filter(|it| basis.hold(&it.when)) {
        for part in &sentence.parts {
            for run in part_runs(basis, part) {
                match (runs.last_mut(), &run.kind) {
                    (Some(last), RunKind::Words) if last.kind == RunKind::Words => {
                        last.text.push_str(&run.text);
                    }
                    _ => runs.push(run),
                }
            }
        }
    }
    runs
}

fn part_runs(basis: &Basis<'_>, part: &PartDef) -> Vec<Run> {
    let figure = |id: &str, runs: fn(&Figure<'_>) -> Vec<Run>| {
        basis.figures.get(id).map(runs).unwrap_or_default()
    };
    match part {
        PartDef::Text(text) => vec![Run::words(basis.words.fill(text))],
        PartDef::Amount(id) => figure(id, |it| {
            vec![Run::figure(
                it.text(it.now),
                &it.def.label,
                it.place.clone(),
            )]
        }),
        PartDef::Prior(id) => figure(id, |it| {
            let text = it.text(it.then.unwrap_or_default());
            vec![Run::figure(
                text,
                format!("上年{}", it.def.label),
                it.place.clone(),
            )]
        }),
        PartDef::Change(id) => figure(id, change),
        PartDef::Cause(id) => figure(id, cause),
        PartDef::Count(of) => vec![Run::figure(
            count(basis, of).to_string(),
            count_name(of),
            count_place(basis, of),
        )],
        PartDef::Share(part, whole) => share(basis, part, whole),
        PartDef::List(list) => list_runs(basis, list),
        PartDef::EmptyTables => vec![Run::words(table_names(basis))],
        PartDef::CutOff => {
            let date = basis.cut_off().map(date_words).unwrap_or_default();
            let place = basis.budget.asset_stock.first();
            let place = place.map(|row| Place::Record(row.id.into()));
            vec![Run::figure(date, "截止日期", place)]
        }
    }
}

/// 增加 or 减少 by how much, and how many percent; the difference is that of the printed figures.
fn change(figure: &Figure<'_>) -> Vec<Run> {
    let Some(then) = figure.then else {
        return Vec::new();
    };
    let printed = Change {
        then: figure.printed(then),
        now: figure.printed(figure.now),
    };
    let difference = printed.difference();
    if difference.is_zero() {
        return vec![Run::words("持平")];
    }
    let is_more = difference.fen() > 0;
    let bound = |text: String, what: &str| {
        Run::figure(
            text,
            format!("{}{what}", figure.def.label),
            figure.place.clone(),
        )
    };
    let mut runs = vec![
        Run::words(if is_more { "增加" } else { "减少" }),
        bound(figure.text(difference.abs()), "增减额"),
    ];
    match printed.percent() {
        Some(_) if printed.now.is_zero() => {}
        Some(percent) => {
            runs.push(Run::words(if is_more { "，增长" } else { "，下降" }));
            runs.push(bound(percent_text(percent.abs()), "增减率"));
        }
        None => {}
    }
    runs
}

/// The cause of a change; asked for where it is to be told and isn't written.
fn cause(figure: &Figure<'_>) -> Vec<Run> {
    let told = stripped(&figure.cause);
    if told.is_empty() && !figure.needs_cause {
        return Vec::new();
    }
    let run = if told.is_empty() {
        Run {
            text: OPEN.to_owned(),
            kind: RunKind::Open(figure.cause_place.clone()),
        }
    } else {
        Run {
            text: told.to_owned(),
            kind: RunKind::Cause(figure.cause_place.clone()),
        }
    };
    vec![Run::words("，主要原因是"), run]
}

/// A cause without the words that lead to it and the full stop behind it.
fn stripped(cause: &str) -> &str {
    let cause = cause.trim().trim_end_matches(['。', '；', '.']);
    let lead = LEADS.iter().find_map(|lead| cause.strip_prefix(lead));
    lead.unwrap_or(cause).trim_start_matches(['：', ':', '，'])
}

fn share(basis: &Basis<'_>, part: &CountOf, whole: &CountOf) -> Vec<Run> {
    let [part_count, whole_count] = [part, whole].map(|of| Decimal::from(count(basis, of)));
    let percent = (part_count * Decimal::ONE_HUNDRED).checked_div(whole_count);
    let text = percent.map_or_else(
        || "0".to_owned(),
        |it| it.round_dp(1).normalize().to_string(),
    );
    let name = format!("{}占比", count_name(part));
    vec![Run::figure(
        format!("{text}%"),
        name,
        count_place(basis, part),
    )]
}

fn list_runs(basis: &Basis<'_>, list: &ListPart) -> Vec<Run> {
    let mut items = listed(basis, &list.of);
    let is_cut = list.at_most.is_some_and(|most| items.len() > most);
    if let Some(most) = list.at_most.filter(|_| is_cut) {
        items.sort_by_key(|item| std::cmp::Reverse(item.amount()));
        items.truncate(most);
    }
    let mut runs = Vec::new();
    let mut was_part = None;
    for item in items {
        let is_part = item.is_part;
        runs.push(Run::words(format!(
            "{}{}",
            mark(was_part, is_part),
            item.name
        )));
        if list.amounts {
            runs.push(item_figure(basis, item));
        }
        was_part = Some(is_part);
    }
    if was_part == Some(true) {
        runs.push(Run::words("）"));
    }
    if is_cut {
        runs.push(Run::words("等"));
    }
    runs
}

/// What stands before a listed thing; parts of the one before them stand in brackets.
const fn mark(was_part: Option<bool>, is_part: bool) -> &'static str {
    match (was_part, is_part) {
        (None, _) => "",
        (Some(false), true) => "（其中：",
        (Some(true), false) => "）、",
        (Some(_), _) => "、",
    }
}

fn item_figure(basis: &Basis<'_>, item: Item) -> Run {
    let text = match item.figure {
        ItemFigure::Amount(amount) => amount_text(basis.template.frame.format, amount),
        ItemFigure::Quantity(text) => text,
    };
    Run::figure(text, item.name, item.place)
}

fn table_names(basis: &Basis<'_>) -> String {
    let name = |table: &FilledTable| {
        if table.number.is_empty() {
            format!("《{}》", table.title)
        } else {
            format!("{}《{}》", table.number, table.title)
        }
    };
    let names: Vec<String> = empty_tables(basis.book).map(name).collect();
    names.join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_fits_behind_the_words_that_lead_to_it() {
        assert_eq!(stripped("主要是由于机构改革。"), "机构改革");
        assert_eq!(stripped("人员增加"), "人员增加");
        assert_eq!(stripped(" 主要原因是：新增项目；"), "新增项目");
        assert_eq!(stripped("。"), "");
    }
}
