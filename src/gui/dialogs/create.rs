//! What a new budget starts from: region pack, year, unit.

use egui::TextEdit;
use egui::Ui;

use super::Outcome;
use super::modal_ui;
use crate::codes::BudgetYear;
use crate::gui::action::Action;
use crate::gui::action::NewBudget;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::main_button;
use crate::packs::Pack;

/// The dialog with what has been filled in so far.
#[derive(Default)]
pub struct CreateDialog {
    /// Id, title and latest year of the packs there are.
    packs: Vec<PackChoice>,
    chosen: usize,
    year: String,
    unit: String,
    problem: String,
}

struct PackChoice {
    id: String,
    title: String,
    year: BudgetYear,
}

impl CreateDialog {
    /// Offers these packs.
    pub fn new(packs: &[Pack]) -> Self {
        let packs: Vec<_> = packs
            .iter()
            .map(|pack| PackChoice {
                id: pack.id.clone(),
                title: pack.title.clone(),
                year: pack.years.to,
            })
            .collect();
        let year = packs
            .first()
            .map(|pack| pack.year.to_string())
            .unwrap_or_default();
        Self {
            packs,
            year,
            ..Self::default()
        }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let asked = modal_ui(ctx, "create", sizes::DIALOG_WIDTH, |ui| {
            ui.heading("新建预算");
            ui.add_space(4.0);
            egui::Grid::new("create fields")
                .num_columns(2)
                .spacing([12.0, 8.0])
                .show(ui, |ui| {
                    self.fields_ui(ui);
                });
            if !self.problem.is_empty() {
                ui.colored_label(theme::palette(ui).error, &self.problem);
            }
            ui.add_space(8.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if main_button(ui, "新建").clicked() {
                    outcome = self.submit(actions);
                }
                if ui.button("取消").clicked() {
                    outcome = Outcome::Closed;
                }
            });
        });
        if asked { Outcome::Closed } else { outcome }
    }

    fn fields_ui(&mut self, ui: &mut Ui) {
        let label = ui.label("地区表样");
        let title = self
            .packs
            .get(self.chosen)
            .map_or("", |pack| pack.title.as_str());
        egui::ComboBox::from_id_salt("pack")
            .selected_text(title)
            .width(ui.available_width())
            .show_ui(ui, |ui| {
                for (index, pack) in self.packs.iter().enumerate() {
                    let response = ui.selectable_value(&mut self.chosen, index, &pack.title);
                    if response.clicked() {
                        self.year = pack.year.to_string();
                    }
                }
            })
            .response
            .labelled_by(label.id);
        ui.end_row();
        for (name, text, hint) in [
            ("预算年度", &mut self.year, "四位数字"),
            ("单位名称", &mut self.unit, "填报单位的全称，可以以后再填"),
        ] {
            let label = ui.label(name);
            let edit = TextEdit::singleline(text)
                .hint_text(hint)
                .desired_width(f32::INFINITY);
            ui.add(edit).labelled_by(label.id);
            ui.end_row();
        }
    }

    fn submit(&mut self, actions: &Actions) -> Outcome {
        let Some(pack) = self.packs.get(self.chosen) else {
            "没有可用的地区表样".clone_into(&mut self.problem);
            return Outcome::Open;
        };
        match self.year.trim().parse::<BudgetYear>() {
            Ok(year) => {
                let unit = self.unit.trim().to_owned();
                actions.send(Action::CreateBudget(NewBudget {
                    pack: pack.id.clone(),
                    year,
                    unit,
                }));
                Outcome::Closed
            }
            Err(error) => {
                self.problem = error.to_string();
                Outcome::Open
            }
        }
    }
}
