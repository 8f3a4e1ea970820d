//! The steps that can be undone and redone, newest first: one of them takes all up to it.

use egui::Color32;
use egui::Id;
use egui::Modal;
use egui::Pos2;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::vec2;

use super::Outcome;
use crate::document::Document;
use crate::edit::Direction;
use crate::gui::action::Action;
use crate::gui::retrace::place_words;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::list_cursor::ListCursor;
use crate::gui::widgets::list_cursor::ListKey;
use crate::gui::widgets::row_texts::RowTexts;

/// The open list.
pub struct UndoListDialog {
    /// What has been undone, the farthest first; the present state; what was done, newest first.
    rows: Vec<Row>,
    /// The row of the present state.
    now: usize,
    cursor: ListCursor,
    /// Its upper left corner; in the middle where there is none.
    at: Option<Pos2>,
}

struct Row {
    label: String,
    place: String,
}

impl UndoListDialog {
    /// Lists the history of a document, below `at` if that is known.
    pub fn new(document: &Document, at: Option<Pos2>) -> Self {
        let steps = |direction| {
            let rows = document.history().steps(direction).map(move |change| Row {
                label: change.label.clone(),
                place: place_words(direction, change, document.budget()),
            });
            rows.collect::<Vec<_>>()
        };
        let mut rows = steps(Direction::Forth);
        rows.reverse();
        let now = rows.len();
        rows.push(Row {
            label: "现在".to_owned(),
            place: String::new(),
        });
        rows.extend(steps(Direction::Back));
        let first = if now + 1 < rows.len() { now + 1 } else { now };
        Self {
            rows,
            now,
            cursor: ListCursor::at(first),
            at,
        }
    }

    /// Shows the list.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let id = Id::unique("undo list");
        let key = self.cursor.keys(ctx, self.rows.len());
        let mut taken = (key == Some(ListKey::Take)).then_some(self.cursor.at);
        let mut area = Modal::default_area(id);
        if let Some(at) = self.at {
            area = area
                .anchor(egui::Align2::LEFT_TOP, at.to_vec2())
                .constrain(true);
        }
        let modal = Modal::new(id)
            .area(area)
            .backdrop_color(Color32::TRANSPARENT)
            .show(ctx, |ui| {
                ui.set_width(sizes::UNDO_WIDTH);
                let clicked = self.list_ui(ui);
                ui.small(self.promise());
                clicked
            });
        taken = modal.inner.or(taken);
        if let Some(row) = taken {
            if let Some((direction, steps)) = self.steps_to(row) {
                actions.send(Action::Retrace(direction, steps));
            }
            return Outcome::Closed;
        }
        if key == Some(ListKey::Leave) || modal.should_close() {
            Outcome::Closed
        } else {
            Outcome::Open
        }
    }

    /// How far a row is from the present state; `None` for the present itself.
    fn steps_to(&self, row: usize) -> Option<(Direction, usize)> {
        match row.cmp(&self.now) {
            std::cmp::Ordering::Less => Some((Direction::Forth, self.now - row)),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some((Direction::Back, row - self.now)),
        }
    }

    /// What taking the row does.
    fn promise(&self) -> String {
        match self.steps_to(self.cursor.at) {
            None => "↑↓ 选择，Enter 确定，Esc 关闭".to_owned(),
            Some((direction, steps)) => {
                format!("Enter 或点击{} {steps} 步，Esc 关闭", direction.label())
            }
        }
    }

    /// The row that was clicked. The pointer means a row as the keys do.
    fn list_ui(&mut self, ui: &mut Ui) -> Option<usize> {
        let (rows, now, meant) = (&self.rows, self.now, self.cursor.at);
        let marked = now.min(meant)..=now.max(meant);
        let mut clicked = None;
        let mut pointed = None;
        let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
        self.cursor.rows_ui(ui, rows.len(), |ui, at| {
            let is_marked = at != now && marked.contains(&at);
            let response = if at == now {
                now_ui(ui, &rows[at])
            } else {
                row_ui(ui, &rows[at], is_marked, at < now)
            };
            if response.hovered() && moved {
                pointed = Some(at);
            }
            if response.clicked() {
                clicked = Some(at);
            }
        });
        if let Some(at) = pointed {
            self.cursor.at = at;
            ui.ctx().request_repaint();
        }
        clicked
    }
}

fn row_ui(ui: &mut Ui, row: &Row, is_marked: bool, is_undone: bool) -> egui::Response {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_marked, &row.label));
    if is_marked {
        ui.painter().rect_filled(rect, 0.0, p.selection);
    }
    let color = if is_undone { p.text_weak } else { p.text };
    let mut line = RowTexts::new(ui, rect.shrink2(vec2(sizes::CELL_PADDING, 0.0)));
    line.right(&row.place, p.text_weak);
    line.left(&row.label, &TextStyle::Body, color);
    response
}

/// Between what can be redone and what can be undone.
fn now_ui(ui: &mut Ui, row: &Row) -> egui::Response {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &row.label));
    let mut line = RowTexts::new(ui, rect.shrink2(vec2(sizes::CELL_PADDING, 0.0)));
    line.left(&row.label, &TextStyle::Small, p.accent);
    let right = line.room.x_range();
    let stroke = egui::Stroke::new(sizes::LINE, p.accent);
    ui.painter().hline(right, rect.center().y, stroke);
    response
}
