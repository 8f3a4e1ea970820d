//! What can be printed, ticked or not, in the order of the plan, with its pages.

use std::sync::Arc;

use egui::Align;
use egui::Checkbox;
use egui::Color32;
use egui::EventFilter;
use egui::Frame;
use egui::Galley;
use egui::Key;
use egui::Layout;
use egui::Rect;
use egui::Response;
use egui::Role;
use egui::ScrollArea;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::UiBuilder;
use egui::WidgetInfo;
use egui::pos2;
use egui::text::LayoutJob;
use egui::text::TextFormat;
use egui::text::TextWrapping;
use egui::vec2;

use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::list_focus;
use crate::gui::widgets::list_focus::ListFocus;
use crate::gui::widgets::row_ground;

/// Lines a name has at most.
const LINES: usize = 2;

/// An entry of the list.
pub(super) struct Entry<'a> {
    pub name: &'a str,
    pub is_chosen: bool,
    /// How many pages it has.
    pub pages: usize,
}

/// What the user asks of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Print this one or not.
    Tick(usize),
    /// Show its first page.
    Show(usize),
    /// Print all or nothing.
    All(bool),
    /// Move this one up or down.
    Move(usize, bool),
}

/// View state of the list.
#[derive(Default)]
pub(super) struct ContentsList {
    focus: ListFocus,
    pub cursor: usize,
    reveals: bool,
}

impl ContentsList {
    /// Shows the list and what can be done with it.
    pub fn ui(&mut self, ui: &mut Ui, entries: &[Entry<'_>]) -> Option<Asked> {
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.strong("打印内容");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.small_button("全不选").clicked() {
                    asked = Some(Asked::All(false));
                }
                if ui.small_button("全选").clicked() {
                    asked = Some(Asked::All(true));
                }
            });
        });
        egui::Panel::bottom("print contents order")
            .show_separator_line(false)
            .frame(Frame::NONE)
            .show(ui, |ui| asked = asked.or(self.order_ui(ui, entries)));
        asked.or(self.entries_ui(ui, entries))
    }

    fn order_ui(&self, ui: &mut Ui, entries: &[Entry<'_>]) -> Option<Asked> {
        let at = self.cursor;
        let is_chosen = entries.get(at).is_some_and(|it| it.is_chosen);
        let mut asked = None;
        ui.horizontal(|ui| {
            let buttons = [
                ("上移", true, at > 0),
                ("下移", false, at + 1 < entries.len()),
            ];
            for (label, up, has_room) in buttons {
                let button = ui.add_enabled(is_chosen && has_room, egui::Button::new(label));
                let button = button.on_disabled_hover_text("先在列表中选定要打印的一项");
                if button.clicked() {
                    asked = Some(Asked::Move(at, up));
                }
            }
        });
        asked
    }

    fn entries_ui(&mut self, ui: &mut Ui, entries: &[Entry<'_>]) -> Option<Asked> {
        let list = self.focus.list(ui, Role::ListBox, "打印内容列表");
        let mut asked = self.keys(ui, &list, entries.len());
        ui.spacing_mut().item_spacing.y = 0.0;
        let reveals = std::mem::take(&mut self.reveals);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for (at, entry) in entries.iter().enumerate() {
                let is_cursor = at == self.cursor;
                let look = (is_cursor, is_cursor && list.has_focus());
                let (row, tick) = entry_ui(ui, at, entry, look);
                if reveals && is_cursor {
                    row.scroll_to_me(None);
                }
                if tick.clicked() {
                    self.cursor = at;
                    asked = Some(Asked::Tick(at));
                } else if row.clicked() {
                    self.cursor = at;
                    list.request_focus();
                    asked = Some(Asked::Show(at));
                }
            }
        });
        asked
    }

    fn keys(&mut self, ui: &Ui, list: &Response, count: usize) -> Option<Asked> {
        let end = count.checked_sub(1)?;
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        let from = self.cursor;
        let asked = list_focus::keys(ui, list, filter, |key, before| {
            let from = match before {
                Some(Asked::Show(at)) => at,
                Some(Asked::Tick(_) | Asked::All(_) | Asked::Move(..)) | None => from,
            };
            Some(match key {
                Key::ArrowDown => Asked::Show((from + 1).min(end)),
                Key::ArrowUp => Asked::Show(from.saturating_sub(1)),
                Key::Space => Asked::Tick(from),
                _ => return None,
            })
        });
        if let Some(Asked::Show(at)) = asked {
            self.cursor = at;
            self.reveals = true;
        }
        asked
    }
}

/// The row and the box in it.
fn entry_ui(
    ui: &mut Ui,
    at: usize,
    entry: &Entry<'_>,
    (is_cursor, has_keyboard): (bool, bool),
) -> (Response, Response) {
    let p = theme::palette(ui);
    let color = if entry.is_chosen { p.text } else { p.text_weak };
    let count = if entry.is_chosen {
        format!("{} 页", entry.pages)
    } else {
        String::new()
    };
    let font = TextStyle::Small.resolve(ui.style());
    let count = ui.painter().layout_no_wrap(count, font, p.text_weak);
    let left = sizes::TICK_BOX + 2.0 * sizes::GAP;
    let width = ui.available_width();
    let room = width - left - count.size().x - 2.0 * sizes::GAP;
    let name = name_galley(ui, entry.name, room, color);
    let height = (name.size().y + sizes::GAP).max(sizes::ROW);
    let (rect, row) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let label = format!("{} {}", entry.name, count.text());
    row.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, is_cursor, label.trim_end())
    });
    row_ground(ui, &row, is_cursor && has_keyboard, p.panel);
    let row = if name.elided {
        row.on_hover_text(entry.name)
    } else {
        row
    };
    let middle = rect.center().y;
    let right = rect.right() - sizes::GAP - count.size().x;
    let place = pos2(right, middle - count.size().y / 2.0);
    ui.painter().galley(place, count, p.text_weak);
    let place = pos2(rect.left() + left, middle - name.size().y / 2.0);
    ui.painter().galley(place, name, color);
    let tick_box = Rect::from_min_size(rect.min, vec2(left, height));
    (row, box_ui(ui, at, entry, tick_box))
}

fn name_galley(ui: &Ui, name: &str, room: f32, color: Color32) -> Arc<Galley> {
    let format = TextFormat::simple(TextStyle::Body.resolve(ui.style()), color);
    let mut job = LayoutJob::single_section(name.to_owned(), format);
    job.wrap = TextWrapping {
        max_rows: LINES,
        ..TextWrapping::truncate_at_width(room)
    };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The box that is ticked, under the name of what it stands for.
fn box_ui(ui: &mut Ui, at: usize, entry: &Entry<'_>, rect: Rect) -> Response {
    let room = UiBuilder::new()
        .id_salt(("print content", at))
        .max_rect(rect.shrink2(vec2(sizes::GAP / 2.0, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut is_chosen = entry.is_chosen;
    let mut ui = ui.new_child(room);
    let tick = ui.add(Checkbox::without_text(&mut is_chosen));
    tick.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, entry.is_chosen, entry.name));
    tick
}
