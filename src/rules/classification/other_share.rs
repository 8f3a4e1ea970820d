//! C-21: the classes called 其他 don't take a large part of a category or of a project.
//!
//! A project is only named where its money isn't already in a category that has been found.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::codes::EconomicCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::LineKind;
use crate::model::ProjectId;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::classification::rare_class::rare_categories;
use crate::rules::code_standing::code_words;
use crate::rules::code_standing::is_usable;
use crate::rules::finding::amount_text;
use crate::rules::line_groups::LineGroup;
use crate::rules::shares::is_above;
use crate::rules::shares::percent_words;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/other_share",
    code: "C-21",
    severity: Severity::Advice,
    title: "“其他”科目所占比重",
    explanation: include_str!("other_share.md"),
    since: "0.1.0",
    check,
};

/// Some money and the part of it under a class called 其他, with the largest such line group.
#[derive(Default)]
struct Share<'a> {
    all: Money,
    other: Money,
    largest: Money,
    line: Option<&'a ExpenditureLine>,
}

impl<'a> Share<'a> {
    fn add(&mut self, group: &LineGroup<'a, Key>, is_other: bool) {
        self.all += group.amount;
        if is_other {
            self.other += group.amount;
            if self.line.is_none() || group.amount > self.largest {
                (self.largest, self.line) = (group.amount, Some(group.line));
            }
        }
    }
}

/// Project and class of a line.
type Key = (Option<ProjectId>, EconomicCode);

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let groups = groups(ctx);
    let mut categories: BTreeMap<EconomicCode, Share<'_>> = BTreeMap::new();
    for group in &groups {
        let share = categories.entry(group.key.1.category()).or_default();
        share.add(group, is_other(group.key.1));
    }
    let limits = Limits::of(ctx);
    categories.retain(|_, share| limits.category.is_some_and(|it| limits.is_large(share, it)));
    let found = categories.iter();
    findings.extend(found.filter_map(|(code, share)| of_category(ctx, *code, share)));
    let mut projects: BTreeMap<ProjectId, Share<'_>> = BTreeMap::new();
    for group in &groups {
        if let (Some(project), code) = group.key {
            let is_new = is_other(code) && !categories.contains_key(&code.category());
            projects.entry(project).or_default().add(group, is_new);
        }
    }
    projects.retain(|_, share| limits.project.is_some_and(|it| limits.is_large(share, it)));
    let found = projects.iter();
    findings.extend(found.filter_map(|(id, share)| of_project(ctx, *id, share)));
}

/// From when on a share is large.
struct Limits {
    floor: Money,
    category: Option<Decimal>,
    project: Option<Decimal>,
}

impl Limits {
    fn of(ctx: &CheckCtx<'_>) -> Self {
        let floor = ctx.parameter(ParameterId::OtherShareFloor);
        let fen = Decimal::from(AmountScale::TenThousandYuan.fen());
        let floor = floor.and_then(|it| it.checked_mul(fen)?.to_i64());
        Self {
            floor: Money::from_fen(floor.unwrap_or_default()),
            category: ctx.parameter(ParameterId::OtherShareOfCategory),
            project: ctx.parameter(ParameterId::OtherShareOfProject),
        }
    }

    fn is_large(&self, share: &Share<'_>, percent: Decimal) -> bool {
        share.other >= self.floor && is_above(share.other, share.all, percent)
    }
}

/// What is spent by project and class; classes that only exist as 其他, or are rare at all, are left out.
fn groups<'a>(ctx: &CheckCtx<'a>) -> Vec<LineGroup<'a, Key>> {
    let facts = &ctx.book.facts;
    let rare = rare_categories(ctx);
    let key = |fact: &Fact| {
        let code = facts.economic(fact)?;
        let is_judged = facts.kind(fact) != LineKind::CarryForward
            && is_usable(&ctx.pack.codes.economic, code, ctx.year)
            && !rare.contains(&code.category());
        is_judged.then_some((facts.project(fact), code))
    };
    let dimensions = [Dimension::Kind, Dimension::Project, Dimension::Economic];
    ctx.line_groups(&dimensions, key)
}

/// Classes called 其他 end in 99.
const fn is_other(code: EconomicCode) -> bool {
    code.number() % 100 == 99
}

fn of_category(ctx: &CheckCtx<'_>, code: EconomicCode, share: &Share<'_>) -> Option<Finding> {
    let line = share.line?;
    let list = &ctx.pack.codes.economic;
    let message = format!(
        "{} {}，其中 {} {}，占 {}，请按用途细化",
        code_words(list, code, ctx.year),
        amount_text(share.all, ctx.scale()),
        code_words(list, line.economic?, ctx.year),
        amount_text(share.other, ctx.scale()),
        percent_words(share.other, share.all)
    );
    let place = Location::Field(line.id.into(), LineField::Economic.into());
    let mut finding = Finding::new(&RULE, place, message).figures(Figures::amounts(
        share.other,
        share.all,
        ctx.scale(),
    ));
    finding.subject = format!("economic[{code}]");
    Some(finding)
}

fn of_project(ctx: &CheckCtx<'_>, project: ProjectId, share: &Share<'_>) -> Option<Finding> {
    let line = share.line?;
    let message = format!(
        "{} {}，其中“其他”科目 {}，占 {}，请按用途细化",
        ctx.budget.name_of(project.into()),
        amount_text(share.all, ctx.scale()),
        amount_text(share.other, ctx.scale()),
        percent_words(share.other, share.all)
    );
    let place = Location::Field(line.id.into(), LineField::Economic.into());
    let mut finding = Finding::new(&RULE, place, message).figures(Figures::amounts(
        share.other,
        share.all,
        ctx.scale(),
    ));
    finding.subject = Location::Record(project.into()).subject();
    Some(finding)
}
