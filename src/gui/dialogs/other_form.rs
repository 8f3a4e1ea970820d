//! Under which other form the open file is looked at.

use std::sync::Arc;

use super::Outcome;
use super::modal_ui;
use crate::codes::BudgetYear;
use crate::gui::action::Action;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::choice_box::choice_box;
use crate::gui::widgets::main_button;
use crate::packs::Pack;

/// The dialog with what is chosen so far.
pub struct OtherFormDialog {
    packs: Vec<Arc<Pack>>,
    titles: Vec<String>,
    chosen: usize,
    is_new: bool,
}

impl OtherFormDialog {
    /// Offers these packs, of which there is one at least; first the newest that is made for the year of the budget.
    pub fn new(packs: Vec<Pack>, year: Option<BudgetYear>) -> Self {
        let suits = |pack: &Pack| year.is_some_and(|year| pack.years.contains(year));
        let chosen = packs.iter().position(suits).unwrap_or(0);
        Self {
            titles: packs.iter().map(|pack| pack.title.clone()).collect(),
            packs: packs.into_iter().map(Arc::new).collect(),
            chosen,
            is_new: true,
        }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let asked = modal_ui(ctx, "other form", sizes::DIALOG_WIDTH, |ui| {
            ui.heading("按其他地区表样查看");
            ui.weak("用录入的内容生成另一套报表来看，不改文件；导出和上报仍按文件自己的表样");
            ui.add_space(sizes::GAP);
            let label = ui.label("地区表样");
            let width = ui.available_width();
            let choice = (&self.titles[..], &mut self.chosen);
            let field = choice_box(ui, "other pack", choice, width).labelled_by(label.id);
            if std::mem::take(&mut self.is_new) {
                field.request_focus();
            }
            let pack = &self.packs[self.chosen];
            ui.weak(format!(
                "适用 {}，共 {} 张表",
                pack.years,
                pack.tables.len()
            ));
            ui.add_space(sizes::GAP);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if main_button(ui, "按此表样查看").clicked() {
                    actions.send(Action::LookUnder(Arc::clone(pack)));
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
