//! A list at the side of a screen: entries of two lines one of which is shown in detail.
//!
//! It has the keyboard when clicked or asked to: arrows choose, Enter goes to the detail.

use egui::Align2;
use egui::EventFilter;
use egui::Key;
use egui::Rect;
use egui::Response;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::vec2;

use super::dot::Dot;
use super::list_focus;
use super::list_focus::ListFocus;
use super::truncated_text;
use crate::gui::theme;
use crate::gui::theme::sizes;

/// An entry.
#[derive(Clone, Debug, Default)]
pub struct SideEntry {
    /// What it is called; the first line.
    pub name: String,
    /// Below at the left, of second rank.
    pub note: String,
    /// Below at the right: an amount.
    pub figure: String,
    /// What is open in it.
    pub dot: Option<Dot>,
}

/// What the user wants of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideRequest {
    /// Show this entry.
    Show(usize),
    /// Go on in the detail.
    Enter,
}

/// View state of a list.
#[derive(Debug, Default)]
pub struct SideList {
    focus: ListFocus,
    reveals: bool,
    /// What was in sight last: from where, and how high.
    sight: Option<(f32, f32)>,
}

impl SideList {
    /// Asks for the keyboard.
    pub fn take_focus(&mut self) {
        self.focus.take();
    }

    /// Scrolls to the entry that is shown.
    pub fn reveal(&mut self) {
        self.reveals = true;
    }

    /// Whether arrows move in it.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.focus.is_here(ctx)
    }

    /// Shows so many entries; only those in sight are asked for.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        (count, shown): (usize, Option<usize>),
        entry: &dyn Fn(usize) -> SideEntry,
    ) -> Option<SideRequest> {
        let list = self.focus.list(ui, Role::ListBox, label);
        let mut request = keys(ui, &list, count, shown);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut scroll = egui::ScrollArea::vertical()
            .id_salt(list.id)
            .auto_shrink(false);
        if std::mem::take(&mut self.reveals)
            && let Some(offset) = shown.and_then(|at| self.offset_to(at, list.rect.height()))
        {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        let output = scroll.show_rows(ui, sizes::SIDE_ENTRY, count, |ui, rows| {
            for at in rows {
                let look = (shown == Some(at), list.has_focus());
                if entry_ui(ui, &entry(at), look).clicked() {
                    list.request_focus();
                    request = Some(SideRequest::Show(at));
                }
            }
        });
        self.sight = Some((output.state.clamped_offset().y, output.inner_rect.height()));
        request
    }

    /// Where to scroll to see an entry; none when it is in sight.
    fn offset_to(&self, at: usize, height: f32) -> Option<f32> {
        #[expect(clippy::cast_precision_loss, reason = "exact up to 16 million entries")]
        let top = at as f32 * sizes::SIDE_ENTRY;
        let bottom = top + sizes::SIDE_ENTRY;
        let (offset, height) = self.sight.unwrap_or((0.0, height));
        if top < offset {
            Some(top)
        } else if bottom > offset + height {
            Some(bottom - height)
        } else {
            None
        }
    }
}

/// What keys ask of a list of so many entries that has the keyboard.
pub fn keys(ui: &Ui, list: &Response, count: usize, shown: Option<usize>) -> Option<SideRequest> {
    let end = count.checked_sub(1)?;
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    let request = list_focus::keys(ui, list, filter, |key, before| {
        let from = match before {
            Some(SideRequest::Show(at)) => Some(at),
            Some(SideRequest::Enter) | None => shown,
        };
        asked_by(key, from, end)
    });
    request.filter(|it| shown.is_none_or(|at| *it != SideRequest::Show(at)))
}

fn asked_by(key: Key, from: Option<usize>, last: usize) -> Option<SideRequest> {
    let at = match (key, from) {
        (Key::Enter, Some(_)) => return Some(SideRequest::Enter),
        (Key::ArrowDown, Some(at)) => (at + 1).min(last),
        (Key::ArrowUp, Some(at)) => at.saturating_sub(1),
        (Key::PageDown, Some(at)) => (at + PAGE).min(last),
        (Key::PageUp, Some(at)) => at.saturating_sub(PAGE),
        (Key::Home | Key::ArrowDown, _) => 0,
        (Key::End | Key::ArrowUp, _) => last,
        _ => return None,
    };
    Some(SideRequest::Show(at))
}

/// The place behind another or before it; none before the first.
pub fn beside(at: usize, forward: bool) -> Option<usize> {
    if forward {
        at.checked_add(1)
    } else {
        at.checked_sub(1)
    }
}

/// Entries a page key moves by: a small window has so many.
const PAGE: usize = 10;

fn entry_ui(ui: &mut Ui, entry: &SideEntry, (is_shown, has_keyboard): (bool, bool)) -> Response {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::SIDE_ENTRY);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, is_shown, &entry.name);
        info.current_text_value = Some(value_words(entry));
        info
    });
    list_focus::entry_ground(ui, &response, is_shown, has_keyboard);
    let inner = rect.shrink2(vec2(sizes::SIDE_BAR + sizes::CELL_PADDING, 0.0));
    let name = inner.with_max_y(2.0 * upper_line(inner) - inner.top());
    let is_cut = truncated_text(ui, name, &entry.name, (TextStyle::Body, p.text));
    note_ui(ui, inner, entry);
    if is_cut {
        response.on_hover_text(&entry.name)
    } else {
        response
    }
}

fn note_ui(ui: &Ui, inner: Rect, entry: &SideEntry) {
    let p = theme::palette(ui);
    let painter = ui.painter();
    let small = TextStyle::Small.resolve(ui.style());
    let y = inner.bottom() - (inner.bottom() - inner.center().y) * 0.5 - 1.0;
    let right = pos2(inner.right(), y);
    let figure = painter.text(
        right,
        Align2::RIGHT_CENTER,
        &entry.figure,
        small.clone(),
        p.text,
    );
    let mut left = inner.left();
    if let Some(dot) = entry.dot {
        left = dot.paint(ui, painter, pos2(left, y), p).right() + sizes::GAP;
    }
    let room = Rect::from_x_y_ranges(left..=figure.left() - sizes::GAP, inner.y_range());
    painter.with_clip_rect(room.intersect(ui.clip_rect())).text(
        pos2(left, y),
        Align2::LEFT_CENTER,
        &entry.note,
        small,
        p.text_weak,
    );
}

fn upper_line(inner: Rect) -> f32 {
    inner.top() + inner.height() * 0.3
}

fn value_words(entry: &SideEntry) -> String {
    let open = entry.dot.map(Dot::words).unwrap_or_default();
    let words = [&entry.figure, &entry.note, &open];
    let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
    words.join(" ").trim().to_owned()
}
