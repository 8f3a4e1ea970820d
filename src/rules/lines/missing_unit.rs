//! every amount belongs to a unit, so that the department is the sum of its units.

use crate::edit::Edit;
use crate::model::BudgetUnit;
use crate::model::DebtField;
use crate::model::Field;
use crate::model::LineField;
use crate::model::ProcurementField;
use crate::model::RecordId;
use crate::model::RevenueField;
use crate::model::ServiceField;
use crate::model::UnitId;
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
    id: "lines/missing_unit",
    code: "X-22",
    severity: Severity::Error,
    title: "有金额的行应填预算单位",
    explanation: include_str!("missing_unit.md"),
    since: "0.1.0",
    check,
};

/// A record with an amount, and the unit it is of.
type Row = (RecordId, Field, Option<UnitId>, Money);

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let is_astray = |row: &Row| row.2.is_none() && !row.3.is_zero();
    findings.extend(rows(ctx).filter(is_astray).map(|row| finding(ctx, row)));
}

/// Everything the tables sum by unit.
fn rows<'a>(ctx: &CheckCtx<'a>) -> impl Iterator<Item = Row> + use<'a> {
    let budget = ctx.budget;
    let revenue = budget.revenue.iter();
    let revenue = revenue.map(|it| (it.id.into(), RevenueField::Unit.into(), it.unit, it.amount));
    let lines = budget.expenditure.iter();
    let lines = lines.map(|it| (it.id.into(), LineField::Unit.into(), it.unit, it.amount));
    let procured = budget.procurement.iter();
    let procured = procured.map(|it| {
        let field = ProcurementField::Unit.into();
        (it.id.into(), field, it.unit, it.amount)
    });
    let services = budget.services.iter();
    let services = services.map(|it| (it.id.into(), ServiceField::Unit.into(), it.unit, it.amount));
    let debt = budget.debt.iter();
    let debt = debt.map(|it| (it.id.into(), DebtField::Unit.into(), it.unit, it.amount));
    revenue
        .chain(lines)
        .chain(procured)
        .chain(services)
        .chain(debt)
}

fn finding(ctx: &CheckCtx<'_>, (id, field, _, amount): Row) -> Finding {
    let record = Location::Record(id);
    let message = format!(
        "{}（{}）未填 {}",
        record.describe(ctx.budget, ctx.book),
        amount_text(amount, ctx.scale()),
        field.label()
    );
    let finding = Finding::new(&RULE, Location::Field(id, field), message)
        .figures(Figures::amounts(amount, Money::ZERO, ctx.scale()));
    match only_unit(ctx) {
        Some(unit) => {
            let edit = Edit::set(id, field, Value::Unit(unit.id));
            finding.fix(format!("填为{}", unit.name), Safety::Review, vec![edit])
        }
        None => finding,
    }
}

fn only_unit<'a>(ctx: &CheckCtx<'a>) -> Option<&'a BudgetUnit> {
    let units = &ctx.budget.units;
    units.first().filter(|_| units.len() == 1)
}
