//! P-13: pay per head is about that of last year.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::compute::Change;
use crate::compute::RowKey;
use crate::compute::staff_sums;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::prior::PriorFigure;
use crate::rules::prior::change_words;
use crate::rules::prior::prior_figures;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "reasonableness/pay_per_head",
    code: "P-13",
    severity: Severity::Advice,
    title: "人均工资福利支出与上年相比",
    explanation: include_str!("pay_per_head.md"),
    since: "0.1.0",
    check,
};

/// The tables with a row of 工资福利支出, the nearer one first, and their column of totals.
const TABLES: [&str; 2] = ["general_basic_expenditure", "economic_by_fund"];
const TOTAL: &str = "total";
/// 工资福利支出.
const WAGES: u32 = 301;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let figures = prior_figures(ctx);
    let wages = TABLES.iter().find_map(|table| {
        let mut figures = figures.iter();
        figures.find(|figure| is_wages(ctx, figure, table))
    });
    findings.extend(wages.and_then(|figure| finding(ctx, figure)));
}

fn is_wages(ctx: &CheckCtx<'_>, figure: &PriorFigure<'_>, table: &str) -> bool {
    let is_row = match figure.key(ctx) {
        Some(RowKey::Economic(code)) => code.is_some_and(|code| code.number() == WAGES),
        _ => false,
    };
    let is_here = figure.table(ctx).is_some_and(|it| it.id.as_str() == table);
    is_here && is_row && figure.column(ctx) == Some(TOTAL)
}

fn finding(ctx: &CheckCtx<'_>, wages: &PriorFigure<'_>) -> Option<Finding> {
    let limit = ctx.parameter(ParameterId::PayPerHeadChange)?;
    let posts = staff_sums(ctx.budget).all.posts();
    let change = Change {
        then: per_head(wages.change.then, posts.prior)?,
        now: per_head(wages.change.now, posts.actual)?,
    };
    if change.percent()?.abs() <= limit {
        return None;
    }
    let scale = AmountScale::Yuan;
    let message = format!(
        "人均工资福利支出 {}：在职人员上年 {} 人、本年 {} 人，请核对人数和标准",
        change_words(change, scale),
        posts.prior,
        posts.actual
    );
    let finding = wages.finding(ctx, &RULE, message);
    Some(finding.figures(Figures::amounts(change.now, change.then, scale)))
}

/// Whole yuan a head; none without heads.
fn per_head(amount: Money, heads: u64) -> Option<Money> {
    let yuan = Decimal::new(amount.fen(), 2).checked_div(Decimal::from(heads))?;
    Some(Money::from_yuan(yuan.round().to_i64()?))
}
