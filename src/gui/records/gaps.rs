//! What stands beside a control figure: what has been budgeted under it, and how far off it is.

use super::computed::Computed;
use crate::compute::ControlGap;
use crate::compute::ControlKey;
use crate::gui::view_ctx::ViewCtx;
use crate::model::RecordId;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::Money;

const REASON: &str =
    "由支出行汇总，按单位（含下级单位）、支出类别、资金来源与控制数对照；请改支出行或控制数";

/// The columns of figures beside control figures.
pub(super) const GAPS: &[Computed] = &[
    Computed {
        id: "standing",
        label: "对照结果",
        after: "amount",
        kind: ValueKind::Text,
        width: 84.0,
        reason: REASON,
        value: |ctx, record| of(ctx, record, |gap| Value::Text(standing(gap).to_owned())),
    },
    Computed {
        id: "room",
        label: "还可安排",
        after: "amount",
        kind: ValueKind::Money,
        width: 128.0,
        reason: REASON,
        value: |ctx, record| of(ctx, record, |gap| Value::Money(-gap.excess())),
    },
    Computed {
        id: "budgeted",
        label: "已编预算数",
        after: "amount",
        kind: ValueKind::Money,
        width: 142.0,
        reason: REASON,
        value: |ctx, record| of(ctx, record, |gap| Value::Money(gap.budgeted)),
    },
];

fn of(ctx: &ViewCtx<'_>, record: RecordId, value: impl Fn(&ControlGap) -> Value) -> Value {
    let RecordId::ControlFigure(figure) = record else {
        return Value::Empty;
    };
    ctx.derived.gap(figure).map_or(Value::Empty, value)
}

/// What a control figure limits, in words; a single unit goes without saying.
pub fn gap_name(ctx: &ViewCtx<'_>, key: ControlKey) -> String {
    let unit = match key.unit {
        _ if ctx.budget.units.len() == 1 => None,
        Some(unit) => Some(ctx.budget.name_of(unit.into())),
        None => Some("全部单位".to_owned()),
    };
    let parts = [
        unit.as_deref(),
        Some(key.kind.label()),
        Some(key.fund.label()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Over, under or equal, in a word.
fn standing(gap: &ControlGap) -> &'static str {
    match gap.excess() {
        excess if excess > Money::ZERO => "超出",
        excess if excess < Money::ZERO => "有余",
        _ => "相等",
    }
}
