//! C-08: a unit that spends has a nature, because the government economic class follows from it.

use crate::compute::Dimension;
use crate::model::FieldName as _;
use crate::model::UnitField;
use crate::model::UnitNature;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "units/missing_nature",
    code: "C-08",
    severity: Severity::Error,
    title: "有支出的单位应填单位性质",
    explanation: include_str!("missing_nature.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    for group in ctx.groups(&[Dimension::Unit]).iter() {
        let unit = facts
            .unit(&group.first)
            .and_then(|id| ctx.budget.units.find(id));
        if let Some(unit) = unit.filter(|unit| unit.nature == UnitNature::Unstated) {
            let place = Location::Field(unit.id.into(), UnitField::Nature.into());
            let record = Location::Record(unit.id.into()).describe(ctx.budget, ctx.book);
            let message = format!("{record} 未填 {}", UnitField::Nature.label());
            findings.push(Finding::new(&RULE, place, message));
        }
    }
}
