//! The parameters as the data of a grid: only values and reasons take input.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::adjusting::typed;
use super::field_of;
use super::rows::Listed;
use super::rows::Row;
use super::rows::name_of;
use crate::compute::ParameterInForce;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellMark;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Ground;
use crate::gui::widgets::grid::Tone;
use crate::model::ParameterOverride;
use crate::money::group_thousands;
use crate::packs::Parameter;
use crate::rules::rules_by_parameter;

/// The column with the names.
pub(super) const NAME: usize = 0;
/// The column with the values in force.
pub(super) const VALUE: usize = 1;
const UNIT: usize = 2;
const PACK: usize = 3;
const FROM: usize = 4;
const RULES: usize = 5;
/// The column with the reasons.
pub(super) const REASON: usize = 6;

/// The columns with their widths; the last one takes what is left.
const COLUMNS: [(&str, &str, ColumnKind, f32); 7] = [
    ("name", "参数", ColumnKind::Text, 286.0),
    ("value", "采用的值", ColumnKind::Number, 84.0),
    ("unit", "单位", ColumnKind::Center, 98.0),
    ("pack", "规则包的值", ColumnKind::Number, 84.0),
    ("from", "起始年度", ColumnKind::Center, 72.0),
    ("rules", "用于规则", ColumnKind::Text, 108.0),
    ("reason", "调整理由", ColumnKind::Text, 104.0),
];

/// The parameters that are listed.
pub(super) struct ParametersModel<'a> {
    ctx: &'a ViewCtx<'a>,
    listed: &'a Listed<'a>,
    rows: &'a [Row],
    columns: Vec<GridColumn>,
}

impl<'a> ParametersModel<'a> {
    /// These rows, in so much room.
    pub fn new(
        ctx: &'a ViewCtx<'a>,
        listed: &'a Listed<'a>,
        rows: &'a [Row],
        available: f32,
    ) -> Self {
        let mut columns =
            COLUMNS.map(|(id, label, kind, width)| GridColumn::new(id, label, kind).width(width));
        let others: f32 = columns[..REASON].iter().map(|it| it.width).sum();
        columns[REASON].width = columns[REASON].width.max(available - others);
        Self {
            ctx,
            listed,
            rows,
            columns: columns.into(),
        }
    }

    /// The parameter of a row.
    pub fn in_force(&self, row: usize) -> Option<&'a ParameterInForce<'a>> {
        match self.rows.get(row)? {
            Row::InForce(at) => Some(&self.listed.in_force[*at]),
            Row::Family(_) | Row::IdleHead | Row::Idle(_) => None,
        }
    }

    /// What this file says about a row.
    pub fn own(&self, row: usize) -> Option<&'a ParameterOverride> {
        self.listed.own(*self.rows.get(row)?)
    }
}

/// A value as a cell shows it.
pub(super) fn shown(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (whole, part) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    match (whole.parse(), part) {
        (Ok(whole), None) => group_thousands(whole),
        (Ok(whole), Some(part)) => format!("{}.{part}", group_thousands(whole)),
        (Err(_), _) => text,
    }
}

/// The same with its unit.
pub(super) fn with_unit(value: Decimal, parameter: &Parameter) -> String {
    let (number, unit) = (shown(value), &parameter.unit);
    if parameter.is_percent() {
        format!("{number}%")
    } else {
        format!("{number} {unit}")
    }
}

fn parameter_text(it: &ParameterInForce<'_>, col: usize) -> String {
    match col {
        NAME => it.parameter.id.label().to_owned(),
        VALUE => shown(it.value()),
        UNIT => it.parameter.unit.clone(),
        PACK => shown(it.pack.value),
        FROM => it.pack.from.to_string(),
        RULES => rules_by_parameter(it.parameter.id).join("、"),
        _ => it.own.map_or_else(String::new, reason_text),
    }
}

fn idle_text(it: &ParameterOverride, col: usize) -> String {
    match col {
        NAME => name_of(it).to_owned(),
        VALUE => it.value.map(shown).unwrap_or_default(),
        REASON => reason_text(it),
        _ => String::new(),
    }
}

fn reason_text(own: &ParameterOverride) -> String {
    own.reason.lines().collect::<Vec<_>>().join(" ")
}

impl GridModel for ParametersModel<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.rows.len()
    }

    fn frozen_columns(&self) -> usize {
        1
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        let Some(row) = self.rows.get(cell.row) else {
            return Cow::Borrowed("");
        };
        match *row {
            Row::Family(family) if cell.col == NAME => Cow::Borrowed(family.label()),
            Row::IdleHead if cell.col == NAME => Cow::Borrowed("不起作用的调整"),
            Row::Family(_) | Row::IdleHead => Cow::Borrowed(""),
            Row::InForce(at) => Cow::Owned(parameter_text(&self.listed.in_force[at], cell.col)),
            Row::Idle(at) => Cow::Owned(idle_text(self.listed.idle[at], cell.col)),
        }
    }

    fn edit_text(&self, cell: Cell) -> Cow<'_, str> {
        match (self.in_force(cell.row), cell.col) {
            (Some(it), VALUE) => Cow::Owned(it.value().normalize().to_string()),
            (Some(it), PACK) => Cow::Owned(it.pack.value.normalize().to_string()),
            _ => self.text(cell),
        }
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let row = self.rows.get(cell.row);
        let is_own = row.is_some_and(|row| self.listed.own(*row).is_some());
        CellStyle {
            ground: match row {
                Some(Row::Family(_) | Row::IdleHead) => Ground::Total,
                _ if is_own && cell.col == VALUE => Ground::Changed,
                _ => Ground::Plain,
            },
            tone: match (row, cell.col) {
                (Some(Row::Idle(_)), _) | (_, UNIT | FROM | RULES) => Tone::Weak,
                (_, PACK) if !is_own => Tone::Weak,
                _ => Tone::Normal,
            },
            indent: u8::from(
                cell.col == NAME && matches!(row, Some(Row::InForce(_) | Row::Idle(_))),
            ),
        }
    }

    fn editability(&self, cell: Cell) -> Editability {
        let refused = |why: &'static str| Editability::Refused(why.into());
        match (self.rows.get(cell.row), cell.col) {
            (Some(Row::InForce(_)), VALUE) => Editability::Typed,
            (Some(Row::InForce(at)), REASON) if self.listed.in_force[*at].own.is_some() => {
                Editability::Picked
            }
            (Some(Row::InForce(_)), REASON) => refused("先在“采用的值”中键入本地的值"),
            (Some(Row::InForce(_)), _) => {
                refused("规则包的内容不能改动；本地标准不同的，在“采用的值”中键入")
            }
            (Some(Row::Idle(_)), _) => refused("这项调整不起作用，按 Delete 可以删除"),
            (Some(Row::Family(_) | Row::IdleHead) | None, _) => refused("请选定一项参数"),
        }
    }

    fn mark(&self, cell: Cell) -> Option<CellMark> {
        let own = self.own(cell.row)?;
        let key = (own.id.into(), Some(field_of(cell.col)?));
        self.ctx.marks.get(&key).cloned()
    }

    fn refusal(&self, cell: Cell, text: &str) -> Option<String> {
        let error = typed(self.in_force(cell.row)?.parameter, text).err()?;
        Some(error.to_string())
    }

    fn cell_name(&self, cell: Cell) -> String {
        let column = self.columns.get(cell.col).map_or("", GridColumn::title);
        let name = self.text(Cell::new(cell.row, NAME));
        format!("{name} {column}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &str) {
        assert_eq!(shown(value.parse().unwrap()), expected);
    }

    #[test]
    fn values_have_thousands_marks_and_no_idle_zeros() {
        check("4000000", "4,000,000");
        check("16.50", "16.5");
        check("1234.25", "1,234.25");
        check("0", "0");
        check("-3", "-3");
    }
}
