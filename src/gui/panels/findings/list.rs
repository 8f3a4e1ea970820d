//! Drawing the list: rows of fixed heights, of which only those in sight are drawn, and the one that is unfolded.

use egui::EventFilter;
use egui::Id;
use egui::Key;
use egui::Rect;
use egui::Role;
use egui::ScrollArea;
use egui::Sense;
use egui::Ui;
use egui::UiBuilder;
use egui::WidgetInfo;
use egui::pos2;
use egui::style::ScrollAnimation;
use egui::vec2;

use super::FindingsView;
use super::Known;
use super::Place;
use super::card::finding_ui;
use super::listed::Row;
use super::rows::RowCtx;
use super::rows::gap_text;
use super::rows::heading_ui;
use super::rows::panel_row_ui;
use super::rows::screen_row_ui;
use crate::gui::action::Action;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::bars;
use crate::gui::widgets::list_focus;
use crate::gui::widgets::row_ground;
use crate::rules::Finding;

/// What the list remembers of how it was drawn.
#[derive(Debug)]
pub(super) struct Sight {
    /// The height of the finding that is unfolded.
    card: f32,
}

impl Default for Sight {
    fn default() -> Self {
        Self {
            card: 2.0 * sizes::FINDING,
        }
    }
}

/// Where each row begins, and where the last ends.
pub(super) fn tops(rows: &[Row], place: Place) -> Vec<f32> {
    let mut top = 0.0;
    let mut tops = vec![top];
    for row in rows {
        top += height(row, place);
        tops.push(top);
    }
    tops
}

const fn height(row: &Row, place: Place) -> f32 {
    match (row, place) {
        (Row::Heading(_), _) | (Row::Finding(_), Place::Screen) => sizes::ROW,
        (Row::Finding(_), Place::Panel) => sizes::FINDING,
    }
}

/// Where the rows are while one of them may be unfolded.
struct Layout<'a> {
    tops: &'a [f32],
    unfolded: Option<usize>,
    /// What the unfolded row is higher than others.
    extra: f32,
}

impl Layout<'_> {
    fn top(&self, row: usize) -> f32 {
        let is_below = self.unfolded.is_some_and(|it| row > it);
        self.tops[row] + if is_below { self.extra } else { 0.0 }
    }

    fn bottom(&self) -> f32 {
        self.top(self.tops.len() - 1)
    }

    /// The row at a height; the last when all are above it.
    fn row_at(&self, y: f32) -> usize {
        let last = self.tops.len() - 2;
        let row_at = |y| self.tops.partition_point(|top| *top <= y).saturating_sub(1);
        let row = match self.unfolded {
            Some(row) if y >= self.top(row + 1) => row_at(y - self.extra),
            Some(row) => row_at(y).min(row),
            None => row_at(y),
        };
        row.min(last)
    }
}

impl FindingsView {
    pub(super) fn list_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let Some(known) = self.known.take() else {
            return;
        };
        if known.listed.rows.is_empty() {
            self.empty_ui(ui, ctx.findings);
        } else {
            let unfolded = self.unfolded(&known);
            let list = self.focus.list(ui, Role::List, "审核意见清单");
            let rows = &known.listed.rows;
            match keys(ui, &list, rows, unfolded) {
                Some(Asked::Show(at)) => self.choose(ctx.findings, at),
                Some(Asked::Enter) => go_to(ctx, rows, unfolded),
                None => {}
            }
            let unfolded = self.unfolded(&known);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical()
                .id_salt(("findings", self.place == Place::Panel))
                .auto_shrink(false)
                .show_viewport(ui, |ui, seen| {
                    self.rows_ui(ui, ctx, (&known, unfolded, list.has_focus()), seen);
                });
        }
        self.known.get_or_insert(known);
    }

    /// The row that is unfolded: the chosen finding, what came to its place, or the first.
    pub(super) fn unfolded(&self, known: &Known) -> Option<usize> {
        let listed = &known.listed;
        let next = || {
            let place = self.current.as_ref().map_or(0, |it| it.place);
            let open = &listed.open;
            listed.row(*open.get(place).or(open.first())?)
        };
        self.current().and_then(|at| listed.row(at)).or_else(next)
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        (known, unfolded, has_keyboard): (&Known, Option<usize>, bool),
        seen: Rect,
    ) {
        let rows = &known.listed.rows;
        let extra = unfolded.map_or(0.0, |row| self.sight.card - height(&rows[row], self.place));
        let layout = Layout {
            tops: &known.tops,
            unfolded,
            extra,
        };
        let origin = ui.max_rect().min;
        let width = ui.available_width();
        ui.set_height(layout.bottom());
        let place_of = |row: usize| {
            let top = origin.y + layout.top(row);
            let bottom = origin.y + layout.top(row + 1);
            Rect::from_min_max(pos2(origin.x, top), pos2(origin.x + width, bottom))
        };
        // A click on a row asks for the same again, for the next frame.
        let reveals = std::mem::take(&mut self.reveals);
        if let Some(row) = unfolded.filter(|_| reveals) {
            ui.scroll_to_rect_animation(place_of(row), None, ScrollAnimation::none());
        }
        let mut is_measured = unfolded.is_none();
        let [first, last] = [seen.top(), seen.bottom()].map(|y| layout.row_at(y));
        for (row, it) in rows.iter().enumerate().take(last + 1).skip(first) {
            let rect = place_of(row);
            match it {
                Row::Heading(heading) => {
                    if heading_ui(ui, ctx, rect, heading) {
                        self.turn(heading.group);
                    }
                }
                Row::Finding(at) if unfolded == Some(row) => {
                    is_measured = self.unfolded_ui(ui, ctx, rect, (*at, has_keyboard));
                }
                Row::Finding(at) => self.folded_ui(ui, ctx, rect, *at),
            }
        }
        // What was just unfolded is in sight as a whole only once its height is known.
        self.reveals |= reveals && !is_measured;
        if self.reveals {
            ui.ctx().request_repaint();
        }
    }

    fn folded_ui(&mut self, ui: &Ui, ctx: &ViewCtx<'_>, rect: Rect, at: usize) {
        let finding = &ctx.findings[at];
        let response = ui.interact(rect, row_id(ui, at), Sense::CLICK);
        let place = finding.primary.describe(ctx.budget, ctx.book);
        response.widget_info(|| {
            let role = Role::ListItem;
            let mut info = WidgetInfo::selected(role, true, false, &finding.message);
            info.current_text_value = Some(format!("{} {place}", finding.code));
            info
        });
        row_ground(ui, &response, false, theme::palette(ui).surface);
        bars::focus_ui(ui, &response);
        let row = RowCtx {
            finding,
            place: &place,
            gap: gap_text(ctx, finding.figures.and_then(|it| it.gap())),
            is_new: ctx.derived.news.is_new(at),
        };
        match self.place {
            Place::Panel => panel_row_ui(ui, rect, &row),
            Place::Screen => screen_row_ui(ui, rect, &row),
        }
        if response.clicked() {
            self.choose(ctx.findings, at);
            match self.place {
                Place::Panel => ctx.send(Action::GoTo(finding.primary.clone())),
                Place::Screen => self.focus.take(),
            }
        }
        if response.double_clicked() {
            ctx.send(Action::GoTo(finding.primary.clone()));
        }
    }

    /// Shows the finding with all there is to it; false while its height isn't known yet.
    fn unfolded_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        rect: Rect,
        (at, has_keyboard): (usize, bool),
    ) -> bool {
        let is_chosen = self.current() == Some(at);
        // As high as it needs to be.
        let room = rect.with_max_y(rect.top() + sizes::FINDING_MOST);
        let builder = UiBuilder::new()
            .id_salt(row_id(ui, at))
            .max_rect(room.shrink2(vec2(1.0, sizes::CARD_GAP)));
        let mut card = ui.new_child(builder);
        let finding = &ctx.findings[at];
        if finding_ui(&mut card, ctx, finding, is_chosen) {
            self.choose(ctx.findings, at);
        }
        if has_keyboard {
            let stroke = egui::Stroke::new(sizes::FOCUS_LINE, theme::palette(ui).accent);
            let kind = egui::StrokeKind::Inside;
            let frame = card.min_rect();
            ui.painter()
                .rect_stroke(frame, sizes::ROUNDING, stroke, kind);
        }
        let height = card.min_rect().height() + 2.0 * sizes::CARD_GAP;
        let is_known = (height - self.sight.card).abs() < 0.5;
        if !is_known {
            self.sight.card = height;
            ui.ctx().request_repaint();
        }
        is_known
    }

    /// Nothing to do, or nothing left under the filter.
    fn empty_ui(&mut self, ui: &mut Ui, findings: &[Finding]) {
        ui.add_space(sizes::ROW);
        ui.vertical_centered(|ui| {
            if findings.is_empty() {
                ui.colored_label(theme::palette(ui).good, "审核未发现问题");
                ui.weak("每次修改后自动重新审核");
            } else {
                ui.weak("没有符合条件的意见");
                ui.add_space(sizes::GAP);
                if ui.button("显示全部意见").clicked() {
                    self.filter = self.filter.cleared();
                }
            }
        });
    }
}

/// The same for the same finding while others come and go above it.
fn row_id(ui: &Ui, at: usize) -> Id {
    ui.scope_id().with(("finding", at))
}

/// What a key asks of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Unfold this finding.
    Show(usize),
    /// Go to the place of the one that is unfolded.
    Enter,
}

fn go_to(ctx: &ViewCtx<'_>, rows: &[Row], unfolded: Option<usize>) {
    if let Some(Row::Finding(at)) = unfolded.map(|row| rows[row]) {
        ctx.send(Action::GoTo(ctx.findings[at].primary.clone()));
    }
}

fn keys(ui: &Ui, list: &egui::Response, rows: &[Row], unfolded: Option<usize>) -> Option<Asked> {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    list_focus::keys(ui, list, filter, |key, before| {
        let from = match before {
            Some(Asked::Show(at)) => rows.iter().position(|row| *row == Row::Finding(at)),
            Some(Asked::Enter) | None => unfolded,
        };
        asked_by(key, rows, from)
    })
}

fn asked_by(key: Key, rows: &[Row], from: Option<usize>) -> Option<Asked> {
    let finding = |row: &Row| match row {
        Row::Finding(at) => Some(Asked::Show(*at)),
        Row::Heading(_) => None,
    };
    let below = |from: usize| rows.get(from..)?.iter().find_map(finding);
    let above = |to: usize| rows.get(..to)?.iter().rev().find_map(finding);
    let last = rows.len();
    match (key, from) {
        (Key::Enter, Some(_)) => Some(Asked::Enter),
        (Key::ArrowDown, Some(row)) => below(row + 1),
        (Key::ArrowUp, Some(row)) => above(row),
        (Key::PageDown, Some(row)) => below(row + PAGE).or_else(|| above(last)),
        (Key::PageUp, Some(row)) => above(row.saturating_sub(PAGE)).or_else(|| below(0)),
        (Key::Home | Key::ArrowDown, _) => below(0),
        (Key::End | Key::ArrowUp, _) => above(last),
        _ => None,
    }
}

/// Rows a page key moves by.
const PAGE: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::panels::findings::listed::Group;
    use crate::gui::panels::findings::listed::Heading;
    use crate::money::Money;

    #[test]
    fn the_row_at_a_height_is_found_above_in_and_below_the_unfolded_one() {
        let tops = [0.0, 10.0, 20.0, 30.0, 40.0];
        let layout = Layout {
            tops: &tops,
            unfolded: Some(1),
            extra: 100.0,
        };
        for (y, row) in [
            (0.0, 0),
            (9.0, 0),
            (10.0, 1),
            (119.0, 1),
            (120.0, 2),
            (131.0, 3),
            (900.0, 3),
        ] {
            assert_eq!(layout.row_at(y), row, "{y}");
        }
        assert!((layout.bottom() - 140.0).abs() < 0.1);
    }

    #[test]
    fn arrows_pass_over_headings() {
        let heading = Row::Heading(Heading {
            group: Group::Explained,
            count: 0,
            gap: Money::ZERO,
            is_folded: false,
        });
        let rows = [heading, Row::Finding(4), heading, Row::Finding(7)];
        let check = |key, from, expected| assert_eq!(asked_by(key, &rows, from), expected);
        check(Key::ArrowDown, Some(1), Some(Asked::Show(7)));
        check(Key::ArrowUp, Some(3), Some(Asked::Show(4)));
        check(Key::ArrowDown, None, Some(Asked::Show(4)));
        check(Key::PageDown, Some(1), Some(Asked::Show(7)));
        check(Key::End, Some(1), Some(Asked::Show(7)));
        check(Key::Enter, Some(1), Some(Asked::Enter));
        check(Key::A, Some(1), None);
    }
}
