//! The screen of the units: their tree, and the unit that is chosen with its staff, offices and vehicles.
//!
//! Above the tree stand all units at once, as whole sheets for entry in bulk.

mod changes;
pub(in crate::gui) mod totals;
mod tree;
mod turning;

use std::collections::BTreeSet;

use egui::Panel;
use egui::Ui;

use crate::gui::action::Action;
use crate::gui::concerns::Concern;
use crate::gui::concerns::unit_of;
use crate::gui::names::shown_name;
use crate::gui::records::FormModel;
use crate::gui::records::FormRow;
use crate::gui::records::SheetDef;
use crate::gui::records::Within;
use crate::gui::records::sheet_named;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::figures::FiguresModel;
use crate::gui::screens::figures::detail_frame;
use crate::gui::screens::figures::foot_frame;
use crate::gui::screens::figures::height_of;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::PaneOptions;
use crate::gui::screens::records::pane::Panes;
use crate::gui::screens::side::Side;
use crate::gui::screens::side::SideDef;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::main_button;
use crate::gui::widgets::tab::TabLabel;
use crate::gui::widgets::tab::tabs_ui;
use crate::gui::widgets::tree_list::TreeList;
use crate::gui::widgets::tree_list::TreeRequest;
use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::Field;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitField;
use crate::model::UnitId;
use crate::rules::Location;
use totals::Total;
use tree::Tree;

/// The pane of a unit's own fields.
const PROFILE: &str = "unit_profile";

/// The tabs: what a unit has one of, and lists of what it has several of.
const TABS: [RecordKind; 4] = [
    RecordKind::Unit,
    RecordKind::Staffing,
    RecordKind::Office,
    RecordKind::Vehicle,
];

const SIDE: SideDef = SideDef {
    id: "unit tree",
    name: "单位列表",
    width: sizes::TREE_WIDTH,
};

/// View state of the units.
pub struct UnitsScreen {
    shown: Shown,
    tab: RecordKind,
    folded: BTreeSet<UnitId>,
    side: Side,
    list: TreeList,
    totals: GridState,
}

/// What is shown beside the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// The first unit there is.
    First,
    /// All units as whole sheets.
    All,
    /// A unit.
    Unit(UnitId),
}

impl Default for UnitsScreen {
    fn default() -> Self {
        Self {
            shown: Shown::First,
            tab: RecordKind::Unit,
            folded: BTreeSet::new(),
            side: Side::default(),
            list: TreeList::default(),
            totals: GridState::default(),
        }
    }
}

impl UnitsScreen {
    /// Shows a record in the detail of its unit; on the whole sheet of its kind if that is asked for or it has no unit.
    pub fn go_to(
        &mut self,
        panes: &mut Panes,
        ctx: &ViewCtx<'_>,
        (record, field): (RecordId, Option<Field>),
        on_sheet: bool,
    ) -> bool {
        let kind = record.kind();
        if !TABS.contains(&kind) {
            return false;
        }
        let unit = unit_of(ctx.budget, record).filter(|_| !on_sheet);
        self.show(unit.map_or(Shown::All, Shown::Unit), kind);
        if let (Some(unit), RecordKind::Unit) = (unit, kind) {
            let row = FormRow::Of(record, field.unwrap_or(UnitField::Name.into()));
            if let Some(cell) = profile(ctx, unit).cell_of(row) {
                panes.get(PROFILE).grid.select(cell);
            }
            panes.leave();
            return true;
        }
        let shown = active(kind, unit.map_or(Within::Everything, Within::Unit));
        panes.go_to(ctx, shown, (record, field));
        true
    }

    /// Shows where a record was that is gone: the row of its unit's list, or of the whole sheet.
    pub fn go_to_row(
        &mut self,
        panes: &mut Panes,
        kind: RecordKind,
        (unit, row): (Option<UnitId>, usize),
    ) {
        self.show(unit.map_or(Shown::All, Shown::Unit), kind);
        let shown = active(kind, unit.map_or(Within::Everything, Within::Unit));
        panes.go_to_row(shown, row);
    }

    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        let unit = self.unit(ctx.budget);
        let side = self.side.ui(ui, ctx, &SIDE, |ui| {
            Self::buttons_ui(ui, ctx, unit);
            self.tree_ui(ui, ctx, panes, unit);
        });
        self.side = side.unwrap_or(self.side);
        egui::CentralPanel::default()
            .frame(detail_frame())
            .show(ui, |ui| {
                if let Some(unit) = unit {
                    ui.strong(shown_name(ctx.budget, unit.id.into()));
                }
                self.tabs_ui(ui, ctx, panes, unit);
                self.totals_ui(ui, ctx, panes, unit);
                match (unit, self.tab) {
                    (Some(unit), RecordKind::Unit) => {
                        let model = profile(ctx, unit.id);
                        panes
                            .get(PROFILE)
                            .form_ui(ui, ctx, PROFILE, PaneOptions::LEADING, model);
                    }
                    (Some(unit), kind) => {
                        self.offer_ui(ui, ctx, unit);
                        panes.records_ui(
                            ui,
                            ctx,
                            active(kind, Within::Unit(unit.id)),
                            PaneOptions::LEADING,
                        );
                    }
                    (None, kind) => {
                        panes.records_ui(
                            ui,
                            ctx,
                            active(kind, Within::Everything),
                            PaneOptions::LEADING,
                        );
                    }
                }
            });
    }

    /// The unit that is shown; none for all of them.
    fn unit<'a>(&self, budget: &'a Budget) -> Option<&'a BudgetUnit> {
        match self.shown {
            Shown::First => budget.units.first(),
            Shown::All => None,
            Shown::Unit(id) => budget.units.find(id),
        }
    }

    fn show(&mut self, shown: Shown, tab: RecordKind) {
        self.shown = shown;
        self.tab = tab;
        self.list.reveal();
        if let Shown::Unit(_) = shown {
            self.totals = GridState::default();
        }
    }

    fn buttons_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, unit: Option<&BudgetUnit>) {
        ui.horizontal(|ui| {
            let parents = [
                ("新增单位", "在最上一级新增一个单位", None),
                (
                    "新增下级",
                    "在选定的单位下新增一个单位",
                    unit.map(|it| it.id),
                ),
            ];
            for (at, (text, help, parent)) in parents.into_iter().enumerate() {
                let button = egui::Button::new(text);
                let response = ui.add_enabled(at == 0 || parent.is_some(), button);
                if response.on_hover_text(help).clicked() {
                    let (id, change) = changes::add_unit(ctx.budget, parent);
                    ctx.send(Action::Commit(change));
                    ctx.send(Action::GoTo(Location::Field(
                        id.into(),
                        UnitField::Code.into(),
                    )));
                }
            }
        });
        ui.add_space(sizes::GAP);
    }

    fn tree_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        panes: &mut Panes,
        unit: Option<&BudgetUnit>,
    ) {
        if let Some(unit) = unit {
            self.unfold_above(ctx.budget, unit);
        }
        let Tree { units, entries } = tree::tree(ctx, &self.folded);
        let is_shown = |it: &Option<UnitId>| *it == unit.map(|it| it.id);
        let shown = units.iter().position(is_shown).unwrap_or_default();
        match self.list.ui(ui, "单位列表", &entries, shown) {
            None => {}
            Some(TreeRequest::Show(at)) => {
                self.choose(panes, units[at]);
                self.side.close_if_clicked(ui);
            }
            Some(TreeRequest::Fold(at)) => {
                if let Some(id) = units[at]
                    && !self.folded.remove(&id)
                {
                    self.folded.insert(id);
                    self.choose(panes, Some(id));
                }
            }
            Some(TreeRequest::Enter) => self.enter_detail(panes, ctx),
        }
    }

    /// The unit that is shown stands in the list, wherever one came from.
    fn unfold_above(&mut self, budget: &Budget, unit: &BudgetUnit) {
        let is_hidden_by =
            |folded: &UnitId| *folded != unit.id && budget.is_or_leads(*folded, unit.id);
        self.folded.retain(|folded| !is_hidden_by(folded));
    }

    fn pane_id(&self, unit: Option<&BudgetUnit>) -> &'static str {
        match (unit, self.tab) {
            (Some(_), RecordKind::Unit) => PROFILE,
            (_, kind) => sheet_of(kind).id,
        }
    }

    fn tabs_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        panes: &mut Panes,
        unit: Option<&BudgetUnit>,
    ) {
        let label = |kind| match unit {
            Some(unit) => TabLabel {
                name: if kind == RecordKind::Unit {
                    "基本情况"
                } else {
                    sheet_of(kind).title
                },
                count: ctx.derived.units.get(unit.id, kind),
                dot: ctx.derived.dot(Concern::UnitTab(unit.id, kind)),
            },
            None => TabLabel::plain(sheet_of(kind).title, ctx.budget.count(kind)),
        };
        let tabs = TABS.map(|kind| (kind, label(kind)));
        if let Some(kind) = tabs_ui(ui, &self.tab, tabs) {
            self.show_tab(panes, ctx, kind);
        }
    }

    /// A unit without staff is offered the rows it will need.
    fn offer_ui(&self, ui: &mut Ui, ctx: &ViewCtx<'_>, unit: &BudgetUnit) {
        let kind = RecordKind::Staffing;
        if self.tab != kind || ctx.derived.units.get(unit.id, kind) > 0 {
            return;
        }
        ui.horizontal(|ui| {
            if main_button(ui, "按类别建行").clicked() {
                ctx.send(Action::Commit(changes::rows_by_category(ctx.budget, unit)));
            }
            ui.weak(format!(
                "按单位性质（{}）列出各类人员，再填编制数和实有人数",
                unit.nature.label()
            ));
        });
    }

    /// What the staff or the vehicles add up to, at the bottom.
    fn totals_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        panes: &mut Panes,
        unit: Option<&BudgetUnit>,
    ) {
        let derived = ctx.derived;
        let (rows, figures, under): (Vec<Total>, _, _) = match self.tab {
            RecordKind::Staffing => {
                let sums =
                    unit.map_or_else(|| derived.staff.all.clone(), |it| derived.staff.of(it.id));
                (totals::of_staff(&sums), totals::STAFF, totals::UNDER_STAFF)
            }
            RecordKind::Vehicle => {
                let sum = unit.map_or(derived.vehicles.all, |it| derived.vehicles.of(it.id));
                (
                    totals::of_vehicles(sum),
                    totals::VEHICLES,
                    totals::UNDER_VEHICLES,
                )
            }
            _ => return,
        };
        if rows.is_empty() {
            return;
        }
        let within = unit.map_or(Within::Everything, |it| Within::Unit(it.id));
        let list = active(self.tab, within);
        let pane = panes.get(list.id());
        let model = pane.model(ctx, list);
        let widths = totals::widths(model.columns(), &pane.grid.columns, under);
        Panel::bottom("unit totals")
            .frame(foot_frame())
            .show_separator_line(false)
            .exact_size(height_of(rows.len()) + f32::from(sizes::MARGIN))
            .show(ui, |ui| {
                let model = FiguresModel::new(ctx, figures, &rows, totals::LOOK);
                let model = model.with_widths(&widths);
                Grid::new("unit totals")
                    .without_row_numbers()
                    .show(ui, &mut self.totals, &model);
            });
    }
}

/// The fields of a unit.
fn profile<'a>(ctx: &'a ViewCtx<'a>, unit: UnitId) -> FormModel<'a> {
    FormModel::record(ctx, unit.into(), &RecordKind::Unit.fields())
}

fn sheet_of(kind: RecordKind) -> &'static SheetDef {
    let id = match kind {
        RecordKind::Staffing => "staffing",
        RecordKind::Office => "offices",
        RecordKind::Vehicle => "vehicles",
        _ => "units",
    };
    sheet_named(id).expect("the sheets of this screen are among all sheets")
}

fn active(kind: RecordKind, within: Within) -> ActivePane {
    let sheet = sheet_of(kind);
    ActivePane { sheet, within }
}
