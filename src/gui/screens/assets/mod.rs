//! The screen of the assets: stock, cards and planned acquisitions as sheets, and how they stand against the standards.

mod cards;
mod standards;

use egui::Panel;
use egui::Ui;

use crate::compute::CardCheck;
use crate::gui::action::Action;
use crate::gui::records::SheetDef;
use crate::gui::records::sheets_of;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::figures::FiguresModel;
use crate::gui::screens::figures::foot_frame;
use crate::gui::screens::figures::height_of;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::PaneOptions;
use crate::gui::screens::records::pane::Panes;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::choice_box::choice_box;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::tab::TabLabel;
use crate::gui::widgets::tab::tabs_ui;
use crate::gui::widgets::tab::turned;
use crate::model::Field;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitId;
use standards::RoomRow;

/// So many classes with a difference are seen without scrolling.
const CHECKS_SEEN: usize = 4;

/// View state of the assets.
#[derive(Default)]
pub struct AssetsScreen {
    tab: Tab,
    /// Whose assets are held against the standards; everybody's when none.
    unit: Option<UnitId>,
    rooms: GridState,
    checks: GridState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Sheet(RecordKind),
    Standards,
}

impl Default for Tab {
    fn default() -> Self {
        Self::Sheet(RecordKind::AssetStock)
    }
}

impl AssetsScreen {
    /// Shows a record on its sheet.
    pub fn go_to(
        &mut self,
        panes: &mut Panes,
        ctx: &ViewCtx<'_>,
        (record, field): (RecordId, Option<Field>),
    ) -> bool {
        let Some(sheet) = sheet_of(record.kind()) else {
            return false;
        };
        panes.go_to(ctx, ActivePane::whole(sheet), (record, field));
        self.tab = Tab::Sheet(record.kind());
        true
    }

    /// Shows a row of a sheet.
    pub fn go_to_row(&mut self, panes: &mut Panes, kind: RecordKind, row: usize) {
        if let Some(sheet) = sheet_of(kind) {
            self.tab = Tab::Sheet(kind);
            panes.go_to_row(ActivePane::whole(sheet), row);
        }
    }

    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        self.tabs_ui(ui, ctx, panes);
        match self.tab {
            Tab::Standards => self.standards_ui(ui, ctx),
            Tab::Sheet(kind) => {
                if kind != RecordKind::Acquisition {
                    self.checks_ui(ui, ctx);
                }
                if let Some(sheet) = sheet_of(kind) {
                    panes.records_ui(ui, ctx, ActivePane::whole(sheet), PaneOptions::LEADING);
                }
            }
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        let sheets = sheets_of(Step::Assets).map(|sheet| {
            let label = TabLabel::plain(sheet.title, ctx.derived.count(sheet));
            (Tab::Sheet(sheet.kind), label)
        });
        let tabs = sheets.chain([(Tab::Standards, TabLabel::plain("配置标准对照", 0))]);
        if let Some(tab) = tabs_ui(ui, &self.tab, tabs) {
            self.show_tab(panes, tab);
        }
    }

    fn show_tab(&mut self, panes: &mut Panes, tab: Tab) {
        self.tab = tab;
        panes.leave();
        match tab {
            Tab::Standards => self.rooms.take_focus(),
            Tab::Sheet(kind) => {
                let sheet = sheet_of(kind).expect("the tab is that of a sheet");
                panes.get(sheet.id).grid.take_focus();
            }
        }
    }

    fn standards_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let assets = &ctx.derived.assets;
        if assets.standards.is_empty() {
            ui.centered_and_justified(|ui| {
                ui.weak("此规则包没有资产配置标准，请在规则包的 asset_standards 中补充")
            });
            return;
        }
        self.unit_ui(ui, ctx);
        let unit = self.unit.filter(|it| assets.units.contains_key(&Some(*it)));
        let figures = unit.map_or(&assets.all, |unit| &assets.units[&Some(unit)]);
        let rows: Vec<RoomRow> = (assets.standards.iter().zip(figures).enumerate())
            .map(|(at, (standard, figures))| RoomRow::new(at, standard, *figures))
            .collect();
        let model = FiguresModel::new(ctx, standards::ROOMS, &rows, standards::LOOK);
        Grid::new("asset standards")
            .without_row_numbers()
            .keeps_focus()
            .show(ui, &mut self.rooms, &model);
    }

    /// Whose assets these are, and what the limits go by.
    fn unit_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let units = &ctx.derived.assets.units;
        let name = |unit: Option<UnitId>| match unit {
            Some(unit) => ctx.budget.name_of(unit.into()),
            None => "全部单位".to_owned(),
        };
        ui.horizontal(|ui| {
            if units.len() > 1 {
                let choices = units.keys().copied().flatten().map(Some);
                let choices: Vec<_> = std::iter::once(None).chain(choices).collect();
                let labels: Vec<_> = choices.iter().map(|unit| name(*unit)).collect();
                let mut chosen = choices.iter().position(|it| *it == self.unit).unwrap_or(0);
                choice_box(ui, "asset unit", (&labels, &mut chosen), sizes::SIDE_MIN);
                self.unit = choices[chosen];
            }
            let staff = &ctx.derived.staff;
            let posts = self
                .unit
                .map_or_else(|| staff.all.posts(), |it| staff.of(it).posts());
            ui.weak(format!(
                "上限按编制内实有 {} 人计算；未核实的标准只供参考，不作超标准判断",
                posts.actual
            ));
        });
    }

    /// Where cards and stock differ, at the bottom.
    fn checks_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        if ctx.derived.cards.is_empty() {
            return;
        }
        let differing: Vec<CardCheck> = ctx
            .derived
            .cards
            .iter()
            .filter(|check| check.differs())
            .cloned()
            .collect();
        let panel = Panel::bottom("asset checks")
            .frame(foot_frame())
            .show_separator_line(false);
        if differing.is_empty() {
            panel.show(ui, |ui| {
                ui.colored_label(theme::palette(ui).good, "卡片合计与资产存量一致");
            });
            return;
        }
        let rows = height_of(differing.len().min(CHECKS_SEEN)) + sizes::SCROLL_BAR;
        let height = rows + sizes::CONTROL + sizes::GAP + f32::from(sizes::MARGIN);
        panel.exact_size(height).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(difference_words(&differing));
                let button = ui.button("按卡片更新存量");
                if button
                    .on_hover_text("存量的数量和价值改为卡片合计，一步可以撤销")
                    .clicked()
                {
                    send_update(ctx);
                }
            });
            let model = FiguresModel::new(ctx, cards::CHECKS, &differing, cards::LOOK);
            Grid::new("asset checks")
                .without_row_numbers()
                .show(ui, &mut self.checks, &model);
        });
    }
}

impl DetailScreen for AssetsScreen {
    fn has_side_list(&self) -> bool {
        false
    }

    fn has_tabs(&self) -> bool {
        true
    }

    fn turn_tab(&mut self, panes: &mut Panes, _ctx: &ViewCtx<'_>, forward: bool) {
        let sheets = sheets_of(Step::Assets).map(|sheet| Tab::Sheet(sheet.kind));
        let tabs: Vec<Tab> = sheets.chain([Tab::Standards]).collect();
        self.show_tab(panes, turned(&tabs, self.tab, forward));
    }
}

/// The first difference whole, the others counted.
fn difference_words(differing: &[CardCheck]) -> String {
    let [first, ..] = differing else {
        return String::new();
    };
    let numbers = [first.stock, first.cards, first.difference()];
    let [stock, cards, difference] = numbers.map(|it| it.normalize().to_string());
    match differing.len() {
        1 => format!("存量 {stock}，卡片合计 {cards}，差 {difference}"),
        count => format!("{count} 类资产的存量与卡片合计不一致"),
    }
}

fn send_update(ctx: &ViewCtx<'_>) {
    let (change, by_hand) = cards::update(ctx);
    if !change.edits.is_empty() {
        ctx.send(Action::Commit(change));
    }
    if !by_hand.is_empty() {
        let classes = by_hand.join("、");
        ctx.send(Action::Caution(format!(
            "{classes}的存量分几行填列，请在资产存量中逐行核对"
        )));
    }
}

fn sheet_of(kind: RecordKind) -> Option<&'static SheetDef> {
    sheets_of(Step::Assets).find(|sheet| sheet.kind == kind)
}
