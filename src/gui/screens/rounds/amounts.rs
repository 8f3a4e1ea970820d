//! Two states side by side as amounts: by unit and kind, project, class, source of revenue.
//!
//! Which lines are behind a difference is said by the list of changed lines.

use std::borrow::Cow;

use egui::Ui;

use super::compared::Compared;
use super::compared::Key;
use crate::compute::Aspect;
use crate::compute::ComparedBy;
use crate::compute::Difference;
use crate::compute::compare;
use crate::gui::screens::figures::read_only_event;
use crate::gui::theme::sizes;
use crate::gui::widgets::check_box;
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

/// View state of the amounts.
pub(super) struct AmountsView {
    only_changed: bool,
    grid: GridState,
    /// The differences of two states, by what they are compared.
    found: Option<((Key, ComparedBy), Vec<Difference>)>,
    /// Count and sum of the selection, for the status bar.
    pub(super) summary: Option<Summary>,
}

impl Default for AmountsView {
    fn default() -> Self {
        Self {
            only_changed: true,
            grid: GridState::default(),
            found: None,
            summary: None,
        }
    }
}

impl AmountsView {
    /// Shows the amounts of two states; gives what leads to the lines behind one, if that is asked for.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        compared: &Compared<'_>,
        by: ComparedBy,
    ) -> Option<String> {
        let (then, now) = (&compared.then, &compared.now);
        let key = (compared.key, by);
        if self.found.as_ref().is_none_or(|((_, of), _)| *of != by) {
            self.grid = GridState::default();
        }
        let known = self.found.take().filter(|(of, _)| *of == key);
        let find = || (key, compare(&then.book.facts, &now.book.facts, by));
        let (_, found) = known.unwrap_or_else(find);
        let wants_lines = self.choice_ui(ui, &found);
        let is_shown = |it: &&Difference| !self.only_changed || !it.change().is_zero();
        let shown: Vec<&Difference> = found.iter().filter(is_shown).collect();
        let asked = if shown.is_empty() {
            empty_ui(ui, found.is_empty());
            None
        } else {
            let model = Model::new(by, &shown, compared);
            let opened = self.rows_ui(ui, compared, &model);
            let row = wants_lines.then(|| self.grid.active().row).or(opened);
            row.and_then(|row| shown.get(row).map(|it| model.lead(it.aspect)))
        };
        self.found = Some((key, found));
        asked
    }

    /// Whether what is the same is shown too; true when the lines behind the selected row are wanted.
    fn choice_ui(&mut self, ui: &mut Ui, found: &[Difference]) -> bool {
        let bar = ui.horizontal(|ui| {
            if check_box(ui, &mut self.only_changed, "只列有增减的").changed() {
                self.grid = GridState::default();
            }
            let changed = found.iter().filter(|it| !it.change().is_zero()).count();
            ui.weak(format!("共 {} 项，{changed} 项有增减", found.len()));
            let button = ui.add_enabled(changed > 0, egui::Button::new("列出变动的行"));
            button
                .on_hover_text("列出选定一项中变动的收支行，双击也可以")
                .clicked()
        });
        bar.inner
    }

    /// The row that was opened.
    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        compared: &Compared<'_>,
        model: &Model<'_>,
    ) -> Option<usize> {
        let output = Grid::new("comparison")
            .without_row_numbers()
            .keeps_focus()
            .show(ui, &mut self.grid, model);
        let range = self.grid.range();
        self.summary = (!range.is_single()).then(|| summarize(model, range));
        let mut opened = None;
        for event in output.events {
            match event {
                GridEvent::Opened(cell) => opened = Some(cell.row),
                event => read_only_event(compared.present, model, event),
            }
        }
        opened
    }
}

fn empty_ui(ui: &mut Ui, is_nothing: bool) {
    ui.add_space(2.0 * sizes::ROW);
    ui.vertical_centered(|ui| {
        if is_nothing {
            ui.weak("两轮都没有这样的数");
        } else {
            ui.label("各项金额完全相同");
            ui.weak("取消“只列有增减的”，可以看全部各项");
        }
    });
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
    compared: &'a Compared<'a>,
}

impl<'a> Model<'a> {
    fn new(by: ComparedBy, rows: &'a [&'a Difference], compared: &'a Compared<'a>) -> Self {
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
        let has_units = compared.words().has_units();
        let is_by_unit = matches!(by, ComparedBy::Kind | ComparedBy::Revenue);
        let left_out = usize::from(is_by_unit && !has_units);
        let labels = &labels[left_out..];
        let unit = compared.scale().label();
        let texts = labels
            .iter()
            .map(|(label, width)| GridColumn::new(*label, *label, ColumnKind::Text).width(*width));
        let [then, now] = compared.labels();
        let amounts = [then, now, "增减"].map(|label| {
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
            compared,
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
                .compared
                .now
                .entry
                .shown(&Value::Economic(code), ValueKind::Economic),
        }
    }

    /// What the lines behind an amount are found by.
    fn lead(&self, aspect: Aspect) -> String {
        match aspect {
            Aspect::Revenue(_, fund, _) => format!("收入 · {}", fund.label()),
            Aspect::Kind(_, kind, _) => kind.label().to_owned(),
            Aspect::Project(_) | Aspect::Economic(_) => self.words(aspect, 0),
        }
    }

    fn name(&self, id: RecordId) -> String {
        self.compared.words().name(id)
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
            let format = AmountFormat::new(self.compared.scale());
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
        Editability::Refused("这里只作对照；要改目前的数，请到录入页".into())
    }

    fn number(&self, cell: Cell) -> Option<i64> {
        self.amount(cell).map(Money::fen)
    }
}
