//! A frozen round to look at: its tables as they were, or its amounts beside the present ones.

use std::sync::Arc;

use egui::RichText;
use egui::Ui;

use super::comparison::ComparisonView;
use super::list::title;
use crate::compute::Book;
use crate::compute::CellRef;
use crate::compute::Contribution;
use crate::compute::fill;
use crate::compute::trace;
use crate::gui::changes::Changes;
use crate::gui::records::EntryCtx;
use crate::gui::records::Marks;
use crate::gui::screens::lines;
use crate::gui::screens::tables::TablesScreen;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Summary;
use crate::model::Budget;
use crate::model::FrozenRound;
use crate::model::FrozenRoundId;
use crate::packs::Pack;

/// The round that is looked at, with its tables filled once.
pub(super) struct Shown {
    id: FrozenRoundId,
    title: String,
    budget: Arc<Budget>,
    book: Book,
    changes: Changes,
    marks: Marks,
    compares: bool,
    tables: TablesScreen,
    /// What the selected figure is made of, found once for each figure.
    traced: Option<(CellRef, Vec<Contribution>)>,
    comparison: ComparisonView,
}

impl Shown {
    /// Fills the tables of a frozen round under the pack of the open file.
    pub(super) fn new(frozen: &FrozenRound, pack: &Pack, compares: bool) -> Self {
        let budget = Arc::clone(&frozen.content.0);
        Self {
            id: frozen.id,
            title: title(frozen),
            book: fill(&budget, pack),
            budget,
            changes: Changes::default(),
            marks: Marks::new(),
            compares,
            tables: TablesScreen::default(),
            traced: None,
            comparison: ComparisonView::default(),
        }
    }

    /// Whether the round is still in the file.
    pub(super) fn is_in(&self, budget: &Budget) -> bool {
        let frozen = budget.rounds.find(self.id);
        frozen.is_some_and(|it| Arc::ptr_eq(&it.content.0, &self.budget))
    }

    /// Count and sum of the selection.
    pub(super) fn summary(&self) -> Option<Summary> {
        if self.compares {
            self.comparison.summary
        } else {
            self.tables.summary
        }
    }

    /// Shows the round; true when it is to be left.
    pub(super) fn ui(&mut self, ui: &mut Ui, now: &ViewCtx<'_>) -> bool {
        let is_left = self.banner_ui(ui);
        let then = ViewCtx {
            budget: &self.budget,
            book: &self.book,
            findings: &[],
            changes: &self.changes,
            marks: &self.marks,
            entry: EntryCtx {
                budget: &self.budget,
                ..now.entry
            },
            ..*now
        };
        if self.compares {
            self.comparison.ui(ui, &then, now);
        } else {
            lines_ui(ui, &then, self.tables.selected(), &mut self.traced);
            self.tables.ui(ui, &then);
        }
        is_left
    }

    /// What is looked at, and the way back.
    fn banner_ui(&mut self, ui: &mut Ui) -> bool {
        let p = theme::palette(ui);
        let frame = egui::Frame::new()
            .fill(p.warning_fill)
            .corner_radius(sizes::ROUNDING)
            .inner_margin(egui::Margin::symmetric(sizes::MARGIN, 4));
        let bar = frame.show(ui, |ui| {
            let sides = egui::Sides::new().shrink_left().truncate();
            let text = format!("正在查看存档 {}，只能看，不能改", self.title);
            let (_, is_left) = sides.show(
                ui,
                |ui| ui.label(RichText::new(text).color(p.warning)),
                |ui| {
                    let is_left = ui.button("回到目前").clicked();
                    ui.selectable_value(&mut self.compares, true, "与目前对照");
                    ui.selectable_value(&mut self.compares, false, "报表");
                    is_left
                },
            );
            is_left
        });
        bar.inner
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
