//! A list at the side of a screen: entries of two lines one of which is shown in detail.
//!
//! It has the keyboard when clicked or asked to: arrows choose, Enter goes to the detail.

use egui::Align2;
use egui::Event;
use egui::EventFilter;
use egui::Id;
use egui::Key;
use egui::Rect;
use egui::Response;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::text::LayoutJob;
use egui::text::TextFormat;
use egui::text::TextWrapping;
use egui::vec2;

use super::dot::Dot;
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
    id: Option<Id>,
    wants_focus: bool,
    reveals: bool,
    /// What was in sight last: from where, and how high.
    sight: Option<(f32, f32)>,
}

impl SideList {
    /// Asks for the keyboard.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Scrolls to the entry that is shown.
    pub fn reveal(&mut self) {
        self.reveals = true;
    }

    /// Whether arrows move in it.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.id
            .is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// Shows so many entries; only those in sight are asked for.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        (count, shown): (usize, Option<usize>),
        entry: &dyn Fn(usize) -> SideEntry,
    ) -> Option<SideRequest> {
        let id = ui.make_persistent_id(label);
        self.id = Some(id);
        let area = ui.available_rect_before_wrap();
        let list = ui.interact(area, id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, label));
        if std::mem::take(&mut self.wants_focus) {
            list.request_focus();
        }
        let mut request = list
            .has_focus()
            .then(|| keys(ui, id, count, shown))
            .flatten();
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut scroll = egui::ScrollArea::vertical().id_salt(id).auto_shrink(false);
        if std::mem::take(&mut self.reveals)
            && let Some(offset) = shown.and_then(|at| self.offset_to(at, area.height()))
        {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        let output = scroll.show_rows(ui, sizes::SIDE_ENTRY, count, |ui, rows| {
            for at in rows {
                let look = Look {
                    is_shown: shown == Some(at),
                    has_keyboard: list.has_focus(),
                };
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

/// The list's keys, taken out of the input.
fn keys(ui: &Ui, id: Id, count: usize, shown: Option<usize>) -> Option<SideRequest> {
    ui.memory_mut(|memory| {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        memory.set_focus_lock_filter(id, filter);
    });
    let mut request = None;
    let last = count.checked_sub(1)?;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let from = match request {
                Some(SideRequest::Show(at)) => Some(at),
                Some(SideRequest::Enter) | None => shown,
            };
            let asked = (!modifiers.any())
                .then(|| asked_by(*key, from, last))
                .flatten();
            request = asked.or(request);
            asked.is_none()
        });
    });
    request.filter(|it| *it != SideRequest::Show(shown.unwrap_or(usize::MAX)))
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

#[derive(Clone, Copy)]
struct Look {
    is_shown: bool,
    has_keyboard: bool,
}

fn entry_ui(ui: &mut Ui, entry: &SideEntry, look: Look) -> Response {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::SIDE_ENTRY);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, look.is_shown, &entry.name);
        info.current_text_value = Some(value_words(entry));
        info
    });
    let fill = if look.is_shown {
        p.selection
    } else if response.hovered() {
        p.hover
    } else {
        p.panel
    };
    let painter = ui.painter();
    painter.rect_filled(rect, sizes::ROUNDING, fill);
    if look.is_shown {
        let bar = rect.with_max_x(rect.left() + sizes::SIDE_BAR);
        painter.rect_filled(bar, 0.0, p.accent);
        if look.has_keyboard {
            let stroke = egui::Stroke::new(sizes::FOCUS_LINE, p.accent);
            painter.rect_stroke(rect, sizes::ROUNDING, stroke, egui::StrokeKind::Inside);
        }
    }
    let inner = rect.shrink2(vec2(sizes::SIDE_BAR + sizes::CELL_PADDING, 0.0));
    let is_cut = name_ui(ui, inner, &entry.name);
    note_ui(ui, inner, entry);
    if is_cut {
        response.on_hover_text(&entry.name)
    } else {
        response
    }
}

/// True if the name is too long for the line.
fn name_ui(ui: &Ui, inner: Rect, name: &str) -> bool {
    let p = theme::palette(ui);
    let format = TextFormat::simple(TextStyle::Body.resolve(ui.style()), p.text);
    let mut job = LayoutJob::single_section(name.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(inner.width());
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let is_cut = galley.elided;
    let at = pos2(inner.left(), upper_line(inner) - galley.size().y / 2.0);
    ui.painter().galley(at, galley, p.text);
    is_cut
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
