//! The cards beside the stock list: where they differ, and the change that takes the stock over from them.

use crate::compute::CardCheck;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::screens::figures::Figure;
use crate::gui::screens::figures::FigureKind;
use crate::gui::screens::figures::FiguresLook;
use crate::gui::view_ctx::ViewCtx;
use crate::model::AssetStock;
use crate::model::AssetStockField;
use crate::model::AssetStockId;
use crate::model::Budget;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::Money;

/// Takes quantity and value of the stock over from the cards, and says which classes have to be seen to by hand.
pub(super) fn update(ctx: &ViewCtx<'_>) -> (Transaction, Vec<String>) {
    let budget = ctx.budget;
    let mut edits = Vec::new();
    let mut by_hand = Vec::new();
    let mut added = 0;
    for check in ctx.derived.cards.iter().filter(|check| check.differs()) {
        match check.rows[..] {
            [row] => edits.extend(set(row, check)),
            [] => {
                edits.push(Edit::Insert {
                    at: budget.asset_stock.len() + added,
                    record: Box::new(new_stock(budget, check, added).into()),
                });
                added += 1;
            }
            _ => by_hand.push(class_name(ctx, check)),
        }
    }
    (Transaction::new("按卡片更新存量", edits), by_hand)
}

fn set(row: AssetStockId, check: &CardCheck) -> Vec<Edit> {
    let quantity = Value::Number(check.cards);
    let mut edits = vec![Edit::set(row, AssetStockField::Quantity, quantity)];
    // Cards without values say nothing about the value.
    if !check.card_value.is_zero() {
        let value = Value::Money(check.card_value);
        edits.push(Edit::set(row, AssetStockField::Value, value));
    }
    edits
}

/// A row for a class that only cards have; of the same day as the others of the list.
fn new_stock(budget: &Budget, check: &CardCheck, further: usize) -> AssetStock {
    let further = u32::try_from(further).expect("a change has fewer than 2^32 records");
    let dated = budget
        .asset_stock
        .iter()
        .find(|row| !row.cut_off.is_empty());
    AssetStock {
        id: AssetStockId::new(budget.next_id + further),
        unit: check.unit,
        class: check.class,
        cut_off: dated.map(|row| row.cut_off.clone()).unwrap_or_default(),
        quantity: Some(check.cards),
        value: check.card_value,
        ..AssetStock::default()
    }
}

fn class_name(ctx: &ViewCtx<'_>, check: &CardCheck) -> String {
    match check.class {
        Some(class) => ctx
            .entry
            .shown(&Value::AssetClass(class), ValueKind::AssetClass),
        None => "未填资产分类".to_owned(),
    }
}

fn money(ctx: &ViewCtx<'_>, amount: Money) -> String {
    ctx.entry.shown(&Value::Money(amount), ValueKind::Money)
}

const fn figure(
    label: &'static str,
    kind: FigureKind,
    text: fn(&ViewCtx<'_>, &CardCheck) -> String,
) -> Figure<CardCheck> {
    let width = match kind {
        FigureKind::Text => 170.0,
        FigureKind::Number => 76.0,
        FigureKind::Money => 130.0,
    };
    Figure {
        label,
        kind,
        width,
        text,
    }
}

/// The columns.
pub(super) const CHECKS: &[Figure<CardCheck>] = &[
    figure("资产分类", FigureKind::Text, class_name),
    figure("存量", FigureKind::Number, |_, it| {
        it.stock.normalize().to_string()
    }),
    figure("卡片合计", FigureKind::Number, |_, it| {
        it.cards.normalize().to_string()
    }),
    figure("差", FigureKind::Number, |_, it| {
        it.difference().normalize().to_string()
    }),
    figure("存量价值", FigureKind::Money, |ctx, it| {
        money(ctx, it.stock_value)
    }),
    figure("卡片原值", FigureKind::Money, |ctx, it| {
        money(ctx, it.card_value)
    }),
    figure("价值差", FigureKind::Money, |ctx, it| {
        money(ctx, it.stock_value - it.card_value)
    }),
    figure("单位", FigureKind::Text, |ctx, it| match it.unit {
        Some(unit) => ctx.budget.name_of(unit.into()),
        None => String::new(),
    }),
];

/// How they look.
pub(super) const LOOK: FiguresLook<CardCheck> = FiguresLook {
    name: "核对 ",
    frozen: 1,
    is_total: |_| false,
    is_alarming: |it, col| {
        col == 3 && !it.difference().is_zero() || col == 6 && it.stock_value != it.card_value
    },
    reason: "核对由资产存量和资产卡片得出，请在相应的页填写",
};
