//! Requests about the program itself: what it is, and its log.

use std::path::Path;
use std::time::Duration;

use egui::Context;

use crate::gui::app::App;
use crate::gui::care::pack_version;
use crate::gui::dialogs::AboutDialog;
use crate::gui::dialogs::Dialog;
use crate::gui::files as sources;
use crate::support::VERSION;
use crate::support::system;

impl App {
    pub(super) fn show_about(&mut self) {
        let packs = sources::packs();
        let packs = packs.iter();
        let packs = packs.map(|it| format!("{} {}", it.title, pack_version(it)));
        let renderer = self.care.recorder.facts().renderer;
        let facts = vec![
            ("版本", vec![VERSION.to_owned()]),
            ("系统", vec![system()]),
            ("显示方式", vec![renderer]),
            ("规则包", packs.collect()),
        ];
        self.dialog = Dialog::About(AboutDialog {
            facts,
            log: self.care.log.folder().map(Path::to_owned),
            logs_texts: self.settings.logs_texts,
        });
    }

    pub(super) fn show_log_folder(&mut self, ctx: &Context) {
        if let Some(folder) = self.care.log.folder().map(Path::to_owned) {
            let system = self.printers.system().clone();
            self.care
                .showing
                .start(ctx, move || system.show_folder(&folder));
        }
    }

    /// Says so where the folder could not be shown.
    pub(in crate::gui) fn follow_folder(&mut self) {
        let shown = self.care.showing.take(Duration::ZERO);
        if let Some(Ok(Err(error))) = shown {
            self.notices
                .caution(format!("日志文件夹没能打开，请按所列位置查看：{error}"));
        }
    }

    pub(super) fn log_texts(&mut self, wanted: bool) {
        self.settings.logs_texts = wanted;
        self.care.log.write_texts(wanted);
    }
}
