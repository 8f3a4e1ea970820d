//! Which records are written as data: those of one list as CSV, or all of them as JSON.

use super::Outcome;
use super::modal_ui;
use crate::gui::action::Action;
use crate::gui::action::DataList;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::choice_box::choice_box;
use crate::gui::widgets::main_button;

/// The dialog with what is chosen so far.
pub struct DataDialog {
    lists: Vec<DataList>,
    labels: Vec<String>,
    chosen: usize,
    is_new: bool,
}

impl DataDialog {
    /// Offers these lists with the number of their records.
    pub fn new(lists: &[(DataList, usize)], chosen: DataList) -> Self {
        let label = |(list, count): &(DataList, usize)| match list {
            DataList::Table(kind) => format!("{}（{count} 行，CSV）", kind.label()),
            DataList::All => format!("全部记录（{count} 行，JSON）"),
        };
        Self {
            lists: lists.iter().map(|(list, _)| *list).collect(),
            labels: lists.iter().map(label).collect(),
            chosen: lists.iter().position(|it| it.0 == chosen).unwrap_or(0),
            is_new: true,
        }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let asked = modal_ui(ctx, "data", sizes::DIALOG_WIDTH, |ui| {
            ui.heading("导出数据");
            ui.weak(
                "编码和名称分列，金额以元为单位，精确到分；收入行和支出行的 CSV 改好后可以再导入",
            );
            ui.add_space(sizes::GAP);
            let label = ui.label("内容");
            let width = ui.available_width();
            let choice = (&self.labels[..], &mut self.chosen);
            let field = choice_box(ui, "data list", choice, width).labelled_by(label.id);
            if std::mem::take(&mut self.is_new) {
                field.request_focus();
            }
            ui.add_space(sizes::GAP);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if main_button(ui, "导出到…").clicked() {
                    actions.send(Action::ExportData(self.lists[self.chosen]));
                    outcome = Outcome::Closed;
                }
                if ui.button("取消").clicked() {
                    outcome = Outcome::Closed;
                }
            });
        });
        if asked { Outcome::Closed } else { outcome }
    }
}
