//! How things stand: what blocks, how many findings each step has, which parameters were set anew.

use egui::Frame;
use egui::Label;
use egui::Margin;
use egui::Panel;
use egui::RichText;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::vec2;

use super::AuditScreen;
use crate::compute::ParameterInForce;
use crate::compute::parameters_in_force;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::panels::findings::FindingsView;
use crate::gui::panels::findings::Levels;
use crate::gui::panels::findings::step_label;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::row_ground;
use crate::gui::widgets::row_texts::RowTexts;
use crate::rules::Location;

/// A parameter set anew, in words.
pub(super) struct Adjusted {
    place: Location,
    name: String,
    /// The value in force, and the pack's.
    values: String,
    reason: String,
}

impl Adjusted {
    fn of(it: &ParameterInForce<'_>) -> Option<Self> {
        let own = it.own.filter(|own| own.value.is_some())?;
        let unit = &it.parameter.unit;
        let pack = it.pack.value.normalize();
        let reason = match own.reason.trim() {
            "" => "未写明理由",
            reason => reason,
        };
        Some(Self {
            place: Location::Record(own.id.into()),
            name: it.parameter.id.label().to_owned(),
            values: format!("{}{unit}，规则包为 {pack}{unit}", it.value().normalize()),
            reason: reason.to_owned(),
        })
    }
}

impl AuditScreen {
    /// What is left to do, above the list and at its left.
    pub(super) fn overview_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        findings: &mut FindingsView,
    ) {
        let open = findings.facts(ctx).open;
        egui::Sides::new().shrink_left().truncate().show(
            ui,
            |ui| verdict_ui(ui, open),
            |ui| {
                let info = Command::ExportReport.info();
                if ui.button(info.text).on_hover_text(info.help).clicked() {
                    ctx.send(Action::Command(Command::ExportReport));
                }
            },
        );
        ui.add_space(sizes::GAP);
        self.update(ctx);
        let adjusted = self.adjusted.as_ref().map_or(&[][..], |(_, it)| it);
        if ctx.findings.is_empty() && adjusted.is_empty() {
            return;
        }
        Panel::left("audit_steps")
            .exact_size(sizes::AUDIT_STEPS)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().outer_margin(Margin {
                right: sizes::MARGIN,
                ..Margin::ZERO
            }))
            .show(ui, |ui| {
                egui::ScrollArea::vertical()
                    .auto_shrink(false)
                    .show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        if !ctx.findings.is_empty() {
                            steps_ui(ui, ctx, findings);
                        }
                        adjusted_ui(ui, ctx, adjusted);
                    });
            });
    }

    fn update(&mut self, ctx: &ViewCtx<'_>) {
        let known = self.adjusted.take().filter(|(of, _)| *of == ctx.revision);
        let find = || {
            let all = parameters_in_force(ctx.budget, ctx.pack);
            (ctx.revision, all.iter().filter_map(Adjusted::of).collect())
        };
        self.adjusted = Some(known.unwrap_or_else(find));
    }
}

/// Whether the budget can be submitted, and what is in the way.
fn verdict_ui(ui: &mut Ui, open: Levels) {
    let p = theme::palette(ui);
    let (color, text) = match (open.errors, open.warnings) {
        (0, 0) => (p.good, "没有错误，警告均已处理，可以报送".to_owned()),
        (0, open) => (
            p.warning,
            format!("没有错误；还有 {open} 条警告需要修改或说明"),
        ),
        (errors, 0) => (p.error, format!("还有 {errors} 条错误，改正后才能报送")),
        (errors, open) => (
            p.error,
            format!("还有 {errors} 条错误，改正后才能报送；{open} 条警告需要修改或说明"),
        ),
    };
    ui.colored_label(color, text);
}

/// How many findings each step has; a click lists those of the step.
fn steps_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, findings: &mut FindingsView) {
    let facts = findings.facts(ctx);
    let all = facts.open;
    let steps: Vec<_> = facts.steps.iter().map(|(step, it)| (*step, *it)).collect();
    let shown = findings.filter().step;
    counts_head_ui(ui);
    let rows = std::iter::once((None, all));
    let mut asked = None;
    for (step, levels) in rows.chain(steps.into_iter().map(|(step, it)| (Some(step), it))) {
        if counts_ui(ui, step, levels, step == shown) {
            asked = Some(step);
        }
    }
    if let Some(step) = asked {
        findings.list_step(step);
    }
}

fn counts_head_ui(ui: &mut Ui) {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::SMALL_ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut texts = RowTexts::new(ui, rect.shrink2(vec2(sizes::CELL_PADDING, 0.0)));
    for label in ["提示", "警告", "错误"] {
        let right = texts.room.right() - sizes::AUDIT_COUNT;
        texts.right(label, p.text_weak);
        texts.room.max.x = right;
    }
    texts.left("待处理", &TextStyle::Small, p.text_weak);
}

fn counts_ui(ui: &mut Ui, step: Option<Step>, levels: Levels, is_shown: bool) -> bool {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let label = step.map_or("全部步骤", step_label);
    let name = format!("只看{label}");
    let name = if step.is_some() { &name } else { label };
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, is_shown, name);
        info.current_text_value = Some(format!("{} 条", levels.sum()));
        info
    });
    row_ground(ui, &response, is_shown, p.window);
    crate::gui::widgets::bars::focus_ui(ui, &response);
    let mut texts = RowTexts::new(ui, rect.shrink2(vec2(sizes::CELL_PADDING, 0.0)));
    let counts = [
        (levels.advice, p.hint),
        (levels.warnings, p.warning),
        (levels.errors, p.error),
    ];
    for (count, color) in counts {
        let right = texts.room.right() - sizes::AUDIT_COUNT;
        if count > 0 {
            texts.right(&count.to_string(), color);
        }
        texts.room.max.x = right;
    }
    texts.left(label, &TextStyle::Body, p.text);
    response.clicked()
}

/// The parameters that aren't the pack's, which the report names too.
fn adjusted_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, adjusted: &[Adjusted]) {
    if adjusted.is_empty() {
        return;
    }
    let p = theme::palette(ui);
    ui.add_space(sizes::GAP);
    ui.strong("参数调整");
    for it in adjusted {
        ui.add_space(sizes::GAP);
        if ui.link(&it.name).clicked() {
            ctx.send(Action::GoTo(it.place.clone()));
        }
        for text in [&it.values, &it.reason] {
            let words = RichText::new(text).small().color(p.text_weak);
            ui.add(Label::new(words).wrap());
        }
    }
}
