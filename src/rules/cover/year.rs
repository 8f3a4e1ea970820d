//! D-08: the cover has a budget year, and the tables and codes of the pack are for it.

use crate::model::CoverField;
use crate::model::FieldName as _;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "cover/year",
    code: "D-08",
    severity: Severity::Error,
    title: "报表样式与预算年度相符",
    explanation: include_str!("year.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let span = ctx.pack.years;
    let place = Location::Cover(CoverField::Year);
    let label = CoverField::Year.label();
    let message = match ctx.budget.cover.year {
        None => format!("封面 未填 {label}"),
        Some(year) if !span.contains(year) => {
            format!("封面 {label} {year} 年：所用规则包的报表和科目适用 {span}")
        }
        Some(_) => return,
    };
    findings.push(Finding::new(&RULE, place, message));
}
