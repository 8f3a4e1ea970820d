//! J-04: an amount of costing is standard by quantity by times.

use crate::compute::costed;
use crate::edit::Edit;
use crate::model::CostingField;
use crate::model::CostingLine;
use crate::model::Value;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/costing_product",
    code: "J-04",
    severity: Severity::Error,
    title: "测算明细金额＝标准×数量×次数",
    explanation: include_str!("costing_product.md"),
    since: "0.1.0",
    check,
};

/// Half of the last place when amounts are rounded to 0.01 万元: 50 yuan.
const ROUNDING: Money = Money::from_yuan(50);

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for row in &ctx.budget.costing {
        let Some(product) = costed(row) else { continue };
        let gap = (row.amount - product).abs();
        let is_rounded = row.amount.fen() % (AmountScale::TenThousandYuan.fen() / 100) == 0;
        let allowed = if is_rounded { ROUNDING } else { Money::ZERO };
        if gap > allowed {
            findings.push(finding(ctx, row, product));
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, row: &CostingLine, product: Money) -> Finding {
    let scale = ctx.scale();
    let owner = row.owner.map_or_else(String::new, |owner| {
        format!("“{}”的", ctx.budget.name_of(owner.into()))
    });
    let item = match row.item.trim() {
        "" => ctx.budget.place_of(row.id.into()),
        item => format!("测算“{item}”"),
    };
    let message = format!(
        "{owner}{item}金额 {}，标准×数量×次数 {}，差 {}",
        amount_text(row.amount, scale),
        amount_text(product, scale),
        amount_text((row.amount - product).abs(), scale)
    );
    let edit = Edit::set(row.id, CostingField::Amount, Value::Money(product));
    let place = Location::Field(row.id.into(), CostingField::Amount.into());
    Finding::new(&RULE, place, message)
        .figures(Figures::amounts(row.amount, product, scale))
        .fix("按标准×数量×次数计算", Safety::Review, vec![edit])
}
