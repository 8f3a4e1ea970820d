//! J-09: a project of a large round amount has been costed.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::model::Owner;
use crate::model::Project;
use crate::model::ProjectId;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::targets::fen;
use crate::rules::targets::listed;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/round_amount",
    code: "J-09",
    severity: Severity::Advice,
    title: "整数金额项目应有测算",
    explanation: include_str!("round_amount.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let step = ctx.parameter(ParameterId::RoundProjectAmount);
    let Some(step) = step.and_then(|it| fen(it * Decimal::from(10_000))) else {
        return;
    };
    let amounts = ctx.project_amounts();
    let is_round = |id: ProjectId| {
        let amount = amounts.get(&id).copied().unwrap_or_default();
        amount > Money::ZERO && amount.fen().checked_rem(step.fen()) == Some(0)
    };
    let mut round: Vec<&Project> = ctx
        .budget
        .projects
        .iter()
        .filter(|it| is_round(it.id))
        .collect();
    if round.is_empty() {
        return;
    }
    let costed: FxHashSet<ProjectId> = ctx
        .budget
        .costing
        .iter()
        .filter_map(|row| match row.owner? {
            Owner::Project(project) => Some(project),
            Owner::Line(line) => ctx.budget.line(line)?.project,
            Owner::Unit(_) => None,
        })
        .collect();
    round.retain(|it| !costed.contains(&it.id));
    let Some((first, others)) = round.split_first() else {
        return;
    };
    let message = format!(
        "{} 个项目的金额是 {} 的整数倍而没有测算明细：{}",
        round.len(),
        amount_text(step, AmountScale::TenThousandYuan),
        listed(round.iter().map(|it| ctx.budget.name_of(it.id.into())))
    );
    let finding = Finding::new(&RULE, Location::Record(first.id.into()), message);
    findings.push(others.iter().fold(finding, |finding, it| {
        finding.related(Location::Record(it.id.into()), it.name.as_str())
    }));
}
