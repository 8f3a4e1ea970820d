//! The details of what is selected, section by section.

use egui::Label;
use egui::RichText;
use egui::ScrollArea;
use egui::Sides;
use egui::Ui;

use super::details::Classes;
use super::details::Details;
use super::details::Fact;
use super::details::Reached;
use super::figure;
use super::links;
use super::tie_outs;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::focus::Focus;
use crate::gui::panels::findings::finding_ui;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::link_ui;
use crate::gui::widgets::radio_group::RadioGroup;
use crate::rules::Finding;
use crate::rules::Location;

/// Shows the details; another selection is read from the top.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>, details: &Details, focus: Focus) {
    let subject = match focus {
        Focus::Record(record, _) => Focus::Record(record, None),
        Focus::Cell(_) | Focus::Nothing => focus,
    };
    ScrollArea::vertical()
        .id_salt(format!("details {subject:?}"))
        .auto_shrink(false)
        .show(ui, |ui| {
            // Figures keep away from the bar.
            ui.set_max_width(ui.available_width() - sizes::GAP);
            ui.spacing_mut().item_spacing.y = 0.0;
            heading_ui(ui, details);
            details.facts.iter().for_each(|fact| fact_ui(ui, ctx, fact));
            if matches!(focus, Focus::Cell(_)) {
                figure::ui(ui, ctx, &details.lines);
            }
            let findings: Vec<&Finding> = details
                .findings
                .iter()
                .filter_map(|at| ctx.findings.get(*at))
                .collect();
            findings_ui(ui, ctx, &findings);
            if let Some(classes) = &details.classes {
                classes_ui(ui, ctx, classes);
            }
            links::ui(ui, ctx, &details.links);
            tie_outs::ui(ui, ctx, &details.comparisons, &findings);
            cells_ui(ui, ctx, &details.cells);
        });
}

/// The title of a section, with what is to be known about all of it at the right.
pub(super) fn section_ui(ui: &mut Ui, title: &str, note: &str) {
    ui.add(egui::Separator::default().spacing(3.0 * sizes::GAP));
    Sides::new().shrink_right().truncate().show(
        ui,
        |ui| ui.strong(title),
        |ui| {
            ui.label(
                RichText::new(note)
                    .small()
                    .color(theme::palette(ui).text_weak),
            )
        },
    );
}

fn heading_ui(ui: &mut Ui, details: &Details) {
    let p = theme::palette(ui);
    let [shown, exact] = &details.amount;
    ui.add(Label::new(RichText::new(&details.heading).strong()).wrap());
    if !shown.is_empty() {
        Sides::new().show(
            ui,
            |ui| ui.label(RichText::new(shown).heading()),
            |ui| ui.label(RichText::new(exact).small().color(p.text_weak)),
        );
    }
}

fn fact_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, fact: &Fact) {
    let p = theme::palette(ui);
    let sides = Sides::new().height(sizes::ROW).shrink_right().truncate();
    sides.show(
        ui,
        |ui| ui.label(RichText::new(fact.label).small().color(p.text_weak)),
        |ui| match fact.target {
            Some(target) => {
                if ui.link(&fact.text).on_hover_text(&fact.text).clicked() {
                    ctx.send(Action::GoTo(Location::Record(target)));
                }
            }
            None => {
                ui.label(&fact.text);
            }
        },
    );
}

fn findings_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, findings: &[&Finding]) {
    if findings.is_empty() {
        return;
    }
    section_ui(ui, "审核意见", &format!("{} 条", findings.len()));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = sizes::GAP;
        for finding in findings {
            finding_ui(ui, ctx, finding, false);
        }
    });
}

/// The classes a line can have; choosing another is one edit.
fn classes_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, classes: &Classes) {
    section_ui(ui, "政府经济科目", "");
    let p = theme::palette(ui);
    let asked = ui.scope(|ui| {
        let chosen = classes.options.iter().position(|it| it.is_current);
        let mut group = RadioGroup::new(ui, "政府经济科目", classes.options.len(), chosen);
        for option in &classes.options {
            ui.horizontal(|ui| {
                let label = format!("{} {}", option.code, option.name);
                let button = group.button(ui, &label);
                button.on_hover_text("改用这一科目，可以撤销");
                for remark in &option.remarks {
                    ui.label(RichText::new(*remark).small().color(p.text_weak));
                }
            });
        }
        group.finish(ui)
    });
    let option = asked.inner.and_then(|at| classes.options.get(at));
    if let Some(option) = option.filter(|it| !it.is_current) {
        let change = Transaction::new("修改政府经济科目", vec![option.edit.clone()]);
        ctx.send(Action::Commit(change));
    }
    let basis = RichText::new(&classes.basis).small().color(p.text_weak);
    ui.add(Label::new(basis).wrap());
}

/// The cells a record reaches, under the name of each table.
fn cells_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, cells: &[Reached]) {
    if cells.is_empty() {
        return;
    }
    section_ui(ui, "数字去向", &format!("{} 格", cells.len()));
    let mut table = "";
    for reached in cells {
        if reached.table != table {
            table = &reached.table;
            let name = RichText::new(table).small();
            ui.add(Label::new(name.color(theme::palette(ui).text_weak)).truncate());
        }
        let hover = format!("{table}\n{}\n到这一格", reached.words);
        if link_ui(ui, &reached.words, &hover, &reached.figure) {
            ctx.send(Action::GoToCell(reached.cell));
        }
    }
}
