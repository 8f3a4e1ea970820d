//! What stands above the list: levels, search, filters, what is at stake, and fixing all at once.

use egui::Color32;
use egui::Label;
use egui::Response;
use egui::RichText;
use egui::TextEdit;
use egui::Ui;

use super::FindingsView;
use super::Place;
use super::facts::Facts;
use super::facts::step_label;
use super::filter::Filter;
use super::filter::Grouping;
use super::filter::State;
use super::rows::gap_text;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::packs::Severity;

/// The levels, the most serious first.
const LEVELS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Advice];

impl FindingsView {
    pub(super) fn controls_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        if ctx.findings.is_empty() {
            return;
        }
        let Some((_, facts)) = &self.facts else {
            return;
        };
        let filter = &mut self.filter;
        match self.place {
            Place::Panel => {
                ui.horizontal_wrapped(|ui| levels_ui(ui, facts, filter));
                ui.horizontal(|ui| {
                    let width = ui.available_width() - sizes::FILTER_BUTTON - sizes::GAP;
                    search_ui(ui, filter, width);
                    filter_button_ui(ui, ctx, facts, filter);
                });
            }
            Place::Screen => {
                ui.horizontal_wrapped(|ui| {
                    levels_ui(ui, facts, filter);
                    search_ui(ui, filter, sizes::FIND_FIELD);
                    choices_ui(ui, ctx, facts, filter);
                });
            }
        }
        self.stake_ui(ui, ctx);
    }

    /// How many are listed, how much money is at stake, what the latest change has done.
    fn stake_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let Some(known) = &self.known else {
            return;
        };
        let p = theme::palette(ui);
        let news = &ctx.derived.news;
        let gap = gap_text(ctx, Some(known.listed.gap));
        let count = format!("{} 条待处理", known.listed.open.len());
        let news_words = [
            (news.new, format!("新出现 {} 条", news.new), p.warning),
            (news.settled, format!("已消除 {} 条", news.settled), p.good),
        ];
        let fixes = known.listed.fixes;
        let mut is_asked = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            words_ui(ui, count, p.text_weak);
            if !gap.is_empty() {
                words_ui(ui, format!("合计{gap}"), p.text_weak).on_hover_text("两边数额相差的合计");
            }
            for (_, words, color) in news_words.into_iter().filter(|(count, ..)| *count > 0) {
                words_ui(ui, words, color).on_hover_text("与最近一次修改之前相比");
            }
            if fixes > 0 {
                let keys = Command::FixAll.keys(ui.ctx());
                let help = format!("先列出每处修改，确认后一次改好，可以撤销（{keys}）");
                let button = ui.small_button(format!("修正 {fixes} 条…"));
                is_asked = button.on_hover_text(help).clicked();
            }
            if self.filter.is_on() && ui.small_button("清除筛选").clicked() {
                self.filter = self.filter.cleared();
            }
        });
        if is_asked {
            ctx.send(Action::Command(Command::FixAll));
        }
    }
}

/// A few words that stand in one line.
fn words_ui(ui: &mut Ui, words: String, color: Color32) -> Response {
    ui.add(Label::new(RichText::new(words).small().color(color)).extend())
}

fn levels_ui(ui: &mut Ui, facts: &Facts, filter: &mut Filter) {
    let spacing = ui.spacing().clone();
    ui.spacing_mut().item_spacing.x = sizes::TAB_GAP;
    ui.spacing_mut().button_padding.x = sizes::BADGE_PADDING;
    let all = format!("全部 {}", facts.open.sum());
    if ui.selectable_label(filter.level.is_none(), all).clicked() {
        filter.level = None;
    }
    for level in LEVELS {
        let label = format!("{} {}", level.label(), facts.open.of(level));
        let is_chosen = filter.level == Some(level);
        if ui.selectable_label(is_chosen, label).clicked() {
            filter.level = (!is_chosen).then_some(level);
        }
    }
    *ui.spacing_mut() = spacing;
}

fn search_ui(ui: &mut Ui, filter: &mut Filter, width: f32) {
    let search = TextEdit::singleline(&mut filter.search)
        .hint_text("按文字、编号查找")
        .desired_width(width);
    let response = ui.add(search);
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, "查找审核意见"));
}

/// The choices behind one button.
fn filter_button_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, facts: &Facts, filter: &mut Filter) {
    let label = match filter.chosen() {
        0 => "筛选".to_owned(),
        count => format!("筛选 {count}"),
    };
    ui.menu_button(label, |ui| choices_ui(ui, ctx, facts, filter));
}

/// The choices, each a menu that says what is chosen.
fn choices_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, facts: &Facts, filter: &mut Filter) {
    ui.menu_button(filter.grouping.label(), |ui| {
        for grouping in Grouping::ALL {
            choice_ui(ui, &mut filter.grouping, grouping, grouping.label());
        }
    });
    let state = filter.state.map_or("全部状态", State::label);
    ui.menu_button(state, |ui| {
        choice_ui(ui, &mut filter.state, None, "全部状态");
        for state in State::ALL {
            choice_ui(ui, &mut filter.state, Some(state), state.label());
        }
    });
    let step = filter.step.map_or("全部步骤", step_label);
    ui.menu_button(step, |ui| {
        choice_ui(ui, &mut filter.step, None, "全部步骤");
        for (step, count) in &facts.steps {
            let label = format!("{}　{}", step_label(*step), count.sum());
            choice_ui(ui, &mut filter.step, Some(*step), label);
        }
    });
    if facts.units.len() > 1 {
        unit_ui(ui, ctx, facts, filter);
    }
    let family = filter.family.map_or("全部规则", |it| it.label());
    let label = filter.rule.clone().unwrap_or_else(|| family.to_owned());
    ui.menu_button(label, |ui| {
        let mut chosen = (filter.rule.take(), filter.family);
        choice_ui(ui, &mut chosen, (None, None), "全部规则");
        for (family, count) in &facts.families {
            let label = format!("{}　{count}", family.label());
            choice_ui(ui, &mut chosen, (None, Some(*family)), label);
        }
        (filter.rule, filter.family) = chosen;
    });
    if ctx.derived.news.new > 0 || filter.is_new {
        ui.toggle_value(&mut filter.is_new, "新出现")
            .on_hover_text("只列最近一次修改新出现的意见");
    }
}

fn unit_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, facts: &Facts, filter: &mut Filter) {
    let unit = filter.unit.map(|it| ctx.budget.name_of(it.into()));
    ui.menu_button(unit.as_deref().unwrap_or("全部单位"), |ui| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            choice_ui(ui, &mut filter.unit, None, "全部单位");
            for (unit, count) in &facts.units {
                let label = format!("{}　{count}", ctx.budget.name_of((*unit).into()));
                choice_ui(ui, &mut filter.unit, Some(*unit), label);
            }
        });
    });
}

fn choice_ui<T: PartialEq>(ui: &mut Ui, chosen: &mut T, it: T, label: impl Into<String>) {
    if ui.selectable_label(*chosen == it, label.into()).clicked() {
        *chosen = it;
        ui.close();
    }
}
