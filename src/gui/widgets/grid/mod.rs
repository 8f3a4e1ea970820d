//! The grid: one widget for all records and tables.
//!
//! It shows a [`GridModel`], moves a selection over it as spreadsheets do, and says in
//! [`GridEvent`]s what the user asked for. It never changes data, and holds no domain terms.
//! Only what is visible is asked for and painted, so that a hundred thousand rows cost
//! what forty do.

mod access;
mod columns;
mod editor;
mod event;
mod header;
mod header_menu;
mod keys;
mod layout;
mod model;
mod paint;
mod pointer;
mod selection;
mod show;
mod state;
mod summary;

use egui::Id;
use egui::Rect;
use egui::Response;
use egui::ScrollArea;
use egui::Sense;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::vec2;

pub use columns::ColumnPrefs;
pub use columns::ColumnState;
pub use columns::Frozen;
pub use columns::Order;
pub use editor::keyboard_is_free;
pub use event::GridEvent;
pub use event::GridRequest;
pub use model::CellMark;
pub use model::CellStyle;
pub use model::ColumnKind;
pub use model::Editability;
pub use model::GridColumn;
pub use model::GridModel;
pub use model::Ground;
pub use model::MarkLevel;
pub use model::Tone;
pub use paint::mark_color;
pub use selection::Cell;
pub use selection::CellRange;
pub use state::GridState;
pub use state::Way;
pub use summary::Summary;
pub use summary::Tally;
pub use summary::summarize;

use crate::gui::theme::sizes;
use layout::Columns;
use layout::Layout;

/// A grid to be shown. `salt` tells grids of one screen apart.
pub struct Grid<'a> {
    salt: &'a str,
    has_row_numbers: bool,
    keeps_focus: bool,
}

/// What came of showing a grid.
pub struct GridOutput {
    /// What the user asked for, in order.
    pub events: Vec<GridEvent>,
    /// The cells' area; a context menu can be attached to it.
    pub response: Response,
}

impl<'a> Grid<'a> {
    /// A grid with row numbers that takes the keyboard when it is clicked.
    #[must_use]
    pub fn new(salt: &'a str) -> Self {
        Self {
            salt,
            has_row_numbers: true,
            keeps_focus: false,
        }
    }

    /// Leaves the row numbers out: where rows are positions of an official form.
    #[must_use]
    pub fn without_row_numbers(mut self) -> Self {
        self.has_row_numbers = false;
        self
    }

    /// Takes the keyboard whenever nothing else has it: for the one grid a screen is about.
    #[must_use]
    pub fn keeps_focus(mut self) -> Self {
        self.keeps_focus = true;
        self
    }

    /// Shows the grid in all the space that is left.
    pub fn show(self, ui: &mut Ui, state: &mut GridState, model: &dyn GridModel) -> GridOutput {
        let id = ui.make_persistent_id(self.salt);
        let mut events = Vec::new();
        let before = state.range();
        let is_reachable = self.prepare(ui, id, state, model);
        if is_reachable && state.has_keyboard(ui.ctx()) {
            keys::handle(ui, state, model, &mut events);
        }
        if let Some(request) = state.asked.take() {
            keys::obey(state, request, &mut events);
        }
        let area = ui.available_rect_before_wrap();
        ui.allocate_rect(area, Sense::hover());
        let (layout, heights) = self.place(ui, id, area, state, model);
        let response = show::content_ui(ui, id, state, model, (&layout, &heights), &mut events);
        if state.range() != before {
            events.push(GridEvent::SelectionChanged);
        }
        if !events.is_empty() || state.reveal.is_some() {
            ui.ctx().request_repaint();
        }
        GridOutput { events, response }
    }

    /// Says whether keys can be meant for the grid: not while a dialog stands over it.
    fn prepare(&self, ui: &Ui, id: Id, state: &mut GridState, model: &dyn GridModel) -> bool {
        state.clamp(model);
        state.editor_id = Some(editor::id_of(id));
        // A menu has the keys too: what it was opened for must not move under it.
        let is_reachable = ui.memory(|memory| memory.allows_interaction(ui.layer_id()))
            && !egui::Popup::is_any_open(ui.ctx());
        if !is_reachable {
            state.wants_focus = false;
            if state.has_keyboard(ui.ctx()) {
                ui.memory_mut(|memory| memory.surrender_focus(editor::id_of(id)));
            }
            return false;
        }
        let nobody_types = ui.memory(|memory| memory.focused().is_none());
        // An entry that has lost the keyboard is to end, not to go on.
        if self.keeps_focus && nobody_types && !state.is_editing() {
            state.wants_focus = true;
        }
        true
    }

    /// Lays header and body out, scrolls, and says where everything is in this frame.
    fn place(
        &self,
        ui: &mut Ui,
        id: Id,
        area: Rect,
        state: &mut GridState,
        model: &dyn GridModel,
    ) -> (Layout, Vec<f32>) {
        let numbers = if self.has_row_numbers {
            sizes::ROW_NUMBERS
        } else {
            0.0
        };
        let (frozen, share) = state.columns.frozen(model);
        let mut columns = Columns::new(model.columns(), &state.columns, frozen, numbers);
        columns.fit(area.width(), share);
        let heights = header::level_heights(ui, model, &columns);
        let header = Rect::from_min_size(area.min, vec2(area.width(), heights.iter().sum()));
        let body = area.with_min_y(header.bottom().min(area.bottom()));
        let mut layout = Layout {
            columns,
            header,
            body,
            offset: state.scroll,
            rows: model.row_count(),
        };
        let target = state.reveal.take().map(|cell| {
            if state.viewport != Vec2::ZERO {
                layout.body.set_width(state.viewport.x.min(body.width()));
                layout.body.set_height(state.viewport.y.min(body.height()));
            }
            layout.offset_to_show(cell)
        });
        scroll(ui, id, body, target, &mut layout);
        state.scroll = layout.offset;
        state.viewport = layout.body.size();
        layout.header = header.with_max_x(layout.body.right());
        state.has_editable = shows_editable(model, &layout);
        (layout, heights)
    }
}

fn scroll(ui: &mut Ui, id: Id, body: Rect, target: Option<Vec2>, layout: &mut Layout) {
    #[expect(clippy::cast_precision_loss, reason = "exact up to 16 million rows")]
    let height = layout.rows as f32 * sizes::ROW;
    let size = vec2(layout.columns.total_width(), height);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body));
    let mut scroll_area = ScrollArea::both()
        .id_salt(id.with("scroll"))
        .min_scrolled_height(0.0)
        .auto_shrink(false);
    if let Some(target) = target {
        scroll_area = scroll_area.scroll_offset(target);
    }
    let output = scroll_area.show_viewport(&mut child, |ui, _| {
        ui.set_min_size(size);
    });
    layout.body = output.inner_rect;
    layout.offset = output.state.clamped_offset();
}

/// Whether any of the visible cells takes input; the first and last row stand for all.
fn shows_editable(model: &dyn GridModel, layout: &Layout) -> bool {
    let rows = layout.visible_rows();
    let mut ends = [rows.start, rows.end.saturating_sub(1)]
        .into_iter()
        .filter(|row| *row < layout.rows);
    ends.any(|row| {
        (0..layout.columns.len()).any(|col| {
            !matches!(
                model.editability(Cell::new(row, col)),
                Editability::Refused(_)
            )
        })
    })
}
