//! A list of choices that opens at a cell: typed text narrows it, Enter takes the best.
//!
//! It knows no codes; whoever opens it says what matches a text, best first.

use egui::Align2;
use egui::Event;
use egui::Id;
use egui::Key;
use egui::Rect;
use egui::Role;
use egui::Sense;
use egui::TextEdit;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::vec2;

use super::ime::track_composition;
use crate::gui::theme;
use crate::gui::theme::sizes;

/// Rows visible at once; more scroll.
const VISIBLE: usize = 10;

/// One thing that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the cell gets.
    pub value: String,
    /// Shown first, in a column of its own; empty where choices have no number.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Shown behind the name: level, branch.
    pub detail: String,
    /// Not confirmed by a published source.
    pub is_unverified: bool,
}

/// What became of a picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// This was chosen; `goes_right` if with Tab.
    Choice {
        /// What was chosen.
        choice: Choice,
        /// Tab chose it, so the selection goes to the right and not down.
        goes_right: bool,
    },
    /// Nothing was.
    Nothing,
}

/// An open picker.
#[derive(Clone, Debug)]
pub struct Picker {
    rect: Rect,
    title: String,
    query: String,
    choices: Vec<Choice>,
    highlighted: usize,
    is_composing: bool,
    is_new: bool,
    scrolls: bool,
}

impl Picker {
    /// Opens at a cell with the text that was typed there.
    pub fn new(title: impl Into<String>, rect: Rect, text: impl Into<String>) -> Self {
        Self {
            rect,
            title: title.into(),
            query: text.into(),
            choices: Vec::new(),
            highlighted: 0,
            is_composing: false,
            is_new: true,
            scrolls: false,
        }
    }

    /// Shows the picker; `search` gives what matches a text, best first.
    pub fn show(
        &mut self,
        ctx: &egui::Context,
        search: &dyn Fn(&str) -> Vec<Choice>,
    ) -> Option<Picked> {
        let id = Id::unique("picker");
        if std::mem::take(&mut self.is_new) {
            self.open(ctx, id, search);
            return None;
        }
        let mut picked = self.keys(ctx);
        area(id, self.rect).show(ctx, |ui| {
            egui::Frame::popup(ui.style())
                .inner_margin(4)
                .show(ui, |ui| {
                    ui.set_width(sizes::PICKER_WIDTH);
                    let has_focus = self.search_ui(ui, id, search);
                    let clicked = self.list_ui(ui);
                    if let Some(index) = clicked {
                        picked = self.chosen(index, false);
                    } else if !has_focus && picked.is_none() {
                        picked = Some(Picked::Nothing);
                    }
                    ui.small("↑↓ 选择，Enter 确定，Esc 取消；可输入编码、名称或拼音首字母");
                });
        });
        picked
    }

    /// Takes the keyboard. Shown from the next frame on, because the key that opened the picker
    /// is still among this frame's events.
    fn open(&mut self, ctx: &egui::Context, id: Id, search: &dyn Fn(&str) -> Vec<Choice>) {
        self.choices = search(&self.query);
        super::begin_editing(ctx, area(id, self.rect), id.with("search"), &self.query);
    }

    fn chosen(&self, index: usize, goes_right: bool) -> Option<Picked> {
        let choice = self.choices.get(index)?.clone();
        Some(Picked::Choice { choice, goes_right })
    }

    fn keys(&mut self, ctx: &egui::Context) -> Option<Picked> {
        let (pressed, has_ime) = ctx.input_mut(|input| {
            track_composition(&mut self.is_composing, &input.events);
            let has_ime = input
                .events
                .iter()
                .any(|event| matches!(event, Event::Ime(_)));
            if has_ime || self.is_composing {
                return (Vec::new(), true);
            }
            let mut pressed = Vec::new();
            input.events.retain(|event| match event {
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } if is_list_key(*key) && !modifiers.any() => {
                    pressed.push(*key);
                    false
                }
                _ => true,
            });
            (pressed, false)
        });
        if has_ime {
            return None;
        }
        pressed.into_iter().find_map(|key| self.press(key))
    }

    fn press(&mut self, key: Key) -> Option<Picked> {
        let last = self.choices.len().saturating_sub(1);
        self.highlighted = match key {
            Key::ArrowDown => (self.highlighted + 1).min(last),
            Key::ArrowUp => self.highlighted.saturating_sub(1),
            Key::PageDown => (self.highlighted + VISIBLE).min(last),
            Key::PageUp => self.highlighted.saturating_sub(VISIBLE),
            Key::Enter => return self.chosen(self.highlighted, false),
            Key::Tab => return self.chosen(self.highlighted, true),
            _ => return Some(Picked::Nothing),
        };
        self.scrolls = true;
        None
    }

    /// The field that narrows the list. False once it has lost the keyboard.
    fn search_ui(&mut self, ui: &mut Ui, id: Id, search: &dyn Fn(&str) -> Vec<Choice>) -> bool {
        let edit_id = id.with("search");
        let filter = egui::EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        let output = TextEdit::singleline(&mut self.query)
            .id(edit_id)
            .hint_text(self.title.as_str())
            .desired_width(f32::INFINITY)
            .return_key(None)
            .event_filter(filter)
            .show(ui);
        if output.response.response.changed() {
            self.choices = search(&self.query);
            self.highlighted = 0;
            self.scrolls = true;
        }
        ui.memory(|memory| memory.has_focus(edit_id))
    }

    fn list_ui(&mut self, ui: &mut Ui) -> Option<usize> {
        if self.choices.is_empty() {
            ui.add_space(sizes::GAP);
            ui.weak("没有相符的条目");
            ui.add_space(sizes::GAP);
            return None;
        }
        let mut clicked = None;
        #[expect(clippy::cast_precision_loss, reason = "ten rows")]
        let height = VISIBLE.min(self.choices.len()) as f32 * sizes::ROW;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = egui::ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true]);
        if std::mem::take(&mut self.scrolls) {
            // Keeps the highlighted row in the middle, where its neighbours can be read.
            #[expect(clippy::cast_precision_loss, reason = "a few thousand choices at most")]
            let top = self.highlighted as f32 * sizes::ROW;
            area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
        }
        area.show_rows(ui, sizes::ROW, self.choices.len(), |ui, rows| {
            for row in rows {
                if self.choice_ui(ui, row) {
                    clicked = Some(row);
                }
            }
        });
        clicked
    }

    fn choice_ui(&self, ui: &mut Ui, index: usize) -> bool {
        let choice = &self.choices[index];
        let p = theme::palette(ui);
        let size = vec2(ui.available_width(), sizes::ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let is_highlighted = index == self.highlighted;
        response.widget_info(|| {
            let label = format!("{} {}", choice.number, choice.name);
            WidgetInfo::selected(Role::ListBoxOption, true, is_highlighted, label.trim())
        });
        let fill = if is_highlighted {
            p.selection
        } else if response.hovered() {
            p.hover
        } else {
            p.raised
        };
        let painter = ui.painter();
        painter.rect_filled(rect, sizes::ROUNDING, fill);
        let font = egui::TextStyle::Body.resolve(ui.style());
        let y = rect.center().y;
        let mut left = rect.left() + sizes::CELL_PADDING;
        if !choice.number.is_empty() {
            let at = pos2(left, y);
            let drawn = painter.text(
                at,
                Align2::LEFT_CENTER,
                &choice.number,
                font.clone(),
                p.text,
            );
            left = (left + sizes::PICKER_NUMBER).max(drawn.right() + sizes::GAP);
        }
        let detail = if choice.is_unverified {
            format!("{}  未核实", choice.detail)
        } else {
            choice.detail.clone()
        };
        let color = if choice.is_unverified {
            p.warning
        } else {
            p.text_weak
        };
        let small = egui::TextStyle::Small.resolve(ui.style());
        let right = pos2(rect.right() - sizes::CELL_PADDING, y);
        let drawn = painter.text(right, Align2::RIGHT_CENTER, detail.trim(), small, color);
        let clip = Rect::from_x_y_ranges(left..=drawn.left() - sizes::GAP, rect.y_range());
        painter.with_clip_rect(clip.intersect(ui.clip_rect())).text(
            pos2(left, y),
            Align2::LEFT_CENTER,
            &choice.name,
            font,
            p.text,
        );
        response.clicked()
    }
}

/// Over the cell, so that what is typed stands where it will be.
fn area(id: Id, cell: Rect) -> egui::Area {
    egui::Area::new(id)
        .order(egui::Order::Foreground)
        .pivot(Align2::LEFT_TOP)
        .fixed_pos(cell.left_top() - vec2(0.0, 2.0))
        .constrain(true)
}

fn is_list_key(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowDown
            | Key::ArrowUp
            | Key::PageDown
            | Key::PageUp
            | Key::Enter
            | Key::Tab
            | Key::Escape
    )
}
