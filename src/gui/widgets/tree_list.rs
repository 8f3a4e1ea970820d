//! A list of things above and below each other, one of which is shown in detail beside it.
//!
//! It has the keyboard when clicked: up and down choose, left and right fold, Enter goes to the detail.

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
    focus: ListFocus,
    reveals: bool,
}

impl TreeList {
    /// Asks for the keyboard.
    pub fn take_focus(&mut self) {
        self.focus.take();
    }

    /// Whether arrows move in it.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.focus.is_here(ctx)
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
        let list = self.focus.list(ui, Role::Tree, label);
        let mut request = keys(ui, &list, entries, shown);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut scroll = egui::ScrollArea::vertical()
            .id_salt(list.id)
            .auto_shrink(false);
        if std::mem::take(&mut self.reveals) {
            // Keeps it in the middle, where its neighbours can be read.
            #[expect(clippy::cast_precision_loss, reason = "exact up to 16 million entries")]
            let top = shown as f32 * sizes::ROW;
            scroll = scroll.vertical_scroll_offset((top - list.rect.height() / 2.0).max(0.0));
        }
        scroll.show_rows(ui, sizes::ROW, entries.len(), |ui, rows| {
            for at in rows {
                let look = (shown == at, list.has_focus());
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

fn keys(ui: &Ui, list: &Response, entries: &[TreeEntry], shown: usize) -> Option<TreeRequest> {
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    let request = list_focus::keys(ui, list, filter, |key, before| {
        let from = match before {
            Some(TreeRequest::Show(at)) => at,
            Some(TreeRequest::Fold(_) | TreeRequest::Enter) | None => shown,
        };
        asked_by(key, entries, from)
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

fn entry_ui(
    ui: &mut Ui,
    entry: &TreeEntry,
    at: usize,
    (is_shown, has_keyboard): (bool, bool),
) -> Option<TreeRequest> {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::TreeItem, true, is_shown, &entry.name);
        info.current_text_value = entry.dot.map(Dot::words);
        info
    });
    list_focus::entry_ground(ui, &response, is_shown, has_keyboard);
    #[expect(clippy::cast_precision_loss, reason = "a tree has few levels")]
    let indent = entry.depth as f32 * sizes::INDENT;
    let inner = rect.with_min_x(rect.left() + sizes::CELL_PADDING + indent);
    let fold = Rect::from_min_size(inner.min, vec2(sizes::INDENT, inner.height()));
    fold_mark(ui, fold, entry.fold);
    let right = dot_ui(ui, rect, entry.dot);
    let room = Rect::from_x_y_ranges(fold.right() + sizes::DOT_GAP..=right, rect.y_range());
    let is_cut = truncated_text(ui, room, &entry.name, (TextStyle::Body, p.text));
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
