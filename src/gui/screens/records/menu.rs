//! What stands over the cells of a list of records: the menu of the selection, the hint on an empty sheet.

use egui::Button;
use egui::Ui;

use super::active::ActivePane;
use super::pane::send_block;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::records::Filter;
use crate::gui::records::RecordModel;
use crate::gui::records::clear;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::GridModel;

/// What to do on an empty sheet, in the cells' area below the row that waits for an entry.
pub(super) fn hint_ui(ui: &mut Ui, cells: egui::Rect, shown: ActivePane, is_filtered: bool) {
    let top = (cells.top() + 2.0 * sizes::ROW).min(cells.bottom());
    let area = cells
        .with_min_y(top)
        .shrink2(egui::vec2(2.0 * sizes::ROW, 0.0));
    let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(area));
    let key = |command: Command| {
        let key = command.info().shortcut;
        key.map_or(String::new(), |key| ui.ctx().format_shortcut(&key))
    };
    let (add, show) = (key(Command::AddRow), key(Command::ShowAllRows));
    // Over the line that bounds the frozen columns.
    let ground = egui::Frame::new().fill(theme::palette(ui).surface);
    ground.show(ui, |ui| {
        ui.vertical_centered(|ui| {
            if is_filtered {
                ui.label(format!("没有符合筛选条件的行，按 {show} 显示全部行"));
                return;
            }
            ui.label(shown.sheet.hint(shown.within));
            if shown.sheet.refusal().is_none() {
                ui.weak(format!(
                    "在上面的空行直接输入，或按 {add} 增加行；也可以从 Excel、WPS 复制后粘贴"
                ));
            }
        });
    });
}

/// What is done with rows, in the order of the menu.
const ROWS: [Command; 6] = [
    Command::InsertAbove,
    Command::AddRow,
    Command::DuplicateRows,
    Command::MoveUp,
    Command::MoveDown,
    Command::DeleteRows,
];

/// What can be done with the selected rows; gives the filter that is asked for, with its column.
pub(super) fn ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    model: &RecordModel<'_>,
    active: Cell,
    range: CellRange,
) -> Option<(String, Filter)> {
    for command in ROWS {
        let is_usable = model.sheet.refusal().is_none();
        if entry_ui(ui, command, is_usable) {
            ctx.send(Action::Command(command));
        }
    }
    for command in [Command::CopyWithHeader, Command::PasteSpecial] {
        let is_usable = command == Command::CopyWithHeader || model.sheet.refusal().is_none();
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
    let mut asked = None;
    let response = ui.add_enabled(record.is_some(), Button::new("只看此内容的行"));
    if response.clicked() {
        let text = model.text(active).into_owned();
        let column = model.columns()[active.col].id.clone();
        asked = Some((column, Filter::Texts([text].into())));
    }
    ui.separator();
    let response = ui.add_enabled(record.is_some(), Button::new("数字去向"));
    if let Some(record) = record.filter(|_| response.clicked()) {
        ctx.send(Action::ShowReach(record));
    }
    asked
}

fn entry_ui(ui: &mut Ui, command: Command, is_usable: bool) -> bool {
    let info = command.info();
    let mut button = Button::new(info.text);
    if let Some(shortcut) = info.shortcut {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    ui.add_enabled(is_usable, button).clicked()
}
