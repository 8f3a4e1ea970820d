//! The list of tables: number and title of each, whole where two lines are enough.
//!
//! What a table is called is for the screen to say.

use std::sync::Arc;

use egui::Align2;
use egui::Context;
use egui::Galley;
use egui::Rect;
use egui::Role;
use egui::ScrollArea;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::text::LayoutJob;
use egui::text::TextFormat;
use egui::text::TextWrapping;
use egui::vec2;

use super::table_name;
use crate::compute::FilledTable;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::list_focus;
use crate::gui::widgets::list_focus::ListFocus;
use crate::gui::widgets::side_list::SideRequest;
use crate::gui::widgets::side_list::keys;
use crate::gui::widgets::text_width::text_width;

/// Lines a title has at most.
const LINES: usize = 2;
/// Stands at the end of a title whose table has no figures.
const EMPTY: &str = "空";

/// View state of the list.
#[derive(Default)]
pub(super) struct TablesList {
    focus: ListFocus,
    reveals: bool,
    /// What was in sight last: from where, and how high.
    sight: (f32, f32),
    known: Option<(Layout, Vec<f32>)>,
}

/// What the heights of the entries go by.
#[derive(Clone, Copy, PartialEq)]
struct Layout {
    revision: u64,
    /// Where titles begin.
    left: f32,
    width: f32,
}

impl TablesList {
    /// Asks for the keyboard.
    pub fn take_focus(&mut self) {
        self.focus.take();
    }

    /// Scrolls to the table that is shown.
    pub fn reveal(&mut self) {
        self.reveals = true;
    }

    /// Whether arrows move in it.
    pub fn has_keyboard(&self, ctx: &Context) -> bool {
        self.focus.is_here(ctx)
    }

    /// Shows the list. Only entries in sight are made: each project has a form.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, shown: usize) -> Option<SideRequest> {
        let tables = &ctx.book.tables;
        let list = self.focus.list(ui, Role::ListBox, "报表列表");
        let mut request = keys(ui, &list, tables.len(), Some(shown));
        if matches!(request, Some(SideRequest::Show(_))) {
            self.reveals = true;
        }
        let mut scroll = ScrollArea::vertical().id_salt(list.id).auto_shrink(false);
        if let Some(offset) = self.offset_to(request, shown) {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        let output = scroll.show_viewport(ui, |ui, seen| {
            let (layout, tops) = self.known(ui, ctx);
            let origin = ui.min_rect().left_top();
            ui.set_height(tops.last().copied().unwrap_or_default());
            let first = tops.partition_point(|top| *top <= seen.top());
            for at in first.saturating_sub(1)..tables.len() {
                if tops[at] > seen.bottom() {
                    break;
                }
                let size = vec2(ui.available_width(), tops[at + 1] - tops[at]);
                let rect = Rect::from_min_size(origin + vec2(0.0, tops[at]), size);
                let look = (layout.left, at == shown, list.has_focus());
                if entry_ui(ui, ctx, &tables[at], rect, look) {
                    list.request_focus();
                    request = Some(SideRequest::Show(at));
                }
            }
        });
        self.sight = (output.state.clamped_offset().y, output.inner_rect.height());
        request
    }

    /// Where entries begin and the last one ends, found once for each state of the budget and width.
    fn known(&mut self, ui: &Ui, ctx: &ViewCtx<'_>) -> (Layout, &[f32]) {
        let tables = &ctx.book.tables;
        let numbers = tables.iter().map(|it| text_width(&it.number));
        let layout = Layout {
            revision: ctx.revision,
            left: numbers.fold(0.0, f32::max) + 2.0 * sizes::CELL_PADDING + 2.0 * sizes::SIDE_BAR,
            width: ui.available_width(),
        };
        let known = self.known.take().filter(|(of, _)| *of == layout);
        let find = || {
            let mut tops = vec![0.0];
            let mut top = 0.0;
            for table in tables {
                let title = title(ui, ctx, table, layout.width - layout.left);
                top += title.size().y + sizes::GAP;
                tops.push(top);
            }
            (layout, tops)
        };
        let (layout, tops) = self.known.insert(known.unwrap_or_else(find));
        (*layout, tops)
    }

    /// Where to scroll to see the table that is shown next; none when it is in sight.
    fn offset_to(&mut self, request: Option<SideRequest>, shown: usize) -> Option<f32> {
        let at = match request {
            Some(SideRequest::Show(at)) => at,
            Some(SideRequest::Enter) | None => shown,
        };
        let (_, tops) = self.known.as_ref()?;
        let (top, bottom) = (*tops.get(at)?, *tops.get(at + 1)?);
        if !std::mem::take(&mut self.reveals) {
            return None;
        }
        let (offset, height) = self.sight;
        if top < offset {
            Some(top)
        } else {
            (bottom > offset + height).then_some(bottom - height)
        }
    }
}

/// True if it was clicked.
fn entry_ui(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    table: &FilledTable,
    rect: Rect,
    (left, is_shown, has_keyboard): (f32, bool, bool),
) -> bool {
    let p = theme::palette(ui);
    let response = ui.interact(rect, ui.scope_id().with(rect.top().to_bits()), Sense::CLICK);
    let label = table_label(table, ctx);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_shown, &label));
    list_focus::entry_ground(ui, &response, is_shown, has_keyboard);
    let title = title(ui, ctx, table, rect.width() - left);
    let top = rect.top() + sizes::GAP / 2.0;
    let body = TextStyle::Body.resolve(ui.style());
    let number = pos2(rect.left() + sizes::CELL_PADDING + sizes::SIDE_BAR, top);
    ui.painter()
        .text(number, Align2::LEFT_TOP, &table.number, body, p.text_weak);
    if table.is_empty {
        let small = TextStyle::Small.resolve(ui.style());
        let right = pos2(rect.right() - sizes::CELL_PADDING, rect.center().y);
        ui.painter()
            .text(right, Align2::RIGHT_CENTER, EMPTY, small, p.text_weak);
    }
    let is_cut = title.elided;
    let at = pos2(rect.left() + left, top);
    ui.painter().galley(at, title, p.text);
    let is_clicked = response.clicked();
    if is_cut {
        response.on_hover_text(label);
    }
    is_clicked
}

fn title(ui: &Ui, ctx: &ViewCtx<'_>, table: &FilledTable, width: f32) -> Arc<Galley> {
    let room = if table.is_empty {
        width - sizes::BODY - 2.0 * sizes::CELL_PADDING
    } else {
        width - sizes::CELL_PADDING
    };
    let name = table_name(table, ctx);
    let whole = text_width(&name);
    // Two lines of about the same length, not a single character left over for the second.
    let balanced = whole / 2.0 + 1.5 * sizes::BODY;
    let wraps = whole > room && balanced < room;
    let font = TextStyle::Body.resolve(ui.style());
    let format = TextFormat::simple(font, theme::palette(ui).text);
    let mut job = LayoutJob::single_section(name, format);
    job.wrap = TextWrapping {
        max_rows: LINES,
        // No line begins with a closing mark or ends with an opening one.
        break_anywhere: false,
        ..TextWrapping::truncate_at_width(if wraps { balanced } else { room.max(0.0) })
    };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Number and name.
fn table_label(table: &FilledTable, ctx: &ViewCtx<'_>) -> String {
    let name = table_name(table, ctx);
    let empty = if table.is_empty { "（空）" } else { "" };
    format!("{} {name}{empty}", table.number).trim().to_owned()
}
