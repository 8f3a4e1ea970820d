//! Where a figure comes from, and where a record goes.

use crate::compute::Book;
use crate::compute::CellRef;
use crate::compute::Fact;
use crate::compute::Facts;
use crate::compute::RowKey;
use crate::compute::aggregate::MeasureSet;
use crate::compute::cells::column_defs;
use crate::compute::cells::field_cell;
use crate::compute::project_rows::is_spent_on;
use crate::compute::stock_rows::stock_of;
use crate::model::Budget;
use crate::model::RecordId;
use crate::money::Money;
use crate::packs::Body;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Filter;
use crate::packs::ListItem;
use crate::packs::Measure;
use crate::packs::Pack;
use crate::packs::Source;
use crate::packs::StockText;
use crate::packs::TableDef;

/// What a record adds to a figure (构成明细).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The record.
    pub record: RecordId,
    /// Its amount.
    pub amount: Money,
}

/// The records that make a cell's figure, the largest first; none for cells without one.
#[must_use]
pub fn trace(budget: &Budget, pack: &Pack, book: &Book, cell: CellRef) -> Vec<Contribution> {
    let Some((table, row)) = place(book, cell) else {
        return Vec::new();
    };
    let Some(def) = pack.table(&table.id) else {
        return Vec::new();
    };
    let columns = column_defs(def);
    let Some(column) = columns.get(cell.column) else {
        return Vec::new();
    };
    let Some((measure, key)) = figure(def, column, &row.keys) else {
        return listed(budget, def, column, &row.keys);
    };
    contributions(budget, &book.facts, &measure, |fact| {
        belongs(budget, &book.facts, measure.of, fact, key)
    })
}

/// The records of a cell that is filled from a list and not from facts, the largest first.
fn listed(
    budget: &Budget,
    def: &TableDef,
    column: &ColumnDef,
    keys: &[Option<RowKey>],
) -> Vec<Contribution> {
    let Some(Some(key)) = keys.first() else {
        return Vec::new();
    };
    let mut found: Vec<Contribution> = match (&def.body, key, &column.value) {
        (Body::Stock(rows), RowKey::Fixed(id), ColumnValue::Stock(StockText::Value)) => {
            let at = rows.iter().position(|row| row.id == *id);
            let stock = at.into_iter().flat_map(|at| stock_of(budget, rows, at));
            stock
                .map(|it| Contribution {
                    record: it.id.into(),
                    amount: it.value,
                })
                .collect()
        }
        (Body::Projects(_), RowKey::Record(RecordId::Project(id)), ColumnValue::ProjectAmount) => {
            let lines = budget.expenditure.iter();
            lines
                .filter(|line| is_spent_on(budget, line, *id))
                .map(|line| Contribution {
                    record: line.id.into(),
                    amount: line.amount,
                })
                .collect()
        }
        (Body::Records { of, .. }, RowKey::Total | RowKey::Record(_), value) => {
            let kind = of.record_kind();
            let ids = (0..budget.count(kind)).filter_map(|at| budget.id_at(kind, at));
            ids.filter(|id| matches!(key, RowKey::Total) || *key == RowKey::Record(*id))
                .map(|record| Contribution {
                    record,
                    amount: field_cell(budget, record, value).amount(),
                })
                .collect()
        }
        _ => Vec::new(),
    };
    found.retain(|it| !it.amount.is_zero());
    found.sort_by_key(|it| std::cmp::Reverse(it.amount.abs()));
    found
}

/// The record with the largest amount among those a measure sums.
#[must_use]
pub fn largest(budget: &Budget, book: &Book, measure: &Measure) -> Option<RecordId> {
    largest_of(budget, book, measure, |_| true)
}

/// The record with the largest amount among those a measure sums and another one doesn't.
#[must_use]
pub fn largest_besides(
    budget: &Budget,
    book: &Book,
    measure: &Measure,
    besides: &Measure,
) -> Option<RecordId> {
    let other = MeasureSet::new(
        besides.of,
        std::slice::from_ref(&besides.filters),
        &book.facts.axes,
    );
    largest_of(budget, book, measure, |fact| !other.takes(0, fact))
}

fn largest_of(
    budget: &Budget,
    book: &Book,
    measure: &Measure,
    wanted: impl Fn(&Fact) -> bool,
) -> Option<RecordId> {
    let facts = &book.facts;
    let set = MeasureSet::new(
        measure.of,
        std::slice::from_ref(&measure.filters),
        &facts.axes,
    );
    let taken = facts
        .of(measure.of)
        .iter()
        .filter(|fact| set.takes(0, fact) && wanted(fact));
    let fact = taken.max_by_key(|fact| (fact.amount.abs(), std::cmp::Reverse(fact.position)))?;
    budget.id_at(measure.of.record_kind(), fact.position as usize)
}

fn contributions(
    budget: &Budget,
    facts: &Facts,
    measure: &Measure,
    wanted: impl Fn(&Fact) -> bool,
) -> Vec<Contribution> {
    let set = MeasureSet::new(
        measure.of,
        std::slice::from_ref(&measure.filters),
        &facts.axes,
    );
    let taken = facts
        .of(measure.of)
        .iter()
        .filter(|fact| set.takes(0, fact) && wanted(fact));
    let mut found: Vec<Contribution> = taken
        .filter_map(|fact| contribution(budget, measure.of, fact))
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.amount.abs()));
    found
}

/// The cells a record's amount reaches, in the order of the book.
#[must_use]
pub fn reach(budget: &Budget, pack: &Pack, book: &Book, record: RecordId) -> Vec<CellRef> {
    let Some(source) = Source::ALL
        .into_iter()
        .find(|it| it.record_kind() == record.kind())
    else {
        return reach_of_listed(budget, pack, book, record);
    };
    let Some(fact) = budget
        .position(record)
        .and_then(|at| book.facts.of(source).get(at))
    else {
        return Vec::new();
    };
    let mut cells = Vec::new();
    for (table_at, table) in book.tables.iter().enumerate() {
        let Some(def) = pack.table(&table.id) else {
            continue;
        };
        for (column_at, column) in column_defs(def).into_iter().enumerate() {
            for (row_at, row) in table.rows.iter().enumerate() {
                let Some((measure, key)) = figure(def, column, &row.keys) else {
                    continue;
                };
                let facts = &book.facts;
                if measure.of == source
                    && belongs(budget, facts, source, fact, key)
                    && takes(facts, &measure, fact)
                {
                    cells.push(CellRef {
                        table: table_at,
                        row: row_at,
                        column: column_at,
                    });
                }
            }
        }
    }
    cells.sort_unstable();
    cells
}

/// The cells that are filled from the list of a record and have its amount in them.
fn reach_of_listed(budget: &Budget, pack: &Pack, book: &Book, record: RecordId) -> Vec<CellRef> {
    let mut cells = Vec::new();
    for (table, filled) in book.tables.iter().enumerate() {
        let Some(def) = pack.table(&filled.id) else {
            continue;
        };
        if !matches!(def.body, Body::Stock(_) | Body::Records { .. }) {
            continue;
        }
        for (row, keys) in filled.rows.iter().map(|row| &row.keys).enumerate() {
            for (column, def_column) in column_defs(def).into_iter().enumerate() {
                let found = listed(budget, def, def_column, keys);
                if found.iter().any(|it| it.record == record) {
                    cells.push(CellRef { table, row, column });
                }
            }
        }
    }
    cells
}

fn takes(facts: &Facts, measure: &Measure, fact: &Fact) -> bool {
    MeasureSet::new(
        measure.of,
        std::slice::from_ref(&measure.filters),
        &facts.axes,
    )
    .takes(0, fact)
}

fn place(
    book: &Book,
    cell: CellRef,
) -> Option<(&crate::compute::FilledTable, &crate::compute::FilledRow)> {
    let table = book.tables.get(cell.table)?;
    Some((table, table.rows.get(cell.row)?))
}

fn contribution(budget: &Budget, source: Source, fact: &Fact) -> Option<Contribution> {
    let record = budget.id_at(source.record_kind(), fact.position as usize)?;
    Some(Contribution {
        record,
        amount: fact.amount,
    })
}

/// What a cell sums, and the key of its row.
fn figure<'a>(
    def: &TableDef,
    column: &ColumnDef,
    keys: &'a [Option<RowKey>],
) -> Option<(Measure, &'a RowKey)> {
    match (&column.value, &def.body) {
        (
            ColumnValue::Sum(more),
            Body::Tree { of, filter, .. }
            | Body::Groups { of, filter, .. }
            | Body::Single { of, filter },
        ) => {
            let measure = Measure {
                of: *of,
                filters: filter.clone(),
            };
            Some((measure.and(more), keys.first()?.as_ref()?))
        }
        (ColumnValue::ListAmount(at, more), Body::Lists(lists)) => {
            let key = keys.get(*at)?.as_ref()?;
            let list = lists.get(*at)?;
            let measure = list
                .head
                .iter()
                .chain(&list.tail)
                .find_map(|item| item_measure(item, key))?;
            Some((measure.and(more), key))
        }
        _ => None,
    }
}

fn item_measure(item: &ListItem, key: &RowKey) -> Option<Measure> {
    let of_filter = |of: Source, filter: &[Filter]| Measure {
        of,
        filters: filter.to_vec(),
    };
    match (item, key) {
        (ListItem::Row { id, of, filter, .. }, RowKey::Fixed(wanted)) if id == wanted => {
            Some(of_filter(*of, filter))
        }
        (
            ListItem::FunctionCategories { of, filter, .. }
            | ListItem::FunctionRows { of, filter, .. },
            RowKey::Function(_),
        ) => Some(of_filter(*of, filter)),
        _ => None,
    }
}

/// Whether a fact belongs to the row of a key.
fn belongs(budget: &Budget, facts: &Facts, source: Source, fact: &Fact, key: &RowKey) -> bool {
    let axes = &facts.axes;
    let unit = axes.units.values[fact.unit as usize];
    let project = axes.projects.values[fact.project as usize];
    match key {
        RowKey::Total | RowKey::Fixed(_) => true,
        RowKey::Function(code) => match axes.functions.values[fact.function as usize] {
            Some(own) => code.is_some_and(|code| code.covers(own)),
            None => code.is_none(),
        },
        RowKey::Economic(code) => match axes.economics.values[usize::from(fact.economic)] {
            Some(own) => code.is_some_and(|code| code.covers(own)),
            None => code.is_none(),
        },
        RowKey::Government(code) => match axes.governments.values[usize::from(fact.government)] {
            Some(own) => code.is_some_and(|code| code.covers(own)),
            None => code.is_none(),
        },
        RowKey::Unit(wanted) => *wanted == unit,
        RowKey::Project(in_unit, wanted) => {
            *wanted == project && (in_unit.is_none() || *in_unit == unit)
        }
        RowKey::Record(record) => {
            record.kind() == source.record_kind()
                && budget.position(*record) == Some(fact.position as usize)
        }
    }
}
