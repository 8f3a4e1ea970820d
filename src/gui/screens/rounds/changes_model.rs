//! The changed lines as a grid shows them.
//!
//! A row is put into words when it comes into sight.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::compared::Compared;
use crate::compute::ChangedGroup;
use crate::compute::ComparedRow;
use crate::compute::RoundComparison;
use crate::compute::RoundWords;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Ground;
use crate::gui::widgets::grid::Tone;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::rules::round_reason;
use crate::rules::round_subject;

/// Where the columns stand.
const KIND: usize = 1;
const FIELDS: usize = 2;
const AMOUNTS: usize = 3;
const REASON: usize = 6;
const PLACE: usize = 7;

/// Why a group isn't as it was (变动原因).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reason {
    /// As written down.
    text: String,
    /// The position of the finding that asks for it.
    pub finding: Option<usize>,
}

impl Reason {
    /// Those of all groups, found once.
    pub fn of_groups(compared: &Compared<'_>, groups: &[ChangedGroup]) -> Vec<Self> {
        let Some(base) = compared.base() else {
            return vec![Self::default(); groups.len()];
        };
        let findings = compared.present.findings.iter().enumerate();
        let by_subject: FxHashMap<&str, usize> = findings
            .filter(|_| compared.is_with_present())
            .map(|(at, finding)| (finding.subject.as_str(), at))
            .collect();
        let reason = |it: &ChangedGroup| {
            let group = it.sums.group;
            let reason = round_reason(compared.now.budget, base, group);
            let subject = round_subject(base, group);
            Self {
                text: reason.unwrap_or_default().to_owned(),
                finding: by_subject.get(subject.as_str()).copied(),
            }
        };
        groups.iter().map(reason).collect()
    }

    /// Whether one is asked for and none is there.
    fn is_missing(&self) -> bool {
        self.finding.is_some() && self.text.is_empty()
    }
}

/// The rows that are listed.
pub(super) struct ChangesModel<'a> {
    columns: Vec<GridColumn>,
    comparison: &'a RoundComparison,
    rows: &'a [ComparedRow],
    reasons: &'a [Reason],
    words: &'a RoundWords<'a>,
    format: AmountFormat,
}

impl<'a> ChangesModel<'a> {
    /// The columns for two states.
    pub fn new(
        compared: &Compared<'_>,
        words: &'a RoundWords<'a>,
        comparison: &'a RoundComparison,
    ) -> Self {
        let unit = compared.scale().label();
        let text = |id, label, width| GridColumn::new(id, label, ColumnKind::Text).width(width);
        let amount = |label: &str| {
            GridColumn::new(label, format!("{label}（{unit}）"), ColumnKind::Number).width(98.0)
        };
        let [then, now] = compared.labels();
        let whole = "组的数额包括其中没有变动的行；按条件列出时只是所列各行的";
        Self {
            columns: vec![
                text("what", "项目", 236.0),
                GridColumn::new("kind", "变动", ColumnKind::Center).width(52.0),
                text("fields", "改动内容", 170.0),
                amount(then).help(whole),
                amount(now).help(whole),
                amount("增减"),
                text("reason", "原因", 128.0),
                text("place", "位置", 130.0),
            ],
            comparison,
            rows: &[],
            reasons: &[],
            words,
            format: AmountFormat::new(compared.scale()),
        }
    }

    /// With these rows, and the reasons of the groups.
    pub fn listing(mut self, rows: &'a [ComparedRow], reasons: &'a [Reason]) -> Self {
        self.rows = rows;
        self.reasons = reasons;
        self
    }

    fn amount(&self, cell: Cell) -> Option<Money> {
        let [then, now] = match self.rows.get(cell.row)? {
            ComparedRow::Unit(_) => return None,
            ComparedRow::Line(at) => {
                let line = &self.comparison.lines[*at];
                [line.amount_then, line.amount_now]
            }
            ComparedRow::Group(_, amounts)
            | ComparedRow::Sum(_, amounts)
            | ComparedRow::Listed(amounts) => *amounts,
        };
        match cell.col.checked_sub(AMOUNTS)? {
            0 => Some(then),
            1 => Some(now),
            2 => Some(now - then),
            _ => None,
        }
    }

    fn reason(&self, row: ComparedRow) -> Option<&Reason> {
        match row {
            ComparedRow::Group(at, _) => self.reasons.get(at),
            ComparedRow::Unit(_)
            | ComparedRow::Line(_)
            | ComparedRow::Sum(..)
            | ComparedRow::Listed(_) => None,
        }
    }

    /// What only lines say.
    fn line_text(&self, row: ComparedRow, col: usize) -> String {
        let ComparedRow::Line(at) = row else {
            return String::new();
        };
        let line = &self.comparison.lines[at];
        match col {
            KIND => line.kind.label().to_owned(),
            FIELDS => self.words.changed(line),
            PLACE => self.words.place(line),
            _ => String::new(),
        }
    }
}

impl GridModel for ChangesModel<'_> {
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
        let Some(row) = self.rows.get(cell.row).copied() else {
            return Cow::Borrowed("");
        };
        if let Some(amount) = self.amount(cell) {
            return Cow::Owned(self.format.show(amount));
        }
        match (cell.col, self.reason(row)) {
            (0, _) => Cow::Owned(self.words.row(self.comparison, row)),
            (REASON, Some(reason)) if reason.is_missing() => Cow::Borrowed("未说明"),
            (REASON, Some(reason)) => Cow::Borrowed(&reason.text),
            (col, _) => Cow::Owned(self.line_text(row, col)),
        }
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let Some(row) = self.rows.get(cell.row).copied() else {
            return CellStyle::default();
        };
        let is_missing = cell.col == REASON && self.reason(row).is_some_and(Reason::is_missing);
        let is_negative = self.amount(cell).is_some_and(|amount| amount < Money::ZERO);
        let tone = match (is_missing, is_negative) {
            (true, _) => Tone::Placeholder,
            (_, true) => Tone::Negative,
            _ if cell.col == PLACE => Tone::Weak,
            _ => Tone::Normal,
        };
        let is_line = matches!(row, ComparedRow::Line(_));
        CellStyle {
            tone,
            ground: if is_line {
                Ground::Plain
            } else {
                Ground::Total
            },
            indent: u8::from(is_line && cell.col == 0),
        }
    }

    fn edit_text(&self, cell: Cell) -> Cow<'_, str> {
        match self.amount(cell) {
            Some(amount) => Cow::Owned(self.format.show(amount).replace(',', "")),
            None => self.text(cell),
        }
    }

    fn editability(&self, _cell: Cell) -> Editability {
        Editability::Refused("这里只作对照；要改目前的数，请“定位”到那一行".into())
    }

    fn number(&self, cell: Cell) -> Option<i64> {
        self.amount(cell).map(Money::fen)
    }
}
