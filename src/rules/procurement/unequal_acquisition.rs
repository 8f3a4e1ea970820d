//! G-10: an asset to be acquired and its procurement row say the same.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::Acquisition;
use crate::model::ProcurementId;
use crate::model::ProcurementRow;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::plans::as_class;
use crate::rules::plans::is_planned;
use crate::rules::plans::plan_amount;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/unequal_acquisition",
    code: "G-10",
    severity: Severity::Warning,
    title: "新增资产与采购行数量、单价、金额一致",
    explanation: include_str!("unequal_acquisition.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut plans: BTreeMap<ProcurementId, Vec<&Acquisition>> = BTreeMap::new();
    for plan in ctx
        .budget
        .acquisitions
        .iter()
        .filter(|it| is_planned(ctx, it))
    {
        let row = plan.procurement.or_else(|| only_row(ctx, plan));
        if let Some(row) = row {
            plans.entry(row).or_default().push(plan);
        }
    }
    for (id, plans) in plans {
        let row = ctx.budget.procurement.find(id);
        findings.extend(row.and_then(|row| unequal(ctx, row, &plans)));
    }
}

/// The procurement row of the same class in the unit, where there is only one.
fn only_row(ctx: &CheckCtx<'_>, plan: &Acquisition) -> Option<ProcurementId> {
    let class = plan.class?;
    let is_same =
        |row: &&ProcurementRow| row.unit == plan.unit && as_class(row.code) == Some(class);
    let mut rows = ctx.budget.procurement.iter().filter(is_same);
    let first = rows.next()?;
    rows.next().is_none().then_some(first.id)
}

fn unequal(ctx: &CheckCtx<'_>, row: &ProcurementRow, plans: &[&Acquisition]) -> Option<Finding> {
    let first = plans.first()?;
    let scale = ctx.scale();
    let quantity: Decimal = plans.iter().filter_map(|plan| plan.quantity).sum();
    let amount: Money = plans.iter().map(|plan| plan_amount(plan)).sum();
    let bought = row.quantity.unwrap_or_default();
    let is_counted = !quantity.is_zero() && !bought.is_zero();
    let (what, figures) = if is_counted && quantity != bought {
        let figures = Figures::Numbers {
            left: quantity,
            right: bought,
            unit: "",
        };
        let [left, right] = [quantity, bought].map(|it| it.normalize());
        (format!("数量 {left}，采购行数量 {right}"), figures)
    } else if !amount.is_zero() && !row.amount.is_zero() && amount != row.amount {
        let texts = [amount, row.amount].map(|it| amount_text(it, scale));
        let figures = Figures::amounts(amount, row.amount, scale);
        (
            format!("金额 {}，采购行金额 {}", texts[0], texts[1]),
            figures,
        )
    } else {
        return None;
    };
    let record = Location::Record(first.id.into());
    let message = format!(
        "{} {} {what}",
        record.describe(ctx.budget, ctx.book),
        first.item.trim()
    );
    let finding = Finding::new(&RULE, record, message).figures(figures);
    Some(finding.related(Location::Record(row.id.into()), "采购行"))
}
