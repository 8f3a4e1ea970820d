//! Columns beside quotas: the control rate, and what is above the quota or vacant.

use super::computed::Computed;
use crate::compute::QuotaSum;
use crate::compute::percent_text;
use crate::gui::view_ctx::ViewCtx;
use crate::model::RecordId;
use crate::model::Value;
use crate::model::ValueKind;

/// Beside a row of staff.
pub(super) const STAFF_RATES: &[Computed] = &[
    Computed {
        id: "gap",
        label: "超缺编",
        after: "actual",
        kind: ValueKind::Text,
        width: 76.0,
        reason: "超缺编由编制数和实有人数得出",
        value: |ctx, record| text(staff(ctx, record).map(|sum| gap_text(sum, "缺编"))),
    },
    Computed {
        id: "rate",
        label: "控制率",
        after: "actual",
        kind: ValueKind::Number,
        width: 72.0,
        reason: "控制率是实有人数与编制数之比，由左边两栏得出",
        value: |ctx, record| text(staff(ctx, record).map(rate_text)),
    },
];

/// Beside a row of vehicles.
pub(super) const VEHICLE_GAPS: &[Computed] = &[Computed {
    id: "gap",
    label: "超缺编",
    after: "held",
    kind: ValueKind::Text,
    width: 76.0,
    reason: "超缺编由车辆编制数和实有车辆数得出",
    value: |ctx, record| {
        let RecordId::Vehicle(id) = record else {
            return Value::Empty;
        };
        let sum = ctx.budget.vehicles.find(id).map(QuotaSum::from);
        text(sum.map(|sum| gap_text(sum, "空编")))
    },
}];

/// Quota and heads of a row; none where its category has no quota.
fn staff(ctx: &ViewCtx<'_>, record: RecordId) -> Option<QuotaSum> {
    let RecordId::Staffing(id) = record else {
        return None;
    };
    let row = ctx.budget.staffing.find(id)?;
    row.category.has_quota().then(|| row.into())
}

fn text(text: Option<String>) -> Value {
    Value::Text(text.unwrap_or_default())
}

/// The control rate as a cell shows it.
pub fn rate_text(sum: QuotaSum) -> String {
    match sum.rate() {
        Some(rate) => percent_text(rate),
        None if sum.actual > 0 => "无编制".to_owned(),
        None => String::new(),
    }
}

/// What is above the quota or vacant: `超编 2`.
pub fn gap_text(sum: QuotaSum, vacant: &str) -> String {
    match (sum.above(), sum.vacant()) {
        (0, 0) if sum.quota == 0 => String::new(),
        (0, 0) => "满编".to_owned(),
        (0, count) => format!("{vacant} {count}"),
        (count, _) => format!("超编 {count}"),
    }
}
