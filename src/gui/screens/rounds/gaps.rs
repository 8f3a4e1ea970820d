//! Below the control figures: how far each is from what has been budgeted, and the lines that could give way.

use egui::Panel;
use egui::Ui;

use crate::compute::Contribution;
use crate::compute::ControlGap;
use crate::compute::ControlKey;
use crate::compute::control_lines;
use crate::gui::focus::Focus;
use crate::gui::records::gap_name;
use crate::gui::screens::lines;
use crate::gui::screens::records::pane::Panes;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::list_row_with;
use crate::model::RecordId;
use crate::money::AmountFormat;
use crate::money::Money;

/// The share of the screen the gaps take at first.
const SHARE: f32 = 0.4;
/// The share a drag can give them.
const MOST: f32 = 0.7;

/// View state of the gaps.
#[derive(Default)]
pub(super) struct GapsView {
    selected: Option<ControlKey>,
    /// The record that was selected in the grid when the choice was last taken from there.
    followed: Option<RecordId>,
    /// The lines of the selected one, for a state of the budget.
    lines: Option<((u64, ControlKey), Vec<Contribution>)>,
}

impl GapsView {
    /// Shows the gaps below the grid of control figures; nothing while there are none.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        panes: &mut Panes,
        grid: &'static str,
    ) {
        let gaps = &ctx.derived.gaps;
        self.follow(ctx, panes.get(grid).focus);
        let chosen = gaps.iter().find(|gap| Some(gap.key) == self.selected);
        let Some(selected) = chosen.or(gaps.first()) else {
            return;
        };
        let height = ui.available_height();
        Panel::bottom("control gaps")
            .resizable(true)
            .default_size((height * SHARE).max(sizes::LINES_MIN))
            .size_range(sizes::LINES_MIN..=(height * MOST).max(sizes::LINES_MIN))
            .show(ui, |ui| {
                ui.columns(2, |sides| {
                    self.list_ui(&mut sides[0], ctx, selected.key);
                    self.lines_ui(&mut sides[1], ctx, selected);
                });
            });
    }

    /// A control figure selected in the grid is the one whose lines are shown.
    fn follow(&mut self, ctx: &ViewCtx<'_>, focus: Focus) {
        let Focus::Record(record, _) = focus else {
            return;
        };
        if self.followed == Some(record) {
            return;
        }
        self.followed = Some(record);
        if let RecordId::ControlFigure(figure) = record {
            self.selected = ctx.derived.gap(figure).map(|gap| gap.key);
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, selected: ControlKey) {
        let gaps = &ctx.derived.gaps;
        let over = gaps.iter().filter(|gap| gap.excess() > Money::ZERO).count();
        ui.horizontal(|ui| {
            ui.strong("预算数与控制数之差");
            ui.weak(format!("共 {} 项，{over} 项超控制数", gaps.len()));
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical()
            .id_salt("gaps")
            .auto_shrink(false)
            .show_rows(ui, sizes::ROW, gaps.len(), |ui, rows| {
                for gap in &gaps[rows] {
                    let (name, words) = (gap_name(ctx, gap.key), excess_words(ctx, gap));
                    if list_row_with(ui, &name, &words, gap.key == selected).clicked() {
                        self.selected = Some(gap.key);
                    }
                }
            });
    }

    fn lines_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, gap: &ControlGap) {
        let key = (ctx.revision, gap.key);
        let known = self.lines.take().filter(|(of, _)| *of == key);
        let find = || (key, control_lines(ctx.budget, &ctx.book.facts, gap.key));
        let (_, found) = self.lines.insert(known.unwrap_or_else(find));
        ui.horizontal(|ui| {
            ui.strong(if gap.excess() > Money::ZERO {
                "可以压减的明细"
            } else {
                "构成明细"
            });
            let text = match found.len() {
                0 => "还没有编这样的支出".to_owned(),
                count => format!("共 {count} 条，金额从大到小"),
            };
            ui.add(egui::Label::new(egui::RichText::new(text).weak()).truncate());
        });
        lines::ui(ui, ctx, found);
    }
}

fn excess_words(ctx: &ViewCtx<'_>, gap: &ControlGap) -> String {
    let format = AmountFormat::new(ctx.entry.scale());
    match gap.excess() {
        excess if excess > Money::ZERO => format!("超 {}", format.sentence(excess)),
        excess if excess < Money::ZERO => format!("余 {}", format.sentence(-excess)),
        _ => "相等".to_owned(),
    }
}
