//! J-11: a large new project speaks of its appraisal.

use rust_decimal::Decimal;

use crate::model::Project;
use crate::model::ProjectField;
use crate::model::ProjectStage;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::ListId;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::targets::fen;
use crate::rules::words::Words;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/appraisal",
    code: "J-11",
    severity: Severity::Advice,
    title: "新增项目有事前绩效评估",
    explanation: include_str!("appraisal.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let threshold = ctx.parameter(ParameterId::AppraisalThreshold);
    let Some(threshold) = threshold.and_then(|it| fen(it * Decimal::from(10_000))) else {
        return;
    };
    let mut new = ctx.budget.projects.iter();
    if new.all(|it| it.stage != ProjectStage::New) {
        return;
    }
    let amounts = ctx.project_amounts();
    let words = Words::of(ctx.pack, ListId::AppraisalWords);
    for project in &ctx.budget.projects {
        let amount = amounts.get(&project.id).copied().unwrap_or_default();
        let texts = [&*project.basis, &project.content, &project.note];
        let is_appraised = texts.into_iter().any(|text| words.first(text).is_some());
        if project.stage == ProjectStage::New && amount >= threshold && !is_appraised {
            findings.push(finding(ctx, project, (amount, threshold)));
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, project: &Project, (amount, threshold): (Money, Money)) -> Finding {
    let scale = AmountScale::TenThousandYuan;
    let message = format!(
        "新增项目“{}”{} 达到 {}，立项依据中没有写事前绩效评估",
        ctx.budget.name_of(project.id.into()),
        amount_text(amount, scale),
        amount_text(threshold, scale)
    );
    let place = Location::Field(project.id.into(), ProjectField::Basis.into());
    Finding::new(&RULE, place, message).figures(Figures::amounts(amount, threshold, scale))
}
