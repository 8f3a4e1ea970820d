//! The frozen rounds with their totals, the present below them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Ui;

use super::Asked;
use crate::compute::GrandTotals;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::dialogs::Question;
use crate::gui::screens::figures::read_only_event;
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
use crate::gui::widgets::grid::Tone;
use crate::gui::widgets::main_button;
use crate::model::Budget;
use crate::model::FrozenRound;
use crate::model::FrozenRoundId;
use crate::money::AmountFormat;
use crate::money::Money;

/// View state of the list.
#[derive(Default)]
pub(super) struct ListView {
    grid: GridState,
    /// What each round comes to, summed once.
    totals: BTreeMap<FrozenRoundId, (Arc<Budget>, GrandTotals)>,
}

impl ListView {
    /// Shows the list; says what was asked for.
    pub(super) fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) -> Option<Asked> {
        let rounds = &ctx.budget.rounds;
        if rounds.is_empty() {
            empty_ui(ui, ctx);
            return None;
        }
        self.sum(rounds);
        let at = self.grid.active().row;
        let mut asked = buttons_ui(ui, ctx, at);
        let model = self.model(ctx);
        let output = Grid::new("frozen rounds")
            .without_row_numbers()
            .keeps_focus()
            .show(ui, &mut self.grid, &model);
        for event in output.events {
            match event {
                GridEvent::Opened(cell) if cell.row < rounds.len() => {
                    asked = Some(Asked::Tables(cell.row));
                }
                event => read_only_event(ctx, &model, event),
            }
        }
        asked
    }

    /// Sums the rounds that are new.
    fn sum(&mut self, rounds: &[FrozenRound]) {
        for frozen in rounds {
            let content = &frozen.content.0;
            let known = self.totals.get(&frozen.id);
            if !known.is_some_and(|(of, _)| Arc::ptr_eq(of, content)) {
                let totals = GrandTotals::of(content);
                self.totals.insert(frozen.id, (Arc::clone(content), totals));
            }
        }
    }

    fn model(&self, ctx: &ViewCtx<'_>) -> RoundsModel {
        let overview = &ctx.derived.overview;
        let now = GrandTotals {
            revenue: overview.revenue.total,
            spending: overview.spending.total,
        };
        let mut rows: Vec<Row> = ctx
            .budget
            .rounds
            .iter()
            .map(|frozen| Row {
                texts: [
                    frozen.round.label().to_owned(),
                    frozen.name.clone(),
                    frozen.date.clone(),
                ],
                totals: self
                    .totals
                    .get(&frozen.id)
                    .map_or_else(GrandTotals::default, |it| it.1),
            })
            .collect();
        rows.push(Row {
            texts: [
                "目前".to_owned(),
                "正在编制的预算".to_owned(),
                String::new(),
            ],
            totals: now,
        });
        RoundsModel::new(AmountFormat::new(ctx.entry.scale()), rows)
    }
}

/// What can be done with the selected round.
fn buttons_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, at: usize) -> Option<Asked> {
    let frozen = ctx.budget.rounds.get(at);
    let mut asked = None;
    ui.horizontal(|ui| {
        freeze_ui(ui, ctx);
        ui.separator();
        ui.add_enabled_ui(frozen.is_some(), |ui| {
            if ui
                .button("查看报表")
                .on_hover_text("查看选定轮次冻结时的全套报表")
                .clicked()
            {
                asked = Some(Asked::Tables(at));
            }
            if ui
                .button("与目前对照")
                .on_hover_text("逐项列出当时、目前和增减")
                .clicked()
            {
                asked = Some(Asked::Comparison(at));
            }
            let delete = ui.button("删除存档…");
            if let Some(frozen) = frozen.filter(|_| delete.clicked()) {
                ctx.send(Action::Confirm(Box::new(deletion(frozen))));
            }
        });
    });
    asked
}

fn freeze_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let info = Command::FreezeRound.info();
    if main_button(ui, info.text)
        .on_hover_text(info.help)
        .clicked()
    {
        ctx.send(Action::Command(Command::FreezeRound));
    }
}

fn empty_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    ui.add_space(2.0 * sizes::ROW);
    ui.vertical_centered(|ui| {
        ui.label("还没有轮次存档");
        ui.weak("每轮报送前冻结一份，财政下达控制数后就能看出改了什么");
        ui.add_space(sizes::GAP);
        freeze_ui(ui, ctx);
    });
}

fn deletion(frozen: &FrozenRound) -> Question {
    let id = frozen.id.into();
    let change = Transaction::new("删除轮次存档", vec![Edit::Remove { id }]);
    Question {
        heading: format!("删除存档“{}”吗", frozen.title()),
        text: "删除后不能再查看和对照这一轮；关闭文件之前可以撤销。".to_owned(),
        button: "删除",
        action: Action::Commit(change),
    }
}

struct Row {
    texts: [String; 3],
    totals: GrandTotals,
}

/// The rounds as a grid shows them.
struct RoundsModel {
    columns: Vec<GridColumn>,
    rows: Vec<Row>,
    format: AmountFormat,
}

impl RoundsModel {
    fn new(format: AmountFormat, rows: Vec<Row>) -> Self {
        let unit = format.scale.label();
        let text = |id, label| GridColumn::new(id, label, ColumnKind::Text);
        let amount = |id, label| {
            GridColumn::new(id, format!("{label}（{unit}）"), ColumnKind::Number).width(150.0)
        };
        Self {
            columns: vec![
                text("round", "轮次").width(90.0),
                text("name", "名称").width(220.0),
                text("date", "日期").width(110.0),
                amount("revenue", "收入总计"),
                amount("spending", "支出总计"),
                amount("change", "支出至今增减").width(170.0),
            ],
            rows,
            format,
        }
    }

    fn amount(&self, cell: Cell) -> Option<Money> {
        let row = self.rows.get(cell.row)?;
        let now = self.rows.last()?.totals.spending;
        match cell.col {
            3 => Some(row.totals.revenue),
            4 => Some(row.totals.spending),
            5 if cell.row + 1 < self.rows.len() => Some(now - row.totals.spending),
            _ => None,
        }
    }
}

impl GridModel for RoundsModel {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.rows.len()
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        if let Some(text) = self.rows[cell.row].texts.get(cell.col) {
            return Cow::Borrowed(text);
        }
        let amount = self.amount(cell).map(|amount| self.format.digits(amount));
        Cow::Owned(amount.unwrap_or_default())
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let is_now = cell.row + 1 == self.rows.len();
        let is_negative = self.amount(cell).is_some_and(|it| it < Money::ZERO);
        CellStyle {
            tone: if is_negative {
                Tone::Negative
            } else {
                Tone::Normal
            },
            ground: if is_now { Ground::Total } else { Ground::Plain },
            indent: 0,
        }
    }

    fn editability(&self, _cell: Cell) -> Editability {
        Editability::Refused("存档由“冻结本轮”生成，不能手工改动".into())
    }

    fn number(&self, cell: Cell) -> Option<i64> {
        self.amount(cell).map(Money::fen)
    }
}
