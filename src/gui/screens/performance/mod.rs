//! The screen of performance: whose goals there are and how far they are, and one's goals in detail.
//!
//! Whole sheets, for those who paste in bulk, are one entry of the list; the record screen draws them.

pub mod changes;
pub mod goals;
mod list;

use egui::Ui;

use crate::gui::places::within;
use crate::gui::records::SheetDef;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::figures::detail_frame;
use crate::gui::screens::performance::goals::indicators_of;
use crate::gui::screens::projects::body::Texts;
use crate::gui::screens::projects::body::commit_left;
use crate::gui::screens::records::RecordsScreen;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::Panes;
use crate::gui::screens::searched::SearchedList;
use crate::gui::screens::searched::Shown;
use crate::gui::screens::searched::Wanted;
use crate::gui::screens::side::Side;
use crate::gui::screens::side::SideDef;
use crate::gui::step::Step;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::long_text::Arrival;
use crate::model::Budget;
use crate::model::Field;
use crate::model::Owner;
use crate::model::RecordId;

const SIDE: SideDef = SideDef {
    id: "goals list",
    name: "绩效目标列表",
    width: sizes::SIDE_WIDTH,
};

/// View state of the performance goals.
#[derive(Default)]
pub struct PerformanceScreen {
    shown: Shown<Owner>,
    side: Side,
    list: SearchedList<Owner>,
    texts: Texts,
}

impl PerformanceScreen {
    /// Shows the screen.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        panes: &mut Panes,
        records: &mut RecordsScreen,
    ) {
        self.settle(ctx.budget);
        let side = self.side.ui(ui, ctx, &SIDE, |ui| {
            match list::ui(ui, ctx, &mut self.list, self.shown) {
                Some(Wanted::Show(shown)) => {
                    self.show(panes, shown);
                    self.side.close_if_clicked(ui);
                }
                Some(Wanted::Enter) => self.enter_detail(panes, ctx),
                None => {}
            }
        });
        self.side = side.unwrap_or(self.side);
        let detail = egui::CentralPanel::default().frame(detail_frame());
        detail.show(ui, |ui| match self.shown {
            Shown::One(owner) => {
                goals::head_ui(ui, ctx, owner);
                goals::ui(ui, ctx, (panes, &mut self.texts), owner);
            }
            Shown::Sheets => records.ui(ui, ctx, panes, Step::Performance),
            Shown::First => empty_ui(ui),
        });
        commit_left(ui, ctx, &mut self.texts);
    }

    /// An owner that is gone gives way to the first one.
    fn settle(&mut self, budget: &Budget) {
        let is_there = match self.shown {
            Shown::Sheets => true,
            Shown::First => false,
            Shown::One(owner) => budget.contains(owner.into()),
        };
        if !is_there {
            let unit = budget.units.first().map(|it| Owner::Unit(it.id));
            let project = || budget.projects.first().map(|it| Owner::Project(it.id));
            self.shown = unit.or_else(project).map_or(Shown::First, Shown::One);
        }
    }

    fn show(&mut self, panes: &mut Panes, shown: Shown<Owner>) {
        if self.shown == shown {
            return;
        }
        self.shown = shown;
        self.list.reveal();
        panes.leave();
        for id in [goals::INDICATORS, goals::TASKS] {
            panes.get(id).grid.start_at(Cell::default());
        }
    }

    /// Shows whole sheets.
    pub fn show_sheets(&mut self) {
        self.shown = Shown::Sheets;
    }

    /// Shows an indicator or task of an owner, or its goal; false if the owner has no goals of its own.
    pub fn go_to(
        &mut self,
        panes: &mut Panes,
        ctx: &ViewCtx<'_>,
        owner: Owner,
        (record, field): (RecordId, Option<Field>),
        arrival: Arrival,
    ) -> bool {
        if within(owner).is_none() || !ctx.budget.contains(owner.into()) {
            return false;
        }
        self.list.forget_search();
        self.show(panes, Shown::One(owner));
        let list = match record {
            RecordId::Indicator(_) => indicators_of(owner),
            RecordId::Task(_) => goals::tasks_of(owner),
            _ => None,
        };
        if let Some(list) = list {
            panes.go_to(ctx, list, (record, field));
        } else if let Some(field) = field {
            self.texts.go_to((record, field), arrival);
        }
        true
    }

    /// Shows a row of an owner's indicators or tasks.
    pub fn go_to_row(
        &mut self,
        panes: &mut Panes,
        owner: Owner,
        sheet: &'static SheetDef,
        row: usize,
    ) {
        self.show(panes, Shown::One(owner));
        if let Some(within) = within(owner) {
            panes.go_to_row(ActivePane { sheet, within }, row);
        }
    }
}

impl DetailScreen for PerformanceScreen {
    fn is_on_sheets(&self, _budget: &Budget) -> bool {
        self.shown == Shown::Sheets
    }

    fn is_in_text(&self) -> bool {
        self.texts.is_typing()
    }

    fn turn(&mut self, panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        list::update(ctx, &mut self.list);
        if let Some(shown) = self.list.beside(self.shown, forward) {
            self.show(panes, shown);
        }
    }

    fn list_has_keyboard(&self, window: &egui::Context) -> bool {
        self.list.has_keyboard(window)
    }

    fn enter_list(&mut self) {
        self.side.open();
        self.list.take_focus();
    }

    fn enter_detail(&mut self, panes: &mut Panes, _ctx: &ViewCtx<'_>) {
        self.side.close();
        if let Shown::One(_) = self.shown {
            panes.get(goals::INDICATORS).grid.take_focus();
        }
    }
}

fn empty_ui(ui: &mut Ui) {
    ui.add_space(4.0 * sizes::ROW);
    ui.vertical_centered(|ui| {
        ui.label("还没有要编制绩效目标的单位和项目");
        ui.weak("请先在“单位与人员”填写单位，在“项目”填写项目");
    });
}
