//! A bureau's own tie-outs as a file in the form of the packs, to be sent to others.

use crate::model::Budget;
use crate::model::write_ron;
use crate::packs::Pack;
use crate::packs::TieOut;
use crate::rules::local_tie_outs;

/// Tie-outs as a file (审核公式文件).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaFile {
    /// The text of the file.
    pub text: String,
    /// How many are in it.
    pub count: usize,
    /// Which were left out, and why.
    pub left_out: Vec<String>,
}

/// The tie-outs of a budget that are in use and can be read.
///
/// Formulas are written by the ids of tables, rows and columns, which are the same in every region.
#[must_use]
pub fn formula_file(budget: &Budget, pack: &Pack) -> FormulaFile {
    let mut tie_outs: Vec<TieOut> = Vec::new();
    let mut left_out = Vec::new();
    for reading in local_tie_outs(budget, pack) {
        match reading.read {
            Ok(tie_out) => tie_outs.push(tie_out),
            Err(fault) => left_out.push(format!("{}：{fault}", reading.record.code)),
        }
    }
    let paused = budget.local_tie_outs.iter().filter(|it| it.is_paused);
    left_out.extend(paused.map(|it| format!("{}：已停用", it.code)));
    let list = write_ron(&tie_outs, 2).expect("tie-outs can be written");
    FormulaFile {
        text: format!("// 自定审核公式，可在“审核”的“自定公式”中导入。\n{list}\n"),
        count: tie_outs.len(),
        left_out,
    }
}
