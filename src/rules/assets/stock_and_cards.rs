//! F-01: the stock of assets is what the cards add up to.

use crate::compute::CardCheck;
use crate::compute::card_checks;
use crate::model::AssetStockField;
use crate::model::AssetStockId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/stock_and_cards",
    code: "F-01",
    severity: Severity::Warning,
    title: "资产存量与资产卡片一致",
    explanation: include_str!("stock_and_cards.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let checks = card_checks(ctx.budget);
    let listed = checks.iter().filter(|it| it.differs());
    findings.extend(listed.filter_map(|it| finding(ctx, it)));
}

fn finding(ctx: &CheckCtx<'_>, it: &CardCheck) -> Option<Finding> {
    let first = *it.rows.first()?;
    let scale = ctx.scale();
    let record = Location::Record(first.into());
    let (what, figures, field) = if it.stock == it.cards {
        let [stock, cards] = [it.stock_value, it.card_value].map(|it| amount_text(it, scale));
        let figures = Figures::amounts(it.stock_value, it.card_value, scale);
        (
            format!("价值 {stock}，资产卡片原值合计 {cards}"),
            figures,
            AssetStockField::Value,
        )
    } else {
        let [stock, cards] = [it.stock, it.cards].map(|it| it.normalize());
        let figures = Figures::Numbers {
            left: stock,
            right: cards,
            unit: "",
        };
        (
            format!("数量 {stock}，资产卡片 {cards} 张"),
            figures,
            AssetStockField::Quantity,
        )
    };
    // Whoever hasn't entered values doesn't compare them.
    if field == AssetStockField::Value && (it.stock_value.is_zero() || it.card_value.is_zero()) {
        return None;
    }
    let message = format!(
        "{} {}{what}",
        record.describe(ctx.budget, ctx.book),
        item(ctx, first)
    );
    let place = Location::Field(first.into(), field.into());
    Some(
        Finding::new(&RULE, place, message)
            .figures(figures)
            .about(record.subject()),
    )
}

fn item(ctx: &CheckCtx<'_>, row: AssetStockId) -> String {
    let row = ctx.budget.asset_stock.find(row);
    row.map_or(String::new(), |row| format!("{} ", row.item.trim()))
}
