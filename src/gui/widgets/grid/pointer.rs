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
        state.is_dragging = false;
    }
    if state.is_dragging && response.dragged() {
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
    state.is_dragging = is_primary;
}

fn is_on_row_numbers(layout: &Layout, pos: egui::Pos2) -> bool {
    pos.x < layout.body.left() + layout.columns.row_numbers
}

fn drag(state: &mut GridState, layout: &Layout, pos: egui::Pos2) {
    if let Some(cell) = layout.nearest(pos)
        && cell != state.far
    {
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
