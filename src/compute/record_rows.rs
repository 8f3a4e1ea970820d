//! Tables with a row per record of a list: units, planned acquisitions.

use crate::compute::Cell;
use crate::compute::FilledRow;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::cells::Inputs;
use crate::compute::cells::field_cell;
use crate::compute::tree::total_text;
use crate::money::Money;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::RecordList;
use crate::packs::TotalDef;
use crate::packs::TotalPlace;

pub(in crate::compute) fn fill(
    inputs: Inputs<'_>,
    of: RecordList,
    total: Option<&TotalDef>,
    columns: &[&ColumnDef],
) -> Vec<FilledRow> {
    let budget = inputs.budget;
    let kind = of.record_kind();
    let ids = (0..budget.count(kind)).filter_map(|at| budget.id_at(kind, at));
    let mut rows: Vec<FilledRow> = ids
        .map(|id| {
            let cells = columns.iter();
            FilledRow {
                keys: vec![Some(RowKey::Record(id))],
                style: RowStyle::Plain,
                depth: 1,
                cells: cells.map(|it| field_cell(budget, id, &it.value)).collect(),
            }
        })
        .collect();
    if let Some(def) = total {
        let row = total_row(def, columns, &rows);
        match def.place {
            TotalPlace::First => rows.insert(0, row),
            TotalPlace::Last => rows.push(row),
        }
    }
    rows
}

/// The sums of the columns that are summed.
fn total_row(def: &TotalDef, columns: &[&ColumnDef], rows: &[FilledRow]) -> FilledRow {
    let cell = |(at, column): (usize, &&ColumnDef)| match column.value {
        ColumnValue::FieldSum(_) => {
            let sum: Money = rows.iter().map(|row| row.cells[at].amount()).sum();
            Cell::Amount(sum)
        }
        _ => total_text(def, column),
    };
    FilledRow {
        keys: vec![Some(RowKey::Total)],
        style: RowStyle::Total,
        depth: 0,
        cells: columns.iter().enumerate().map(cell).collect(),
    }
}
