//! A list of choices that opens at a cell: typed text narrows it, Enter takes the best.
//!
//! It knows no codes; whoever opens it says what matches a text, best first.

mod choice;
mod list;

use egui::Align2;
use egui::Event;
use egui::Id;
use egui::Key;
use egui::Rect;
use egui::Ui;
use egui::vec2;

use super::hand_over::hand_over;
use super::hand_over::is_of_keyboard;
use super::ime;
use super::list_cursor::is_list_key;
use super::list_cursor::search_ui;
use crate::gui::theme::sizes;
use list::List;

pub use choice::Choice;
pub use choice::Picked;

/// Rows visible at once; more scroll.
const VISIBLE: usize = 10;

/// What matches a text, best first.
type Search<'a> = &'a dyn Fn(&str) -> Vec<Choice>;

/// An open picker.
#[derive(Clone, Debug)]
pub struct Picker {
    rect: Rect,
    title: String,
    query: String,
    /// What the cell holds.
    present: String,
    list: List,
    is_composing: bool,
    is_new: bool,
    /// Keys that were given before it could take them.
    behind: Vec<Event>,
}

impl Picker {
    /// Opens at a cell with the text that was typed there.
    pub fn new(title: impl Into<String>, rect: Rect, text: impl Into<String>) -> Self {
        Self {
            rect,
            title: title.into(),
            query: text.into(),
            present: String::new(),
            list: List::default(),
            is_composing: false,
            is_new: true,
            behind: Vec::new(),
        }
    }

    /// Takes the keys that came in the frame in which it was asked for.
    #[must_use]
    pub fn behind(mut self, events: Vec<Event>) -> Self {
        self.behind = events;
        self
    }

    /// Begins at what the cell holds, while nothing is looked for.
    #[must_use]
    pub fn at(mut self, present: impl Into<String>) -> Self {
        self.present = present.into();
        self
    }

    /// Shows the picker; `search` gives what matches a text, best first.
    pub fn show(&mut self, ctx: &egui::Context, search: Search<'_>) -> Option<Picked> {
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
                    let clicked = self.list.ui(ui);
                    self.list.about_ui(ui);
                    if let Some(index) = clicked {
                        picked = self.chosen(index, false);
                        if picked.is_none() {
                            // The click has taken the keyboard from the field.
                            ui.memory_mut(|memory| memory.request_focus(id.with("search")));
                        }
                    } else if !has_focus && picked.is_none() {
                        picked = Some(Picked::Nothing);
                    }
                    ui.add_space(sizes::LINE);
                    ui.small("↑↓ 选择，Enter 确定，Esc 取消；可输入编码、名称或拼音首字母");
                });
        });
        picked
    }

    /// Takes the keyboard. Shown from the next frame on, because the key that opened the picker
    /// is still among this frame's events.
    fn open(&mut self, ctx: &egui::Context, id: Id, search: Search<'_>) {
        self.list = List::new(search(&self.query));
        let is_present = |it: &Choice| it.value == self.present || it.name == self.present;
        if self.query.is_empty()
            && let Some(at) = self.list.choices.iter().position(is_present)
        {
            self.list.move_to(at);
        }
        super::begin_editing(ctx, area(id, self.rect), id.with("search"), &self.query);
        hand_over(ctx, std::mem::take(&mut self.behind));
    }

    fn chosen(&mut self, index: usize, goes_right: bool) -> Option<Picked> {
        let choice = self.list.choices.get(index)?;
        if choice.is_refused {
            self.list.move_to(index);
            return None;
        }
        let value = choice.value.clone();
        Some(Picked::Choice { value, goes_right })
    }

    /// Takes the list's keys out of the input, up to one that must wait for what is typed before it or that
    /// ends the choosing: what comes behind that is for a later frame.
    fn keys(&mut self, ctx: &egui::Context) -> Option<Picked> {
        let incoming = ctx.input_mut(|input| std::mem::take(&mut input.events));
        let is_input_methods = ime::has_keys(&mut self.is_composing, &incoming);
        let (mut own, mut behind) = (Vec::new(), Vec::new());
        let (mut picked, mut is_narrowed) = (None, false);
        for event in incoming {
            let key = list_key(&event).filter(|_| !is_input_methods);
            let must_wait =
                picked.is_some() || !behind.is_empty() || (key.is_some() && is_narrowed);
            if must_wait && is_of_keyboard(&event) {
                behind.push(event);
            } else if let Some(key) = key {
                picked = self.press(key);
            } else {
                is_narrowed |= changes_text(&event);
                own.push(event);
            }
        }
        ctx.input_mut(|input| input.events = own);
        if !behind.is_empty() {
            hand_over(ctx, behind);
        }
        picked
    }

    fn press(&mut self, key: Key) -> Option<Picked> {
        let at = self.list.highlighted;
        match key {
            Key::ArrowDown => self.list.move_to(at + 1),
            Key::ArrowUp => self.list.move_to(at.saturating_sub(1)),
            Key::PageDown => self.list.move_to(at + VISIBLE),
            Key::PageUp => self.list.move_to(at.saturating_sub(VISIBLE)),
            Key::Enter => return self.chosen(at, false),
            Key::Tab => return self.chosen(at, true),
            _ => return Some(Picked::Nothing),
        }
        None
    }

    /// The field that narrows the list. False once it has lost the keyboard.
    fn search_ui(&mut self, ui: &mut Ui, id: Id, search: Search<'_>) -> bool {
        let edit_id = id.with("search");
        if search_ui(ui, edit_id, &mut self.query, &self.title) {
            self.list = List::new(search(&self.query));
        }
        ui.memory(|memory| memory.has_focus(edit_id))
    }
}

fn list_key(event: &Event) -> Option<Key> {
    pressed(event).filter(|key| *key == Key::Tab || is_list_key(*key))
}

fn changes_text(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Paste(_) | Event::Cut)
        || matches!(pressed(event), Some(Key::Backspace | Key::Delete))
}

/// The key that is pressed, alone.
fn pressed(event: &Event) -> Option<Key> {
    match event {
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } if modifiers.is_none() => Some(*key),
        _ => None,
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
