//! Columns a sheet has beside the fields of its records: figures that follow from others.
//!
//! What they show is computed in the core once per commit and only looked up here.

use super::entry::EntryCtx;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::GridColumn;
use crate::model::RecordId;
use crate::model::Value;
use crate::model::ValueKind;

/// A column of figures that follow from others.
#[derive(Clone, Copy, Debug)]
pub struct Computed {
    /// Stays; widths are kept by it.
    pub id: &'static str,
    /// The label of its header.
    pub label: &'static str,
    /// The name of the field it stands behind.
    pub after: &'static str,
    /// What its figures are.
    pub kind: ValueKind,
    /// Its width in points.
    pub width: f32,
    /// Why nothing can be typed into it, and where to type instead.
    pub reason: &'static str,
    /// The figure of a record.
    pub value: fn(&ViewCtx<'_>, RecordId) -> Value,
}

impl Computed {
    pub(super) fn column(&self, entry: &EntryCtx<'_>) -> GridColumn {
        let (label, kind) = match self.kind {
            ValueKind::Money => (
                format!("{}（{}）", self.label, entry.scale().label()),
                ColumnKind::Number,
            ),
            ValueKind::Number | ValueKind::Count => (self.label.to_owned(), ColumnKind::Number),
            _ => (self.label.to_owned(), ColumnKind::Text),
        };
        GridColumn::new(self.id, label, kind)
            .width(self.width)
            .help(self.reason)
    }

    pub(super) fn text(&self, ctx: &ViewCtx<'_>, record: RecordId) -> String {
        ctx.entry.shown(&(self.value)(ctx, record), self.kind)
    }
}
