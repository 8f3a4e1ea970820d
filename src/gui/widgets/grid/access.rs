//! What a grid tells assistive programs and tests: a node for every visible cell,
//! with its name and value; the editor stands for the active cell.

use egui::Id;
use egui::Role;
use egui::Sense;
use egui::Ui;

use super::layout::Layout;
use super::model::GridModel;
use super::selection::Cell;
use super::state::GridState;

pub(super) fn describe(
    ui: &Ui,
    grid: Id,
    state: &GridState,
    model: &dyn GridModel,
    layout: &Layout,
) {
    let is_heard = ui
        .ctx()
        .accesskit_node_builder(grid, |node| node.set_role(Role::Grid))
        .is_some();
    if !is_heard {
        return;
    }
    describe_editor(ui, state, model);
    let cols: Vec<usize> = (0..layout.columns.frozen)
        .chain(layout.visible_scrolled_cols())
        .collect();
    for row in layout.visible_rows() {
        for col in &cols {
            let cell = Cell::new(row, *col);
            if cell != state.active {
                describe_cell(ui, grid, state, model, layout, cell);
            }
        }
    }
}

fn describe_editor(ui: &Ui, state: &GridState, model: &dyn GridModel) {
    let Some(id) = state.editor_id else { return };
    let value = if state.is_editing() || model.row_count() == 0 {
        state.editor.buffer.clone()
    } else {
        model.text(state.active).into_owned()
    };
    let name = if model.row_count() == 0 {
        "空表".to_owned()
    } else {
        model.cell_name(state.active)
    };
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_label(name);
        node.set_value(value);
    });
}

fn describe_cell(
    ui: &Ui,
    grid: Id,
    state: &GridState,
    model: &dyn GridModel,
    layout: &Layout,
    cell: Cell,
) {
    let area = if cell.col < layout.columns.frozen {
        layout.body
    } else {
        layout.scrolled_body()
    };
    let rect = layout.cell_rect(cell).intersect(area);
    if !rect.is_positive() {
        return;
    }
    let id = grid.with(cell);
    ui.interact(rect, id, Sense::hover());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Cell);
        node.set_label(model.cell_name(cell));
        node.set_value(model.text(cell).into_owned());
        node.set_selected(state.range().contains(cell));
        node.set_bounds(egui::accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
}
