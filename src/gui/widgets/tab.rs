//! A tab: its name, how much is in it, and what is open in it.

use egui::Align2;
use egui::Response;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::vec2;

use super::dot::Dot;
use crate::gui::theme;
use crate::gui::theme::sizes;

/// What a tab says.
#[derive(Clone, Copy, Debug)]
pub struct TabLabel<'a> {
    /// Its name.
    pub name: &'a str,
    /// How many records are in it; none where that is not what it holds.
    pub count: usize,
    /// What is open in it.
    pub dot: Option<Dot>,
}

fn tab_ui(ui: &mut Ui, label: TabLabel<'_>, is_shown: bool) -> Response {
    let p = theme::palette(ui);
    let text = match label.count {
        0 => label.name.to_owned(),
        count => format!("{} {count}", label.name),
    };
    let color = if is_shown { p.accent } else { p.text };
    let font = TextStyle::Body.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text.clone(), font, color);
    let dot = label.dot.map_or(0.0, |dot| sizes::DOT_GAP + dot.width(ui));
    let width = galley.size().x + dot + 2.0 * sizes::TAB_PADDING;
    let (rect, response) = ui.allocate_exact_size(vec2(width, sizes::TAB), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::Tab, true, is_shown, &text);
        info.current_text_value = label.dot.map(Dot::words);
        info
    });
    let painter = ui.painter();
    if is_shown || response.hovered() {
        let fill = if is_shown { p.selection } else { p.hover };
        painter.rect_filled(rect, sizes::ROUNDING, fill);
    }
    if is_shown {
        let line = rect.with_min_y(rect.bottom() - sizes::FOCUS_LINE);
        painter.rect_filled(line, 0.0, p.accent);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(sizes::FOCUS_LINE, p.accent);
        painter.rect_stroke(rect, sizes::ROUNDING, stroke, egui::StrokeKind::Inside);
    }
    let left = pos2(rect.left() + sizes::TAB_PADDING, rect.center().y);
    let at = Align2::LEFT_CENTER.anchor_size(left, galley.size());
    let right = at.right();
    painter.galley(at.min, galley, color);
    if let Some(dot) = label.dot {
        dot.paint(ui, painter, pos2(right + sizes::DOT_GAP, left.y), p);
        return response.on_hover_text(dot.words());
    }
    response
}

impl<'a> TabLabel<'a> {
    /// A tab nothing is counted open in.
    pub const fn plain(name: &'a str, count: usize) -> Self {
        Self {
            name,
            count,
            dot: None,
        }
    }
}

/// Shows tabs side by side; gives the one that was clicked.
pub fn tabs_ui<'a, T: PartialEq>(
    ui: &mut Ui,
    shown: &T,
    tabs: impl IntoIterator<Item = (T, TabLabel<'a>)>,
) -> Option<T> {
    focusable_tabs_ui(ui, shown, tabs, false)
}

/// The same; the one that is shown takes the keyboard if it is to.
pub fn focusable_tabs_ui<'a, T: PartialEq>(
    ui: &mut Ui,
    shown: &T,
    tabs: impl IntoIterator<Item = (T, TabLabel<'a>)>,
    wants_focus: bool,
) -> Option<T> {
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = sizes::TAB_GAP;
        for (tab, label) in tabs {
            let is_shown = tab == *shown;
            let response = tab_ui(ui, label, is_shown);
            if is_shown && wants_focus {
                response.request_focus();
            }
            if response.clicked() {
                clicked = Some(tab);
            }
        }
    });
    clicked
}

/// The tab beside one of several, going round.
pub fn turned<T: Copy + PartialEq>(tabs: &[T], tab: T, forward: bool) -> T {
    let at = tabs.iter().position(|it| *it == tab).unwrap_or_default();
    let step = if forward { 1 } else { tabs.len() - 1 };
    tabs[(at + step) % tabs.len()]
}
