//! A bureau's own tie-outs: read from the file's records into what the pack's tie-outs are.
//!
//! One that can't be read, or whose code isn't its own, is not compared; a rule says so.
//! Deliberately not here: the language of formulas (packs) and comparing (tie-outs).

pub(in crate::rules) mod unreadable;

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;
use thiserror::Error;

use crate::compute::Book;
use crate::model::Budget;
use crate::model::FormulaRelation;
use crate::model::FormulaSeverity;
use crate::model::LocalTieOut;
use crate::model::LocalTieOutField;
use crate::packs::FORMULA_COUNT;
use crate::packs::FormulaError;
use crate::packs::FormulaNames;
use crate::packs::FormulaProblem;
use crate::packs::Pack;
use crate::packs::Relation;
use crate::packs::Severity;
use crate::packs::TieOut;
use crate::packs::read_formula;
use crate::packs::rows_of_both;
use crate::rules::CheckCtx;
use crate::rules::Comparison;
use crate::rules::PLANNED;
use crate::rules::RULES;
use crate::rules::comparisons::all_comparisons;

/// Longer formulas are not repeated in messages, in characters.
const LABEL_LENGTH: usize = 32;

/// A tie-out of the bureau's own as it was read (自定审核公式).
#[derive(Clone, Debug)]
pub struct LocalReading<'a> {
    /// As it was written.
    pub record: &'a LocalTieOut,
    /// What is compared, or why nothing is.
    pub read: Result<TieOut, LocalFault>,
}

/// Why a tie-out of the bureau's own isn't compared (自定公式错误).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LocalFault {
    /// It has no code.
    #[error("没有编号")]
    NoCode,
    /// The catalogue has the code.
    #[error("编号与规则目录中的 {0} 相同，请另起编号，例如 自定-01")]
    Taken(String),
    /// An earlier one has the code.
    #[error("编号与前面的公式相同")]
    Repeated,
    /// There are too many.
    #[error("超出 {FORMULA_COUNT} 条，不再审核")]
    TooMany,
    /// The left formula can't be read.
    #[error("左方公式{0}")]
    Left(FormulaError),
    /// The right formula can't be read.
    #[error("右方公式{0}")]
    Right(FormulaError),
    /// The two formulas don't go together.
    #[error("两方公式不配：{0}")]
    Apart(FormulaProblem),
}

impl LocalFault {
    /// The field in which it is mended.
    #[must_use]
    pub const fn field(&self) -> LocalTieOutField {
        match self {
            Self::NoCode | Self::Taken(_) | Self::Repeated | Self::TooMany => {
                LocalTieOutField::Code
            }
            Self::Left(_) => LocalTieOutField::Left,
            Self::Right(_) | Self::Apart(_) => LocalTieOutField::Right,
        }
    }
}

/// The file's own tie-outs in their order, those left out that are paused.
#[must_use]
pub fn local_tie_outs<'a>(budget: &'a Budget, pack: &Pack) -> Vec<LocalReading<'a>> {
    if budget.local_tie_outs.is_empty() {
        return Vec::new();
    }
    let names = FormulaNames::new(pack);
    let catalogue = catalogue(pack);
    let mut firsts = FxHashMap::default();
    let active = budget.local_tie_outs.iter().filter(|it| !it.is_paused);
    active
        .enumerate()
        .map(|(at, record)| {
            let code = record.code.trim();
            let first = *firsts.entry(code).or_insert(record.id);
            let read = if code.is_empty() {
                Err(LocalFault::NoCode)
            } else if catalogue.contains(code) {
                Err(LocalFault::Taken(code.to_owned()))
            } else if first != record.id {
                Err(LocalFault::Repeated)
            } else if at >= FORMULA_COUNT {
                Err(LocalFault::TooMany)
            } else {
                read_local(&names, record)
            };
            LocalReading { record, read }
        })
        .collect()
}

/// The codes that rules and tie-outs of the program have, or will have.
fn catalogue(pack: &Pack) -> FxHashSet<&str> {
    let rules = RULES.iter().map(|rule| rule.code);
    let planned = PLANNED.iter().map(|rule| rule.code);
    let tie_outs = pack.tie_outs.iter().map(|it| it.code.as_str());
    rules.chain(planned).chain(tie_outs).collect()
}

/// The formulas of one tie-out, whatever its code.
///
/// # Errors
/// What is wrong with the formulas.
pub fn read_local(names: &FormulaNames<'_>, record: &LocalTieOut) -> Result<TieOut, LocalFault> {
    let left = read_formula(names, &record.left).map_err(LocalFault::Left)?;
    let right = read_formula(names, &record.right).map_err(LocalFault::Right)?;
    let each = rows_of_both(&left, &right).map_err(LocalFault::Apart)?;
    let code = record.code.trim();
    Ok(TieOut {
        code: code.to_owned(),
        id: format!("local/{code}"),
        title: record.title.trim().to_owned(),
        severity: severity_of(record.severity),
        each,
        left_label: label(&record.left, record, "左方"),
        left: left.term,
        relation: relation_of(record.relation),
        right_label: label(&record.right, record, "右方"),
        right: right.term,
        tolerance: record.tolerance.abs(),
        when: None,
        unless: Vec::new(),
        coded: None,
        why: record.why.trim().to_owned(),
        remedy: record.remedy.trim().to_owned(),
        basis: record.basis.trim().to_owned(),
    })
}

/// What a side is called in messages: its formula while that is short.
fn label(formula: &str, record: &LocalTieOut, side: &str) -> String {
    let words: Vec<&str> = formula.split_whitespace().collect();
    let formula = words.join(" ");
    if formula.chars().count() <= LABEL_LENGTH {
        formula
    } else {
        format!("{}{side}", record.title.trim())
    }
}

/// How the pack says a relation.
#[must_use]
pub const fn relation_of(relation: FormulaRelation) -> Relation {
    match relation {
        FormulaRelation::Equal => Relation::Equal,
        FormulaRelation::AtMost => Relation::AtMost,
        FormulaRelation::AtLeast => Relation::AtLeast,
    }
}

/// How the pack says a severity.
#[must_use]
pub const fn severity_of(severity: FormulaSeverity) -> Severity {
    match severity {
        FormulaSeverity::Error => Severity::Error,
        FormulaSeverity::Warning => Severity::Warning,
        FormulaSeverity::Advice => Severity::Advice,
    }
}

/// A tie-out tried on a file (试算): every place it is compared at, those that aren't met first.
///
/// # Errors
/// What is wrong with its formulas.
pub fn trial(
    (budget, pack, book): (&Budget, &Pack, &Book),
    record: &LocalTieOut,
) -> Result<Vec<Comparison>, LocalFault> {
    let reading = [LocalReading {
        record,
        read: Ok(read_local(&FormulaNames::new(pack), record)?),
    }];
    let ctx = CheckCtx::new(budget, pack, book).with_local(&reading);
    let tie_outs = ctx.local.iter().filter_map(|it| it.read.as_ref().ok());
    Ok(tie_outs.flat_map(|it| all_comparisons(&ctx, it)).collect())
}
