//! A file that can't be opened: what is wrong with it, what can be read, what is lost, and what to go on with.
//!
//! Deliberately not here: reading it; see `storage::rescue`.

use std::path::PathBuf;

use egui::Align;
use egui::Label;
use egui::Layout;

use super::Outcome;
use super::listing::ListingEntry;
use super::listing::entries_ui;
use super::modal_ui;
use crate::gui::action::Action;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::main_button;
use crate::storage::Rescue;

/// So many losses are listed; the others are counted.
const LISTED: usize = 200;

/// The open dialog.
pub struct RescueDialog {
    heading: String,
    words: Vec<String>,
    entries: Vec<ListingEntry>,
    /// What can be gone on with, the best first.
    ways: Vec<(&'static str, Action)>,
}

impl RescueDialog {
    /// Shows what there is of a damaged file.
    pub fn new(path: PathBuf, rescue: &Rescue) -> Self {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let heading = format!("“{file}”已损坏，不能直接打开");
        let words = vec![
            rescue.why(),
            "原文件不会改动；打开的内容另存以后才有文件".to_owned(),
        ];
        let mut ways = Vec::new();
        if let Some((version, _)) = &rescue.version {
            let action = Action::OpenVersion(version.path.clone());
            ways.push(("打开最近的完好版本", action));
        }
        if rescue.salvaged.is_some() {
            ways.insert(0, ("打开能读出的内容", Action::OpenRescued(path)));
        }
        Self {
            heading,
            words,
            entries: entries(rescue),
            ways,
        }
    }

    /// Shows the dialog.
    pub(super) fn show(&self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let asked = modal_ui(ctx, "rescue", sizes::FIXES_WIDTH, |ui| {
            ui.heading(&self.heading);
            for words in &self.words {
                ui.add(Label::new(words).wrap());
            }
            ui.add_space(sizes::GAP);
            entries_ui(ui, &self.entries);
            ui.add_space(sizes::GAP);
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                for (at, (text, action)) in self.ways.iter().enumerate() {
                    let button = if at == 0 {
                        main_button(ui, text)
                    } else {
                        ui.button(*text)
                    };
                    if at == 0 && ui.memory(|memory| memory.focused().is_none()) {
                        button.request_focus();
                    }
                    if button.clicked() {
                        actions.send(action.clone());
                        outcome = Outcome::Closed;
                    }
                }
                if ui.button("取消").clicked() {
                    outcome = Outcome::Closed;
                }
            });
        });
        if asked { Outcome::Closed } else { outcome }
    }
}

fn entries(rescue: &Rescue) -> Vec<ListingEntry> {
    let mut entries: Vec<ListingEntry> = rescue
        .words()
        .into_iter()
        .map(ListingEntry::plain)
        .collect();
    let losses = rescue.salvaged.as_ref().map_or(&[][..], |it| &it.losses);
    if losses.is_empty() {
        return entries;
    }
    let heading = format!("没有读出或有改动的 {} 处", losses.len());
    entries.push(ListingEntry::plain(heading));
    let listed = losses.iter().take(LISTED);
    entries.extend(listed.map(|it| ListingEntry::wrong(it.to_string())));
    let further = losses.len().saturating_sub(LISTED);
    if further > 0 {
        entries.push(ListingEntry::wrong(format!("……另有 {further} 处")));
    }
    entries
}
