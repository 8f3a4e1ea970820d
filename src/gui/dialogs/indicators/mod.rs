//! The indicator library of the file: indicators used before, to be ticked and taken over.

mod entry;

use std::collections::BTreeSet;

use egui::Event;
use egui::Key;
use egui::Role;
use egui::Sense;
use egui::TextEdit;
use egui::Ui;
use egui::WidgetInfo;

use super::Outcome;
use super::modal_ui;
use crate::codes::pinyin::Query;
use crate::compute::kind_of;
use crate::compute::known_indicators;
use crate::gui::action::Action;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::check_box;
use crate::gui::widgets::ime;
use crate::gui::widgets::main_button;
use crate::gui::widgets::row_ground;
use crate::model::Owner;
use entry::Entry;
use entry::box_ui;
use entry::columns_ui;
use entry::heading_ui;

/// Rows visible at once; more scroll.
const VISIBLE: f32 = 14.0;

/// The open library.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what is asked for once, and what the user has switched on"
)]
pub struct IndicatorsDialog {
    owner: Owner,
    title: String,
    entries: Vec<Entry>,
    /// What the search has left, with headings between.
    rows: Vec<Row>,
    search: String,
    /// The row that is meant.
    cursor: usize,
    ticked: BTreeSet<usize>,
    keeps_values: bool,
    is_composing: bool,
    is_new: bool,
    reveals: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// The levels of the entries below, by the first of them.
    Heading(usize),
    Entry(usize),
}

/// What a frame of the dialog asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nothing,
    Insert,
    Close,
}

/// What a key asks of the list.
#[derive(Clone, Copy)]
enum ListKey {
    Take,
    Tick,
    Move(isize),
}

impl IndicatorsDialog {
    /// The indicators of owners of the same kind, found once when the dialog opens.
    pub fn new(ctx: &ViewCtx<'_>, owner: Owner) -> Self {
        let known = kind_of(owner).map(|kind| known_indicators(ctx.budget, kind));
        let entries: Vec<Entry> = known
            .unwrap_or_default()
            .into_iter()
            .map(|known| Entry::new(ctx.budget, owner, known))
            .collect();
        let name = ctx.budget.name_of(owner.into());
        let mut dialog = Self {
            owner,
            title: format!("从指标库选：{name}"),
            entries,
            rows: Vec::new(),
            search: String::new(),
            cursor: 0,
            ticked: BTreeSet::new(),
            keeps_values: false,
            is_composing: false,
            is_new: true,
            reveals: true,
        };
        dialog.filter();
        dialog
    }

    /// Lists what the search leaves; the cursor goes to the first of it.
    fn filter(&mut self) {
        let query = Query::new(&self.search);
        self.rows.clear();
        let mut heading = None;
        for (at, entry) in self.entries.iter().enumerate() {
            if !query.is_empty() && entry.key.rank(&query).is_none() {
                continue;
            }
            if heading != Some(&entry.heading) {
                heading = Some(&entry.heading);
                self.rows.push(Row::Heading(at));
            }
            self.rows.push(Row::Entry(at));
        }
        self.cursor = 1;
        self.reveals = true;
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut asked = Asked::Nothing;
        let is_left = modal_ui(ctx, "indicators", sizes::LIBRARY_WIDTH, |ui| {
            ui.heading(&self.title);
            if self.entries.is_empty() {
                ui.weak("本文件还没有可选的指标；填写几条后，其他项目就能在这里选用");
            } else {
                asked = self.keys(ui);
                self.search_ui(ui);
                self.list_ui(ui);
            }
            let clicked = self.buttons_ui(ui);
            if clicked != Asked::Nothing {
                asked = clicked;
            }
        });
        if asked == Asked::Insert && !self.ticked.is_empty() {
            actions.send(Action::TakeOverIndicators {
                owner: self.owner,
                sources: self
                    .ticked
                    .iter()
                    .map(|at| self.entries[*at].latest)
                    .collect(),
                keeps_values: self.keeps_values,
            });
            return Outcome::Closed;
        }
        if is_left || asked == Asked::Close {
            Outcome::Closed
        } else {
            Outcome::Open
        }
    }

    /// Arrows move, Enter ticks, Ctrl+Enter takes over; while an input method composes they are its own.
    fn keys(&mut self, ui: &Ui) -> Asked {
        let mut pressed = Vec::new();
        ui.input_mut(|input| {
            if ime::has_keys(&mut self.is_composing, &input.events) {
                return;
            }
            input.events.retain(|event| {
                let key = list_key(event);
                pressed.extend(key);
                key.is_none()
            });
        });
        let mut asked = Asked::Nothing;
        for key in pressed {
            match key {
                ListKey::Take => asked = Asked::Insert,
                ListKey::Tick => self.tick(self.cursor),
                ListKey::Move(by) => self.go(by),
            }
        }
        asked
    }

    /// Moves to the next entry that way, past headings.
    fn go(&mut self, by: isize) {
        let mut at = self.cursor;
        while let Some(next) = at.checked_add_signed(by).filter(|at| *at < self.rows.len()) {
            at = next;
            if matches!(self.rows[at], Row::Entry(_)) {
                self.cursor = at;
                self.reveals = true;
                return;
            }
        }
    }

    fn tick(&mut self, row: usize) {
        let Some(Row::Entry(at)) = self.rows.get(row).copied() else {
            return;
        };
        self.cursor = row;
        if !self.entries[at].is_present && !self.ticked.remove(&at) {
            self.ticked.insert(at);
        }
    }

    fn search_ui(&mut self, ui: &mut Ui) {
        let response = ui.add(
            TextEdit::singleline(&mut self.search)
                .hint_text("按指标名称或拼音查找")
                .return_key(None)
                .desired_width(f32::INFINITY),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, "查找指标"));
        if std::mem::take(&mut self.is_new) {
            response.request_focus();
        }
        if response.changed() {
            self.filter();
        }
        ui.add_space(sizes::GAP);
    }

    fn list_ui(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = VISIBLE * sizes::ROW;
        let room = ui.ctx().content_rect().height() * 0.6;
        let height = height.min(room);
        let mut area = egui::ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink(false);
        if std::mem::take(&mut self.reveals) {
            #[expect(clippy::cast_precision_loss, reason = "a few thousand rows at most")]
            let top = self.cursor as f32 * sizes::ROW;
            area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
        }
        let mut clicked = None;
        area.show_rows(ui, sizes::ROW, self.rows.len(), |ui, rows| {
            if self.rows.is_empty() {
                ui.weak("没有相符的指标");
            }
            for row in rows {
                match self.rows[row] {
                    Row::Heading(at) => heading_ui(ui, &self.entries[at].heading),
                    Row::Entry(at) => {
                        if self.entry_ui(ui, row, at) {
                            clicked = Some(row);
                        }
                    }
                }
            }
        });
        if let Some(row) = clicked {
            self.tick(row);
        }
    }

    /// True if it was clicked.
    fn entry_ui(&self, ui: &mut Ui, row: usize, at: usize) -> bool {
        let entry = &self.entries[at];
        let p = theme::palette(ui);
        let size = egui::vec2(ui.available_width(), sizes::ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let is_ticked = self.ticked.contains(&at);
        response.widget_info(|| {
            WidgetInfo::selected(Role::CheckBox, !entry.is_present, is_ticked, &entry.text)
        });
        row_ground(ui, &response, row == self.cursor, p.raised);
        let ui = &mut ui.new_child(
            egui::UiBuilder::new().max_rect(rect.shrink2(egui::vec2(sizes::CELL_PADDING, 0.0))),
        );
        ui.horizontal_centered(|ui| {
            box_ui(ui, is_ticked || entry.is_present, !entry.is_present);
            let color = if entry.is_present {
                p.text_weak
            } else {
                p.text
            };
            columns_ui(ui, entry, color);
        });
        response
            .on_hover_text(format!("{}\n{}\n{}", entry.text, entry.aim, entry.users))
            .clicked()
    }

    fn buttons_ui(&mut self, ui: &mut Ui) -> Asked {
        let mut asked = Asked::Nothing;
        ui.add_space(sizes::GAP);
        ui.horizontal(|ui| {
            if !self.entries.is_empty() {
                check_box(ui, &mut self.keeps_values, "连同指标值");
                ui.small("↑↓ 选择，Enter 勾选，Ctrl+Enter 加入，Esc 取消");
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let count = self.ticked.len();
                let text = match count {
                    0 => "加入".to_owned(),
                    count => format!("加入 {count} 条"),
                };
                let add = ui
                    .add_enabled_ui(count > 0, |ui| main_button(ui, &text))
                    .inner;
                if add.clicked() {
                    asked = Asked::Insert;
                }
                if ui.button("取消").clicked() {
                    asked = Asked::Close;
                }
            });
        });
        asked
    }
}

fn list_key(event: &Event) -> Option<ListKey> {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    match (key, modifiers.command) {
        (Key::Enter, true) => Some(ListKey::Take),
        (Key::Enter, false) => Some(ListKey::Tick),
        (Key::ArrowDown, false) => Some(ListKey::Move(1)),
        (Key::ArrowUp, false) => Some(ListKey::Move(-1)),
        _ => None,
    }
}
