//! A list of things above and below each other, one of which is shown in detail beside it.
//!
//! It has the keyboard when clicked: up and down choose, left and right fold, Enter goes to the detail.

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

/// A thing in the list.
#[derive(Clone, Debug)]
pub struct TreeEntry {
    /// What it is called.
    pub name: String,
    /// How many things it is below.
    pub depth: usize,
    /// What is below it.
    pub fold: Fold,
    /// What is open in it.
    pub dot: Option<Dot>,
}

/// What is below a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Nothing.
    Leaf,
    /// Things that follow in the list.
    Open,
    /// Things that are not listed now.
    Closed,
}

/// What the user wants of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeRequest {
    /// Show this entry.
    Show(usize),
    /// List what is below this entry, or no longer.
    Fold(usize),
    /// Go on in the detail.
    Enter,
}

/// View state of a list.
#[derive(Debug, Default)]
pub struct TreeList {
    id: Option<Id>,
    wants_focus: bool,
    reveals: bool,
}

impl TreeList {
    /// Asks for the keyboard.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Whether arrows move in it.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.id
            .is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// Scrolls to the entry that is shown.
    pub fn reveal(&mut self) {
        self.reveals = true;
    }

    /// Shows the entries in the space that is left.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        entries: &[TreeEntry],
        shown: usize,
    ) -> Option<TreeRequest> {
        let id = ui.make_persistent_id(label);
        self.id = Some(id);
        let area = ui.available_rect_before_wrap();
        let list = ui.interact(area, id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::Tree, true, label));
        if std::mem::take(&mut self.wants_focus) {
            list.request_focus();
        }
        let by_key = || keys(ui, id, entries, shown);
        let mut request = list.has_focus().then(by_key).flatten();
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut scroll = egui::ScrollArea::vertical().id_salt(id).auto_shrink(false);
        if std::mem::take(&mut self.reveals) {
            // Keeps it in the middle, where its neighbours can be read.
            #[expect(clippy::cast_precision_loss, reason = "exact up to 16 million entries")]
            let top = shown as f32 * sizes::ROW;
            scroll = scroll.vertical_scroll_offset((top - area.height() / 2.0).max(0.0));
        }
        scroll.show_rows(ui, sizes::ROW, entries.len(), |ui, rows| {
            for at in rows {
                let look = Look {
                    is_shown: shown == at,
                    has_keyboard: list.has_focus(),
                };
                if let Some(asked) = entry_ui(ui, &entries[at], at, look) {
                    list.request_focus();
                    request = Some(asked);
                }
            }
        });
        if matches!(request, Some(TreeRequest::Show(_))) && list.has_focus() {
            self.reveals = true;
        }
        request
    }
}

/// The list's keys, taken out of the input.
fn keys(ui: &Ui, id: Id, entries: &[TreeEntry], shown: usize) -> Option<TreeRequest> {
    ui.memory_mut(|memory| {
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        memory.set_focus_lock_filter(id, filter);
    });
    let mut request = None;
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
            let asked = (!modifiers.any()).then(|| asked_by(*key, entries, shown));
            let asked = asked.flatten();
            request = asked.or(request);
            asked.is_none()
        });
    });
    request.filter(|it| *it != TreeRequest::Show(shown))
}

fn asked_by(key: Key, entries: &[TreeEntry], at: usize) -> Option<TreeRequest> {
    let entry = entries.get(at)?;
    let last = entries.len() - 1;
    Some(match (key, entry.fold) {
        (Key::Enter, _) => TreeRequest::Enter,
        (Key::ArrowDown, _) | (Key::ArrowRight, Fold::Open) => {
            TreeRequest::Show((at + 1).min(last))
        }
        (Key::ArrowUp, _) => TreeRequest::Show(at.saturating_sub(1)),
        (Key::Home, _) => TreeRequest::Show(0),
        (Key::End, _) => TreeRequest::Show(last),
        (Key::ArrowLeft, Fold::Open) | (Key::ArrowRight, Fold::Closed) => TreeRequest::Fold(at),
        (Key::ArrowLeft, Fold::Closed | Fold::Leaf) => {
            let is_above = |it: &TreeEntry| it.depth < entry.depth;
            TreeRequest::Show(entries[..at].iter().rposition(is_above).unwrap_or(at))
        }
        (Key::ArrowRight, Fold::Leaf) => TreeRequest::Show(at),
        _ => return None,
    })
}

#[derive(Clone, Copy)]
struct Look {
    is_shown: bool,
    has_keyboard: bool,
}

fn entry_ui(ui: &mut Ui, entry: &TreeEntry, at: usize, look: Look) -> Option<TreeRequest> {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::TreeItem, true, look.is_shown, &entry.name);
        info.current_text_value = entry.dot.map(Dot::words);
        info
    });
    let fill = if look.is_shown {
        p.selection
    } else if response.hovered() {
        p.hover
    } else {
        p.panel
    };
    ui.painter().rect_filled(rect, sizes::ROUNDING, fill);
    if look.is_shown {
        let bar = rect.with_max_x(rect.left() + sizes::SIDE_BAR);
        ui.painter().rect_filled(bar, 0.0, p.accent);
        if look.has_keyboard {
            let stroke = egui::Stroke::new(sizes::FOCUS_LINE, p.accent);
            ui.painter()
                .rect_stroke(rect, sizes::ROUNDING, stroke, egui::StrokeKind::Inside);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a tree has few levels")]
    let indent = entry.depth as f32 * sizes::INDENT;
    let inner = rect.with_min_x(rect.left() + sizes::CELL_PADDING + indent);
    let fold = Rect::from_min_size(inner.min, vec2(sizes::INDENT, inner.height()));
    fold_mark(ui, fold, entry.fold);
    let right = dot_ui(ui, rect, entry.dot);
    let room = Rect::from_x_y_ranges(fold.right() + sizes::DOT_GAP..=right, rect.y_range());
    let is_cut = name_ui(ui, room, &entry.name);
    request_of(response, entry, at, fold, is_cut)
}

/// A click shows the entry; on the mark before its name, or twice, it folds.
fn request_of(
    response: Response,
    entry: &TreeEntry,
    at: usize,
    fold: Rect,
    is_cut: bool,
) -> Option<TreeRequest> {
    let is_on_fold = response
        .interact_pointer_pos()
        .is_some_and(|pointer| fold.contains(pointer));
    let can_fold = entry.fold != Fold::Leaf;
    let asked = if can_fold && (response.double_clicked() || response.clicked() && is_on_fold) {
        Some(TreeRequest::Fold(at))
    } else if response.clicked() {
        Some(TreeRequest::Show(at))
    } else {
        None
    };
    if is_cut {
        response.on_hover_text(&entry.name);
    }
    asked
}

/// A triangle that points down where what is below is listed, else to the right.
fn fold_mark(ui: &Ui, area: Rect, fold: Fold) {
    let p = theme::palette(ui);
    let (center, reach) = (area.center(), sizes::DOT);
    let points = match fold {
        Fold::Leaf => return,
        Fold::Open => [(-1.0, -0.5), (1.0, -0.5), (0.0, 0.8)],
        Fold::Closed => [(-0.5, -1.0), (0.8, 0.0), (-0.5, 1.0)],
    };
    let points = points.map(|(x, y)| center + vec2(x, y) * reach);
    let triangle = egui::Shape::convex_polygon(points.into(), p.text_weak, egui::Stroke::NONE);
    ui.painter().add(triangle);
}

/// The place left of the dot.
fn dot_ui(ui: &Ui, rect: Rect, dot: Option<Dot>) -> f32 {
    let right = rect.right() - sizes::CELL_PADDING;
    let Some(dot) = dot else {
        return right;
    };
    let left = right - dot.width(ui);
    dot.paint(
        ui,
        ui.painter(),
        pos2(left, rect.center().y),
        theme::palette(ui),
    );
    left - sizes::DOT_GAP
}

/// True if the name is too long for the line.
fn name_ui(ui: &Ui, room: Rect, name: &str) -> bool {
    let p = theme::palette(ui);
    let format = TextFormat::simple(TextStyle::Body.resolve(ui.style()), p.text);
    let mut job = LayoutJob::single_section(name.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(room.width().max(0.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let is_cut = galley.elided;
    let at = Align2::LEFT_CENTER.anchor_size(room.left_center(), galley.size());
    ui.painter().galley(at.min, galley, p.text);
    is_cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<TreeEntry> {
        let entry = |depth, fold| TreeEntry {
            name: String::new(),
            depth,
            fold,
            dot: None,
        };
        vec![
            entry(0, Fold::Open),
            entry(1, Fold::Leaf),
            entry(1, Fold::Closed),
        ]
    }

    #[test]
    fn arrows_walk_fold_and_climb() {
        let check = |key, at, expected| {
            assert_eq!(
                asked_by(key, &entries(), at),
                Some(expected),
                "{key:?} {at}"
            );
        };
        check(Key::ArrowDown, 0, TreeRequest::Show(1));
        check(Key::ArrowDown, 2, TreeRequest::Show(2));
        check(Key::ArrowRight, 0, TreeRequest::Show(1));
        check(Key::ArrowRight, 2, TreeRequest::Fold(2));
        check(Key::ArrowLeft, 0, TreeRequest::Fold(0));
        check(Key::ArrowLeft, 2, TreeRequest::Show(0));
        check(Key::Enter, 1, TreeRequest::Enter);
    }

    #[test]
    fn other_keys_are_not_the_tree_s() {
        assert_eq!(asked_by(Key::A, &entries(), 0), None);
    }
}
