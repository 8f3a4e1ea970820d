//! The order and the choice of rows someone looks at; the budget keeps its own order.
//!
//! Both are found when they are asked for and then stay: an edit moves no row and hides none,
//! and what is added later is seen. Nothing here changes a budget.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use super::model::RecordModel;
use crate::codes::CollationKey;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::ColumnState;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Order;
use crate::model::RecordId;
use crate::model::Value;
use crate::money::Money;

/// How the rows of a sheet are arranged for the one who looks at them.
#[derive(Clone, Debug, Default)]
pub struct RowView {
    sort: Option<(String, Order)>,
    filters: BTreeMap<String, Filter>,
    /// Where each row stood when they were sorted; rows that are not in it came later.
    places: FxHashMap<RecordId, usize>,
    /// The rows that answered no filter when it was set.
    left_out: FxHashSet<RecordId>,
    /// Another number for each arrangement.
    version: u64,
}

/// Which rows a column lets be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Those with one of these texts.
    Texts(BTreeSet<String>),
    /// Those with a larger amount.
    Above(Money),
    /// Those with a smaller amount.
    Below(Money),
    /// Those with anything but nothing.
    Filled,
    /// Those with nothing.
    Blank,
}

/// A text of a column, and how many rows have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tallied {
    /// As cells show it.
    pub text: String,
    /// How many rows have it.
    pub count: usize,
}

impl RowView {
    /// Whether all rows are shown in the order of the budget.
    pub fn is_plain(&self) -> bool {
        self.sort.is_none() && self.filters.is_empty()
    }

    /// Whether rows are left out.
    pub fn is_filtered(&self) -> bool {
        !self.filters.is_empty()
    }

    /// What the rows are ordered by.
    pub fn sort(&self) -> Option<(&str, Order)> {
        let (column, order) = self.sort.as_ref()?;
        Some((column, *order))
    }

    /// The filter of a column.
    pub fn filter(&self, column: &str) -> Option<&Filter> {
        self.filters.get(column)
    }

    /// Another number for each arrangement.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How a column arranges the rows.
    pub fn column_state(&self, column: &str) -> ColumnState {
        ColumnState {
            order: self
                .sort()
                .filter(|(by, _)| *by == column)
                .map(|(_, it)| it),
            is_filtered: self.filters.contains_key(column),
        }
    }

    /// Orders the rows by a column, or as the budget has them. `all` shows every row and column.
    pub fn sort_by(&mut self, sort: Option<(String, Order)>, all: &RecordModel<'_>) {
        self.sort = sort;
        self.arrange(all);
    }

    /// Sets or lifts the filter of a column.
    pub fn set_filter(&mut self, column: &str, filter: Option<Filter>, all: &RecordModel<'_>) {
        match filter {
            Some(filter) => self.filters.insert(column.to_owned(), filter),
            None => self.filters.remove(column),
        };
        self.arrange(all);
    }

    /// Shows all rows again; their order stays.
    pub fn clear_filters(&mut self) {
        self.filters.clear();
        self.left_out.clear();
        self.version += 1;
    }

    /// Shows all rows in the order of the budget.
    pub fn reset(&mut self) {
        let version = self.version + 1;
        *self = Self {
            version,
            ..Self::default()
        };
    }

    /// Looks anew which rows answer the filters, and in which order they stand.
    pub fn arrange(&mut self, all: &RecordModel<'_>) {
        self.version += 1;
        let sorted = self.sort.as_ref().map(|(id, order)| (id, *order));
        let sorted = sorted.and_then(|(id, order)| Some(sorted_rows(all, column(all, id)?, order)));
        let places = sorted.into_iter().flatten().enumerate();
        self.places = places.map(|(at, row)| (all.rows[row], at)).collect();
        self.left_out = (0..all.rows.len())
            .filter(|row| !self.answers(all, *row, None))
            .map(|row| all.rows[row])
            .collect();
    }

    /// The rows that are seen, in the order they are seen in.
    pub fn seen(&self, all: &[RecordId]) -> Vec<RecordId> {
        let mut rows: Vec<_> = all
            .iter()
            .copied()
            .filter(|row| !self.left_out.contains(row))
            .collect();
        self.order(&mut rows);
        rows
    }

    /// Puts rows into the order they are seen in; what came later stays behind them.
    pub fn order(&self, rows: &mut [RecordId]) {
        if self.sort.is_some() {
            rows.sort_by_key(|row| self.places.get(row).copied().unwrap_or(usize::MAX));
        }
    }

    /// The texts of a column and how many rows have each, in the column's order;
    /// of the rows the filters of other columns let be seen.
    pub fn tally(&self, column_id: &str, all: &RecordModel<'_>) -> Vec<Tallied> {
        let Some(col) = column(all, column_id) else {
            return Vec::new();
        };
        let mut counts: FxHashMap<String, (usize, usize)> = FxHashMap::default();
        for row in (0..all.rows.len()).filter(|row| self.answers(all, *row, Some(column_id))) {
            let text = all.text(Cell::new(row, col)).into_owned();
            counts.entry(text).or_insert((row, 0)).1 += 1;
        }
        let mut tallied: Vec<_> = counts
            .into_iter()
            .map(|(text, (row, count))| (sort_key(all, row, col), Tallied { text, count }))
            .collect();
        tallied.sort_by(|(one, it), (other, that)| {
            ordered(one.as_ref(), other.as_ref(), Order::Ascending).then(it.text.cmp(&that.text))
        });
        tallied.into_iter().map(|(_, tallied)| tallied).collect()
    }

    /// Whether a row answers the filters of all columns, or of all but one.
    fn answers(&self, all: &RecordModel<'_>, row: usize, but: Option<&str>) -> bool {
        let mut filters = self
            .filters
            .iter()
            .filter(|(id, _)| Some(id.as_str()) != but);
        filters.all(|(id, filter)| {
            column(all, id).is_none_or(|col| filter.lets(all, Cell::new(row, col)))
        })
    }
}

impl Filter {
    fn lets(&self, all: &RecordModel<'_>, cell: Cell) -> bool {
        let fen = || all.number(cell).unwrap_or(0);
        match self {
            Self::Texts(texts) => texts.contains(all.text(cell).as_ref()),
            Self::Above(amount) => fen() > amount.fen(),
            Self::Below(amount) => fen() < amount.fen(),
            Self::Filled => !all.text(cell).is_empty(),
            Self::Blank => all.text(cell).is_empty(),
        }
    }
}

fn column(model: &RecordModel<'_>, id: &str) -> Option<usize> {
    model.columns().iter().position(|column| column.id == id)
}

/// What rows are ordered by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Number(Decimal),
    Code(String),
    Text(CollationKey),
}

/// Amounts by value, codes by code, texts by pinyin; `None` for what shows nothing.
fn sort_key(model: &RecordModel<'_>, row: usize, col: usize) -> Option<SortKey> {
    let cell = Cell::new(row, col);
    if !model.is_filled(cell) {
        return None;
    }
    let number = |number: i64| SortKey::Number(Decimal::from(number));
    Some(match model.effective(cell)? {
        Value::Money(amount) => number(amount.fen()),
        Value::Number(it) => SortKey::Number(it),
        Value::Count(count) => number(count.into()),
        Value::Year(year) => SortKey::Code(year.to_string()),
        // Choices have an official order of their own.
        Value::Choice(at) => number(i64::try_from(at).unwrap_or(i64::MAX)),
        Value::Function(code) => SortKey::Code(code.to_string()),
        Value::Economic(code) => SortKey::Code(code.to_string()),
        Value::Government(code) => SortKey::Code(code.to_string()),
        Value::Procurement(code) => SortKey::Code(code.to_string()),
        Value::AssetClass(code) => SortKey::Code(code.to_string()),
        Value::Empty
        | Value::Text(_)
        | Value::Flag(_)
        | Value::Unit(_)
        | Value::Project(_)
        | Value::Line(_)
        | Value::ProcurementRow(_)
        | Value::Owner(_)
        | Value::Snapshot(_) => SortKey::Text(CollationKey::new(&model.text(cell))),
    })
}

fn sorted_rows(model: &RecordModel<'_>, col: usize, order: Order) -> Vec<usize> {
    let mut keyed: Vec<_> = (0..model.rows.len())
        .map(|row| (sort_key(model, row, col), row))
        .collect();
    keyed.sort_by(|(one, _), (other, _)| ordered(one.as_ref(), other.as_ref(), order));
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// Empty ones come last whichever way.
fn ordered(one: Option<&SortKey>, other: Option<&SortKey>, order: Order) -> std::cmp::Ordering {
    match (one, other, order) {
        (Some(one), Some(other), Order::Ascending) => one.cmp(other),
        (Some(one), Some(other), Order::Descending) => other.cmp(one),
        _ => one.is_none().cmp(&other.is_none()),
    }
}
