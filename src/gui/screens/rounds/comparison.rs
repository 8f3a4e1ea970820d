//! A frozen round beside the present: what was, what is, the difference, and today's lines behind it.

use std::borrow::Cow;

use egui::Ui;

use crate::compute::Aspect;
use crate::compute::ComparedBy;
use crate::compute::Contribution;
use crate::compute::Difference;
use crate::compute::compare;
use crate::compute::lines_of;
use crate::gui::action::Action;
use crate::gui::screens::lines;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::grid::Ground;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::grid::Tone;
use crate::gui::widgets::grid::summarize;
use crate::model::RecordId;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::rules::Location;

/// View state of the comparison.
pub(super) struct ComparisonView {
    by: ComparedBy,
    only_changed: bool,
    grid: GridState,
    /// The differences of a state of the budget, by what they are compared.
    found: Option<((u64, ComparedBy), Vec<Difference>)>,
    /// Today's lines behind the selected amount.
    lines: Option<((u64, Aspect), Vec<Contribution>)>,
    /// Count and sum of the selection, for the status bar.
    pub(super) summary: Option<Summary>,
}

impl Default for ComparisonView {
    fn default() -> Self {
        Self {
            by: ComparedBy::default(),
            only_changed: true,
            grid: GridState::default(),
            found: None,
            lines: None,
            summary: None,
        }
    }
}

impl ComparisonView {
    /// Shows the comparison of two states.
    pub(super) fn ui(&mut self, ui: &mut Ui, then: &ViewCtx<'_>, now: &ViewCtx<'_>) {
        let key = (now.revision, self.by);
        let known = self.found.take().filter(|(of, _)| *of == key);
        let (_, found) =
            known.unwrap_or_else(|| (key, compare(&then.book.facts, &now.book.facts, self.by)));
        self.choice_ui(ui, &found);
        let is_shown = |it: &&Difference| !self.only_changed || !it.change().is_zero();
        let shown: Vec<&Difference> = found.iter().filter(is_shown).collect();
        if shown.is_empty() {
            empty_ui(ui, found.is_empty());
        } else {
            self.rows_ui(ui, then, now, &shown);
        }
        // The choice may have changed since; then the next frame compares anew.
        self.found = Some((key, found));
    }

    /// By what is compared, and whether what is the same is shown too.
    fn choice_ui(&mut self, ui: &mut Ui, found: &[Difference]) {
        let before = (self.by, self.only_changed);
        ui.horizontal(|ui| {
            for by in ComparedBy::ALL {
                ui.selectable_value(&mut self.by, by, label(by));
            }
            ui.separator();
            ui.checkbox(&mut self.only_changed, "只列有增减的");
            let changed = found.iter().filter(|it| !it.change().is_zero()).count();
            ui.weak(format!("共 {} 项，{changed} 项有增减", found.len()));
        });
        if before != (self.by, self.only_changed) {
            self.grid = GridState::default();
            ui.ctx().request_repaint();
        }
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        then: &ViewCtx<'_>,
        now: &ViewCtx<'_>,
        shown: &[&Difference],
    ) {
        let selected = shown.get(self.grid.active().row).map(|it| it.aspect);
        self.lines_ui(ui, now, selected);
        let model = Model::new(self.by, shown, then, now);
        let output = Grid::new("comparison")
            .without_row_numbers()
            .keeps_focus()
            .show(ui, &mut self.grid, &model);
        let range = self.grid.range();
        self.summary = (!range.is_single()).then(|| summarize(&model, range));
        for event in output.events {
            match event {
                GridEvent::Opened(_) => {
                    let lines = self.lines.as_ref().and_then(|(_, lines)| lines.first());
                    if let Some(line) = lines {
                        now.send(Action::GoTo(Location::Record(line.record)));
                    }
                }
                GridEvent::Refused { reason, .. } => now.send(Action::Caution(reason)),
                GridEvent::Commit { .. }
                | GridEvent::Clear(_)
                | GridEvent::Paste { .. }
                | GridEvent::FillDown(_)
                | GridEvent::OpenPicker { .. }
                | GridEvent::SelectionChanged
                | GridEvent::Clicked(_) => {}
            }
        }
    }

    /// Today's lines behind the selected amount, with a jump to each.
    fn lines_ui(&mut self, ui: &mut Ui, now: &ViewCtx<'_>, selected: Option<Aspect>) {
        let Some(aspect) = selected else {
            egui::Panel::bottom("comparison hint")
                .resizable(false)
                .show(ui, |ui| ui.weak("选一行，这里列出它目前的明细"));
            return;
        };
        let key = (now.revision, aspect);
        let known = self.lines.take().filter(|(of, _)| *of == key);
        let find = || (key, lines_of(now.budget, &now.book.facts, aspect));
        let (_, found) = self.lines.insert(known.unwrap_or_else(find));
        egui::Panel::bottom("comparison lines")
            .resizable(true)
            .default_size(sizes::LINES_MIN * 1.5)
            .size_range(sizes::LINES_MIN..=sizes::LINES_MIN * 4.0)
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.strong("目前的明细");
                    ui.weak(match found.len() {
                        0 => "目前没有这样的行".to_owned(),
                        count => format!("共 {count} 条，金额从大到小"),
                    });
                });
                lines::ui(ui, now, found);
            });
    }
}

fn empty_ui(ui: &mut Ui, is_nothing: bool) {
    ui.add_space(2.0 * sizes::ROW);
    ui.vertical_centered(|ui| {
        if is_nothing {
            ui.weak("当时和目前都没有这样的数");
        } else {
            ui.label("与当时完全相同");
            ui.weak("取消“只列有增减的”，可以看全部各项");
        }
    });
}

/// What a comparison is by, in words.
const fn label(by: ComparedBy) -> &'static str {
    match by {
        ComparedBy::Kind => "按单位、类别、资金",
        ComparedBy::Project => "按项目",
        ComparedBy::Economic => "按部门经济科目",
        ComparedBy::Revenue => "按收入来源",
    }
}

/// The differences as a grid shows them; the last row sums them.
struct Model<'a> {
    columns: Vec<GridColumn>,
    /// How many columns stand before the amounts.
    texts: usize,
    /// How many words of an aspect are left out: a single unit goes without saying.
    left_out: usize,
    rows: &'a [&'a Difference],
    total: [Money; 2],
    then: &'a ViewCtx<'a>,
    now: &'a ViewCtx<'a>,
}

impl<'a> Model<'a> {
    fn new(
        by: ComparedBy,
        rows: &'a [&'a Difference],
        then: &'a ViewCtx<'a>,
        now: &'a ViewCtx<'a>,
    ) -> Self {
        let labels: &[(&str, f32)] = match by {
            ComparedBy::Kind => &[
                ("预算单位", 230.0),
                ("支出类别", 160.0),
                ("资金来源", 150.0),
            ],
            ComparedBy::Project => &[("项目", 420.0)],
            ComparedBy::Economic => &[("部门经济科目", 320.0)],
            ComparedBy::Revenue => &[
                ("预算单位", 230.0),
                ("资金来源", 160.0),
                ("本年或结转", 100.0),
            ],
        };
        let has_units = [then, now].iter().any(|it| it.budget.units.len() > 1);
        let is_by_unit = matches!(by, ComparedBy::Kind | ComparedBy::Revenue);
        let left_out = usize::from(is_by_unit && !has_units);
        let labels = &labels[left_out..];
        let unit = now.entry.scale().label();
        let texts = labels
            .iter()
            .map(|(label, width)| GridColumn::new(*label, *label, ColumnKind::Text).width(*width));
        let amounts = ["当时", "目前", "增减"].map(|label| {
            GridColumn::new(label, format!("{label}（{unit}）"), ColumnKind::Number).width(116.0)
        });
        Self {
            columns: texts.chain(amounts).collect(),
            texts: labels.len(),
            left_out,
            total: [
                rows.iter().map(|it| it.then).sum(),
                rows.iter().map(|it| it.now).sum(),
            ],
            rows,
            then,
            now,
        }
    }

    fn amount(&self, cell: Cell) -> Option<Money> {
        let [then, now] = self
            .rows
            .get(cell.row)
            .map_or(self.total, |it| [it.then, it.now]);
        match cell.col.checked_sub(self.texts)? {
            0 => Some(then),
            1 => Some(now),
            _ => Some(now - then),
        }
    }

    fn words(&self, aspect: Aspect, col: usize) -> String {
        let name = |id: Option<RecordId>| id.map_or_else(|| "未填".to_owned(), |id| self.name(id));
        match (aspect, col) {
            (Aspect::Kind(unit, ..) | Aspect::Revenue(unit, ..), 0) => name(unit.map(Into::into)),
            (Aspect::Kind(_, kind, _), 1) => kind.label().to_owned(),
            (Aspect::Kind(_, _, fund), _) | (Aspect::Revenue(_, fund, _), 1) => {
                fund.label().to_owned()
            }
            (Aspect::Revenue(_, _, origin), _) => origin.label().to_owned(),
            (Aspect::Project(project), _) => name(project.map(Into::into)),
            (Aspect::Economic(None), _) => "未填科目".to_owned(),
            (Aspect::Economic(Some(code)), _) => self
                .now
                .entry
                .shown(&Value::Economic(code), ValueKind::Economic),
        }
    }

    /// The present name; of what is gone, the name it had.
    fn name(&self, id: RecordId) -> String {
        let ctx = if self.now.budget.contains(id) {
            self.now
        } else {
            self.then
        };
        ctx.budget.name_of(id)
    }
}

impl GridModel for Model<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.rows.len() + 1
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        if let Some(amount) = self.amount(cell) {
            let format = AmountFormat::new(self.now.entry.scale());
            return Cow::Owned(format.show(amount));
        }
        match self.rows.get(cell.row) {
            Some(row) => Cow::Owned(self.words(row.aspect, cell.col + self.left_out)),
            None if cell.col == 0 => Cow::Borrowed("合计"),
            None => Cow::Borrowed(""),
        }
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let is_negative = self.amount(cell).is_some_and(|amount| amount < Money::ZERO);
        CellStyle {
            tone: if is_negative {
                Tone::Negative
            } else {
                Tone::Normal
            },
            ground: if cell.row == self.rows.len() {
                Ground::Total
            } else {
                Ground::Plain
            },
            ..CellStyle::default()
        }
    }

    fn editability(&self, _cell: Cell) -> Editability {
        Editability::Refused("这里只作对照；要改目前的数，请到下方列出的明细处".into())
    }

    fn number(&self, cell: Cell) -> Option<i64> {
        self.amount(cell).map(Money::fen)
    }
}
