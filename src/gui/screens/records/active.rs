//! A list of records as commands and other screens see it: which it is, and how one gets to a row of it.
//!
//! Deliberately not here: how it is drawn and typed into; that is in `pane`.

use super::pane::Panes;
use crate::gui::records::SheetDef;
use crate::gui::records::Within;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::model::Field;
use crate::model::RecordId;

/// A pane with a list of records.
#[derive(Clone, Copy, Debug)]
pub struct ActivePane {
    /// What it shows; its id is that of the pane.
    pub sheet: &'static SheetDef,
    /// Whose records it shows.
    pub within: Within,
}

impl PartialEq for ActivePane {
    fn eq(&self, other: &Self) -> bool {
        (self.id(), self.within) == (other.id(), other.within)
    }
}

impl ActivePane {
    /// A sheet with everyone's records.
    pub const fn whole(sheet: &'static SheetDef) -> Self {
        let within = Within::Everything;
        Self { sheet, within }
    }

    /// The id of its pane.
    pub const fn id(self) -> &'static str {
        self.sheet.id
    }
}

impl Panes {
    /// Selects a record in a list, shown again where a filter or a hidden column kept it from sight.
    /// False if the list hasn't got it.
    pub fn go_to(
        &mut self,
        ctx: &ViewCtx<'_>,
        list: ActivePane,
        (record, field): (RecordId, Option<Field>),
    ) -> bool {
        let pane = self.get(list.id());
        let (cell, news) = pane.uncover(ctx, list, (record, field));
        if let Some(cell) = cell {
            pane.grid.select(cell);
        }
        self.news = news.or(self.news);
        self.activate(list);
        cell.is_some()
    }

    /// Selects a row of a list.
    pub fn go_to_row(&mut self, list: ActivePane, row: usize) {
        self.get(list.id()).grid.select(Cell::new(row, 0));
        self.activate(list);
    }
}
