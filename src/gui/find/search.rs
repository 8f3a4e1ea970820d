//! Looks for a pattern in lists, forms and tables, cell by cell as they are shown.

use std::rc::Rc;

use super::Asked;
use super::Found;
use super::Place;
use super::Scope;
use crate::gui::records::FormModel;
use crate::gui::records::sheets_of;
use crate::gui::screens::records::COVER;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::Panes;
use crate::gui::screens::tables::table_model;
use crate::gui::step::Step;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::GridModel;
use crate::model::Pattern;

/// Finds what was asked for.
pub fn look(ctx: &ViewCtx<'_>, panes: &mut Panes, asked: Option<Asked>) -> Found {
    let mut found = Found {
        asked,
        ..Found::default()
    };
    let (Some(asked), Some(pattern)) = (&found.asked, found.pattern()) else {
        return found;
    };
    for place in places(ctx, asked) {
        let cells = match place {
            Place::List(pane) => cells(&panes.look_at(ctx, pane), &pattern),
            Place::Cover => cells(&FormModel::cover(ctx), &pattern),
            Place::Table(at) => cells(&table_model(ctx, at), &pattern),
        };
        if cells.is_empty() {
            continue;
        }
        found.hits.extend(cells.iter().map(|cell| (place, *cell)));
        let cells = Rc::new(cells.into_iter().collect());
        match place {
            Place::List(pane) => found.lists.insert(pane.id(), cells),
            Place::Cover => found.lists.insert(COVER, cells),
            Place::Table(at) => found.tables.insert(at, cells),
        };
    }
    found
}

/// The lists or tables that are looked through, in order.
fn places(ctx: &ViewCtx<'_>, asked: &Asked) -> Vec<Place> {
    match (asked.scope, asked.shown) {
        (Scope::Shown, shown) => shown.into_iter().collect(),
        (Scope::All, Some(Place::Table(_))) => {
            (0..ctx.book.tables.len()).map(Place::Table).collect()
        }
        (Scope::All, _) => {
            // The audit shows its parameters in a list of its own.
            let steps = Step::ALL.iter().filter(|step| step.is_filled_in());
            let sheets = steps.flat_map(|step| sheets_of(*step));
            let list = |sheet| Place::List(ActivePane::whole(sheet));
            std::iter::once(Place::Cover)
                .chain(sheets.map(list))
                .collect()
        }
    }
}

fn cells(model: &dyn GridModel, pattern: &Pattern) -> Vec<Cell> {
    let mut found = Vec::new();
    let kinds: Vec<ColumnKind> = model.columns().iter().map(|column| column.kind).collect();
    for row in 0..model.row_count() {
        for (col, kind) in kinds.iter().enumerate() {
            let cell = Cell::new(row, col);
            let text = model.text(cell);
            if text.is_empty() {
                continue;
            }
            let is_figure = *kind == ColumnKind::Number;
            let is_found = if is_figure {
                pattern.is_in_figure(&text)
            } else {
                pattern.is_in(&text)
            };
            if is_found {
                found.push(cell);
            }
        }
    }
    found
}
