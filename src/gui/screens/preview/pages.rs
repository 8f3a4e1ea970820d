//! The pages below each other, as far as they are in sight.
//!
//! Page keys go from page to page, or through a page that is larger than the room; Ctrl and the wheel zoom.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Pos2;
use egui::Rect;
use egui::Role;
use egui::ScrollArea;
use egui::Sense;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::pos2;
use egui::vec2;

use super::paint::Brush;
use super::zoom::Zoom;
use super::zoom::percent;
use crate::export::pages::Page;
use crate::export::pages::Pages;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::grid::keyboard_is_free;

/// How far an arrow scrolls.
const ARROW: f32 = 48.0;
/// So far the wheel turns for a step of the zoom, as the logarithm of a factor.
const NOTCH: f32 = 0.1;
/// So much of the room a page key scrolls through a page.
const MOST: f32 = 0.9;

/// View state of the pages.
#[derive(Default)]
pub(super) struct PagesView {
    pub zoom: Zoom,
    /// Of each page, points of the screen to a point on paper, in the latest frame.
    scales: Vec<f32>,
    /// What was in sight in the latest frame.
    seen: Option<Rect>,
    /// Where the pages begin, and where the last one ends.
    tops: Vec<f32>,
    /// Where to scroll to in this frame.
    wanted: Option<Pos2>,
    /// A page to show, by its position.
    wanted_page: Option<usize>,
    /// How far the wheel has turned since the last step.
    turned: f32,
    has_begun: bool,
}

/// What stays where it is when pages are shown larger or smaller.
struct Anchor {
    page: usize,
    /// How far down the page, as a part of it.
    part: f32,
    /// How far below the top of the room.
    below: f32,
    scale: f32,
    seen: Rect,
}

impl PagesView {
    /// Shows a page from its top.
    pub fn show(&mut self, page: usize) {
        self.wanted_page = Some(page);
    }

    /// Goes to the next or the previous page.
    pub fn turn(&mut self, forward: bool) {
        let now = self.current();
        self.show(if forward {
            now + 1
        } else {
            now.saturating_sub(1)
        });
    }

    /// The next larger or smaller size.
    pub fn stepped(&self, larger: bool) -> Zoom {
        Zoom::stepped(self.scale(self.current()), larger)
    }

    /// How large pages are shown (%).
    pub fn percent(&self) -> u16 {
        percent(self.scale(self.current()))
    }

    /// The page that is looked at, by its position.
    pub fn current(&self) -> usize {
        let Some(seen) = self.seen else {
            return 0;
        };
        let count = self.tops.len().saturating_sub(1);
        let end = self.tops.last().copied().unwrap_or_default();
        if seen.top() > 1.0 && seen.bottom() >= end - 1.0 {
            return count.saturating_sub(1);
        }
        self.page_at(seen.top() + seen.height() / 3.0)
    }

    /// Shows the pages in the room that is left.
    pub fn ui(&mut self, ui: &mut Ui, pages: &Pages) {
        let area = ui.available_rect_before_wrap();
        let id = area_id();
        let whole = ui.interact(area, id, Sense::focusable_noninteractive());
        whole.widget_info(|| WidgetInfo::labeled(Role::Group, true, "打印预览的各页"));
        if !std::mem::replace(&mut self.has_begun, true) {
            whole.request_focus();
        }
        ui.painter().rect_filled(area, 0.0, theme::palette(ui).desk);
        self.keys(ui);
        if whole.contains_pointer() || ui.rect_contains_pointer(area) {
            self.wheel(ui);
        }
        let room = area.size() - Vec2::splat(ui.spacing().scroll.bar_width);
        self.measure(&pages.pages, room);
        let mut scroll = ScrollArea::both().id_salt(id).auto_shrink(false);
        if let Some(wanted) = self.wanted.take() {
            scroll = scroll.scroll_offset(wanted.to_vec2());
        }
        let output = scroll.show_viewport(ui, |ui, seen| {
            self.pages_ui(ui, &pages.pages, seen);
        });
        let offset = output.state.clamped_offset().to_pos2();
        self.seen = Some(Rect::from_min_size(offset, output.inner_rect.size()));
    }

    /// Finds the scales and where pages stand, and keeps what is looked at in sight when they change.
    fn measure(&mut self, pages: &[Page], room: Vec2) {
        let scale = |page: &Page| self.zoom.scale(vec2(page.width, page.height), room);
        let scales: Vec<f32> = pages.iter().map(scale).collect();
        let anchor = self.seen.filter(|_| scales != self.scales).map(|seen| {
            // The top of a page that is in sight, else the middle of what is.
            let page = self.page_at(seen.top() + sizes::PAGE_GAP + 1.0);
            let (top, next) = (self.top(page), self.top(page + 1));
            let is_top = seen.top() <= top;
            let y = if is_top { top } else { seen.center().y };
            Anchor {
                page,
                part: (y - top) / (next - top).max(1.0),
                below: y - seen.top(),
                scale: self.scale(page),
                seen,
            }
        });
        self.scales = scales;
        self.tops.clear();
        let mut top = sizes::PAGE_GAP;
        for (page, scale) in pages.iter().zip(&self.scales) {
            self.tops.push(top);
            top += page.height * scale + sizes::PAGE_GAP;
        }
        self.tops.push(top);
        if let Some(it) = anchor {
            let (top, next) = (self.top(it.page), self.top(it.page + 1));
            let grown = self.scale(it.page) / it.scale.max(0.01);
            let x = it.seen.center().x * grown - it.seen.width() / 2.0;
            let y = top + it.part * (next - top) - it.below;
            self.wanted = Some(pos2(x, y).max(Pos2::ZERO));
        }
        if let Some(page) = self.wanted_page.take() {
            let page = page.min(pages.len().saturating_sub(1));
            let x = self.seen.map_or(0.0, |seen| seen.left());
            let y = self.top(page) - sizes::PAGE_GAP;
            self.wanted = Some(pos2(self.wanted.map_or(x, |it| it.x), y.max(0.0)));
        }
    }

    fn scale(&self, page: usize) -> f32 {
        self.scales.get(page).copied().unwrap_or(1.0)
    }

    fn top(&self, page: usize) -> f32 {
        let at = page.min(self.tops.len().saturating_sub(1));
        self.tops.get(at).copied().unwrap_or_default()
    }

    fn page_at(&self, y: f32) -> usize {
        let count = self.tops.len().saturating_sub(1);
        let pages = self.tops.get(..count).unwrap_or_default();
        let after = pages.partition_point(|top| *top <= y);
        after.saturating_sub(1)
    }

    fn pages_ui(&self, ui: &mut Ui, pages: &[Page], seen: Rect) {
        let widths = pages.iter().zip(&self.scales);
        let widest = widths.map(|(page, scale)| page.width * scale);
        let widest = widest.fold(0.0, f32::max) + 2.0 * sizes::PAGE_GAP;
        let size = vec2(widest.max(seen.width()), self.top(pages.len()));
        let origin = ui.min_rect().min;
        ui.set_min_size(size);
        for (at, page) in pages.iter().enumerate().skip(self.page_at(seen.top())) {
            let top = self.top(at);
            if top > seen.bottom() {
                break;
            }
            let scale = self.scale(at);
            let on_screen = vec2(page.width, page.height) * scale;
            let left = (size.x - on_screen.x) / 2.0;
            let pixels = ui.pixels_per_point();
            let corner = ((origin + vec2(left, top)).to_vec2() * pixels).round() / pixels;
            let rect = Rect::from_min_size(corner.to_pos2(), on_screen);
            let id = ui.scope_id().with(("page", at));
            let response = ui.interact(rect, id, Sense::hover());
            response.widget_info(|| described(page));
            let brush = Brush {
                painter: ui.painter(),
                palette: theme::palette(ui),
                rect,
                scale,
            };
            brush.page(page);
        }
    }

    fn keys(&mut self, ui: &Ui) {
        if !keyboard_is_free(ui.ctx()) || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, forward) in [(Key::PageDown, true), (Key::PageUp, false)] {
            if pressed(key) {
                self.page_key(forward);
            }
        }
        if pressed(Key::Home) {
            self.show(0);
        }
        if pressed(Key::End) {
            self.show(usize::MAX);
        }
        for (keys, larger) in [([Key::Plus, Key::Equals], true), ([Key::Minus; 2], false)] {
            if keys.into_iter().any(pressed) {
                self.zoom = self.stepped(larger);
            }
        }
        // Arrows belong to a list or field that has the keyboard.
        if ui.memory(|memory| memory.focused().is_some_and(|it| it != area_id())) {
            return;
        }
        let arrows = [
            (Key::ArrowDown, vec2(0.0, ARROW)),
            (Key::ArrowUp, vec2(0.0, -ARROW)),
            (Key::ArrowRight, vec2(ARROW, 0.0)),
            (Key::ArrowLeft, vec2(-ARROW, 0.0)),
        ];
        for (key, by) in arrows {
            if pressed(key)
                && let Some(seen) = self.seen
            {
                self.wanted = Some((seen.min + by).max(Pos2::ZERO));
            }
        }
    }

    /// Through the page that is in sight, then to the next.
    fn page_key(&mut self, forward: bool) {
        let Some(seen) = self.seen else {
            return;
        };
        let page = self.page_at(seen.top() + sizes::PAGE_GAP + 1.0);
        let (top, next) = (self.top(page), self.top(page + 1));
        let by = seen.height() * MOST;
        let y = if forward {
            let is_through = next <= seen.bottom() + 1.0;
            if is_through {
                next - sizes::PAGE_GAP
            } else {
                seen.top() + by
            }
        } else if seen.top() <= top - sizes::PAGE_GAP + 1.0 {
            let before = self.top(page.saturating_sub(1)) - sizes::PAGE_GAP;
            before.max(top - seen.height())
        } else {
            (seen.top() - by).max(top - sizes::PAGE_GAP)
        };
        self.wanted = Some(pos2(seen.left(), y.max(0.0)));
    }

    fn wheel(&mut self, ui: &Ui) {
        let turned = ui.input(egui::InputState::zoom_delta);
        self.turned += turned.ln();
        if self.turned.abs() > NOTCH {
            self.zoom = self.stepped(self.turned > 0.0);
            self.turned = 0.0;
        }
    }
}

/// The pages, as what has the keyboard.
fn area_id() -> Id {
    Id::unique("print preview pages")
}

/// A page as assistive programs tell it: its number, and what stands on it.
fn described(page: &Page) -> WidgetInfo {
    let texts: Vec<&str> = page.runs.iter().map(|run| run.text.as_str()).collect();
    let name = format!("第 {} 页", page.number);
    let mut info = WidgetInfo::labeled(Role::Document, true, name);
    info.current_text_value = Some(texts.join(" "));
    info
}
