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
use crate::compute::stock_rows::stands_in;
use crate::model::Budget;
use crate::model::RecordId;
use crate::model::RecordKind;
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
    let kind = match &def.body {
        Body::Stock(_) => RecordKind::AssetStock,
        Body::Projects(_) => RecordKind::Line,
        Body::Records { of, .. } => of.record_kind(),
        Body::Lists(_)
        | Body::Tree { .. }
        | Body::Groups { .. }
        | Body::Single { .. }
        | Body::Form(_) => return Vec::new(),
    };
    let ids = (0..budget.count(kind)).filter_map(|at| budget.id_at(kind, at));
    let mut found: Vec<Contribution> = ids
        .filter_map(|record| {
            let amount = listed_amount(budget, def, (column, keys), record)?;
            Some(Contribution { record, amount })
        })
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.amount.abs()));
    found
}

/// What a record adds to a cell that is filled from a list; `None` when nothing.
fn listed_amount(
    budget: &Budget,
    def: &TableDef,
    (column, keys): (&ColumnDef, &[Option<RowKey>]),
    record: RecordId,
) -> Option<Money> {
    let key = keys.first()?.as_ref()?;
    let amount = match (&def.body, key, &column.value, record) {
        (
            Body::Stock(rows),
            RowKey::Fixed(row),
            ColumnValue::Stock(StockText::Value),
            RecordId::AssetStock(id),
        ) => {
            let at = rows.iter().position(|it| it.id == *row)?;
            let stock = budget.asset_stock.find(id)?;
            stands_in(rows, at, stock).then_some(stock.value)
        }
        (
            Body::Projects(_),
            RowKey::Record(RecordId::Project(project)),
            ColumnValue::ProjectAmount,
            RecordId::Line(id),
        ) => {
            let line = budget.expenditure.find(id)?;
            is_spent_on(budget, line, *project).then_some(line.amount)
        }
        (Body::Records { of, .. }, RowKey::Total | RowKey::Record(_), value, _) => {
            let is_own = matches!(key, RowKey::Total) || *key == RowKey::Record(record);
            (is_own && record.kind() == of.record_kind())
                .then(|| field_cell(budget, record, value).amount())
        }
        _ => None,
    };
    amount.filter(|it| !it.is_zero())
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

/// The facts a measure sums, of those that are wanted.
fn summed<'a>(
    facts: &'a Facts,
    measure: &'a Measure,
    wanted: impl Fn(&Fact) -> bool,
) -> impl Iterator<Item = &'a Fact> {
    let filters = std::slice::from_ref(&measure.filters);
    let set = MeasureSet::new(measure.of, filters, &facts.axes);
    let all = facts.of(measure.of).iter();
    all.filter(move |fact| set.takes(0, fact) && wanted(fact))
}

fn largest_of(
    budget: &Budget,
    book: &Book,
    measure: &Measure,
    wanted: impl Fn(&Fact) -> bool,
) -> Option<RecordId> {
    let taken = summed(&book.facts, measure, wanted);
    let fact = taken.max_by_key(|fact| (fact.amount.abs(), std::cmp::Reverse(fact.position)))?;
    budget.id_at(measure.of.record_kind(), fact.position as usize)
}

fn contributions(
    budget: &Budget,
    facts: &Facts,
    measure: &Measure,
    wanted: impl Fn(&Fact) -> bool,
) -> Vec<Contribution> {
    let mut found: Vec<Contribution> = summed(facts, measure, wanted)
        .filter_map(|fact| contribution(budget, measure.of, fact))
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.amount.abs()));
    found
}

/// The cells a record's amount reaches, in the order of the book.
#[must_use]
pub fn reach(budget: &Budget, pack: &Pack, book: &Book, record: RecordId) -> Vec<CellRef> {
    let fact = fact_of(budget, &book.facts, record);
    let is_summed = |measure: &Measure, key: &RowKey| {
        fact.is_some_and(|(source, fact)| {
            measure.of == source
                && belongs(budget, &book.facts, source, fact, key)
                && takes(&book.facts, measure, fact)
        })
    };
    let mut cells = Vec::new();
    for (table, filled) in book.tables.iter().enumerate() {
        let Some(def) = pack.table(&filled.id) else {
            continue;
        };
        for (column, column_def) in column_defs(def).into_iter().enumerate() {
            for (row, keys) in filled.rows.iter().map(|row| &row.keys).enumerate() {
                let is_reached = match figure(def, column_def, keys) {
                    Some((measure, key)) => is_summed(&measure, key),
                    None => listed_amount(budget, def, (column_def, keys), record).is_some(),
                };
                if is_reached {
                    cells.push(CellRef { table, row, column });
                }
            }
        }
    }
    cells.sort_unstable();
    cells
}

/// The fact a record is, and what it is a fact of.
fn fact_of<'a>(budget: &Budget, facts: &'a Facts, record: RecordId) -> Option<(Source, &'a Fact)> {
    let mut sources = Source::ALL.into_iter();
    let source = sources.find(|it| it.record_kind() == record.kind())?;
    Some((source, facts.of(source).get(budget.position(record)?)?))
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
