//! K-02: the form of a project has indicators of every kind that is asked for, and no rows left blank.

use rustc_hash::FxHashMap;

use crate::compute::LevelNames;
use crate::compute::OwnIndicators;
use crate::edit::Edit;
use crate::model::GoalDuty;
use crate::model::Indicator;
use crate::model::IndicatorField;
use crate::model::IndicatorId;
use crate::model::Record;
use crate::packs::FormOwner;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::targets::Form;
use crate::rules::targets::listed;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/missing_levels",
    code: "K-02",
    severity: Severity::Warning,
    title: "指标类别齐全，二级指标下有三级指标",
    explanation: include_str!("missing_levels.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut required = Required::of(ctx);
    for form in ctx.forms {
        let project = form.project().and_then(|id| ctx.budget.projects.find(id));
        let is_due = project.is_some_and(|it| it.goal_duty == GoalDuty::Required);
        // A form of which nothing is filled in is K-01's.
        if !is_due || form.targets.is_empty() {
            continue;
        }
        let filled = required.among(form.targets.iter().map(|it| it.indicator));
        let blank = required.among(form.blanks.iter().copied());
        let lacking = (0..required.words.len()).filter(|at| !filled[*at]);
        let (open, absent): (Vec<usize>, Vec<usize>) = lacking.partition(|at| blank[*at]);
        if !absent.is_empty() {
            findings.push(absent_finding(ctx, form, &mut required, &absent));
        }
        let open: Vec<&str> = open.into_iter().map(|at| required.words[at]).collect();
        findings.extend(blank_finding(ctx, form, &open));
    }
}

/// The kinds that are asked for (应有类别).
struct Required<'a> {
    words: Vec<&'a str>,
    /// Which of them levels are of; the same levels stand in every form.
    known: FxHashMap<LevelNames<'a>, Vec<bool>>,
}

impl<'a> Required<'a> {
    fn of(ctx: &CheckCtx<'a>) -> Self {
        let list = ctx.pack.list(ListId::RequiredLevels);
        Self {
            words: list.map(|it| it.text.as_str()).collect(),
            known: FxHashMap::default(),
        }
    }

    /// For each kind, whether levels are of it.
    fn kinds(&mut self, levels: LevelNames<'a>) -> &[bool] {
        let words = &self.words;
        self.known.entry(levels).or_insert_with(|| {
            let is_of = |word: &&str| levels.1.contains(*word) || levels.0.contains(*word);
            words.iter().map(is_of).collect()
        })
    }

    /// For each kind, whether one of some indicators is of it.
    fn among(&mut self, indicators: impl Iterator<Item = &'a Indicator>) -> Vec<bool> {
        let mut all = vec![false; self.words.len()];
        for indicator in indicators {
            let kinds = self.kinds((&indicator.level_one, &indicator.level_two));
            all.iter_mut().zip(kinds).for_each(|(all, is)| *all |= is);
        }
        all
    }
}

/// Kinds of which the form has no row at all.
fn absent_finding<'a>(
    ctx: &CheckCtx<'a>,
    form: &Form<'a>,
    required: &mut Required<'a>,
    absent: &[usize],
) -> Finding {
    let words: Vec<&str> = absent.iter().map(|at| required.words[*at]).collect();
    let message = format!(
        "“{}”的绩效目标表没有{}指标",
        form.name(ctx.budget),
        words.join("、")
    );
    let finding = Finding::new(&RULE, Location::Record(form.owner.into()), message);
    let edits = rows_for(ctx, form, required, absent);
    if edits.len() < absent.len() {
        return finding;
    }
    finding.fix("补上空的指标行", Safety::Review, edits)
}

/// One blank row for each kind, where the form of the region has it.
fn rows_for<'a>(
    ctx: &CheckCtx<'a>,
    form: &Form<'a>,
    required: &mut Required<'a>,
    absent: &[usize],
) -> Vec<Edit> {
    let owner = form.owner;
    let targets = form.targets.iter().map(|it| it.indicator);
    let own = OwnIndicators::among(ctx.budget, targets.chain(form.blanks.iter().copied()));
    let Some(form) = ctx.pack.form(FormOwner::Project) else {
        return Vec::new();
    };
    let missing = own.missing(form);
    let mut of_kind = |at: &usize| {
        let mut levels = missing.iter().copied();
        levels.find(|levels| required.kinds(*levels)[*at])
    };
    let levels: Vec<LevelNames<'_>> = absent.iter().filter_map(&mut of_kind).collect();
    let places = own.places(Some(form), &levels);
    let rows = levels.into_iter().zip(ctx.budget.next_id..).zip(places);
    rows.map(|(((one, two), number), at)| Edit::Insert {
        at,
        record: Box::new(Record::Indicator(Indicator {
            id: IndicatorId::new(number),
            owner: Some(owner),
            level_one: one.to_owned(),
            level_two: two.to_owned(),
            ..Indicator::default()
        })),
    })
    .collect()
}

fn is_of(indicator: &Indicator, word: &str) -> bool {
    indicator.level_two.contains(word) || indicator.level_one.contains(word)
}

/// Rows without a third level: a hint, unless they are all there is of a kind that is asked for.
fn blank_finding(ctx: &CheckCtx<'_>, form: &Form<'_>, open: &[&str]) -> Option<Finding> {
    let first = form
        .blanks
        .iter()
        .find(|it| open.iter().any(|word| is_of(it, word)))
        .or_else(|| form.blanks.first())?;
    let name = form.name(ctx.budget);
    let place = Location::Field(first.id.into(), IndicatorField::LevelThree.into());
    if !open.is_empty() {
        let message = format!(
            "“{name}”的绩效目标表缺{}指标：二级指标下没有三级指标",
            open.join("、")
        );
        return Some(Finding::new(&RULE, place, message));
    }
    let levels = listed(form.blanks.iter().map(|it| it.level_two.trim()));
    let message = format!("“{name}”的绩效目标表有只填到二级的空行：{levels}");
    let remove = |it: &&Indicator| Edit::Remove { id: it.id.into() };
    let finding = Finding::new(&RULE, place, message).severity(Severity::Advice);
    let edits = form.blanks.iter().map(remove).collect();
    Some(finding.fix("删去空的指标行", Safety::Review, edits))
}
