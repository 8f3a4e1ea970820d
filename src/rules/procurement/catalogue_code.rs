//! G-01: a procurement row has a code of the catalogue, and it is of the kind chosen.

use crate::codes::ProcurementCode;
use crate::edit::Edit;
use crate::model::ProcurementField;
use crate::model::ProcurementKind;
use crate::model::ProcurementRow;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::code_standing::Standing;
use crate::rules::code_standing::standing;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/catalogue_code",
    code: "G-01",
    severity: Severity::Error,
    title: "采购品目编码有效，类别与品目相符",
    explanation: include_str!("catalogue_code.md"),
    since: "0.1.0",
    check,
};

/// How many rows a message names.
const NAMED: usize = 3;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut without: Vec<&ProcurementRow> = Vec::new();
    for row in &ctx.budget.procurement {
        let Some(code) = row.code else {
            without.extend((!row.amount.is_zero()).then_some(row));
            continue;
        };
        let kind = kind_of(code);
        if kind == Some(row.kind) || kind.is_none() {
            findings.extend(out_of_force(ctx, row, code));
        } else if let Some(kind) = kind {
            findings.push(of_other_kind(ctx, row, code, kind));
        }
    }
    findings.extend(missing(ctx, &without));
}

/// Goods are A, works B, services C.
fn kind_of(code: ProcurementCode) -> Option<ProcurementKind> {
    match code.as_str().as_bytes().first() {
        Some(b'A') => Some(ProcurementKind::Goods),
        Some(b'B') => Some(ProcurementKind::Works),
        Some(b'C') => Some(ProcurementKind::Services),
        Some(_) | None => None,
    }
}

fn place(row: &ProcurementRow) -> Location {
    Location::Field(row.id.into(), ProcurementField::Code.into())
}

fn of_other_kind(
    ctx: &CheckCtx<'_>,
    row: &ProcurementRow,
    code: ProcurementCode,
    kind: ProcurementKind,
) -> Finding {
    let record = Location::Record(row.id.into());
    let message = format!(
        "{} 采购品目 {code} 属于{}，采购类别填的是{}",
        record.describe(ctx.budget, ctx.book),
        kind.label(),
        row.kind.label()
    );
    let place = Location::Field(row.id.into(), ProcurementField::Kind.into());
    let edit = Edit::set(row.id, ProcurementField::Kind, Value::Choice(kind as usize));
    let label = format!("采购类别改为{}", kind.label());
    Finding::new(&RULE, place, message).fix(label, Safety::Review, vec![edit])
}

/// The list is a selection, so that a code it lacks may still be right.
fn out_of_force(
    ctx: &CheckCtx<'_>,
    row: &ProcurementRow,
    code: ProcurementCode,
) -> Option<Finding> {
    let what = match standing(&ctx.pack.codes.procurement, code, ctx.year) {
        Standing::Leaf(_) | Standing::Branch(_) => return None,
        Standing::OtherYears(entry) => format!(
            "{code} {}：{}使用，{} 年请按现行品目目录填写",
            entry.name, entry.years, ctx.year
        ),
        Standing::Unknown => format!("{code} 不在内置的采购品目目录中，请核对"),
    };
    let place = place(row);
    let message = format!("{} {what}", place.describe(ctx.budget, ctx.book));
    Some(Finding::new(&RULE, place, message).severity(Severity::Advice))
}

fn missing(ctx: &CheckCtx<'_>, rows: &[&ProcurementRow]) -> Option<Finding> {
    let (first, others) = rows.split_first()?;
    let name = |row: &&ProcurementRow| ctx.budget.name_of(row.id.into());
    let names: Vec<String> = rows.iter().take(NAMED).map(name).collect();
    let more = if rows.len() > NAMED { "等" } else { "" };
    let message = format!(
        "{} 个采购行 未填 采购品目：{}{more}",
        rows.len(),
        names.join("、")
    );
    let finding = Finding::new(&RULE, place(first), message)
        .severity(Severity::Advice)
        .about("missing");
    let add = |finding: Finding, row: &&ProcurementRow| finding.related(place(row), name(row));
    Some(others.iter().fold(finding, add))
}
