//! A parameter in full: its values through the years with their sources, the rules that go by it, this file's reason.

use egui::Label;
use egui::RichText;
use egui::ScrollArea;
use egui::Ui;

use super::model::with_unit;
use super::rows::name_of;
use crate::compute::ParameterInForce;
use crate::gui::screens::audit::rule_lists::rule_links_ui;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::badge;
use crate::model::ParameterOverride;
use crate::packs::ParameterId;
use crate::rules::rules_by_parameter;

/// What is asked for with a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// To write the reason.
    Reason,
    /// To take away what this file says.
    Removal,
}

/// Shows a parameter.
pub(super) fn parameter_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    it: &ParameterInForce<'_>,
) -> Option<Asked> {
    let id = it.parameter.id;
    let mut asked = None;
    ScrollArea::vertical()
        .id_salt(id.name())
        .auto_shrink(false)
        .show(ui, |ui| {
            heading_ui(ui, id.label());
            asked = it.own.and_then(|own| own_ui(ui, it, own));
            values_ui(ui, it);
            caption_ui(ui, "用于规则");
            rule_links_ui(ui, ctx, (rules_by_parameter(id), true));
        });
    asked
}

/// What this file has instead, and why.
fn own_ui(ui: &mut Ui, it: &ParameterInForce<'_>, own: &ParameterOverride) -> Option<Asked> {
    let p = theme::palette(ui);
    let mut asked = None;
    let stands_beside = ui.available_width() <= sizes::PARAMETER_DETAIL;
    ui.horizontal_wrapped(|ui| {
        badge(ui, "本文件已调整", p.warning, p.warning_fill);
        ui.label(with_unit(it.value(), it.parameter));
        if stands_beside {
            ui.end_row();
        }
        if ui.button("修改理由…").clicked() {
            asked = Some(Asked::Reason);
        }
        if ui.button("恢复规则包的值").clicked() {
            asked = Some(Asked::Removal);
        }
    });
    match own.reason.trim() {
        "" => ui.colored_label(p.warning, "未写明理由"),
        reason => ui.add(Label::new(reason).wrap()),
    };
    asked
}

/// The pack's values, the latest first.
fn values_ui(ui: &mut Ui, it: &ParameterInForce<'_>) {
    let p = theme::palette(ui);
    caption_ui(ui, "规则包的值和来源");
    let mut values: Vec<_> = it.parameter.values.iter().collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.from));
    for value in values {
        let is_in_force = value.from == it.pack.from;
        let color = if is_in_force { p.text } else { p.text_weak };
        let number = with_unit(value.value, it.parameter);
        let words = format!("{} 年起　{number}", value.from);
        let words = RichText::new(words).color(color);
        ui.label(if is_in_force { words.strong() } else { words });
        let source = RichText::new(&value.source).color(color);
        ui.add(Label::new(source).wrap());
        ui.add_space(sizes::GAP);
    }
}

/// Shows an override without effect.
pub(super) fn idle_ui(ui: &mut Ui, own: &ParameterOverride) -> Option<Asked> {
    heading_ui(ui, name_of(own));
    let words = if ParameterId::named(&own.parameter).is_some() {
        "这项参数调整了两次，只有前一次有效"
    } else {
        "规则包里没有这项参数，调整不起作用；它可能来自另一版本的程序"
    };
    ui.add(Label::new(words).wrap());
    if !own.reason.trim().is_empty() {
        caption_ui(ui, "调整理由");
        ui.add(Label::new(own.reason.trim()).wrap());
    }
    ui.add_space(sizes::GAP);
    ui.button("删除这项调整")
        .clicked()
        .then_some(Asked::Removal)
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).strong()).wrap());
    ui.add_space(sizes::GAP);
}

fn caption_ui(ui: &mut Ui, text: &str) {
    let color = theme::palette(ui).text_weak;
    ui.add_space(sizes::GAP);
    ui.label(RichText::new(text).small().color(color));
}
