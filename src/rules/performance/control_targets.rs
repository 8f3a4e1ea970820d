//! K-19: the control rates a unit aims at are within reach of its own budget.

use rust_decimal::Decimal;

use crate::compute::CellRef;
use crate::compute::percent_text;
use crate::compute::prior_changes;
use crate::compute::staff_sums;
use crate::model::IndicatorField;
use crate::model::Owner;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::figures::Relation;
use crate::rules::measures::Kind;
use crate::rules::targets::Form;
use crate::rules::targets::Target;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/control_targets",
    code: "K-19",
    severity: Severity::Warning,
    title: "整体绩效控制指标与计算结果相符",
    explanation: include_str!("control_targets.md"),
    since: "0.1.0",
    check,
};

/// Indicators of the whole-department form that the program computes.
const STAFF: &str = "在职人员控制率";
const THREE_PUBLIC: [&str; 2] = ["三公", "变动率"];

/// The table of the official-expense trio, and its total.
const TABLE: &str = "three_public";
const TOTAL: &str = "total";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let limit = ctx.parameter(ParameterId::StaffControlRate);
    let is_staff = |it: &Target<'_>| it.name.contains(STAFF);
    let is_trio = |it: &Target<'_>| THREE_PUBLIC.iter().all(|word| it.name.contains(word));
    for form in ctx.forms {
        let Owner::Unit(unit) = form.owner else {
            continue;
        };
        for target in &form.targets {
            let computed = if is_staff(target) {
                let rate = staff_sums(ctx.budget).of(unit).posts().rate();
                // Above the limit P-02 speaks.
                rate.filter(|it| limit.is_none_or(|limit| *it <= limit))
            } else if is_trio(target) {
                trio_change(ctx)
            } else {
                None
            };
            if let Some(computed) = computed.filter(|it| misses(target, *it)) {
                findings.push(finding(ctx, form, target, computed));
            }
        }
    }
}

/// By how many percent the trio changes, where last year's total is entered.
fn trio_change(ctx: &CheckCtx<'_>) -> Option<Decimal> {
    let changes = prior_changes(ctx.budget, ctx.book).into_iter();
    let of_total = |cell: &CellRef| {
        let table = &ctx.book.tables[cell.table];
        table.id.as_str() == TABLE && table.place_of(TOTAL) == Some((cell.row, cell.column))
    };
    let mut totals = changes.filter(|it| it.cell.as_ref().is_some_and(of_total));
    totals.next()?.change?.percent()
}

/// Whether a computed rate doesn't satisfy the target.
fn misses(target: &Target<'_>, computed: Decimal) -> bool {
    let (Some(figure), Some(Kind::Percent)) = (target.figure, target.measure.kind) else {
        return false;
    };
    let computed = computed.round_dp(2);
    match target.relation {
        Some(Relation::AtMost) => computed > figure.number,
        Some(Relation::Below) => computed >= figure.number,
        Some(Relation::Equal) => computed != figure.number,
        Some(Relation::AtLeast | Relation::Above) | None => false,
    }
}

fn finding(ctx: &CheckCtx<'_>, form: &Form<'_>, target: &Target<'_>, computed: Decimal) -> Finding {
    let aim = target.figure.map_or(Decimal::ZERO, |it| it.number);
    let message = format!(
        "{} {} 的目标{}，按本预算计算为 {}",
        form.name(ctx.budget),
        target.name,
        target.shown(),
        percent_text(computed)
    );
    let place = target.place(IndicatorField::Value);
    Finding::new(&RULE, place, message).figures(Figures::Numbers {
        left: aim,
        right: computed.round_dp(2),
        unit: "%",
    })
}
