//! G-07: a procurement price is no higher than the standard for the thing.

use crate::compute::Kinds;
use crate::model::Acquisition;
use crate::model::ProcurementField;
use crate::model::ProcurementKind;
use crate::model::ProcurementRow;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::AssetStandard;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::plans::as_class;
use crate::rules::plans::price_severity;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/price_cap",
    code: "G-07",
    severity: Severity::Warning,
    title: "采购单价不超过配置标准",
    explanation: include_str!("price_cap.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let is_priced = |row: &&ProcurementRow| {
        row.kind == ProcurementKind::Goods && !row.unit_price.is_zero() && !is_planned_too(ctx, row)
    };
    let mut rows = ctx.budget.procurement.iter().filter(is_priced).peekable();
    if rows.peek().is_none() {
        return;
    }
    let standards: Vec<AssetStandard> = ctx.pack.asset_standards(ctx.year).cloned().collect();
    let mut kinds = Kinds::new(&standards);
    for row in rows {
        let standard = kinds
            .of(as_class(row.code), &row.item)
            .map(|at| &standards[at]);
        if let Some(standard) = standard
            && let Some(cap) = standard.price_cap
            && row.unit_price > cap
        {
            findings.push(finding(ctx, row, standard, cap));
        }
    }
}

/// Whether a plan of assets speaks of the same thing; then the price is judged there.
fn is_planned_too(ctx: &CheckCtx<'_>, row: &ProcurementRow) -> bool {
    let is_same = |plan: &Acquisition| {
        plan.procurement == Some(row.id)
            || (plan.unit == row.unit
                && plan.unit_price == row.unit_price
                && (plan.item == row.item
                    || plan.class.is_some() && plan.class == as_class(row.code)))
    };
    ctx.budget.acquisitions.iter().any(is_same)
}

fn finding(
    ctx: &CheckCtx<'_>,
    row: &ProcurementRow,
    standard: &AssetStandard,
    cap: Money,
) -> Finding {
    let record = Location::Record(row.id.into());
    let yuan = |amount| amount_text(amount, AmountScale::Yuan);
    let message = format!(
        "{} 单价 {} 超过{}配置标准 {}，超 {}",
        record.describe(ctx.budget, ctx.book),
        yuan(row.unit_price),
        standard.title,
        yuan(cap),
        yuan(row.unit_price - cap)
    );
    let place = Location::Field(row.id.into(), ProcurementField::UnitPrice.into());
    Finding::new(&RULE, place, message)
        .severity(price_severity(standard))
        .figures(Figures::amounts(row.unit_price, cap, AmountScale::Yuan))
}
