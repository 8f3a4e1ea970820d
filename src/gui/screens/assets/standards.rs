//! The assets beside their standards: how many more there may be, at what price, and which are due.

use rust_decimal::Decimal;

use crate::codes::Certainty;
use crate::compute::AssetFigures;
use crate::gui::screens::figures::Figure;
use crate::gui::screens::figures::FigureKind;
use crate::gui::screens::figures::FiguresLook;
use crate::gui::view_ctx::ViewCtx;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::AssetQuantity;
use crate::packs::AssetStandard;

/// A standard by its position, with the figures of the unit that is shown.
pub(super) struct RoomRow {
    pub standard: usize,
    pub figures: AssetFigures,
    /// Whether the standard is exceeded and certain enough to say so.
    pub is_exceeded: bool,
}

impl RoomRow {
    pub fn new(standard: usize, of: &AssetStandard, figures: AssetFigures) -> Self {
        let is_exceeded = figures.room().is_some_and(|room| room < Decimal::ZERO)
            || !figures.price_above(of.price_cap).is_zero()
            || figures.is_replaced_early();
        Self {
            standard,
            figures,
            is_exceeded: is_exceeded && figures.has_any() && of.is_certain,
        }
    }
}

fn of<'a>(ctx: &ViewCtx<'a>, row: &RoomRow) -> &'a AssetStandard {
    &ctx.derived.assets.standards[row.standard]
}

/// What the comparison comes to, in words.
fn outcome(ctx: &ViewCtx<'_>, row: &RoomRow) -> String {
    let (standard, figures) = (of(ctx, row), &row.figures);
    let mut words = Vec::new();
    if standard.certainty() == Certainty::Believed {
        words.push(standard.certainty().label().to_owned());
    }
    if let Some(room) = figures.room() {
        if room < Decimal::ZERO && figures.has_any() {
            words.push(format!("超标准 {}", shown(-room)));
        } else if room > Decimal::ZERO {
            words.push(format!("可新增 {}", shown(room)));
        } else if figures.has_any() {
            words.push("已配足".to_owned());
        }
    }
    let above = figures.price_above(standard.price_cap);
    if !above.is_zero() {
        words.push(format!("单价高 {} 元", yuan(above)));
    }
    if figures.is_replaced_early() {
        let early = figures.replaced - Decimal::from(figures.due);
        words.push(format!("更新过早 {}", shown(early)));
    }
    words.join("，")
}

fn rule(quantity: &AssetQuantity, measure: &str) -> String {
    match quantity {
        AssetQuantity::PerHead(ratio) => {
            let percent = *ratio * Decimal::ONE_HUNDRED;
            format!("人数的 {}%", shown(percent))
        }
        AssetQuantity::HeadsForOne(tiers) => {
            let tiers = tiers.iter().map(|tier| match tier.up_to {
                Some(up_to) => format!("{up_to} 人以内每 {} 人 1 {measure}", tier.heads),
                None => format!("以上每 {} 人 1 {measure}", tier.heads),
            });
            tiers.collect::<Vec<_>>().join("，")
        }
        AssetQuantity::PerRoom(count) => format!("每间办公室 {count} {measure}"),
        AssetQuantity::VehicleQuota => "按车辆编制".to_owned(),
        AssetQuantity::ByRoomArea => "按会议室面积".to_owned(),
        AssetQuantity::AsNeeded => "按需配置".to_owned(),
    }
}

fn shown(number: Decimal) -> String {
    number.normalize().to_string()
}

fn count(number: Decimal) -> String {
    if number.is_zero() {
        String::new()
    } else {
        shown(number)
    }
}

fn yuan(amount: Money) -> String {
    let mut format = AmountFormat::new(AmountScale::Yuan);
    format.decimals = if amount.fen() % 100 == 0 { 0 } else { 2 };
    format.show(amount)
}

const fn text(
    label: &'static str,
    width: f32,
    text: fn(&ViewCtx<'_>, &RoomRow) -> String,
) -> Figure<RoomRow> {
    Figure {
        label,
        kind: FigureKind::Text,
        width,
        text,
    }
}

const fn number(
    label: &'static str,
    width: f32,
    text: fn(&ViewCtx<'_>, &RoomRow) -> String,
) -> Figure<RoomRow> {
    Figure {
        label,
        kind: FigureKind::Number,
        width,
        text,
    }
}

/// The columns.
pub(super) const ROOMS: &[Figure<RoomRow>] = &[
    text("资产", 124.0, |ctx, row| of(ctx, row).title.clone()),
    text("对照结果", 262.0, outcome),
    number("数量上限", 76.0, |_, row| {
        row.figures.limit.map(shown).unwrap_or_default()
    }),
    number("存量", 64.0, |_, row| count(row.figures.stock)),
    number("拟新增", 64.0, |_, row| count(row.figures.planned)),
    number("其中更新", 76.0, |_, row| count(row.figures.replaced)),
    number("同限资产", 76.0, |_, row| count(row.figures.shared)),
    number("单价上限（元）", 112.0, |ctx, row| {
        of(ctx, row).price_cap.map(yuan).unwrap_or_default()
    }),
    number("计划单价（元）", 112.0, |_, row| {
        yuan(row.figures.highest_price)
    }),
    number("最低年限", 76.0, |ctx, row| {
        let years = of(ctx, row).min_life;
        years.map(|years| format!("{years} 年")).unwrap_or_default()
    }),
    number("到期卡片", 76.0, |_, row| {
        if row.figures.cards == 0 {
            String::new()
        } else {
            format!("{}／{}", row.figures.due, row.figures.cards)
        }
    }),
    text("数量标准", 170.0, |ctx, row| {
        let standard = of(ctx, row);
        rule(&standard.quantity, &standard.measure)
    }),
    text("备注", 320.0, |ctx, row| of(ctx, row).note.clone()),
    text("依据", 420.0, |ctx, row| of(ctx, row).source.clone()),
];

/// How they look.
pub(super) const LOOK: FiguresLook<RoomRow> = FiguresLook {
    name: "配置标准 ",
    frozen: 2,
    is_total: |_| false,
    is_alarming: |row, col| col == 1 && row.is_exceeded,
    reason: "对照由资产存量、资产卡片、新增资产和人员编制得出，请在相应的页填写",
};
