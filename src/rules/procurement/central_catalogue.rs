//! G-02: what the central catalogue lists is in the procurement budget, and procured centrally.

use crate::codes::AssetClassCode;
use crate::compute::is_within;
use crate::edit::Edit;
use crate::model::Acquisition;
use crate::model::AcquisitionField;
use crate::model::ProcurementField;
use crate::model::ProcurementMode;
use crate::model::ProcurementRow;
use crate::model::Value;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::plans::as_class;
use crate::rules::plans::is_planned;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/central_catalogue",
    code: "G-02",
    severity: Severity::Advice,
    title: "集中采购目录内的品目编采购预算并实行集中采购",
    explanation: include_str!("central_catalogue.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    if ctx.budget.procurement.is_empty() {
        return;
    }
    let catalogue: Vec<(AssetClassCode, &str)> = ctx
        .pack
        .list(ListId::CentralCatalogue)
        .filter_map(|it| Some((it.text.parse().ok()?, it.note.as_str())))
        .collect();
    let listed = |class: AssetClassCode| {
        let mut entries = catalogue.iter();
        entries.find(|(upper, _)| is_within(class, *upper)).copied()
    };
    for row in &ctx.budget.procurement {
        let entry = as_class(row.code).and_then(listed);
        if let Some((_, name)) = entry.filter(|_| row.mode == ProcurementMode::Decentralized) {
            findings.push(decentralized(ctx, row, name));
        }
    }
    for plan in ctx
        .budget
        .acquisitions
        .iter()
        .filter(|it| is_planned(ctx, it))
    {
        let Some((upper, name)) = plan.class.and_then(listed) else {
            continue;
        };
        let mut rows = ctx
            .budget
            .procurement
            .iter()
            .filter(|row| row.unit == plan.unit);
        let Some(first) = rows.next() else {
            continue;
        };
        let is_same =
            |row: &ProcurementRow| as_class(row.code).is_some_and(|it| is_within(it, upper));
        let is_open = |row: &ProcurementRow| row.code.is_none();
        let has = plan.procurement.is_some()
            || [first]
                .into_iter()
                .chain(rows)
                .any(|row| is_same(row) || is_open(row));
        if !has {
            findings.push(unplanned(ctx, plan, name));
        }
    }
}

fn decentralized(ctx: &CheckCtx<'_>, row: &ProcurementRow, name: &str) -> Finding {
    let record = Location::Record(row.id.into());
    let message = format!(
        "{} 属于集中采购目录中的“{name}”，组织形式填的是分散采购",
        record.describe(ctx.budget, ctx.book)
    );
    let place = Location::Field(row.id.into(), ProcurementField::Mode.into());
    let value = Value::Choice(ProcurementMode::Centralized as usize);
    let edit = Edit::set(row.id, ProcurementField::Mode, value);
    Finding::new(&RULE, place, message).fix("改为集中采购", Safety::Review, vec![edit])
}

fn unplanned(ctx: &CheckCtx<'_>, plan: &Acquisition, name: &str) -> Finding {
    let record = Location::Record(plan.id.into());
    let message = format!(
        "{} {}属于集中采购目录中的“{name}”，没有对应的采购行",
        record.describe(ctx.budget, ctx.book),
        plan.item.trim()
    );
    let place = Location::Field(plan.id.into(), AcquisitionField::Procurement.into());
    Finding::new(&RULE, place, message)
}
