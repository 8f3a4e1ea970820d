//! printed figures are rounded once; what their sums are off by is rounding and no more.

use rust_decimal::Decimal;

use crate::compute::FilledTable;
use crate::money::Money;
use crate::packs::EachRows;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::packs::Term;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "tables/rounding",
    code: "A-10",
    severity: Severity::Error,
    title: "合计与各行之差不超过四舍五入",
    explanation: include_str!("rounding.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(tolerance) = ctx.parameter(ParameterId::RoundingTolerance) else {
        return;
    };
    for table in &ctx.book.tables {
        if table.format.step_fen() > 1 && table.form.is_none() {
            check_table(ctx, table, tolerance, findings);
        }
    }
}

/// A parent row whose printed figure isn't the sum of the printed figures below it.
#[derive(Clone, Copy)]
struct Residual {
    row: usize,
    column: usize,
    /// Printed, in steps of the last digit.
    own: i64,
    below: i64,
    addends: usize,
}

impl Residual {
    fn is_rounding(&self, tolerance: Decimal) -> bool {
        let off = Decimal::from((self.own - self.below).abs());
        off <= tolerance * Decimal::from(self.addends)
    }
}

/// At most one remark about rounding a table, and one error a column.
fn check_table(
    ctx: &CheckCtx<'_>,
    table: &FilledTable,
    tolerance: Decimal,
    findings: &mut Vec<Finding>,
) {
    let (rounding, wrong): (Vec<Residual>, Vec<Residual>) = residuals(table)
        .into_iter()
        .partition(|it| it.is_rounding(tolerance));
    if let Some(first) = rounding.first() {
        let why = match rounding.len() {
            1 => "，为四舍五入所致".to_owned(),
            count => format!("，为四舍五入所致（本表共 {count} 处）"),
        };
        findings.extend(finding(ctx, table, first, &why).map(|it| it.severity(Severity::Advice)));
    }
    let mut seen: Vec<usize> = Vec::new();
    for it in &wrong {
        let id = &table.columns[it.column].id;
        if !seen.contains(&it.column) && !is_tied_out(ctx, table, id) {
            seen.push(it.column);
            findings.extend(finding(ctx, table, it, "，超出四舍五入的范围"));
        }
    }
}

fn residuals(table: &FilledTable) -> Vec<Residual> {
    let columns: Vec<usize> = (0..table.columns.len())
        .filter(|at| table.columns[*at].is_amount)
        .collect();
    let steps = |amount: Money| table.format.rounded_steps(amount);
    let mut found = Vec::new();
    for (row, parent) in table.rows.iter().enumerate() {
        let mut below = vec![0; columns.len()];
        let mut addends = 0;
        for child in table.children(row) {
            addends += 1;
            for (sum, column) in below.iter_mut().zip(&columns) {
                *sum += steps(child.cells[*column].amount());
            }
        }
        if addends == 0 {
            continue;
        }
        for (below, column) in below.into_iter().zip(&columns) {
            let own = steps(parent.cells[*column].amount());
            if own != below {
                found.push(Residual {
                    row,
                    column: *column,
                    own,
                    below,
                    addends,
                });
            }
        }
    }
    found
}

/// Whether a tie-out of the pack compares the exact figures of this column: then it has said so.
fn is_tied_out(ctx: &CheckCtx<'_>, table: &FilledTable, column: &str) -> bool {
    ctx.pack.tie_outs.iter().any(|tie_out| {
        tie_out.right == Term::Children
            && tie_out.each.as_ref().is_some_and(|each| {
                matches!(&each.rows, EachRows::Parents(tables) if tables.contains(&table.id))
                    && each.columns.iter().any(|it| it == column)
            })
    })
}

fn finding(ctx: &CheckCtx<'_>, table: &FilledTable, it: &Residual, why: &str) -> Option<Finding> {
    let key = table.rows[it.row].keys.first()?.clone()?;
    let column = table.columns[it.column].id.clone();
    let place = Location::Cell(table.id.clone(), key, column);
    let scale = table.format.scale;
    let amount = |steps: i64| Money::from_fen(steps * table.format.step_fen());
    let (own, below) = (amount(it.own), amount(it.below));
    let message = format!(
        "{}：印出 {}，下级各行印出数之和 {}，差 {}{why}",
        place.describe(ctx.budget, ctx.book),
        amount_text(own, scale),
        amount_text(below, scale),
        amount_text((own - below).abs(), scale)
    );
    Some(Finding::new(&RULE, place, message).figures(Figures::amounts(own, below, scale)))
}
