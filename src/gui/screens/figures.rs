//! Figures that follow from what was entered, as a small grid that is read and copied, never typed into.

use std::borrow::Cow;

use crate::gui::action::Action;
use crate::gui::clipboard::copied;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Ground;
use crate::gui::widgets::grid::Tone;

/// A column of figures about rows of type `R`.
pub struct Figure<R: 'static> {
    /// Its label.
    pub label: &'static str,
    /// How its cells stand.
    pub kind: FigureKind,
    /// Its width in points.
    pub width: f32,
    /// What a cell of it says.
    pub text: fn(&ViewCtx<'_>, &R) -> String,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// Words.
    Text,
    /// Numbers.
    Number,
    /// Amounts in the unit they are typed in, which the label says.
    Money,
}

/// The figures as a grid shows them; rows are asked for as they are seen.
pub struct FiguresModel<'a, R: 'static> {
    ctx: &'a ViewCtx<'a>,
    figures: &'static [Figure<R>],
    rows: &'a [R],
    columns: Vec<GridColumn>,
    look: FiguresLook<R>,
}

/// What distinguishes one grid of figures from another.
#[derive(Clone, Copy)]
pub struct FiguresLook<R> {
    /// What stands before the columns' labels in the cells' names.
    pub name: &'static str,
    /// How many columns stay when the others scroll.
    pub frozen: usize,
    /// Rows that sum others.
    pub is_total: fn(&R) -> bool,
    /// Rows that want a look.
    pub is_alarming: fn(&R, usize) -> bool,
    /// Where to type instead.
    pub reason: &'static str,
}

impl<'a, R> FiguresModel<'a, R> {
    /// The figures about these rows.
    pub fn new(
        ctx: &'a ViewCtx<'a>,
        figures: &'static [Figure<R>],
        rows: &'a [R],
        look: FiguresLook<R>,
    ) -> Self {
        let column = |it: &Figure<R>| {
            let (label, kind) = match it.kind {
                FigureKind::Text => (it.label.to_owned(), ColumnKind::Text),
                FigureKind::Number => (it.label.to_owned(), ColumnKind::Number),
                FigureKind::Money => {
                    let scale = ctx.entry.scale().label();
                    (format!("{}（{scale}）", it.label), ColumnKind::Number)
                }
            };
            GridColumn::new(it.label, label, kind).width(it.width)
        };
        Self {
            ctx,
            figures,
            rows,
            columns: figures.iter().map(column).collect(),
            look,
        }
    }
}

impl<R> FiguresModel<'_, R> {
    /// The same with widths of their own for the columns.
    #[must_use]
    pub fn with_widths(mut self, widths: &[f32]) -> Self {
        for (column, width) in self.columns.iter_mut().zip(widths) {
            column.width = *width;
        }
        self
    }
}

/// What a grid does in which nothing is typed: it copies, and says why it doesn't change.
pub fn read_only_event(ctx: &ViewCtx<'_>, model: &dyn GridModel, event: GridEvent) {
    match event {
        GridEvent::Copy { range, has_header } => {
            ctx.send(Action::Copy(copied(model, range, has_header)));
        }
        GridEvent::Cut(range) => ctx.send(Action::Copy(copied(model, range, false))),
        GridEvent::Refused { reason, .. } => ctx.send(Action::Caution(reason)),
        GridEvent::Opened(_)
        | GridEvent::Commit { .. }
        | GridEvent::Clear(_)
        | GridEvent::Paste { .. }
        | GridEvent::FillDown(_)
        | GridEvent::OpenPicker { .. }
        | GridEvent::ColumnMenu { .. }
        | GridEvent::SelectionChanged
        | GridEvent::Clicked(_) => {}
    }
}

/// The height of a grid of so many rows with a header of one line.
#[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
pub fn height_of(rows: usize) -> f32 {
    (rows + 1) as f32 * sizes::ROW
}

/// Stands figures off what is above them.
pub fn foot_frame() -> egui::Frame {
    egui::Frame::new().inner_margin(egui::Margin {
        top: sizes::MARGIN,
        ..egui::Margin::ZERO
    })
}

/// Stands a detail off the list at its left.
pub fn detail_frame() -> egui::Frame {
    egui::Frame::new().inner_margin(egui::Margin {
        left: sizes::MARGIN,
        ..egui::Margin::ZERO
    })
}

impl<R> GridModel for FiguresModel<'_, R> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.rows.len()
    }

    fn frozen_columns(&self) -> usize {
        self.look.frozen
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        let figure = &self.figures[cell.col];
        match self.rows.get(cell.row) {
            Some(row) => Cow::Owned((figure.text)(self.ctx, row)),
            None => Cow::Borrowed(""),
        }
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let Some(row) = self.rows.get(cell.row) else {
            return CellStyle::default();
        };
        CellStyle {
            tone: if (self.look.is_alarming)(row, cell.col) {
                Tone::Negative
            } else {
                Tone::Normal
            },
            ground: if (self.look.is_total)(row) {
                Ground::Total
            } else {
                Ground::Plain
            },
            ..CellStyle::default()
        }
    }

    fn editability(&self, _cell: Cell) -> Editability {
        Editability::Refused(self.look.reason.into())
    }

    fn cell_name(&self, cell: Cell) -> String {
        let column = self.columns.get(cell.col).map_or("", GridColumn::title);
        format!("{}{column} 第{}行", self.look.name, cell.row + 1)
    }
}
