//! C-21: the classes called 其他 don't take a large part of a category or of a project.
//!
//! A project is only named where its money isn't already in a category that has been found.

use std::collections::BTreeMap;
use std::hash::Hash;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

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

/// Some money and the part of it under classes called 其他, with the largest group of such lines.
#[derive(Default)]
struct Share<'a> {
    all: Money,
    other: Money,
    largest: Money,
    line: Option<&'a ExpenditureLine>,
}

impl<'a> Share<'a> {
    /// Takes in lines under a class called 其他.
    fn add(&mut self, group: &LineGroup<'a, Key>) {
        self.other += group.amount;
        if self.line.is_none() || group.amount > self.largest {
            (self.largest, self.line) = (group.amount, Some(group.line));
        }
    }
}

/// Project and class of a line.
type Key = (Option<ProjectId>, EconomicCode);

const DIMENSIONS: [Dimension; 3] = [Dimension::Kind, Dimension::Project, Dimension::Economic];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let judged = judged_classes(ctx);
    let class = |fact: &Fact| {
        let class = facts.economic(fact).filter(|it| judged.contains(it));
        class.filter(|_| facts.kind(fact) != LineKind::CarryForward)
    };
    let others = ctx.line_groups(&DIMENSIONS, |fact| {
        let class = class(fact).filter(|it| is_other(*it))?;
        Some((facts.project(fact), class))
    });
    let limits = Limits::of(ctx);
    let category = |fact: &Fact| class(fact).map(EconomicCode::category);
    let mut categories = shares(&others, |group| Some(group.key.1.category()));
    add_totals(ctx, &mut categories, category);
    categories.retain(|_, share| limits.category.is_some_and(|it| limits.is_large(share, it)));
    let found = categories.iter();
    findings.extend(found.filter_map(|(code, share)| of_category(ctx, *code, share)));
    let project = |fact: &Fact| class(fact).and_then(|_| facts.project(fact));
    let mut projects = shares(&others, |group| {
        let is_new = !categories.contains_key(&group.key.1.category());
        group.key.0.filter(|_| is_new)
    });
    add_totals(ctx, &mut projects, project);
    projects.retain(|_, share| limits.project.is_some_and(|it| limits.is_large(share, it)));
    let found = projects.iter();
    findings.extend(found.filter_map(|(id, share)| of_project(ctx, *id, share)));
}

/// The parts under classes called 其他, by what is told of their lines.
fn shares<'a, K: Ord>(
    others: &[LineGroup<'a, Key>],
    key: impl Fn(&LineGroup<'a, Key>) -> Option<K>,
) -> BTreeMap<K, Share<'a>> {
    let mut shares: BTreeMap<K, Share<'a>> = BTreeMap::new();
    for group in others {
        if let Some(key) = key(group) {
            shares.entry(key).or_default().add(group);
        }
    }
    shares
}

/// Adds up all money of which such parts were found.
fn add_totals<K: Copy + Ord + Hash>(
    ctx: &CheckCtx<'_>,
    shares: &mut BTreeMap<K, Share<'_>>,
    key: impl Fn(&Fact) -> Option<K>,
) {
    let mut totals: FxHashMap<K, Money> = FxHashMap::default();
    for group in ctx.groups(&DIMENSIONS).iter() {
        if let Some(key) = key(&group.first) {
            *totals.entry(key).or_default() += group.amount;
        }
    }
    for (key, share) in shares {
        share.all = totals.get(key).copied().unwrap_or_default();
    }
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

/// The classes that lines have; those that only exist as 其他, or are rare at all, are left out.
fn judged_classes(ctx: &CheckCtx<'_>) -> FxHashSet<EconomicCode> {
    let facts = &ctx.book.facts;
    let rare = rare_categories(ctx);
    let groups = ctx.groups(&[Dimension::Economic]);
    let classes = groups.iter().filter_map(|it| facts.economic(&it.first));
    classes
        .filter(|it| is_usable(&ctx.pack.codes.economic, *it, ctx.year))
        .filter(|it| !rare.contains(&it.category()))
        .collect()
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
