//! How the rows of the list look; which they are and where they stand is for `list`.

use egui::Rect;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::text::LayoutJob;
use egui::text::TextFormat;
use egui::text::TextWrapping;
use egui::vec2;

use super::card::colors;
use super::listed::Heading;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::bars;
use crate::gui::widgets::row_texts::RowTexts;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::rules::Finding;

/// A finding in a row.
pub(super) struct RowCtx<'a> {
    pub finding: &'a Finding,
    pub place: &'a str,
    pub gap: String,
    pub is_new: bool,
}

/// How much money is at stake; nothing where none is.
pub(super) fn gap_text(ctx: &ViewCtx<'_>, gap: Option<Money>) -> String {
    let gap = gap.filter(|it| !it.is_zero());
    gap.map_or_else(String::new, |gap| {
        let format = AmountFormat::new(ctx.entry.scale());
        format!("差 {}", format.sentence(gap))
    })
}

/// Code, place and gap, and below them two lines of the message.
pub(super) fn panel_row_ui(ui: &Ui, rect: Rect, row: &RowCtx<'_>) {
    let p = theme::palette(ui);
    let inner = rect.shrink2(vec2(sizes::CELL_PADDING, sizes::CARD_GAP));
    let (head, message) = inner.split_top_bottom_at_y(inner.top() + sizes::HEADER_LINE);
    let mut texts = RowTexts::new(ui, head);
    head_texts(&mut texts, p, row);
    texts.left(row.place, &TextStyle::Small, p.text_weak);
    let format = TextFormat::simple(TextStyle::Body.resolve(ui.style()), p.text);
    let mut job = LayoutJob::single_section(row.finding.message.clone(), format);
    job.wrap = TextWrapping {
        max_rows: 2,
        // Figures are read whole.
        break_anywhere: false,
        ..TextWrapping::truncate_at_width(message.width())
    };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(message.min, galley, p.text);
    line_below(ui, rect);
}

/// Code, message, place and gap in a line.
pub(super) fn screen_row_ui(ui: &Ui, rect: Rect, row: &RowCtx<'_>) {
    let p = theme::palette(ui);
    let inner = rect.shrink2(vec2(sizes::CELL_PADDING, 0.0));
    let mut texts = RowTexts::new(ui, inner);
    let (color, _) = colors(p, row.finding.severity);
    texts.column(&row.finding.code, color, sizes::FINDING_CODE);
    let gap = texts
        .room
        .with_min_x(texts.room.right() - sizes::FINDING_GAP);
    let mut place = gap.with_max_x(gap.left() - sizes::GAP);
    place.min.x = place.right() - sizes::FINDING_PLACE;
    if row.gap.is_empty() {
        place.max.x = gap.right();
    }
    texts.room.max.x = place.left() - sizes::GAP;
    if row.is_new {
        texts.right("新", p.accent);
    }
    texts.left(&row.finding.message, &TextStyle::Body, p.text);
    RowTexts::new(ui, place).left(row.place, &TextStyle::Small, p.text_weak);
    RowTexts::new(ui, gap).right(&row.gap, p.text);
    line_below(ui, rect);
}

fn head_texts(texts: &mut RowTexts<'_>, p: &theme::Palette, row: &RowCtx<'_>) {
    let (color, _) = colors(p, row.finding.severity);
    texts.column(&row.finding.code, color, sizes::FINDING_CODE);
    texts.right(&row.gap, p.text);
    if row.is_new {
        texts.right("新", p.accent);
    }
}

fn line_below(ui: &Ui, rect: Rect) {
    let line = egui::Stroke::new(sizes::LINE, theme::palette(ui).rule);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - sizes::LINE, line);
}

/// The line above a group; true when it is to be folded or unfolded.
pub(super) fn heading_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, rect: Rect, heading: &Heading) -> bool {
    let p = theme::palette(ui);
    let id = ui.scope_id().with(("group", heading.group.label()));
    let response = ui.interact(rect, id, Sense::CLICK);
    let gap = gap_text(ctx, Some(heading.gap));
    let words = format!("{} {} 条", heading.group.label(), heading.count);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::Button, true, !heading.is_folded, &words);
        info.current_text_value = Some(gap.clone());
        info
    });
    let fill = if response.hovered() {
        p.hover
    } else {
        p.header
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    bars::focus_ui(ui, &response);
    let inner = rect.shrink2(vec2(sizes::CELL_PADDING, 0.0));
    let (icon, words_at) = inner.split_left_right_at_x(inner.left() + sizes::HEADER_MARK);
    let openness = if heading.is_folded { 0.0 } else { 1.0 };
    let icon = Rect::from_center_size(icon.center(), egui::Vec2::splat(sizes::SWATCH));
    egui::collapsing_header::paint_default_icon(
        ui,
        openness,
        &response.clone().with_new_rect(icon),
    );
    let mut texts = RowTexts::new(ui, words_at.with_min_x(words_at.left() + sizes::GAP));
    texts.right(&gap, p.text_weak);
    texts.left(&words, &TextStyle::Body, p.text);
    response.clicked()
}
