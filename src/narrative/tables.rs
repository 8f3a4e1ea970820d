//! Tables within the text: figures with last year's, units, the stock of assets.

use crate::compute::Change;
use crate::compute::is_stock_total;
use crate::compute::percent_text;
use crate::compute::stock_value;
use crate::model::UnitNature;
use crate::model::UnitRank;
use crate::narrative::Basis;
use crate::narrative::Bound;
use crate::narrative::Place;
use crate::narrative::TextCell;
use crate::narrative::TextTable;
use crate::narrative::figures::Figure;
use crate::narrative::lists::quantity;
use crate::narrative::lists::stock_name;
use crate::packs::StatementRows;
use crate::packs::StatementTableDef;

/// What stands where there is nothing to say.
const NOTHING: &str = "—";

/// A table; none while its conditions don't hold or nothing stands in it.
pub(super) fn table(basis: &Basis<'_>, def: &StatementTableDef, id: String) -> Option<TextTable> {
    if !basis.hold(&def.when) {
        return None;
    }
    let scale = basis.template.frame.format.scale.label();
    let (unit, header, rows) = match &def.rows {
        StatementRows::Figures(rows) => {
            let (header, rows) = figure_rows(basis, rows);
            (format!("单位：{scale}"), header, rows)
        }
        StatementRows::Units => (
            String::new(),
            vec!["单位名称", "单位性质", "单位规格", "经费保障形式"],
            unit_rows(basis),
        ),
        StatementRows::Stock => (
            format!("单位：{scale}"),
            vec!["项目", "数量", "价值"],
            stock_rows(basis),
        ),
    };
    (!rows.is_empty()).then(|| TextTable {
        id,
        caption: basis.words.fill(&def.caption),
        unit,
        header: header.into_iter().map(|it| basis.words.fill(it)).collect(),
        rows,
    })
}

fn words(text: impl Into<String>) -> TextCell {
    TextCell {
        text: text.into(),
        bound: None,
    }
}

fn bound(text: String, name: &str, place: Option<Place>) -> TextCell {
    TextCell {
        text,
        bound: Some(Bound {
            name: name.to_owned(),
            place,
        }),
    }
}

/// Last year's figures and the changes stand there where one of the rows has last year's.
fn figure_rows(
    basis: &Basis<'_>,
    rows: &[(String, String)],
) -> (Vec<&'static str>, Vec<Vec<TextCell>>) {
    let figures: Vec<(&str, &Figure<'_>)> = rows
        .iter()
        .filter_map(|(label, id)| {
            let figure = basis.figures.get(id)?;
            let label = if label.is_empty() {
                &figure.def.label
            } else {
                label
            };
            Some((label.as_str(), figure))
        })
        .collect();
    let is_compared = figures.iter().any(|(_, it)| it.then.is_some());
    let mut header = vec!["项目", "{year}年预算数"];
    if is_compared {
        header.extend(["{last_year}年预算数", "增减额", "增减率"]);
    }
    let rows = figures
        .into_iter()
        .map(|(label, figure)| figure_row(label, figure, is_compared))
        .collect();
    (header, rows)
}

fn figure_row(label: &str, figure: &Figure<'_>, is_compared: bool) -> Vec<TextCell> {
    let cell = |text: String| bound(text, &figure.def.label, figure.place.clone());
    // The decimals of a column stand below each other, in a row without anything too.
    let digits = |amount| figure.format.digits(amount);
    let mut row = vec![words(label), cell(digits(figure.now))];
    match figure.then {
        _ if !is_compared => {}
        Some(then) => {
            let printed = Change {
                then: figure.printed(then),
                now: figure.printed(figure.now),
            };
            row.push(cell(digits(then)));
            row.push(cell(digits(printed.difference())));
            row.push(cell(
                printed
                    .percent()
                    .map_or_else(|| NOTHING.to_owned(), percent_text),
            ));
        }
        None => row.extend([words(NOTHING), words(NOTHING), words(NOTHING)]),
    }
    row
}

fn unit_rows(basis: &Basis<'_>) -> Vec<Vec<TextCell>> {
    let units = basis.budget.units.iter();
    units
        .map(|unit| {
            let record = Place::Record(unit.id.into());
            let name = bound(unit.name.trim().to_owned(), "单位名称", Some(record));
            let nature = match unit.nature {
                UnitNature::Unstated => NOTHING,
                nature => nature.label(),
            };
            let rank = match unit.rank {
                UnitRank::Unranked => NOTHING,
                rank => rank.label(),
            };
            let others = [nature, rank, unit.funding.label()];
            std::iter::once(name).chain(others.map(words)).collect()
        })
        .collect()
}

fn stock_rows(basis: &Basis<'_>) -> Vec<Vec<TextCell>> {
    let format = basis.template.frame.format;
    let rows = basis.budget.asset_stock.iter();
    let entered = rows.clone().any(is_stock_total);
    let total = (!entered).then(|| {
        let place = rows.clone().next().map(|row| Place::Record(row.id.into()));
        let value = format.digits(stock_value(basis.budget));
        vec![
            words("合计"),
            words(NOTHING),
            bound(value, "资产总额", place),
        ]
    });
    let rows = rows.map(|row| {
        let item = stock_name(row);
        let label = if row.is_part {
            format!("　其中：{item}")
        } else {
            item.to_owned()
        };
        let place = || Some(Place::Record(row.id.into()));
        let count = row
            .quantity
            .map_or_else(|| NOTHING.to_owned(), |_| quantity(row));
        vec![
            words(label),
            bound(count, item, place()),
            bound(format.digits(row.value), item, place()),
        ]
    });
    rows.chain(total).collect()
}
