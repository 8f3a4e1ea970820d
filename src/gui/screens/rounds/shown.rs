//! A frozen round to look at: its tables as they were, or what is different since, or in another round.

use egui::RichText;
use egui::Ui;

use super::compared::Compared;
use super::comparison::ComparisonView;
use super::state::State;
use crate::compute::CellRef;
use crate::compute::Contribution;
use crate::compute::trace;
use crate::gui::screens::lines;
use crate::gui::screens::tables::TablesScreen;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::choice_box::choice_box;
use crate::gui::widgets::grid::Summary;
use crate::model::Budget;
use crate::model::FrozenRound;
use crate::model::FrozenRoundId;
use crate::packs::Pack;

/// One of the two states that are compared: a frozen round, or the present.
pub(super) type Side = Option<FrozenRoundId>;

/// The present among the states that can be chosen.
const PRESENT: &str = "目前";
/// The width of the lists the states are chosen from.
const CHOICE_WIDTH: f32 = 190.0;

/// The round that is looked at.
pub(super) struct Shown {
    state: State,
    /// What it is compared with; the present when none.
    with: Option<State>,
    compares: bool,
    tables: TablesScreen,
    /// What the selected figure is made of, found once for each figure.
    traced: Option<(CellRef, Vec<Contribution>)>,
    comparison: ComparisonView,
}

impl Shown {
    /// A frozen round under the pack of the open file.
    pub(super) fn new(frozen: &FrozenRound, pack: &Pack, compares: bool) -> Self {
        Self {
            state: State::new(frozen, pack),
            with: None,
            compares,
            tables: TablesScreen::default(),
            traced: None,
            comparison: ComparisonView::default(),
        }
    }

    /// Whether the round is still in the file; one it was compared with gives way to the present.
    pub(super) fn is_kept_in(&mut self, budget: &Budget) -> bool {
        self.with = self.with.take().filter(|with| with.is_in(budget));
        self.state.is_in(budget)
    }

    /// Count and sum of the selection.
    pub(super) const fn summary(&self) -> Option<Summary> {
        if self.compares {
            self.comparison.summary()
        } else {
            self.tables.summary
        }
    }

    /// What is to be said beside findings, which are those of the present.
    pub(super) fn remark(&self) -> String {
        let audit = self.state.audit_words();
        format!("以下是目前预算的审核意见，不是存档的；这一轮{audit}")
    }

    /// Shows the round; true when it is to be left.
    pub(super) fn ui(&mut self, ui: &mut Ui, now: &ViewCtx<'_>) -> bool {
        let is_left = self.banner_ui(ui, now);
        let then = self.state.ctx(now);
        if self.compares {
            let with = self.with.as_ref();
            let key = ([Some(self.state.id), with.map(|it| it.id)], now.revision);
            let compared = Compared {
                then,
                now: with.map_or(ViewCtx { ..*now }, |with| with.ctx(now)),
                present: now,
                key,
            };
            self.comparison.ui(ui, &compared);
        } else {
            lines_ui(ui, &then, self.tables.selected(), &mut self.traced);
            self.tables.ui(ui, &then);
        }
        is_left
    }

    /// What is looked at, and the way back.
    fn banner_ui(&mut self, ui: &mut Ui, now: &ViewCtx<'_>) -> bool {
        let p = theme::palette(ui);
        let frame = egui::Frame::new()
            .fill(p.warning_fill)
            .corner_radius(sizes::ROUNDING)
            .inner_margin(egui::Margin::symmetric(sizes::MARGIN, 4));
        let bar = frame.show(ui, |ui| {
            let mut is_left = false;
            let mut compares = self.compares;
            let sides = egui::Sides::new().shrink_left().truncate();
            sides.show(
                ui,
                |ui| {
                    if self.compares {
                        self.choices_ui(ui, now);
                    } else {
                        let text = format!("正在查看存档 {}，只能看，不能改", self.state.title);
                        ui.label(RichText::new(text).color(p.warning));
                    }
                },
                |ui| {
                    is_left = ui.button("回到目前").clicked();
                    ui.selectable_value(&mut compares, true, "对照");
                    ui.selectable_value(&mut compares, false, "报表");
                },
            );
            self.compares = compares;
            is_left
        });
        bar.inner
    }

    /// The two states that are compared.
    fn choices_ui(&mut self, ui: &mut Ui, now: &ViewCtx<'_>) {
        let p = theme::palette(ui);
        let rounds = &now.budget.rounds;
        let mut titles: Vec<String> = rounds.iter().map(FrozenRound::title).collect();
        let before = rounds.position(self.state.id).unwrap_or_default();
        let mut from = before;
        let label = ui.label(RichText::new("从").color(p.warning));
        choice_box(ui, "from round", (&titles, &mut from), CHOICE_WIDTH).labelled_by(label.id);
        if from != before
            && let Some(frozen) = rounds.get(from)
        {
            self.state = State::new(frozen, now.pack);
            self.tables = TablesScreen::default();
            self.traced = None;
        }
        titles.push(PRESENT.to_owned());
        let with = self.with.as_ref().and_then(|it| rounds.position(it.id));
        let before = with.unwrap_or(rounds.len());
        let mut to = before;
        let label = ui.label(RichText::new("到").color(p.warning));
        choice_box(ui, "to round", (&titles, &mut to), CHOICE_WIDTH).labelled_by(label.id);
        if to != before {
            let frozen = rounds.get(to);
            self.with = frozen.map(|frozen| State::new(frozen, now.pack));
        }
        ui.label(RichText::new("只列不同之处，不能在这里改").color(p.warning));
    }
}

/// The records behind the selected figure of a frozen table, below the table.
fn lines_ui(
    ui: &mut Ui,
    then: &ViewCtx<'_>,
    selected: Option<CellRef>,
    traced: &mut Option<(CellRef, Vec<Contribution>)>,
) {
    let Some(cell) = selected else {
        return;
    };
    let known = traced.take().filter(|(of, _)| *of == cell);
    let find = || (cell, trace(then.budget, then.pack, then.book, cell));
    let (_, found) = traced.insert(known.unwrap_or_else(find));
    if found.is_empty() {
        return;
    }
    egui::Panel::bottom("frozen lines")
        .resizable(true)
        .default_size(sizes::LINES_MIN)
        .size_range(sizes::LINES_MIN..=sizes::LINES_MIN * 4.0)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.strong("构成明细");
                ui.weak(format!("共 {} 条，金额从大到小", found.len()));
            });
            lines::ui(ui, then, found);
        });
}
