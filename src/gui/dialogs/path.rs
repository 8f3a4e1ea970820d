//! A path typed by hand, for systems without a file dialog of their own.

use std::path::PathBuf;

use egui::Id;
use egui::TextEdit;

use super::Outcome;
use super::modal_ui;
use crate::gui::action::Action;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::begin_editing;
use crate::gui::widgets::main_button;

/// What a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    /// To open it.
    Open,
    /// To take last year's budget over from it.
    LastYear,
    /// To save the budget there.
    Save,
    /// To put the workbook there.
    Export,
}

impl PathPurpose {
    /// The title of the dialog.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "打开预算文件",
            Self::LastYear => "选择上年文件",
            Self::Save => "保存预算文件",
            Self::Export => "导出工作簿",
        }
    }
}

/// The dialog with what has been typed so far.
pub struct PathDialog {
    purpose: PathPurpose,
    path: String,
    is_new: bool,
}

impl PathDialog {
    /// Asks for a path, suggesting one.
    pub fn new(purpose: PathPurpose, suggestion: String) -> Self {
        Self {
            purpose,
            path: suggestion,
            is_new: true,
        }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let field = Id::unique("path field");
        if std::mem::take(&mut self.is_new) {
            let area = egui::Modal::default_area(Id::unique("path"));
            begin_editing(ctx, area, field, &self.path);
            return outcome;
        }
        let asked = modal_ui(ctx, "path", sizes::TEXT_DIALOG_WIDTH, |ui| {
            ui.heading(self.purpose.title());
            ui.weak("本机没有可用的文件选择窗口，请直接输入文件的完整路径");
            let label = ui.label("文件路径");
            let edit = TextEdit::singleline(&mut self.path)
                .id(field)
                .desired_width(f32::INFINITY);
            let response = ui.add(edit).labelled_by(label.id);
            let is_entered =
                response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if main_button(ui, "确定").clicked() || is_entered {
                    let path = PathBuf::from(self.path.trim());
                    actions.send(Action::Picked(self.purpose, Some(path)));
                    outcome = Outcome::Closed;
                }
                if ui.button("取消").clicked() {
                    actions.send(Action::Picked(self.purpose, None));
                    outcome = Outcome::Closed;
                }
            });
        });
        if asked {
            actions.send(Action::Picked(self.purpose, None));
            return Outcome::Closed;
        }
        outcome
    }
}
