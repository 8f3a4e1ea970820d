//! Tables with one row per code in use and per code above it.

use std::collections::BTreeMap;

use crate::codes::CodeLevel;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::compute::Cell;
use crate::compute::Facts;
use crate::compute::FilledRow;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::aggregate::MeasureSet;
use crate::compute::aggregate::Sums;
use crate::compute::cells::Inputs;
use crate::compute::cells::column_figures;
use crate::compute::cells::row_cells;
use crate::compute::cells::text;
use crate::compute::facts::Fact;
use crate::model::Budget;
use crate::money::Money;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Filter;
use crate::packs::Pack;
use crate::packs::Source;
use crate::packs::TotalDef;
use crate::packs::TotalPlace;
use crate::packs::TreeList;

/// The body of a tree table.
pub(in crate::compute) struct Tree<'a> {
    pub list: TreeList,
    pub levels: &'a [CodeLevel],
    pub of: Source,
    pub filter: &'a [Filter],
    pub total: Option<&'a TotalDef>,
}

/// A code in the order of a tree: 208, 20801, 2080106, 20805; what has no code comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    is_missing: bool,
    padded: u32,
    level: u8,
}

/// A code as its number, the same for all three lists.
pub(in crate::compute) type Number = Option<u32>;

/// A code in use, with its sums.
pub(in crate::compute) struct Branch {
    pub number: Number,
    pub name: String,
    pub sums: Vec<Money>,
    style: RowStyle,
    depth: u8,
}

pub(in crate::compute) fn fill(
    inputs: Inputs<'_>,
    tree: &Tree<'_>,
    columns: &[&ColumnDef],
) -> Vec<FilledRow> {
    let figures = column_figures(tree.filter, columns);
    let (branches, total) = branches(inputs, tree, &figures);
    let mut rows: Vec<FilledRow> = branches
        .iter()
        .map(|branch| branch_row(tree, columns, branch))
        .collect();
    if let Some(def) = tree.total {
        let row = FilledRow {
            keys: vec![Some(RowKey::Total)],
            style: RowStyle::Total,
            depth: 0,
            cells: row_cells(columns, &total, |column| total_text(def, column)),
        };
        match def.place {
            TotalPlace::First => rows.insert(0, row),
            TotalPlace::Last => rows.push(row),
        }
    }
    rows
}

/// The codes in use, and those above them, in the order of the tree, with the sums of `figures`;
/// and the sums over all codes.
///
/// A code appears when records that meet the first figure have an amount.
pub(in crate::compute) fn branches(
    inputs: Inputs<'_>,
    tree: &Tree<'_>,
    figures: &[Vec<Filter>],
) -> (Vec<Branch>, Vec<Money>) {
    let numbers = axis_numbers(inputs.facts, tree.list);
    let set = MeasureSet::new(tree.of, figures, &inputs.facts.axes);
    let sums = set.sum(inputs.facts, numbers.len(), |_, fact| {
        axis_place(fact, tree.list)
    });
    let deepest = tree
        .levels
        .iter()
        .map(|level| level.depth())
        .max()
        .unwrap_or(0);
    let mut total = vec![Money::ZERO; figures.len()];
    for at in 0..numbers.len() {
        total
            .iter_mut()
            .zip(sums.row(at))
            .for_each(|(sum, amount)| *sum += *amount);
    }
    let branches = roll_up(tree, &numbers, &sums)
        .into_iter()
        .map(|(place, (number, sums))| Branch {
            number,
            name: name(inputs.budget, inputs.pack, tree.list, number),
            depth: depth_in(tree.levels, place),
            sums,
            style: if place.is_missing || place.level >= deepest {
                RowStyle::Plain
            } else {
                RowStyle::Group(place.level - 1)
            },
        })
        .collect();
    (branches, total)
}

/// The label of the total row, in its column.
pub(in crate::compute) fn total_text(def: &TotalDef, column: &ColumnDef) -> Cell {
    if column.id == def.column {
        text(def.label.as_str())
    } else {
        Cell::Blank
    }
}

type Branches = BTreeMap<Place, (Number, Vec<Money>)>;

/// Adds the sums of each code to itself and the codes above it.
fn roll_up(tree: &Tree<'_>, numbers: &[Number], sums: &Sums) -> Branches {
    let mut branches = Branches::new();
    for (at, number) in numbers.iter().enumerate() {
        if !sums.present[at] {
            continue;
        }
        let own = sums.row(at);
        for branch in branches_of(*number, tree.levels) {
            let new = || (branch, vec![Money::ZERO; own.len()]);
            let (_, row) = branches.entry(place(branch)).or_insert_with(new);
            row.iter_mut()
                .zip(own)
                .for_each(|(sum, amount)| *sum += *amount);
        }
    }
    branches
}

/// The code itself and those above it that get a row; at least one, so that nothing is lost.
fn branches_of(number: Number, levels: &[CodeLevel]) -> Vec<Number> {
    let Some(number) = number else {
        return vec![None];
    };
    let mut line = vec![number];
    let mut above = number;
    while above >= 100_000 || (10_000..100_000).contains(&above) {
        above /= 100;
        line.push(above);
    }
    let wanted: Vec<Number> = line
        .iter()
        .copied()
        .filter(|number| levels.iter().any(|level| level.depth() == depth(*number)))
        .map(Some)
        .collect();
    if wanted.is_empty() {
        vec![Some(above)]
    } else {
        wanted
    }
}

/// How many levels with rows lie above a code, plus one.
fn depth_in(levels: &[CodeLevel], place: Place) -> u8 {
    let above = levels
        .iter()
        .filter(|level| level.depth() < place.level)
        .count();
    u8::try_from(above + 1).unwrap_or(u8::MAX)
}

/// 1 for three digits, 2 for five, 3 for seven.
const fn depth(number: u32) -> u8 {
    match number {
        0..=999 => 1,
        1_000..=99_999 => 2,
        _ => 3,
    }
}

fn place(number: Number) -> Place {
    match number {
        None => Place {
            is_missing: true,
            padded: 0,
            level: 0,
        },
        Some(number) => {
            let level = depth(number);
            let padded = number * 100_u32.pow(3 - u32::from(level));
            Place {
                is_missing: false,
                padded,
                level,
            }
        }
    }
}

fn axis_numbers(facts: &Facts, list: TreeList) -> Vec<Number> {
    let axes = &facts.axes;
    match list {
        TreeList::Function => axes
            .functions
            .values
            .iter()
            .map(|code| code.map(FunctionCode::number))
            .collect(),
        TreeList::Economic => axes
            .economics
            .values
            .iter()
            .map(|code| code.map(EconomicCode::number))
            .collect(),
        TreeList::Government => axes
            .governments
            .values
            .iter()
            .map(|code| code.map(GovernmentCode::number))
            .collect(),
    }
}

fn axis_place(fact: &Fact, list: TreeList) -> usize {
    match list {
        TreeList::Function => fact.function as usize,
        TreeList::Economic => usize::from(fact.economic),
        TreeList::Government => usize::from(fact.government),
    }
}

fn branch_row(tree: &Tree<'_>, columns: &[&ColumnDef], branch: &Branch) -> FilledRow {
    let number = branch.number;
    let cells = row_cells(columns, &branch.sums, |column| match &column.value {
        ColumnValue::Code => text(number.map(|it| it.to_string()).unwrap_or_default()),
        ColumnValue::CodePart(level) => text(code_part(number, level.depth())),
        ColumnValue::Name => text(branch.name.as_str()),
        _ => Cell::Blank,
    });
    FilledRow {
        keys: vec![Some(key(tree.list, number))],
        style: branch.style,
        depth: branch.depth,
        cells,
    }
}

/// The digits a code adds at a level: 类 three, 款 and 项 two each.
fn code_part(number: Number, level: u8) -> String {
    let digits = number.map(|it| it.to_string()).unwrap_or_default();
    let range = match level {
        1 => 0..3,
        2 => 3..5,
        _ => 5..7,
    };
    digits.get(range).unwrap_or_default().to_owned()
}

pub(in crate::compute) fn key(list: TreeList, number: Number) -> RowKey {
    match list {
        TreeList::Function => RowKey::Function(number.and_then(|it| it.try_into().ok())),
        TreeList::Economic => RowKey::Economic(number.and_then(|it| it.try_into().ok())),
        TreeList::Government => RowKey::Government(number.and_then(|it| it.try_into().ok())),
    }
}

/// The official name of a code in the budget's year, or what is wrong with it.
fn name(budget: &Budget, pack: &Pack, list: TreeList, number: Number) -> String {
    let Some(year) = budget.cover.year else {
        return "（未填预算年度）".to_owned();
    };
    let codes = pack.codes;
    let found = match key(list, number) {
        RowKey::Function(Some(code)) => codes.function.get(&code, year).map(|it| &it.name),
        RowKey::Economic(Some(code)) => codes.economic.get(&code, year).map(|it| &it.name),
        RowKey::Government(Some(code)) => codes.government.get(&code, year).map(|it| &it.name),
        _ => return "（未填科目）".to_owned(),
    };
    found
        .cloned()
        .unwrap_or_else(|| "（科目表中没有此科目）".to_owned())
}
