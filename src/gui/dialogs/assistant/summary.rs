//! The last page: what will be made.

use std::collections::BTreeMap;

use egui::Key;
use egui::Modifiers;
use egui::RichText;
use egui::Ui;

use super::form::Form;
use super::form::LastFile;
use super::source::in_words;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::intake::Begun;
use crate::model::CoverField;
use crate::model::FieldName as _;
use crate::model::RecordKind;
use crate::packs::Pack;

/// So many units are named; the others are counted.
const UNITS: usize = 4;

/// What the page tells of.
pub(super) struct SummaryCtx<'a> {
    pub form: &'a Form,
    pub pack: &'a Pack,
    pub last: Option<&'a LastFile>,
    pub begun: &'a Begun,
}

/// Shows the page.
pub(super) fn ui(ui: &mut Ui, ctx: &SummaryCtx<'_>) {
    let page = ui.clip_rect().height();
    for (key, way) in [(Key::PageDown, -page), (Key::PageUp, page)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(egui::vec2(0.0, way));
        }
    }
    egui::Grid::new("summary")
        .num_columns(2)
        .min_col_width(sizes::LABEL_WIDTH)
        .spacing([sizes::GAP * 2.0, sizes::GAP])
        .show(ui, |ui| {
            for (label, text) in rows(ctx) {
                ui.weak(label);
                ui.add(egui::Label::new(text).wrap());
                ui.end_row();
            }
        });
    let remarks = remarks(ctx);
    if remarks.is_empty() {
        return;
    }
    ui.add_space(sizes::GAP);
    let p = theme::palette(ui);
    egui::Frame::new()
        .fill(p.hint_fill)
        .corner_radius(sizes::ROUNDING)
        .inner_margin(sizes::MARGIN)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.strong("新建后请留意");
            for remark in remarks {
                ui.add(egui::Label::new(RichText::new(remark)).wrap());
            }
        });
}

fn rows(ctx: &SummaryCtx<'_>) -> Vec<(&'static str, String)> {
    let budget = &ctx.begun.budget;
    let cover = &budget.cover;
    let year = cover.year.map(|year| format!("{year} 年"));
    let department = format!("{} {}", cover.department_code, cover.department_name);
    let scale = cover.entry_scale.label();
    let mut rows = vec![
        (CoverField::Year.label(), year.unwrap_or_default()),
        ("地区表样", ctx.pack.title.clone()),
        (
            CoverField::Round.label(),
            format!("{}，录入金额以{scale}为单位", cover.round.label()),
        ),
        ("主管部门", or_open(department.trim())),
        (RecordKind::Unit.label(), units(ctx.begun)),
    ];
    match ctx.last.filter(|_| ctx.form.goes_on) {
        None => rows.push(("从何开始", "从空白开始".to_owned())),
        Some(last) => {
            rows.push(("从何开始", last.path.display().to_string()));
            let counts = RecordKind::ALL
                .iter()
                .map(|kind| (*kind, budget.count(*kind)));
            let counts: BTreeMap<_, _> = counts.filter(|(_, count)| *count > 0).collect();
            let amounts = ctx.form.takes.amounts.label();
            rows.push(("将有记录", format!("{}；{amounts}", in_words(&counts))));
        }
    }
    rows
}

fn units(begun: &Begun) -> String {
    let units = &begun.budget.units;
    let names = units.iter().take(UNITS).map(|unit| or_open(&unit.name));
    let names = names.collect::<Vec<_>>().join("、");
    if units.len() > UNITS {
        format!("{names}等 {} 个", units.len())
    } else {
        names
    }
}

fn or_open(text: &str) -> String {
    let shown = if text.is_empty() { "未填" } else { text };
    shown.to_owned()
}

fn remarks(ctx: &SummaryCtx<'_>) -> Vec<String> {
    let open = ctx.form.left_open();
    let mut remarks = Vec::new();
    if !ctx.form.goes_on && !open.is_empty() {
        let open = open.join("、");
        remarks.push(format!("{open}没有填，可在“封面”和“单位与人员”补填"));
    }
    remarks.extend(ctx.begun.remarks.iter().cloned());
    remarks
}
