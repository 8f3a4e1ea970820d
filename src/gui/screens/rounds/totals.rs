//! Below the changed lines: what both states come to by source and kind, with the control figures of both.

use std::borrow::Cow;

use egui::Panel;
use egui::Ui;

use super::compared::Compared;
use crate::compute::RoundTotal;
use crate::gui::screens::figures::read_only_event;
use crate::gui::theme::sizes;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::grid::Ground;
use crate::gui::widgets::grid::Tone;
use crate::money::AmountFormat;
use crate::money::Money;

/// Rows in sight at first, with the two of the header and the heading.
const ROWS: usize = 6;
/// The share of the screen a drag can give them.
const MOST: f32 = 0.6;

/// View state of the totals.
#[derive(Default)]
pub(super) struct TotalsView {
    grid: GridState,
}

impl TotalsView {
    /// Shows the totals in a panel at the bottom.
    pub(super) fn ui(&mut self, ui: &mut Ui, compared: &Compared<'_>, totals: &[RoundTotal]) {
        let model = Model::new(compared, totals);
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let height = (totals.len().min(ROWS) + 3) as f32 * sizes::ROW + 3.0 * sizes::GAP;
        let most = (ui.available_height() * MOST).max(sizes::LINES_MIN);
        Panel::bottom("round totals")
            .resizable(true)
            .default_size(height.min(most))
            .size_range(sizes::LINES_MIN..=most)
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.strong("收支合计与控制数");
                    ui.weak("含没有变动的行；控制数是各轮当时下达的");
                });
                let output = Grid::new("round totals").without_row_numbers().show(
                    ui,
                    &mut self.grid,
                    &model,
                );
                for event in output.events {
                    read_only_event(compared.present, &model, event);
                }
            });
    }
}

/// The totals as a grid shows them.
struct Model<'a> {
    columns: Vec<GridColumn>,
    totals: &'a [RoundTotal],
    format: AmountFormat,
}

impl<'a> Model<'a> {
    fn new(compared: &Compared<'_>, totals: &'a [RoundTotal]) -> Self {
        let [then, now] = compared.labels();
        let unit = compared.scale().label();
        let amount = |id, above: &str, label: &str| {
            let column = GridColumn::new(id, label, ColumnKind::Number).width(106.0);
            column.under(format!("{above}（{unit}）"))
        };
        Self {
            columns: vec![
                GridColumn::new("of", "资金来源或支出类别", ColumnKind::Text).width(190.0),
                amount("then", "预算数", then),
                amount("now", "预算数", now),
                amount("change", "预算数", "增减"),
                amount("limit then", "控制数", then),
                amount("limit now", "控制数", now),
                amount("room", "控制数", "还可安排"),
            ],
            totals,
            format: AmountFormat::new(compared.scale()),
        }
    }

    fn amount(&self, cell: Cell) -> Option<Money> {
        let total = self.totals.get(cell.row)?;
        match cell.col {
            1 => Some(total.then),
            2 => Some(total.now),
            3 => Some(total.change()),
            4 => total.limit_then,
            5 => total.limit_now,
            6 => total.room(),
            _ => None,
        }
    }
}

impl GridModel for Model<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.totals.len()
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        let total = self.totals.get(cell.row).filter(|_| cell.col == 0);
        total.map_or_else(
            || {
                let amount = self.amount(cell).map(|amount| self.format.show(amount));
                Cow::Owned(amount.unwrap_or_default())
            },
            |total| Cow::Borrowed(total.of.label()),
        )
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let is_sum = self.totals.get(cell.row).is_some_and(|it| it.of.is_sum());
        let is_negative = self.amount(cell).is_some_and(|amount| amount < Money::ZERO);
        CellStyle {
            tone: if is_negative {
                Tone::Negative
            } else {
                Tone::Normal
            },
            ground: if is_sum { Ground::Total } else { Ground::Plain },
            indent: 0,
        }
    }

    fn edit_text(&self, cell: Cell) -> Cow<'_, str> {
        match self.amount(cell) {
            Some(amount) => Cow::Owned(self.format.show(amount).replace(',', "")),
            None => self.text(cell),
        }
    }

    fn editability(&self, _cell: Cell) -> Editability {
        Editability::Refused("合计由收支各行算出，控制数在“控制数”页填写".into())
    }

    fn number(&self, cell: Cell) -> Option<i64> {
        self.amount(cell).map(Money::fen)
    }

    fn cell_name(&self, cell: Cell) -> String {
        let column = &self.columns[cell.col];
        format!("合计 {} 第{}行", column.header.join(" "), cell.row + 1)
    }
}
