//! the amount of a procurement row is quantity × unit price, and is filled in.

use rust_decimal::Decimal;

use crate::compute;
use crate::edit::Edit;
use crate::model::ProcurementField;
use crate::model::ProcurementRow;
use crate::model::Value;
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
    id: "procurement/row_amount",
    code: "A-14",
    severity: Severity::Error,
    title: "采购金额＝数量×单价",
    explanation: include_str!("row_amount.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for row in &ctx.budget.procurement {
        let Some(quantity) = row.quantity.filter(|it| !it.is_zero()) else {
            continue;
        };
        let product = product(quantity, row.unit_price);
        if row.amount.is_zero() {
            findings.push(missing(ctx, row, quantity, product));
        } else if let Some(product) = product
            && product != row.amount
        {
            findings.push(unequal(ctx, row, quantity, product));
        }
    }
}

/// Quantity × unit price to the fen; none without a price.
fn product(quantity: Decimal, price: Money) -> Option<Money> {
    if price.is_zero() {
        return None;
    }
    compute::product(&[quantity, Decimal::from(price.fen())])
}

fn missing(
    ctx: &CheckCtx<'_>,
    row: &ProcurementRow,
    quantity: Decimal,
    product: Option<Money>,
) -> Finding {
    let record = Location::Record(row.id.into());
    let quantity = format!("{} {}", quantity.normalize(), row.measure);
    let message = format!(
        "{} 数量 {}，未填 采购金额",
        record.describe(ctx.budget, ctx.book),
        quantity.trim_end()
    );
    let place = Location::Field(row.id.into(), ProcurementField::Amount.into());
    let finding = Finding::new(&RULE, place, message);
    match product {
        Some(product) => with_fix(ctx, finding, row, product),
        None => finding,
    }
}

fn unequal(ctx: &CheckCtx<'_>, row: &ProcurementRow, quantity: Decimal, product: Money) -> Finding {
    let record = Location::Record(row.id.into());
    let scale = ctx.scale();
    let text = |amount: Money| amount_text(amount, scale);
    let message = format!(
        "{}：采购金额 {}，数量 {} × 单价 {} 为 {}，差 {}",
        record.describe(ctx.budget, ctx.book),
        text(row.amount),
        quantity.normalize(),
        text(row.unit_price),
        text(product),
        text((row.amount - product).abs())
    );
    let place = Location::Field(row.id.into(), ProcurementField::Amount.into());
    let finding = Finding::new(&RULE, place, message)
        .figures(Figures::amounts(row.amount, product, scale))
        .related(
            Location::Field(row.id.into(), ProcurementField::UnitPrice.into()),
            "单价",
        );
    with_fix(ctx, finding, row, product)
}

fn with_fix(ctx: &CheckCtx<'_>, finding: Finding, row: &ProcurementRow, product: Money) -> Finding {
    let edit = Edit::set(row.id, ProcurementField::Amount, Value::Money(product));
    let label = format!("采购金额改为 {}", amount_text(product, ctx.scale()));
    finding.fix(label, Safety::Review, vec![edit])
}
