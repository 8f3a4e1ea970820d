//! What the program is and runs on, for whoever helps the user: version, packs, renderer, the log.

use std::path::PathBuf;

use egui::Context;
use egui::Label;
use egui::Ui;

use super::Outcome;
use super::note_ui;
use crate::gui::action::Action;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::check_box;

/// What is told about the program (关于).
pub struct AboutDialog {
    /// What is told: a name and lines.
    pub facts: Vec<(&'static str, Vec<String>)>,
    /// The folder of the log; none where nothing is written.
    pub log: Option<PathBuf>,
    /// Sentences shown to the user are written into the log.
    pub logs_texts: bool,
}

impl AboutDialog {
    /// All that is told, as text to be sent to whoever helps.
    fn text(&self) -> String {
        let facts = self.facts.iter();
        let lines = facts.map(|(name, lines)| format!("{name}：{}\n", lines.join("；")));
        std::iter::once("编制\n".to_owned()).chain(lines).collect()
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &Context, actions: &Actions) -> Outcome {
        note_ui(ctx, "about", "关于编制", |ui| {
            ui.label("基层单位部门预算编制与审核程序，全部数据只存在本机，不联网");
            ui.add_space(sizes::GAP);
            for (name, lines) in &self.facts {
                fact_ui(ui, name, lines);
            }
            self.log_ui(ui, actions);
            ui.horizontal(|ui| {
                if ui.button("复制信息").clicked() {
                    ui.ctx().copy_text(self.text());
                }
                if self.log.is_some() && ui.button("打开日志文件夹").clicked() {
                    actions.send(Action::ShowLogFolder);
                }
            });
            ui.add_space(sizes::GAP);
            ui.weak("程序以 MIT 许可证发布");
            ui.weak("界面字体：Noto Sans SC（思源黑体），SIL Open Font License 1.1");
        })
    }

    fn log_ui(&mut self, ui: &mut Ui, actions: &Actions) {
        let Some(folder) = &self.log else {
            fact_ui(ui, "日志", &["没有可写的文件夹，不记日志".to_owned()]);
            return;
        };
        fact_ui(ui, "日志", &[folder.display().to_string()]);
        ui.horizontal(|ui| {
            if check_box(ui, &mut self.logs_texts, "详细日志").changed() {
                actions.send(Action::LogTexts(self.logs_texts));
            }
            ui.weak("平时不含金额和名称，选中后提示按原文记入，可能含有名称和金额");
        });
        ui.add_space(sizes::GAP);
    }
}

/// A name with what is told of it beside.
fn fact_ui(ui: &mut Ui, name: &str, lines: &[String]) {
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(sizes::LABEL_WIDTH);
            ui.weak(name);
        });
        ui.vertical(|ui| {
            for line in lines {
                ui.add(Label::new(line).wrap());
            }
        });
    });
}
