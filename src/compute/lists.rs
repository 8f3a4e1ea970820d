//! Tables of lists side by side: the overviews of revenue and expenditure.

use crate::codes::CodeLevel;
use crate::codes::FunctionCode;
use crate::compute::Cell;
use crate::compute::FilledRow;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::aggregate::totals;
use crate::compute::cells::Inputs;
use crate::compute::cells::text;
use crate::compute::tree;
use crate::money::Money;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Filter;
use crate::packs::ListDef;
use crate::packs::ListItem;
use crate::packs::Measure;
use crate::packs::Numbering;
use crate::packs::Source;
use crate::packs::TreeList;

/// A row of one list, before the lists are put side by side.
#[derive(Clone, Default)]
struct Part {
    label: String,
    key: Option<RowKey>,
    /// One amount per amount column of the list; none for headings.
    amounts: Vec<Money>,
    is_total: bool,
}

pub(in crate::compute) fn fill(
    inputs: Inputs<'_>,
    lists: &[ListDef],
    columns: &[&ColumnDef],
) -> Vec<FilledRow> {
    let parts: Vec<(Vec<Part>, Vec<Part>)> = lists
        .iter()
        .enumerate()
        .map(|(at, list)| {
            let filters = amount_filters(at, columns);
            (
                items(inputs, &list.head, &filters),
                items(inputs, &list.tail, &filters),
            )
        })
        .collect();
    let head = parts.iter().map(|(head, _)| head.len()).max().unwrap_or(0);
    let tail = parts.iter().map(|(_, tail)| tail.len()).max().unwrap_or(0);
    let heads = (0..head).map(|at| pick(&parts, |(head, _)| head.get(at)));
    let tails = (0..tail).map(|at| {
        pick(&parts, |(_, list)| {
            (at + list.len())
                .checked_sub(tail)
                .and_then(|at| list.get(at))
        })
    });
    heads.chain(tails).map(|row| join(columns, &row)).collect()
}

fn pick<'a>(
    parts: &'a [(Vec<Part>, Vec<Part>)],
    of: impl Fn(&'a (Vec<Part>, Vec<Part>)) -> Option<&'a Part>,
) -> Vec<Option<&'a Part>> {
    parts.iter().map(of).collect()
}

/// The further conditions of the amount columns of a list.
fn amount_filters<'a>(list: usize, columns: &[&'a ColumnDef]) -> Vec<&'a [Filter]> {
    columns
        .iter()
        .filter_map(|column| match &column.value {
            ColumnValue::ListAmount(at, filters) if *at == list => Some(filters.as_slice()),
            _ => None,
        })
        .collect()
}

fn items(inputs: Inputs<'_>, items: &[ListItem], columns: &[&[Filter]]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut sums = row_sums(inputs, items, columns).into_iter();
    for item in items {
        match item {
            ListItem::Row {
                id, label, total, ..
            } => parts.push(Part {
                label: label.clone(),
                key: Some(RowKey::Fixed(id.clone())),
                amounts: sums.by_ref().take(columns.len()).collect(),
                is_total: *total,
            }),
            ListItem::Heading(label) => {
                parts.push(Part {
                    label: label.clone(),
                    ..Part::default()
                });
            }
            ListItem::Blank => parts.push(Part::default()),
            ListItem::FunctionRows { rows, of, filter } => {
                parts.extend(function_rows(inputs, rows, &(*of, filter), columns));
            }
            ListItem::FunctionCategories {
                numbering,
                of,
                filter,
            } => {
                parts.extend(categories(inputs, *numbering, *of, filter, columns));
            }
        }
    }
    parts
}

fn figures(filter: &[Filter], columns: &[&[Filter]]) -> Vec<Vec<Filter>> {
    columns.iter().map(|more| [filter, more].concat()).collect()
}

/// The amounts of all rows that have their own conditions, row by row, in one pass per source.
fn row_sums(inputs: Inputs<'_>, items: &[ListItem], columns: &[&[Filter]]) -> Vec<Money> {
    let mut measures = Vec::new();
    for item in items {
        if let ListItem::Row { of, filter, .. } = item {
            let of = *of;
            measures.extend(
                figures(filter, columns)
                    .into_iter()
                    .map(|filters| Measure { of, filters }),
            );
        }
    }
    totals(inputs.facts, &measures)
}

/// A row for each of some functional categories, in use or not.
fn function_rows(
    inputs: Inputs<'_>,
    rows: &[(FunctionCode, String)],
    (of, filter): &(Source, &Vec<Filter>),
    columns: &[&[Filter]],
) -> Vec<Part> {
    let used = categories(inputs, Numbering::None, *of, filter, columns);
    let part = |(code, label): &(FunctionCode, String)| {
        let key = Some(RowKey::Function(Some(*code)));
        let amounts = match used.iter().find(|it| it.key == key) {
            Some(used) => used.amounts.clone(),
            None => vec![Money::ZERO; columns.len()],
        };
        Part {
            label: label.clone(),
            key,
            amounts,
            is_total: false,
        }
    };
    rows.iter().map(part).collect()
}

/// A row per functional category in use, in the order of the codes.
fn categories(
    inputs: Inputs<'_>,
    numbering: Numbering,
    of: Source,
    filter: &[Filter],
    columns: &[&[Filter]],
) -> Vec<Part> {
    let mut all = vec![filter.to_vec()];
    all.extend(figures(filter, columns));
    let defs = tree::Tree {
        list: TreeList::Function,
        levels: &[CodeLevel::Category],
        of,
        filter,
        total: None,
    };
    let (branches, _) = tree::branches(inputs, &defs, &all);
    branches
        .into_iter()
        .enumerate()
        .map(|(at, branch)| Part {
            label: format!("{}{}", ordinal(numbering, at + 1), branch.name),
            key: Some(RowKey::Function(
                branch
                    .number
                    .and_then(|number| FunctionCode::try_from(number).ok()),
            )),
            amounts: branch.sums[1..].to_vec(),
            is_total: false,
        })
        .collect()
}

/// The number before a label: `一、`.
pub(in crate::compute) fn ordinal(numbering: Numbering, number: usize) -> String {
    match numbering {
        Numbering::Chinese => format!("{}、", chinese_number(number)),
        Numbering::Bracketed => format!("（{}）", chinese_number(number)),
        Numbering::Arabic => format!("{number}、"),
        Numbering::None => String::new(),
    }
}

/// 1 to 99 as 一 to 九十九; there are fewer functional categories than that.
fn chinese_number(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let ones = DIGITS[number % 10];
    match number / 10 {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        tens => format!("{}十{ones}", DIGITS[tens % 10]),
    }
}

fn join(columns: &[&ColumnDef], parts: &[Option<&Part>]) -> FilledRow {
    let mut used = vec![0; parts.len()];
    let cells = columns
        .iter()
        .map(|column| match &column.value {
            ColumnValue::ListLabel(list) => text(
                parts[*list]
                    .map(|part| part.label.as_str())
                    .unwrap_or_default(),
            ),
            ColumnValue::ListAmount(list, _) => {
                let at = used[*list];
                used[*list] += 1;
                let amount = parts[*list].and_then(|part| part.amounts.get(at));
                amount.map_or(Cell::Blank, |amount| Cell::Amount(*amount))
            }
            _ => Cell::Blank,
        })
        .collect();
    let is_total = parts.iter().flatten().any(|part| part.is_total);
    FilledRow {
        keys: parts
            .iter()
            .map(|part| part.and_then(|part| part.key.clone()))
            .collect(),
        style: if is_total {
            RowStyle::Total
        } else {
            RowStyle::Plain
        },
        depth: 1,
        cells,
    }
}

#[cfg(test)]
mod tests {
    use super::chinese_number;

    #[test]
    fn numbers_are_counted_in_chinese() {
        let shown: Vec<String> = [1, 9, 10, 11, 20, 31]
            .into_iter()
            .map(chinese_number)
            .collect();
        assert_eq!(shown, ["一", "九", "十", "十一", "二十", "三十一"]);
    }
}
