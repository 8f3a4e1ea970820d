//! J-08: much money brought forward wants a reason.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::compute::Dimension;
use crate::compute::percent_text;
use crate::model::Origin;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::targets::listed;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/carry_over_share",
    code: "J-08",
    severity: Severity::Advice,
    title: "结转资金比重过大须说明",
    explanation: include_str!("carry_over_share.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(limit) = ctx.parameter(ParameterId::CarryOverShare) else {
        return;
    };
    let facts = &ctx.book.facts;
    let (mut total, mut carried) = (Money::ZERO, Money::ZERO);
    let mut projects: BTreeMap<ProjectId, Money> = BTreeMap::new();
    for group in ctx.groups(&[Dimension::Project, Dimension::Kind]).iter() {
        let Some(project) = facts.project(&group.first) else {
            continue;
        };
        total += group.amount;
        if facts.origin(&group.first) == Origin::CarryOver {
            carried += group.amount;
            *projects.entry(project).or_default() += group.amount;
        }
    }
    let share = Decimal::from(carried.fen()) * Decimal::ONE_HUNDRED;
    let share = share.checked_div(Decimal::from(total.fen()));
    let Some(share) = share.filter(|it| *it > limit) else {
        return;
    };
    // A note on the project is the reason asked for.
    let silent = projects.into_iter().filter(|(id, _)| {
        let project = ctx.budget.projects.find(*id);
        project.is_some_and(|it| it.note.trim().is_empty())
    });
    let mut silent: Vec<(ProjectId, Money)> = silent.collect();
    silent.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
    if let Some((first, _)) = silent.first() {
        let names = listed(
            silent
                .iter()
                .map(|(id, _)| ctx.budget.name_of((*id).into())),
        );
        let scale = ctx.scale();
        let message = format!(
            "上年结转 {1} 占项目支出 {0} 的 {2}，超过 {3}%，请在项目备注中说明原因：{names}",
            amount_text(total, scale),
            amount_text(carried, scale),
            percent_text(share),
            limit.normalize()
        );
        let place = Location::Field((*first).into(), ProjectField::Note.into());
        let figures = Figures::amounts(carried, total, scale);
        findings.push(Finding::new(&RULE, place, message).figures(figures));
    }
}
