//! P-12: pay for retired people and survivors goes with their heads.

use crate::compute::ClassSum;
use crate::compute::class_total;
use crate::model::StaffCategory;
use crate::model::Staffing;
use crate::model::StaffingField;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/retired_heads",
    code: "P-12",
    severity: Severity::Advice,
    title: "离退休费、遗属补助与人数相符",
    explanation: include_str!("retired_heads.md"),
    since: "0.1.0",
    check,
};

/// A class that is paid to people of one category only.
const PAID: [(u32, &str, StaffCategory); 2] = [
    (30301, "离休费", StaffCategory::RetiredCadre),
    (30302, "退休费", StaffCategory::Retired),
];

/// People whom the unit itself must pay, and the classes that can be.
const ENTITLED: [(StaffCategory, &[u32], &str); 2] = [
    (StaffCategory::RetiredCadre, &[30301], "离休费（30301）"),
    (
        StaffCategory::Survivor,
        &[30304, 30305],
        "抚恤金（30304）和生活补助（30305）",
    ),
];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let rows = || ctx.budget.staffing.iter().filter(|row| row.actual > 0);
    for (unit, sums) in ctx.book.unit_classes.units() {
        for (class, name, category) in PAID {
            let paid = class_total(sums, |sum| sum.is_basic() && sum.is(class));
            let has = |row: &Staffing| row.category == category && row.unit == Some(unit);
            if paid > Money::ZERO && !rows().any(has) {
                let amount = amount_text(paid, ctx.scale());
                let what = format!(
                    "列了{name}（{class}）{amount}，未填{}人数",
                    category.label()
                );
                let place = Location::Record(unit.into());
                let finding = finding(ctx, place, unit, &what).about_unit(unit, name);
                findings.push(finding.related(ctx.class_place(unit, class), name));
            }
        }
    }
    for row in rows() {
        let entitled = ENTITLED.iter().find(|it| it.0 == row.category);
        let (Some((category, classes, names)), Some(unit)) = (entitled, row.unit) else {
            continue;
        };
        let sums = ctx.book.unit_classes.of(unit);
        let is_begun = sums.iter().any(ClassSum::is_basic);
        if is_begun
            && !sums
                .iter()
                .any(|sum| classes.iter().any(|class| sum.is(*class)))
        {
            let what = format!("有{} {} 人，没有{names}", category.label(), row.actual);
            let place = Location::Field(row.id.into(), StaffingField::Actual.into());
            let finding = finding(ctx, place, unit, &what);
            findings.push(finding.about_unit(unit, category.label()));
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, place: Location, unit: UnitId, what: &str) -> Finding {
    let message = format!("{} {what}", ctx.budget.name_of(unit.into()));
    Finding::new(&RULE, place, message)
}
