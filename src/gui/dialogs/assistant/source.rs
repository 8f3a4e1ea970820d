//! The third page: from nothing, or from last year's file, and what is taken over from it.

use std::collections::BTreeMap;

use egui::RichText;
use egui::Ui;

use super::fields::Fields;
use super::form::Entry;
use super::form::Form;
use super::form::LastFile;
use crate::gui::action::Action;
use crate::gui::dialogs::PathPurpose;
use crate::gui::settings::RecentFile;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::radio_group::RadioGroup;
use crate::gui::widgets::radio_group::radio_row;
use crate::intake::Amounts;
use crate::intake::Part;
use crate::intake::cautions;
use crate::model::RecordKind;
use crate::packs::Pack;

/// So many recent files are offered as last year's.
const RECENT: usize = 3;

/// What the page looks at beside the form.
pub(super) struct SourceCtx<'a> {
    pub pack: &'a Pack,
    pub last: Option<&'a LastFile>,
    pub recent: &'a [RecentFile],
    pub actions: &'a Actions,
}

/// Shows the page; `true` when the budget year was changed.
pub(super) fn ui(
    ui: &mut Ui,
    fields: &mut Fields<'_>,
    form: &mut Form,
    ctx: &SourceCtx<'_>,
) -> bool {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = sizes::CHOICE_GAP;
        let mut group = RadioGroup::new(ui, "从何开始", 2, Some(usize::from(form.goes_on)));
        group.button(ui, "从空白开始");
        group.button(ui, "从上年文件带入");
        if let Some(stop) = group.stop() {
            fields.claim(Entry::Source, stop);
        }
        if let Some(asked) = group.finish(ui) {
            form.goes_on = asked == 1;
        }
    });
    ui.add_space(sizes::GAP);
    if !form.goes_on {
        ui.weak("只有封面和第 2 页所填的单位，其余逐步录入");
        return false;
    }
    choose_ui(ui, fields, ctx);
    let Some(last) = ctx.last else {
        ui.weak("选上年保存的预算文件，选定后列出可以带入的内容");
        fields.problem_ui(ui, Entry::LastFile);
        return false;
    };
    file_ui(ui, form, last, ctx.pack);
    ui.add_space(sizes::GAP);
    let is_usable = form.year().is_ok_and(|year| last.check(year).is_ok());
    if is_usable {
        parts_ui(ui, form, last);
        return false;
    }
    other_year_ui(ui, fields, form, last)
}

/// Offers the year after the file's, where that would help.
fn other_year_ui(ui: &mut Ui, fields: &mut Fields<'_>, form: &mut Form, last: &LastFile) -> bool {
    let saved = last.read.as_ref().ok();
    let Some(next) = saved.and_then(|it| it.budget.cover.year?.next()) else {
        return false;
    };
    let button = ui.button(format!("预算年度改为 {next} 年"));
    fields.keeps_enter.push(button.id);
    let is_taken = button.clicked();
    if is_taken {
        form.year = next.to_string();
    }
    is_taken
}

fn choose_ui(ui: &mut Ui, fields: &mut Fields<'_>, ctx: &SourceCtx<'_>) {
    ui.horizontal_wrapped(|ui| {
        let choose = ui.button("选择上年文件…");
        fields.keeps_enter.push(choose.id);
        fields.claim(Entry::LastFile, &choose);
        if choose.clicked() {
            ctx.actions.send(Action::AskLastYear);
        }
        if ctx.recent.is_empty() {
            return;
        }
        ui.weak("或最近的文件");
        for file in ctx.recent.iter().take(RECENT) {
            let path = file.path.display().to_string();
            let link = ui.link(&file.title).on_hover_text(path);
            fields.keeps_enter.push(link.id);
            if link.clicked() {
                let picked = Action::Picked(PathPurpose::LastYear, Some(file.path.clone()));
                ctx.actions.send(picked);
            }
        }
    });
}

/// Which file it is, and what is to be known about it.
fn file_ui(ui: &mut Ui, form: &Form, last: &LastFile, pack: &Pack) {
    let p = theme::palette(ui);
    let Ok(year) = form.year() else { return };
    let (fill, lines) = match last.check(year) {
        Err(problem) => (p.error_fill, vec![RichText::new(problem).color(p.error)]),
        Ok(found) => {
            let saved = last.read.as_ref();
            let title = saved.map_or_else(
                |_| String::new(),
                |saved| {
                    let units = &saved.budget.units;
                    let unit = units.iter().find(|unit| unit.parent.is_none());
                    let name = unit.map_or(&saved.budget.cover.department_name, |unit| &unit.name);
                    format!("{found} 年 {name}")
                },
            );
            let cautions = saved.map_or_else(
                |_| Vec::new(),
                |saved| cautions(&saved.budget, &saved.pack, year, pack),
            );
            let fill = if cautions.is_empty() {
                p.total
            } else {
                p.warning_fill
            };
            let cautions = cautions
                .into_iter()
                .map(|it| RichText::new(it).color(p.warning));
            (
                fill,
                [RichText::new(title).strong()]
                    .into_iter()
                    .chain(cautions)
                    .collect(),
            )
        }
    };
    egui::Frame::new()
        .fill(fill)
        .corner_radius(sizes::ROUNDING)
        .inner_margin(sizes::MARGIN)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            for line in lines {
                ui.add(egui::Label::new(line).wrap());
            }
            let path = RichText::new(last.path.display().to_string())
                .small()
                .weak();
            ui.add(egui::Label::new(path).truncate());
        });
}

fn parts_ui(ui: &mut Ui, form: &mut Form, last: &LastFile) {
    let none = BTreeMap::new();
    egui::Grid::new("parts")
        .num_columns(3)
        .spacing([sizes::GAP * 3.0, 2.0])
        .show(ui, |ui| {
            for part in Part::ALL {
                let counts = last.survey.get(&part).unwrap_or(&none);
                let mut is_taken = form.takes.parts.contains(&part) && !counts.is_empty();
                let tick = egui::Checkbox::new(&mut is_taken, part.label());
                if ui.add_enabled(!counts.is_empty(), tick).changed() {
                    if is_taken {
                        form.takes.parts.insert(part);
                    } else {
                        form.takes.parts.remove(&part);
                    }
                }
                let ended = last.read.as_ref().map_or(0, |it| it.budget.projects.len());
                if part == Part::Projects && counts.is_empty() && ended > 0 {
                    ui.label(format!("{ended} 个项目都已到期"));
                } else {
                    ui.label(in_words(counts));
                }
                ui.add(egui::Label::new(RichText::new(part.help()).small().weak()).truncate());
                ui.end_row();
            }
            ui.label("各行金额");
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = sizes::CHOICE_GAP;
                let choices = Amounts::ALL.map(|it| (it, it.label()));
                let chosen = form.takes.amounts;
                let asked = radio_row(ui, "各行金额", &choices, Some(chosen));
                form.takes.amounts = asked.unwrap_or(chosen);
            });
            ui.small("清零时，收入的上年预算数取上年金额");
            ui.end_row();
        });
}

/// `预算单位 1，内设机构 7`
pub(super) fn in_words(counts: &BTreeMap<RecordKind, usize>) -> String {
    if counts.is_empty() {
        return "没有可带入的".to_owned();
    }
    let words = counts.iter();
    let words: Vec<_> = words
        .map(|(kind, count)| format!("{} {count}", kind.label()))
        .collect();
    words.join("，")
}
