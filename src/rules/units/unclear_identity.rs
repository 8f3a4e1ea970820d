//! D-09, beyond the catalogue: every unit has a name and a code of its own, in the form codes have.

use std::collections::BTreeMap;

use crate::model::BudgetUnit;
use crate::model::UnitField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "units/unclear_identity",
    code: "D-09",
    severity: Severity::Error,
    title: "单位名称、单位编码齐全且不重复",
    explanation: include_str!("unclear_identity.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let units = &ctx.budget.units;
    for unit in units {
        if unit.name.trim().is_empty() {
            let place = Location::Field(unit.id.into(), UnitField::Name.into());
            let at = ctx.budget.place_of(unit.id.into());
            findings.push(Finding::new(&RULE, place, format!("{at} 未填 单位名称")));
        }
        findings.extend(malformed(ctx, unit));
    }
    let codes = units.iter().map(|unit| (unit.code.trim(), unit));
    check_same(ctx, UnitField::Code, codes, Severity::Error, findings);
    let names = units.iter().map(|unit| (unit.name.trim(), unit));
    check_same(ctx, UnitField::Name, names, Severity::Warning, findings);
}

/// Units that share a code or a name: one finding for each, at the second of them.
fn check_same<'a>(
    ctx: &CheckCtx<'_>,
    field: UnitField,
    units: impl Iterator<Item = (&'a str, &'a BudgetUnit)>,
    severity: Severity,
    findings: &mut Vec<Finding>,
) {
    let mut known: BTreeMap<&str, Vec<&BudgetUnit>> = BTreeMap::new();
    for (text, unit) in units.filter(|(text, _)| !text.is_empty()) {
        known.entry(text).or_default().push(unit);
    }
    for (text, same) in known {
        let [first, second, ..] = same[..] else {
            continue;
        };
        let places: Vec<String> = same
            .iter()
            .map(|unit| ctx.budget.place_of(unit.id.into()))
            .collect();
        let label = crate::model::FieldName::label(field);
        let message = format!("{label}“{text}”重复：{}", places.join("、"));
        let place = |unit: &BudgetUnit| Location::Field(unit.id.into(), field.into());
        let finding = Finding::new(&RULE, place(second), message).severity(severity);
        findings.push(finding.related(place(first), "同一个值"));
    }
}

/// A code that is missing where units are told apart by it, or isn't written as codes are.
fn malformed(ctx: &CheckCtx<'_>, unit: &BudgetUnit) -> Option<Finding> {
    let code = unit.code.trim();
    let department = ctx.budget.cover.department_code.trim();
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let name = ctx.budget.name_of(unit.id.into());
    let message = if code.is_empty() {
        if ctx.budget.units.len() < 2 {
            return None;
        }
        format!("{name} 未填 单位编码")
    } else if !is_digits(code) {
        format!("{name} 的单位编码“{code}”含有数字以外的字符")
    } else if is_digits(department) && !code.starts_with(department) {
        format!("{name} 的单位编码“{code}”不以主管部门编码“{department}”开头")
    } else {
        return None;
    };
    let place = Location::Field(unit.id.into(), UnitField::Code.into());
    Some(Finding::new(&RULE, place, message).severity(Severity::Warning))
}
