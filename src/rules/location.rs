//! Where a finding is.

use crate::compute::Book;
use crate::compute::CellRef;
use crate::compute::RowKey;
use crate::model::Budget;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::FieldName as _;
use crate::model::RecordId;
use crate::packs::TableId;

/// A place in the budget or in a table (位置).
#[derive(Clone, Debug, PartialEq)]
pub enum Location {
    /// The file as a whole.
    File,
    /// A field of the cover.
    Cover(CoverField),
    /// A record.
    Record(RecordId),
    /// A field of a record.
    Field(RecordId, Field),
    /// A cell of a table: which table, what the row is about, which column.
    Cell(TableId, RowKey, String),
    /// A table.
    Table(TableId),
}

impl Location {
    /// The cell in a book; the first of its table when the row isn't there.
    #[must_use]
    pub fn cell(&self, book: &Book) -> Option<CellRef> {
        let (id, row, column) = match self {
            Self::Cell(id, row, column) => (id, Some(row), column.as_str()),
            Self::Table(id) => (id, None, ""),
            Self::File | Self::Cover(_) | Self::Record(_) | Self::Field(..) => return None,
        };
        let at = book.tables.iter().position(|table| table.id == *id)?;
        let table = &book.tables[at];
        let row = row
            .and_then(|key| table.places.get(key))
            .copied()
            .unwrap_or(0);
        Some(CellRef {
            table: at,
            row,
            column: table.column(column).unwrap_or(0),
        })
    }

    /// The record, when the place is one or in one.
    #[must_use]
    pub const fn record(&self) -> Option<RecordId> {
        match self {
            Self::Record(id) | Self::Field(id, _) => Some(*id),
            Self::File | Self::Cover(_) | Self::Cell(..) | Self::Table(_) => None,
        }
    }

    /// The same text for the same place, whatever else changes: part of a finding's identity.
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::File => "file".to_owned(),
            Self::Cover(field) => format!("cover.{}", field.name()),
            Self::Record(id) => format!("{}#{}", id.kind().name(), id.number()),
            Self::Field(id, field) => {
                format!("{}#{}.{}", id.kind().name(), id.number(), field.name())
            }
            Self::Cell(table, row, column) => {
                format!("{}[{}].{column}", table.as_str(), row.subject())
            }
            Self::Table(table) => table.as_str().to_owned(),
        }
    }

    /// The place in words: `表3 社会保障和就业支出 合计`, `支出行 第 12 行 预算数`.
    #[must_use]
    pub fn describe(&self, budget: &Budget, book: &Book) -> String {
        match self {
            Self::File => "全部".to_owned(),
            Self::Cover(field) => format!("封面 {}", field.label()),
            Self::Record(id) => record_words(budget, *id),
            Self::Field(id, field) => format!("{} {}", record_words(budget, *id), field.label()),
            Self::Cell(..) | Self::Table(_) => self
                .cell(book)
                .map_or_else(|| "报表".to_owned(), |cell| cell_words(book, cell, self)),
        }
    }
}

fn record_words(budget: &Budget, id: RecordId) -> String {
    let place = budget.place_of(id);
    let name = budget.name_of(id);
    if name == place {
        place
    } else {
        format!("{place}（{name}）")
    }
}

fn cell_words(book: &Book, cell: CellRef, location: &Location) -> String {
    let table = &book.tables[cell.table];
    let name = table.label().to_owned();
    let Location::Cell(_, key, _) = location else {
        return name;
    };
    let row = table
        .places
        .get(key)
        .and_then(|at| table.row_words(*at, key));
    let column = table
        .columns
        .get(cell.column)
        .map(|column| column.path.join("／"));
    let parts = [Some(name), row, column];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
