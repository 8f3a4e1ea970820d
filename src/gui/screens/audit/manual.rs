//! The manual of the rules: those in force and those to come at the left, one of them in full at the right.

use egui::Label;
use egui::Panel;
use egui::RichText;
use egui::ScrollArea;
use egui::TextEdit;
use egui::Ui;

use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::panels::findings::colors;
use crate::gui::panels::inspector::rule::text_ui;
use crate::gui::screens::figures::detail_frame;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::badge;
use crate::gui::widgets::side_list::SideEntry;
use crate::gui::widgets::side_list::SideList;
use crate::gui::widgets::side_list::SideRequest;
use crate::gui::widgets::side_list::beside;
use crate::packs::Severity;
use crate::rules::Family;
use crate::rules::Help;
use crate::rules::PLANNED;
use crate::rules::PlannedRule;
use crate::rules::manual;

/// View state of the manual.
#[derive(Default)]
pub(super) struct ManualView {
    /// All rules, by code; the pack stays the same while a file is open.
    rules: Vec<Entry>,
    search: String,
    family: Option<Family>,
    standing: Option<Standing>,
    /// Those that are listed, by position, and for what.
    listed: Option<(Choice, Vec<usize>)>,
    /// The one that is shown, by position among all.
    shown: usize,
    list: SideList,
}

type Choice = (String, Option<Family>, Option<Standing>);

/// What a rule is good for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// In force at a level.
    Level(Severity),
    /// Not in force yet.
    Planned,
}

impl Standing {
    const ALL: [Self; 4] = [
        Self::Level(Severity::Error),
        Self::Level(Severity::Warning),
        Self::Level(Severity::Advice),
        Self::Planned,
    ];

    const fn label(self) -> &'static str {
        match self {
            Self::Level(level) => level.label(),
            Self::Planned => "待启用",
        }
    }
}

/// A rule of the manual.
enum Entry {
    InForce(Help),
    Planned(&'static PlannedRule),
}

impl Entry {
    fn code(&self) -> &str {
        match self {
            Self::InForce(help) => &help.code,
            Self::Planned(rule) => rule.code,
        }
    }

    fn title(&self) -> &str {
        match self {
            Self::InForce(help) => &help.title,
            Self::Planned(rule) => rule.title,
        }
    }

    const fn standing(&self) -> Standing {
        match self {
            Self::InForce(help) => Standing::Level(help.severity),
            Self::Planned(_) => Standing::Planned,
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::InForce(help) => &help.text,
            Self::Planned(rule) => rule.reason,
        }
    }
}

impl ManualView {
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        if self.rules.is_empty() {
            let in_force = manual(ctx.pack).into_iter().map(Entry::InForce);
            let mut rules: Vec<_> = in_force.chain(PLANNED.iter().map(Entry::Planned)).collect();
            rules.sort_by(|a, b| order(a.code()).cmp(&order(b.code())));
            self.rules = rules;
        }
        self.head_ui(ui, ctx);
        self.update();
        Panel::left("rules")
            .default_size(sizes::RULES_WIDTH)
            .size_range(sizes::SIDE_MIN..=sizes::FINDINGS_MAX)
            .resizable(true)
            .show(ui, |ui| self.list_ui(ui));
        egui::CentralPanel::default()
            .frame(detail_frame())
            .show(ui, |ui| self.detail_ui(ui, ctx));
    }

    /// What is listed, and the way to the manual as a workbook.
    fn head_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let planned = PLANNED.len();
        egui::Sides::new().show(
            ui,
            |ui| {
                let search = TextEdit::singleline(&mut self.search)
                    .hint_text("按编号、文字查找规则")
                    .desired_width(sizes::FIND_FIELD);
                let response = ui.add(search);
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::SearchInput, true, "查找规则")
                });
                let family = self.family.map_or("全部类别", Family::label);
                ui.menu_button(family, |ui| {
                    choice_ui(ui, &mut self.family, None, "全部类别");
                    let families = self.rules.iter().map(|it| Family::of(it.code()));
                    let families: std::collections::BTreeSet<_> = families.collect();
                    for family in families {
                        choice_ui(ui, &mut self.family, Some(family), family.label());
                    }
                });
                let standing = self.standing.map_or("全部级别", Standing::label);
                ui.menu_button(standing, |ui| {
                    choice_ui(ui, &mut self.standing, None, "全部级别");
                    for it in Standing::ALL {
                        choice_ui(ui, &mut self.standing, Some(it), it.label());
                    }
                });
                let in_force = self.rules.len() - planned;
                ui.weak(format!("启用 {in_force} 条，待启用 {planned} 条"));
            },
            |ui| {
                let help = Command::ExportManual.info().help;
                if ui.button("导出手册…").on_hover_text(help).clicked() {
                    ctx.send(Action::Command(Command::ExportManual));
                }
            },
        );
        ui.add_space(sizes::GAP);
    }

    /// Shows the next or previous of those that are listed.
    pub fn turn(&mut self, forward: bool) {
        let Some((_, listed)) = &self.listed else {
            return;
        };
        let place = listed.iter().position(|it| *it == self.shown);
        let next = place.and_then(|at| listed.get(beside(at, forward)?));
        self.shown = next.copied().unwrap_or(self.shown);
        self.list.reveal();
    }

    /// Whether arrows move in the list.
    pub fn list_has_keyboard(&self, window: &egui::Context) -> bool {
        self.list.has_keyboard(window)
    }

    /// Gives the list the keyboard.
    pub fn take_focus(&mut self) {
        self.list.take_focus();
    }

    fn update(&mut self) {
        let choice = (self.search.clone(), self.family, self.standing);
        if self.listed.as_ref().is_some_and(|(of, _)| *of == choice) {
            return;
        }
        let words: Vec<String> = self
            .search
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let is_listed = |it: &Entry| {
            let text = format!("{} {} {}", it.code(), it.title(), it.text()).to_lowercase();
            self.family
                .is_none_or(|family| Family::of(it.code()) == family)
                && self
                    .standing
                    .is_none_or(|standing| it.standing() == standing)
                && words.iter().all(|word| text.contains(word))
        };
        let all = self.rules.iter().enumerate();
        let listed: Vec<usize> = all
            .filter(|(_, it)| is_listed(it))
            .map(|(at, _)| at)
            .collect();
        if !listed.contains(&self.shown) {
            self.shown = listed.first().copied().unwrap_or(self.shown);
        }
        self.list.reveal();
        self.listed = Some((choice, listed));
    }

    fn list_ui(&mut self, ui: &mut Ui) {
        let Some((_, listed)) = &self.listed else {
            return;
        };
        if listed.is_empty() {
            ui.add_space(sizes::ROW);
            ui.vertical_centered(|ui| ui.weak("没有符合条件的规则，请换一个词查找"));
            return;
        }
        let rules = &self.rules;
        let entry = |at: usize| {
            let rule = &rules[listed[at]];
            SideEntry {
                name: format!("{} {}", rule.code(), rule.title()),
                note: Family::of(rule.code()).label().to_owned(),
                figure: rule.standing().label().to_owned(),
                ..SideEntry::default()
            }
        };
        let place = listed.iter().position(|it| *it == self.shown);
        let asked = self.list.ui(ui, "规则", (listed.len(), place), &entry);
        if let Some(SideRequest::Show(at)) = asked {
            self.shown = listed[at];
            self.list.reveal();
        }
    }

    fn detail_ui(&self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let is_listed = self.listed.as_ref().is_some_and(|(_, it)| !it.is_empty());
        let Some(rule) = self.rules.get(self.shown).filter(|_| is_listed) else {
            return;
        };
        ui.horizontal(|ui| {
            let p = theme::palette(ui);
            let (color, fill) = match rule.standing() {
                Standing::Level(level) => colors(p, level),
                Standing::Planned => (p.text_weak, p.header),
            };
            badge(ui, rule.standing().label(), color, fill);
            ui.strong(rule.code());
            let open = ctx.derived.open_of_rule(rule.code());
            if open > 0 && ui.link(format!("待处理 {open} 条")).clicked() {
                ctx.send(Action::ListFindings(rule.code().to_owned()));
            }
        });
        ui.add(Label::new(RichText::new(rule.title()).heading()).wrap());
        ScrollArea::vertical()
            .id_salt(rule.code())
            .auto_shrink(false)
            .show(ui, |ui| match rule {
                Entry::InForce(help) => text_ui(ui, &help.text),
                Entry::Planned(rule) => {
                    ui.add_space(sizes::GAP);
                    ui.add(Label::new(format!("暂未启用：{}", rule.reason)).wrap());
                }
            });
    }
}

/// Families in the order of the catalogue, codes within.
fn order(code: &str) -> (Family, &str) {
    (Family::of(code), code)
}

fn choice_ui<T: PartialEq>(ui: &mut Ui, chosen: &mut T, it: T, label: &str) {
    if ui.selectable_label(*chosen == it, label).clicked() {
        *chosen = it;
        ui.close();
    }
}
