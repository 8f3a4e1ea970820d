//! The earlier versions of the open file: what is different in each, opening one beside, and how many are kept.
//!
//! Deliberately not here: reading and comparing them.

use egui::Button;
use egui::Label;
use egui::RichText;
use egui::ScrollArea;
use egui::Ui;

use super::Outcome;
use super::modal_ui;
use crate::gui::action::Action;
use crate::gui::settings::VERSIONS_CHOICES;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::choice_box::choice_box;
use crate::gui::widgets::main_button;
use crate::storage::Version;

/// What share of the window the versions may take.
const SHARE: f32 = 0.45;

/// The dialog with the versions there are.
pub struct VersionsDialog {
    /// What is said above them.
    pub words: &'static str,
    /// The latest first.
    pub entries: Vec<VersionEntry>,
    /// So many are kept.
    pub most: usize,
}

/// A version in the list.
pub struct VersionEntry {
    /// The version.
    pub version: Version,
    /// What is different in it.
    pub difference: Difference,
}

/// What is different in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Not looked at yet: it is large.
    Unknown,
    /// In words.
    Known(String),
    /// It can't be read.
    Unreadable(String),
}

impl VersionsDialog {
    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let asked = modal_ui(ctx, "versions", sizes::FIXES_WIDTH, |ui| {
            ui.heading("历史版本");
            ui.add(Label::new(self.words).wrap());
            ui.add_space(sizes::GAP);
            if self.entries_ui(ui, actions) {
                outcome = Outcome::Closed;
            }
            ui.add_space(sizes::GAP);
            self.most_ui(ui, actions);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                let button = main_button(ui, "关闭");
                if ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
                if button.clicked() {
                    outcome = Outcome::Closed;
                }
            });
        });
        if asked { Outcome::Closed } else { outcome }
    }

    /// True once a version is chosen.
    fn entries_ui(&self, ui: &mut Ui, actions: &Actions) -> bool {
        let mut is_chosen = false;
        let height = ui.ctx().content_rect().height() * SHARE;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            ui.set_width(ui.available_width());
            for entry in &self.entries {
                is_chosen |= entry.ui(ui, actions);
            }
        });
        is_chosen
    }

    fn most_ui(&mut self, ui: &mut Ui, actions: &Actions) {
        ui.horizontal(|ui| {
            let label = ui.label("保留最近的版本");
            let mut choices = VERSIONS_CHOICES.to_vec();
            let mut chosen = choices.binary_search(&self.most).unwrap_or_else(|at| {
                // A number of the user's own, from the settings file.
                choices.insert(at, self.most);
                at
            });
            let labels: Vec<String> = choices.iter().map(|it| format!("{it} 个")).collect();
            let before = chosen;
            let width = sizes::VERSIONS_CHOICE;
            choice_box(ui, "versions most", (&labels, &mut chosen), width).labelled_by(label.id);
            if chosen != before {
                self.most = choices[chosen];
                actions.send(Action::KeepVersions(self.most));
            }
            ui.weak("超过的在下次保存时清理，最早的先清理；命令修改前的版本另外计数");
        });
    }
}

impl VersionEntry {
    /// True once it is chosen.
    fn ui(&self, ui: &mut Ui, actions: &Actions) -> bool {
        let palette = theme::palette(ui);
        let version = &self.version;
        let path = || version.path.clone();
        match &self.difference {
            Difference::Unreadable(error) => {
                let text = RichText::new(format!("{version}，{error}")).color(palette.error);
                ui.add(Label::new(text).wrap());
                false
            }
            Difference::Known(words) => {
                let chosen = self.choice_ui(ui, &format!("，此后{words}"));
                if chosen {
                    actions.send(Action::OpenVersion(path()));
                }
                chosen
            }
            Difference::Unknown => {
                ui.horizontal(|ui| {
                    let chosen = self.choice_ui(ui, &format!("，{} MB", version.size >> 20));
                    if chosen {
                        actions.send(Action::OpenVersion(path()));
                    } else if ui.small_button("比较差异").clicked() {
                        actions.send(Action::CompareVersion(path()));
                    }
                    chosen
                })
                .inner
            }
        }
    }

    fn choice_ui(&self, ui: &mut Ui, words: &str) -> bool {
        let text = format!("{}{words}", self.version);
        ui.add(Button::new(text).frame(false).wrap()).clicked()
    }
}
