//! S-05: money for trips abroad says for which groups.

use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::Owner;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/overseas_plan",
    code: "S-05",
    severity: Severity::Advice,
    title: "因公出国（境）费写明团组和人次",
    explanation: include_str!("overseas_plan.md"),
    since: "0.1.0",
    check,
};

/// 因公出国（境）费用.
const OVERSEAS: u32 = 30212;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let judge = |fact: &Fact| {
        let is_overseas = facts.economic(fact)?.number() == OVERSEAS;
        is_overseas.then_some(())
    };
    for (line, ()) in ctx.lines_judged(&[Dimension::Economic], judge) {
        if line.amount > Money::ZERO && !is_told(ctx, line) {
            findings.push(finding(ctx, line));
        }
    }
}

/// Whether a note, the costing or the contents of the project say what for.
fn is_told(ctx: &CheckCtx<'_>, line: &ExpenditureLine) -> bool {
    let project = line.project.and_then(|id| ctx.budget.projects.find(id));
    let has_content = project.is_some_and(|it| !it.content.trim().is_empty());
    let owner = Some(Owner::Line(line.id));
    has_content
        || !line.note.trim().is_empty()
        || ctx.budget.costing.iter().any(|it| it.owner == owner)
}

fn finding(ctx: &CheckCtx<'_>, line: &ExpenditureLine) -> Finding {
    let record = Location::Record(line.id.into());
    let message = format!(
        "{} 因公出国（境）费用（{OVERSEAS}）{} 没有测算明细和备注，请写明团组、人次、国家（地区）和天数",
        record.describe(ctx.budget, ctx.book),
        amount_text(line.amount, ctx.scale())
    );
    let place = Location::Field(line.id.into(), LineField::Note.into());
    Finding::new(&RULE, place, message)
}
