//! Changes to whole rows: added, copied, moved, deleted, and their order kept. Each is one transaction.
//!
//! They concern the rows that are seen; records between them stay where they are.

use std::ops::RangeInclusive;

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;
use thiserror::Error;

use super::model::RecordModel;
use super::rows::new_record;
use super::sheet::SheetDef;
use super::view::RowView;
use super::within::Within;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::edit::arrange;
use crate::model::Budget;
use crate::model::RecordId;

/// So many rows are added at once at most; who selects all doesn't mean as many again.
const MOST_NEW: usize = 1_000;
/// So many rows are moved at once at most: each move renumbers the list.
const MOST_MOVES: usize = 10_000;

/// On which side of the selected rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Above the first.
    Above,
    /// Below the last.
    Below,
}

/// Rows to be added, and the numbers their records will have.
pub struct NewRows {
    /// The change.
    pub transaction: Transaction,
    /// The records it adds, from top to bottom.
    pub ids: Vec<RecordId>,
}

/// Why an order can't be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OrderError {
    /// So many moves would keep the user waiting.
    #[error("要移动的行超过 {MOST_MOVES} 行，不能按当前次序保存")]
    TooMany,
    /// The rows are in that order already.
    #[error("当前次序与保存的次序相同")]
    Nothing,
}

/// As many new rows as are selected, beside them.
pub fn add_rows(model: &RecordModel<'_>, rows: RangeInclusive<usize>, beside: Beside) -> NewRows {
    let (budget, kind) = (model.entry.budget, model.sheet.kind);
    let records = selected(model, rows);
    let count = records.len().clamp(1, MOST_NEW);
    let like = match beside {
        Beside::Above => records.first(),
        Beside::Below => records.last(),
    };
    let like = like.or(model.rows.last()).copied();
    let place = like.and_then(|record| budget.position(record));
    let at = match (place, beside) {
        (None, _) => budget.count(kind),
        (Some(place), Beside::Above) if !records.is_empty() => place,
        (Some(place), Beside::Above | Beside::Below) => place + 1,
    };
    let records = (0..count).map(|further| new_record(model, like, further));
    NewRows::insert(at, format!("新增{}", kind.label()), records)
}

/// The selected rows once more, below the last of them.
pub fn duplicate_rows(model: &RecordModel<'_>, rows: RangeInclusive<usize>) -> Option<NewRows> {
    let (budget, kind) = (model.entry.budget, model.sheet.kind);
    let originals = selected(model, rows);
    let at = budget.position(*originals.last()?)? + 1;
    let copies = originals.iter().zip(budget.next_id..).map(|(id, number)| {
        let mut copy = kind.blank(number);
        for field in kind.fields() {
            if let Some(value) = budget.value(*id, field) {
                copy.set(field, value);
            }
        }
        copy
    });
    let label = counted("复制", originals.len(), kind.label());
    Some(NewRows::insert(at, label, copies))
}

impl NewRows {
    fn insert(
        at: usize,
        label: String,
        records: impl Iterator<Item = crate::model::Record>,
    ) -> Self {
        let mut ids = Vec::new();
        let edits = records.zip(at..).map(|(record, at)| {
            ids.push(record.id());
            let record = Box::new(record);
            Edit::Insert { at, record }
        });
        let edits = edits.collect();
        Self {
            transaction: Transaction::new(label, edits),
            ids,
        }
    }
}

/// The selected rows one place up or down among those that are seen; `None` at the end of the list.
pub fn move_rows(
    model: &RecordModel<'_>,
    rows: RangeInclusive<usize>,
    beside: Beside,
) -> Option<Transaction> {
    let budget = model.entry.budget;
    let records = selected(model, rows.clone());
    let (first, last) = (*records.first()?, *records.last()?);
    // The neighbour goes to the other side of the rows: one move, however many they are.
    let (neighbour, to, verb) = match beside {
        Beside::Above => {
            let neighbour = model.record(rows.start().checked_sub(1)?)?;
            (neighbour, budget.position(last)?, "上移")
        }
        Beside::Below => {
            let neighbour = model.record(rows.end() + 1)?;
            (neighbour, budget.position(first)?, "下移")
        }
    };
    let label = counted(verb, records.len(), model.sheet.kind.label());
    let edit = Edit::Move { id: neighbour, to };
    Some(Transaction::new(label, vec![edit]))
}

/// Deletes the records of some rows, those that refer to others of them first; `None` when there are none.
pub fn delete_rows(model: &RecordModel<'_>, rows: RangeInclusive<usize>) -> Option<Transaction> {
    let records = selected(model, rows);
    if records.is_empty() {
        return None;
    }
    let label = counted("删除", records.len(), model.sheet.kind.label());
    let mut order = Doomed::new(model.entry.budget, &records);
    records.iter().rev().for_each(|id| order.visit(*id));
    let edits = order.edits;
    Some(Transaction::new(label, edits))
}

/// Records to be deleted, in an order in which that can be done.
struct Doomed {
    referrers: FxHashMap<RecordId, Vec<RecordId>>,
    seen: FxHashSet<RecordId>,
    edits: Vec<Edit>,
}

impl Doomed {
    fn new(budget: &Budget, records: &[RecordId]) -> Self {
        let doomed: FxHashSet<_> = records.iter().copied().collect();
        let mut referrers: FxHashMap<_, Vec<_>> = FxHashMap::default();
        let kind = records.first().map(|id| id.kind());
        budget.for_each_reference(kind, |from, _, to| {
            if doomed.contains(&from) && doomed.contains(&to) {
                referrers.entry(to).or_default().push(from);
            }
        });
        Self {
            referrers,
            seen: FxHashSet::default(),
            edits: Vec::new(),
        }
    }

    fn visit(&mut self, id: RecordId) {
        if !self.seen.insert(id) {
            return;
        }
        for referrer in self.referrers.remove(&id).unwrap_or_default() {
            self.visit(referrer);
        }
        self.edits.push(Edit::Remove { id });
    }
}

/// The records that refer to those of some rows and would not go with them, in the order of the file.
pub fn referrers(model: &RecordModel<'_>, rows: RangeInclusive<usize>) -> Vec<RecordId> {
    let doomed: FxHashSet<_> = selected(model, rows).into_iter().collect();
    let mut found = Vec::new();
    let kind = Some(model.sheet.kind);
    model.entry.budget.for_each_reference(kind, |from, _, to| {
        if doomed.contains(&to) && !doomed.contains(&from) && found.last() != Some(&from) {
            found.push(from);
        }
    });
    found
}

/// Puts the records of a sheet into the order they are seen in; others of their kind keep their places.
pub fn save_order(
    sheet: &SheetDef,
    within: Within,
    view: &RowView,
    budget: &Budget,
) -> Result<Transaction, OrderError> {
    let of_sheet = sheet.rows(budget, within);
    let mut seen = of_sheet.clone();
    view.order(&mut seen);
    let present: Vec<_> = (0..budget.count(sheet.kind))
        .filter_map(|at| budget.id_at(sheet.kind, at))
        .collect();
    let mut wanted = present.clone();
    for (stood, stands) in of_sheet.iter().zip(seen) {
        if let Some(place) = budget.position(*stood) {
            wanted[place] = stands;
        }
    }
    let edits = arrange(&present, &wanted, MOST_MOVES).ok_or(OrderError::TooMany)?;
    if edits.is_empty() {
        return Err(OrderError::Nothing);
    }
    let label = format!("保存{}的次序", sheet.title);
    Ok(Transaction::new(label, edits))
}

/// The records of some rows; the empty row at the end has none.
fn selected(model: &RecordModel<'_>, rows: RangeInclusive<usize>) -> Vec<RecordId> {
    rows.map_while(|row| model.record(row)).collect()
}

fn counted(verb: &str, count: usize, kind: &str) -> String {
    match count {
        1 => format!("{verb}{kind}"),
        count => format!("{verb} {count} 条{kind}"),
    }
}
