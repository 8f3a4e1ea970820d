//! The mouse in a grid: selecting, drawing a range, double click, row numbers.

use egui::Response;
use egui::Ui;

use super::editor;
use super::event::GridEvent;
use super::keys::refusal;
use super::keys::select_range;
use super::layout::Layout;
use super::model::GridModel;
use super::selection::Cell;
use super::state::Drag;
use super::state::GridState;

/// Acts on what the pointer did to the cells; `response` is the body's.
pub(super) fn handle(
    ui: &Ui,
    response: &Response,
    state: &mut GridState,
    model: &dyn GridModel,
    layout: &Layout,
    events: &mut Vec<GridEvent>,
) {
    let Some(pos) = ui.input(|input| input.pointer.interact_pos()) else {
        return;
    };
    let (is_press, is_any_press, is_down, shift) = ui.input(|input| {
        let pointer = &input.pointer;
        (
            pointer.primary_pressed(),
            pointer.any_pressed(),
            pointer.primary_down(),
            input.modifiers.shift,
        )
    });
    if is_any_press && response.contains_pointer() && layout.body.contains(pos) {
        press(ui, state, model, layout, pos, (is_press, shift), events);
    }
    if !is_down {
        state.drag = None;
    }
    if response.dragged() {
        drag(state, layout, pos);
    }
    if response.clicked()
        && let Some(cell) = layout.hit(pos)
    {
        events.push(GridEvent::Clicked(cell));
    }
    if response.double_clicked() && layout.hit(pos) == Some(state.active) {
        double_click(ui, state, model, events);
    }
}

fn press(
    ui: &Ui,
    state: &mut GridState,
    model: &dyn GridModel,
    layout: &Layout,
    pos: egui::Pos2,
    (is_primary, shift): (bool, bool),
    events: &mut Vec<GridEvent>,
) {
    editor::leave(ui, state, model, events);
    state.wants_focus = true;
    if is_on_row_numbers(layout, pos) {
        if let Some(row) = layout.nearest(pos).map(|cell| cell.row)
            && pos.y < layout.row_top(layout.rows)
        {
            let from = if shift { state.active.row } else { row };
            let last = layout.columns.len() - 1;
            select_range(state, Cell::new(from, 0), Cell::new(row, last));
            state.drag = is_primary.then_some(Drag::Rows);
        }
        return;
    }
    let Some(cell) = layout.hit(pos) else { return };
    if !is_primary && state.range().contains(cell) {
        // A right click inside the range is about the range.
        return;
    }
    state.tab_origin = None;
    if shift && is_primary {
        state.extend(cell);
    } else {
        state.place(cell);
    }
    state.drag = is_primary.then_some(Drag::Cells);
}

fn is_on_row_numbers(layout: &Layout, pos: egui::Pos2) -> bool {
    pos.x < layout.body.left() + layout.columns.row_numbers
}

/// Draws the range on; beyond an edge the far cell lies out of sight, so the grid scrolls there.
fn drag(state: &mut GridState, layout: &Layout, pos: egui::Pos2) {
    let Some(mut cell) = layout.nearest(pos) else {
        return;
    };
    match state.drag {
        Some(Drag::Cells) => {
            let frozen = layout.columns.frozen;
            let comes_from_scrolled = state.far.col >= frozen && cell.col < frozen;
            if comes_from_scrolled && layout.offset.x > 0.0 {
                // What lies hidden beneath the frozen columns comes before them.
                cell.col = layout
                    .visible_scrolled_cols()
                    .start
                    .saturating_sub(1)
                    .max(frozen);
            }
        }
        Some(Drag::Rows) => {
            state.far.row = cell.row;
            state.reveal = Some(Cell::new(cell.row, 0));
            return;
        }
        Some(Drag::Columns) | None => return,
    }
    if cell != state.far {
        state.extend(cell);
    }
}

fn double_click(
    ui: &Ui,
    state: &mut GridState,
    model: &dyn GridModel,
    events: &mut Vec<GridEvent>,
) {
    if refusal(state, model).is_some() {
        events.push(GridEvent::Opened(state.active));
    }
    editor::amend(ui, state, model);
}
