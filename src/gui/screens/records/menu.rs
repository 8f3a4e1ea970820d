//! What stands over the cells of a list of records: the menu of the selection, the hint on an empty sheet.

use egui::Button;
use egui::Ui;

use super::active::ActivePane;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::panels::bars::command_entry;
use crate::gui::records::Filter;
use crate::gui::records::RecordModel;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
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

/// What is done with cells, group by group.
const CELLS: [&[Command]; 2] = [
    &[
        Command::Cut,
        Command::Copy,
        Command::CopyWithHeader,
        Command::Paste,
        Command::PasteSpecial,
    ],
    &[Command::FillDown, Command::ClearCells],
];

/// What is done with rows.
const ROWS: [Command; 6] = [
    Command::InsertAbove,
    Command::AddRow,
    Command::DuplicateRows,
    Command::DeleteRows,
    Command::MoveUp,
    Command::MoveDown,
];

/// What can be done with the selected cells of any grid that is filled in.
pub(super) fn cells_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, is_editable: bool) {
    for (at, group) in CELLS.into_iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for command in group {
            let only_looks = matches!(command, Command::Copy | Command::CopyWithHeader);
            entry_ui(ui, ctx, *command, is_editable || only_looks);
        }
    }
}

/// What can be done with the selected rows; gives the filter that is asked for, with its column.
pub(super) fn ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    model: &RecordModel<'_>,
    active: Cell,
) -> Option<(String, Filter)> {
    let is_editable = model.sheet.refusal().is_none();
    cells_ui(ui, ctx, is_editable);
    ui.separator();
    for command in ROWS {
        entry_ui(ui, ctx, command, is_editable);
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
    let response = ui.add_enabled(record.is_some(), Button::new("数字去向"));
    if let Some(record) = record.filter(|_| response.clicked()) {
        ctx.send(Action::ShowReach(record));
    }
    asked
}

fn entry_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, command: Command, is_usable: bool) {
    let info = command.info();
    if command_entry(ui, info, info.text, is_usable).clicked() {
        ctx.send(Action::Command(command));
    }
}
