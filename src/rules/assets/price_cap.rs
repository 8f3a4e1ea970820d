//! F-05: what is to be acquired costs no more than the standard.

use crate::compute::Kinds;
use crate::model::Acquisition;
use crate::model::AcquisitionField;
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
use crate::rules::plans::price_severity;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/price_cap",
    code: "F-05",
    severity: Severity::Warning,
    title: "新增资产单价不超过上限",
    explanation: include_str!("price_cap.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    if ctx.budget.acquisitions.is_empty() {
        return;
    }
    let standards: Vec<AssetStandard> = ctx.pack.asset_standards(ctx.year).cloned().collect();
    let mut kinds = Kinds::new(&standards);
    for plan in &ctx.budget.acquisitions {
        let standard = kinds.of(plan.class, &plan.item).map(|at| &standards[at]);
        if let Some(standard) = standard
            && let Some(cap) = standard.price_cap
            && plan.unit_price > cap
        {
            findings.push(finding(ctx, plan, standard, cap));
        }
    }
}

fn finding(
    ctx: &CheckCtx<'_>,
    plan: &Acquisition,
    standard: &AssetStandard,
    cap: Money,
) -> Finding {
    let record = Location::Record(plan.id.into());
    let yuan = |amount| amount_text(amount, AmountScale::Yuan);
    let message = format!(
        "{} {}单价 {} 超过上限 {}，超 {}",
        record.describe(ctx.budget, ctx.book),
        standard.title,
        yuan(plan.unit_price),
        yuan(cap),
        yuan(plan.unit_price - cap)
    );
    let place = Location::Field(plan.id.into(), AcquisitionField::UnitPrice.into());
    Finding::new(&RULE, place, message)
        .severity(price_severity(standard))
        .figures(Figures::amounts(plan.unit_price, cap, AmountScale::Yuan))
}
