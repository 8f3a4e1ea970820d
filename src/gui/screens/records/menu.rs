//! What stands over the cells of a list of records: the menu of the selection, the hint on an empty sheet.

use egui::Ui;

use super::pane::send_block;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::records::RecordModel;
use crate::gui::records::SheetDef;
use crate::gui::records::clear;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;

/// What to do on an empty sheet, in the cells' area below the row that waits for an entry.
pub(super) fn hint_ui(ui: &mut Ui, cells: egui::Rect, sheet: &SheetDef) {
    let top = (cells.top() + 2.0 * sizes::ROW).min(cells.bottom());
    let area = cells
        .with_min_y(top)
        .shrink2(egui::vec2(2.0 * sizes::ROW, 0.0));
    let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(area));
    ui.vertical_centered(|ui| {
        ui.label(sheet.hint());
        if sheet.refusal().is_none() {
            let key = Command::AddRow.info().shortcut;
            let key = key.map_or(String::new(), |key| ui.ctx().format_shortcut(&key));
            ui.weak(format!(
                "在上面的空行直接输入，或按 {key} 增加行；也可以从 Excel、WPS 复制后粘贴"
            ));
        }
    });
}

/// What can be done with the selected rows.
pub(super) fn ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    model: &RecordModel<'_>,
    active: Cell,
    range: CellRange,
) {
    for command in [Command::AddRow, Command::DeleteRows] {
        let is_usable = model.sheet.refusal().is_none();
        if ui
            .add_enabled(is_usable, egui::Button::new(command.info().text))
            .clicked()
        {
            ctx.send(Action::Command(command));
        }
    }
    if ui.button("清除内容").clicked() {
        send_block(ctx, clear(model, range));
    }
    ui.separator();
    let record = model.record(active.row);
    let response = ui.add_enabled(record.is_some(), egui::Button::new("数字去向"));
    if let Some(record) = record.filter(|_| response.clicked()) {
        ctx.send(Action::ShowReach(record));
    }
}
