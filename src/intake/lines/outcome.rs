//! What is done with lines that were read: the change of the budget, and what is to be said about it.

use std::collections::BTreeMap;

use crate::edit::Edit;
use crate::edit::Transaction;
use crate::intake::lines::IncomingLines;
use crate::intake::lines::LineProblem;
use crate::intake::lines::LinesError;
use crate::intake::lines::MissingRecords;
use crate::model::Budget;
use crate::model::RECORD_LIMIT;

/// Refuses more lines than a file can hold.
pub(super) fn check_room(
    budget: &Budget,
    rows: usize,
    missing: MissingRecords,
) -> Result<(), LinesError> {
    let new = match missing {
        MissingRecords::LeaveOut => rows,
        // Each line might bring a unit and a project of its own.
        MissingRecords::Add => 3 * rows,
    };
    let count = budget.record_count() + new;
    if count > RECORD_LIMIT {
        let most = RECORD_LIMIT;
        return Err(LinesError::TooManyRecords { count, most });
    }
    Ok(())
}

impl IncomingLines {
    /// The change that adds what can be taken at the end of its list, units and projects before.
    #[must_use]
    pub fn transaction(&self, budget: &Budget) -> Transaction {
        let mut ends = BTreeMap::new();
        let records = self.added.iter().chain(&self.lines);
        let edits = records.map(|record| {
            let kind = record.id().kind();
            let end = ends.entry(kind).or_insert_with(|| budget.count(kind));
            let at = *end;
            *end += 1;
            Edit::Insert {
                at,
                record: Box::new(record.clone()),
            }
        });
        let label = format!("导入{} {} 行", self.list.kind().label(), self.lines.len());
        Transaction::new(label, edits.collect())
    }

    /// How many rows can't be taken.
    #[must_use]
    pub const fn left_out(&self) -> usize {
        self.rows - self.lines.len()
    }

    /// What is to be known about the file as a whole, in sentences; single cells are in `problems`.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if !self.unknown_columns.is_empty() {
            let names = self.unknown_columns.join("、");
            remarks.push(format!("没有用到的列：{names}"));
        }
        if !self.absent_columns.is_empty() {
            let names = self.absent_columns.join("、");
            remarks.push(format!("文件中没有的列：{names}，导入后为空或默认值"));
        }
        for ((kind, words), rows) in &self.missing {
            let verb = if self.added.is_empty() {
                "预算中没有"
            } else {
                "新增"
            };
            remarks.push(format!("{verb}{}“{words}”（{rows} 行）", kind.label()));
        }
        remarks
    }
}

impl LineProblem {
    /// Place and reason in a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        format!("第 {} 行“{}”：{}", self.row, self.column, self.reason)
    }
}
