//! What the user is looking at: the record or the figure that is selected on the screen.

use crate::compute::CellRef;
use crate::model::Field;
use crate::model::RecordId;

/// What is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// A record, and the field of it where there is one in the selected column.
    Record(RecordId, Option<Field>),
    /// A figure of a table.
    Cell(CellRef),
}
