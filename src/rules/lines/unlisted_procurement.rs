//! what lines are marked as, the table that belongs to it lists.

use crate::model::LineField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::marked_lines::Rows;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "lines/unlisted_procurement",
    code: "X-16",
    severity: Severity::Warning,
    title: "标记“政府采购”的支出行在采购表中列出",
    explanation: include_str!("unlisted_procurement.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let mut rows = Rows::default();
    for row in &ctx.budget.procurement {
        rows.add(row.line, (row.unit, row.project));
    }
    for it in rows.unlisted(ctx, |fact| facts.is_procured(fact)) {
        let place = Location::Field(it.line.id.into(), LineField::IsProcured.into());
        let message = format!("{}标记“政府采购”，没有相应的采购行", it.words(ctx));
        findings.push(Finding::new(&RULE, place, message));
    }
}
