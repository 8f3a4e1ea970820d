//! When drawing or doing something panics: the work is brought to safety, and the window tells so and can only close.
//!
//! The window is drawn by us and not by the system, because on many systems without a desktop nothing else can.
//! Deliberately not here: the report, which the panic hook has written by then; see `support`.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::Path;
use std::path::PathBuf;

use egui::CentralPanel;
use egui::Frame;
use egui::Label;
use egui::RichText;
use egui::Ui;
use egui::ViewportCommand;

use crate::document::Document;
use crate::gui::app::App;
use crate::gui::app::end_typing;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::main_button;
use crate::gui::workspace::Workspace;
use crate::storage;
use crate::storage::Session;

/// What is left of the window (出错画面).
pub struct Fallen {
    work: Work,
    report: Option<PathBuf>,
}

/// What became of the work.
enum Work {
    /// There was none.
    None,
    /// All of it is in the file.
    Saved(PathBuf),
    /// What was done is written down beside this file.
    Kept(PathBuf),
    /// The budget without a file comes back at the next start.
    KeptUnsaved,
    /// It could not be written anywhere.
    Lost,
}

impl Work {
    const fn words(&self) -> &'static str {
        match self {
            Self::None => "没有打开的文件，没有丢失内容",
            Self::Saved(_) => "文件没有未保存的改动，没有丢失内容",
            Self::Kept(_) => "出错以前没有保存的改动都已留存，重新打开这个文件时自动恢复",
            Self::KeptUnsaved => {
                "出错以前没有保存的内容都已留存在本机，下次启动时自动打开；有几份的，在开始页选择"
            }
            Self::Lost => {
                "最近的改动没能留存，磁盘可能已满或不能写入；已保存的文件和以前的版本没有变"
            }
        }
    }
}

impl App {
    /// Draws a frame as [`Self::frame`] does; a panic in it ends the work and not the window.
    pub fn guarded_frame(&mut self, ui: &mut Ui) {
        if let Some(fallen) = &self.fallen {
            fallen.ui(ui);
            return;
        }
        let drawn = catch_unwind(AssertUnwindSafe(|| self.frame(ui)));
        if drawn.is_err() {
            let work = self.rescue();
            let report = self.care.recorder.take_untold().and_then(|it| it.report);
            self.fallen = Some(Fallen { work, report });
            // What had the focus is gone.
            end_typing(ui.ctx());
            let title = ViewportCommand::Title("编制（出错）".to_owned());
            ui.ctx().send_viewport_cmd(title);
            ui.ctx().request_repaint();
        }
    }

    /// Brings what was done to safety and lets go of the file, so that it can be opened again at once.
    fn rescue(&mut self) -> Work {
        let Some(mut workspace) = self.workspace.take() else {
            return Work::None;
        };
        // What is broken may break again.
        let secured = catch_unwind(AssertUnwindSafe(|| self.secure(&mut workspace)));
        let _ = catch_unwind(AssertUnwindSafe(move || drop(workspace)));
        secured.unwrap_or(Work::Lost)
    }

    fn secure(&self, workspace: &mut Workspace) -> Work {
        let Workspace {
            document,
            hold,
            path,
            ..
        } = workspace;
        match (document.is_dirty(), path) {
            (false, None) => Work::None,
            (false, Some(path)) => Work::Saved(path.clone()),
            (true, Some(path)) if hold.is_safe(document) => Work::Kept(path.clone()),
            (true, None) if hold.is_safe(document) => Work::KeptUnsaved,
            (true, _) if self.is_copied(document) => Work::KeptUnsaved,
            (true, _) => Work::Lost,
        }
    }

    /// Keeps the budget as one that was never saved; whether that worked.
    fn is_copied(&self, document: &Document) -> bool {
        let Some(data) = &self.data else {
            return false;
        };
        let Ok(text) = storage::render(document.budget(), &document.pack().id) else {
            return false;
        };
        let folder = storage::folder_for_unsaved(data, (self.now)());
        let session = Session::unsaved(self.machine(), Some(&folder), text);
        session
            .journal()
            .is_some_and(storage::journal::Journal::is_settled)
    }
}

impl Fallen {
    fn ui(&self, ui: &mut Ui) {
        let ground = Frame::new()
            .fill(theme::palette(ui).window)
            .inner_margin(sizes::MARGIN);
        CentralPanel::default().frame(ground).show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(sizes::EMPTY_TOP);
                ui.set_max_width(sizes::TEXT_DIALOG_WIDTH);
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    self.words_ui(ui);
                    ui.add_space(2.0 * sizes::GAP);
                    self.buttons_ui(ui);
                });
            });
        });
    }

    fn words_ui(&self, ui: &mut Ui) {
        ui.heading("编制出错，需要重新启动");
        ui.add_space(sizes::GAP);
        ui.label("刚才的操作没有完成");
        ui.label(self.work.words());
        if let Work::Saved(path) | Work::Kept(path) = &self.work {
            path_ui(ui, path);
        }
        ui.add_space(sizes::GAP);
        match &self.report {
            Some(path) => {
                ui.label("错误报告不含金额、名称和文字内容，可以交给技术支持");
                path_ui(ui, path);
            }
            None => {
                ui.label("错误报告没能写出");
            }
        }
    }

    fn buttons_ui(&self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            if main_button(ui, "关闭程序").clicked() {
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
            if let Some(path) = &self.report {
                let copy = ui.button("复制报告位置");
                // Who types on when the window fails must not close it unread with the next Enter.
                if ui.memory(|memory| memory.focused().is_none()) {
                    copy.request_focus();
                }
                if copy.clicked() {
                    ui.ctx().copy_text(path.display().to_string());
                }
            }
        });
    }
}

fn path_ui(ui: &mut Ui, path: &Path) {
    let color = theme::palette(ui).text_weak;
    let text = RichText::new(path.display().to_string()).color(color);
    ui.add(Label::new(text).wrap());
}

/// What is said of a panic on another thread.
pub(in crate::gui) fn told_of_worker(report: Option<&Path>) -> String {
    let report = report.map_or_else(String::new, |path| {
        format!("，错误报告（不含预算内容）在\n{}", path.display())
    });
    format!("后台的一项工作出错中断，窗口可以继续使用，请尽快保存{report}")
}
