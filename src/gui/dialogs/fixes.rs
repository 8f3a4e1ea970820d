//! What several fixes change, listed before they are made together.
//!
//! Only fixes that need no second look come here; the others are made one by one.

use std::collections::BTreeSet;

use egui::EventFilter;
use egui::Key;
use egui::Label;
use egui::Response;
use egui::RichText;
use egui::Role;
use egui::ScrollArea;
use egui::Sense;
use egui::Ui;
use egui::UiBuilder;
use egui::vec2;

use super::Outcome;
use super::modal_ui;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::fix_words::ChangeWords;
use crate::gui::fix_words::change_words;
use crate::gui::records::EntryCtx;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::check_box;
use crate::gui::widgets::list_focus;
use crate::gui::widgets::list_focus::ListFocus;
use crate::gui::widgets::main_button;
use crate::gui::widgets::row_ground;
use crate::model::Field;
use crate::model::RecordId;
use crate::rules::Finding;

/// So many are in sight; more scroll.
const VISIBLE: f32 = 9.0;

/// The open dialog.
pub struct FixesDialog {
    entries: Vec<Entry>,
    /// Fixes of a place that an earlier one changes already.
    left_out: usize,
    cursor: usize,
    reveals: bool,
    focus: ListFocus,
}

/// A fix that can be made or not.
struct Entry {
    /// Code of the finding and what the fix does.
    name: String,
    /// What it mends.
    message: String,
    /// Where, and from what to what.
    change: String,
    /// Whether it is to be made.
    is_taken: bool,
    edits: Vec<Edit>,
}

/// What a key asks of the list.
#[derive(Clone, Copy)]
enum Asked {
    Move(usize),
    Tick,
    Make,
}

impl FixesDialog {
    /// Lists the safe fixes of some findings.
    pub fn new(entry: &EntryCtx<'_>, findings: &[&Finding]) -> Self {
        let mut touched = Touched::default();
        let mut entries = Vec::new();
        let mut left_out = 0;
        for finding in findings {
            let Some(fix) = finding.safe_fix() else {
                continue;
            };
            if !touched.take(&fix.edits) {
                left_out += 1;
                continue;
            }
            let changes = change_words(entry, &fix.edits);
            entries.push(Entry {
                name: format!("{} {}", finding.code, fix.label),
                message: finding.message.clone(),
                change: changes.iter().map(words).collect::<Vec<_>>().join("；"),
                is_taken: true,
                edits: fix.edits.clone(),
            });
        }
        let mut focus = ListFocus::default();
        focus.take();
        Self {
            entries,
            left_out,
            cursor: 0,
            reveals: false,
            focus,
        }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut makes = false;
        let mut is_closed = false;
        let asked = modal_ui(ctx, "fixes", sizes::FIXES_WIDTH, |ui| {
            ui.heading("全部修正");
            ui.weak("逐条核对修改内容，不改的取消勾选；改好后可以一步撤销");
            ui.add_space(sizes::GAP);
            makes = self.list_ui(ui);
            if self.left_out > 0 {
                let text = format!("另有 {} 条涉及同一处，改好后再看", self.left_out);
                ui.weak(text);
            }
            ui.add_space(sizes::GAP);
            let count = self.taken().count();
            egui::Sides::new().show(
                ui,
                |ui| self.ticks_ui(ui),
                |ui| {
                    ui.add_enabled_ui(count > 0, |ui| {
                        makes |= main_button(ui, &format!("修正 {count} 条")).clicked();
                    });
                    is_closed = ui.button("取消").clicked();
                },
            );
        });
        if makes && self.taken().next().is_some() {
            actions.send(self.change());
            return Outcome::Closed;
        }
        if is_closed || asked {
            Outcome::Closed
        } else {
            Outcome::Open
        }
    }

    fn taken(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|it| it.is_taken)
    }

    fn change(&self) -> Action {
        let count = self.taken().count();
        let edits = self.taken().flat_map(|it| it.edits.clone()).collect();
        Action::CommitBlock {
            transaction: Transaction::new(format!("修正 {count} 条审核意见"), edits),
            done: Some(format!("已修正 {count} 条")),
            remarks: Vec::new(),
        }
    }

    fn ticks_ui(&mut self, ui: &mut Ui) {
        for (label, is_taken) in [("全选", true), ("全不选", false)] {
            if ui.button(label).clicked() {
                for entry in &mut self.entries {
                    entry.is_taken = is_taken;
                }
            }
        }
    }

    /// Shows the list; true when a key asks to make the changes.
    fn list_ui(&mut self, ui: &mut Ui) -> bool {
        let window = ui.ctx().content_rect().height();
        let count = self.entries.len();
        #[expect(clippy::cast_precision_loss, reason = "exact up to 16 million rows")]
        let height = (count as f32).min(VISIBLE) * sizes::TWO_LINES;
        let height = height.min(window * 0.6);
        let mut makes = false;
        ui.scope(|ui| {
            ui.set_max_height(height);
            let list = self.focus.list(ui, Role::ListBox, "要修改的各处");
            makes = self.keys(ui, &list);
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut scroll = ScrollArea::vertical()
                .max_height(height)
                .auto_shrink([false, true]);
            if std::mem::take(&mut self.reveals) {
                #[expect(clippy::cast_precision_loss, reason = "exact up to 16 million rows")]
                let top = self.cursor as f32 * sizes::TWO_LINES;
                scroll = scroll.vertical_scroll_offset((top - height / 2.0).max(0.0));
            }
            scroll.show_rows(ui, sizes::TWO_LINES, count, |ui, rows| {
                for at in rows {
                    let is_cursor = at == self.cursor && list.has_focus();
                    entry_ui(ui, at, &mut self.entries[at], is_cursor);
                }
            });
        });
        makes
    }

    fn keys(&mut self, ui: &Ui, list: &Response) -> bool {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        let end = self.entries.len().saturating_sub(1);
        let from = self.cursor;
        let asked = list_focus::keys(ui, list, filter, |key, before| {
            let from = match before {
                Some(Asked::Move(at)) => at,
                Some(Asked::Tick | Asked::Make) | None => from,
            };
            asked_by(key, from, end)
        });
        match asked {
            Some(Asked::Move(at)) => {
                self.cursor = at;
                self.reveals = true;
            }
            Some(Asked::Tick) => {
                if let Some(entry) = self.entries.get_mut(self.cursor) {
                    entry.is_taken = !entry.is_taken;
                }
            }
            Some(Asked::Make) | None => {}
        }
        matches!(asked, Some(Asked::Make))
    }
}

fn asked_by(key: Key, from: usize, last: usize) -> Option<Asked> {
    Some(match key {
        Key::ArrowDown => Asked::Move((from + 1).min(last)),
        Key::ArrowUp => Asked::Move(from.saturating_sub(1)),
        Key::Home => Asked::Move(0),
        Key::End => Asked::Move(last),
        Key::Space => Asked::Tick,
        Key::Enter => Asked::Make,
        _ => return None,
    })
}

fn words(it: &ChangeWords) -> String {
    format!("{}：{}", it.place, it.change)
}

fn entry_ui(ui: &mut Ui, at: usize, entry: &mut Entry, is_cursor: bool) {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::TWO_LINES);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    row_ground(ui, &response, is_cursor, p.surface);
    let room = rect.shrink2(vec2(sizes::CELL_PADDING, sizes::CARD_GAP));
    let mut row = ui.new_child(UiBuilder::new().id_salt(("fix", at)).max_rect(room));
    row.spacing_mut().interact_size.y = sizes::HEADER_LINE;
    row.horizontal(|row| {
        check_box(row, &mut entry.is_taken, &entry.name);
        let message = RichText::new(&entry.message).small().color(p.text_weak);
        row.add(Label::new(message).truncate());
    });
    let change = RichText::new(&entry.change).small().color(p.text_weak);
    let label = row.add(Label::new(change).truncate());
    label.on_hover_text(&entry.change);
}

/// What the fixes taken so far change; a fix of the same place would not be what it was shown as.
#[derive(Default)]
struct Touched {
    fields: BTreeSet<(RecordId, Field)>,
    records: BTreeSet<RecordId>,
    removed: BTreeSet<RecordId>,
    /// Rows were put in or moved, so that other positions and ids are not what they were.
    is_arranged: bool,
    cover: bool,
}

impl Touched {
    /// Takes some edits along; false when they don't go with the earlier ones.
    fn take(&mut self, edits: &[Edit]) -> bool {
        let goes_along = edits.iter().all(|edit| match edit {
            Edit::Set { id, field, .. } => {
                !self.removed.contains(id) && !self.fields.contains(&(*id, *field))
            }
            Edit::Remove { id } => !self.records.contains(id) && !self.removed.contains(id),
            Edit::SetCover { .. } => !self.cover,
            Edit::Insert { .. } | Edit::Move { .. } => !self.is_arranged,
        });
        if goes_along {
            for edit in edits {
                self.note(edit);
            }
        }
        goes_along
    }

    fn note(&mut self, edit: &Edit) {
        match edit {
            Edit::Set { id, field, .. } => {
                self.fields.insert((*id, *field));
                self.records.insert(*id);
            }
            Edit::Remove { id } => {
                self.removed.insert(*id);
            }
            Edit::SetCover { .. } => self.cover = true,
            Edit::Insert { .. } | Edit::Move { .. } => self.is_arranged = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LineField;
    use crate::model::LineId;
    use crate::model::Value;

    #[test]
    fn a_place_is_changed_by_one_fix_only() {
        let set = |id, field| vec![Edit::set(LineId::new(id), field, Value::Empty)];
        let remove = |id| {
            let id = LineId::new(id).into();
            vec![Edit::Remove { id }]
        };
        let mut touched = Touched::default();
        assert!(touched.take(&set(1, LineField::Government)));
        assert!(!touched.take(&set(1, LineField::Government)));
        assert!(touched.take(&set(1, LineField::Kind)));
        assert!(!touched.take(&remove(1)));
        assert!(touched.take(&remove(2)));
        assert!(!touched.take(&set(2, LineField::Kind)));
        assert!(!touched.take(&remove(2)));
    }
}
