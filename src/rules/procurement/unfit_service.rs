//! G-11: purchased services are of the guiding catalogue and by a unit that may buy them.

use std::collections::BTreeSet;

use crate::model::FieldName as _;
use crate::model::ServiceField;
use crate::model::ServicePurchase;
use crate::model::UnitId;
use crate::model::UnitNature;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/unfit_service",
    code: "G-11",
    severity: Severity::Warning,
    title: "政府购买服务属于指导目录",
    explanation: include_str!("unfit_service.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut buyers: BTreeSet<UnitId> = BTreeSet::new();
    for row in ctx
        .budget
        .services
        .iter()
        .filter(|row| !row.amount.is_zero())
    {
        let unfit = ctx
            .pack
            .list(ListId::UnfitServices)
            .find(|it| row.name.contains(&it.text));
        if let Some(unfit) = unfit {
            findings.push(excluded(ctx, row, &unfit.note));
        } else if row.catalogue.trim().is_empty() {
            findings.push(uncatalogued(ctx, row));
        }
        buyers.extend(row.unit);
    }
    for unit in buyers {
        let nature = ctx.budget.units.find(unit).map(|unit| unit.nature);
        if nature == Some(UnitNature::WelfareOne) {
            findings.push(no_buyer(ctx, unit));
        }
    }
}

fn excluded(ctx: &CheckCtx<'_>, row: &ServicePurchase, what: &str) -> Finding {
    let record = Location::Record(row.id.into());
    let message = format!(
        "{} 属于{what}，不得列入政府购买服务",
        record.describe(ctx.budget, ctx.book)
    );
    let place = Location::Field(row.id.into(), ServiceField::Name.into());
    Finding::new(&RULE, place, message)
}

fn uncatalogued(ctx: &CheckCtx<'_>, row: &ServicePurchase) -> Finding {
    let place = Location::Field(row.id.into(), ServiceField::Catalogue.into());
    let record = Location::Record(row.id.into());
    let message = format!(
        "{} 未填 {}",
        record.describe(ctx.budget, ctx.book),
        ServiceField::Catalogue.label()
    );
    Finding::new(&RULE, place, message).severity(Severity::Advice)
}

fn no_buyer(ctx: &CheckCtx<'_>, unit: UnitId) -> Finding {
    let message = format!(
        "{} 是公益一类事业单位，不作为政府购买服务的购买主体，请确认由哪个单位购买",
        ctx.budget.name_of(unit.into())
    );
    let place = Location::Record(unit.into());
    Finding::new(&RULE, place, message).severity(Severity::Advice)
}
