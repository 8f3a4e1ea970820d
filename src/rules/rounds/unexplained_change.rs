//! what isn't as it was submitted in the round before needs a reason.
//!
//! One finding a project, or a unit and kind of expenditure: what is moved within them is not asked about.
//! The reason is the explanation of the finding; it is kept for its round when the next round begins.

use rustc_hash::FxHashMap;

use crate::compute::GroupChange;
use crate::compute::RoundGroup;
use crate::compute::spending_changes;
use crate::model::Budget;
use crate::model::Explanation;
use crate::model::FrozenRound;
use crate::model::FrozenRoundId;
use crate::model::LineId;
use crate::model::RecordId;
use crate::model::Round;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "rounds/unexplained_change",
    code: "R-06",
    severity: Severity::Warning,
    title: "二上与一上不同须说明",
    explanation: include_str!("unexplained_change.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(base) = round_before(ctx.budget) else {
        return;
    };
    let then = &base.content.0;
    let changes = spending_changes(then, ctx.budget);
    if changes.is_empty() {
        return;
    }
    let lines = changed_lines(then, ctx.budget);
    for change in &changes {
        let line = lines.get(&change.group).copied();
        findings.push(finding(ctx, base, change, line));
    }
}

/// The round the budget was last submitted in before the present one: 一上 for 二上, 二上 for 批复.
#[must_use]
pub fn round_before(budget: &Budget) -> Option<&FrozenRound> {
    let now = budget.cover.round;
    if !matches!(now, Round::SecondSubmission | Round::Approval) {
        return None;
    }
    let is_submitted = |round: Round| match round {
        Round::FirstSubmission | Round::SecondSubmission => true,
        // What the bureau hands down is no answer of the unit, and what is approved is the end.
        Round::ControlFigures | Round::Approval => false,
    };
    let is_before = |it: &&FrozenRound| it.round < now && is_submitted(it.round);
    budget.rounds.iter().rev().find(is_before)
}

/// The reason why a group isn't as it was in a frozen round; none where none is written down.
#[must_use]
pub fn round_reason(budget: &Budget, base: FrozenRoundId, group: RoundGroup) -> Option<&str> {
    let subject = round_subject(base, group);
    let reasons = budget.explanations.iter();
    reasons
        .filter(|it| it.rule == RULE.code && it.subject == subject)
        .map(|it| it.reason.trim())
        .find(|reason| !reason.is_empty())
}

/// What a finding about a group is about, seen from a frozen round.
#[must_use]
pub fn round_subject(base: FrozenRoundId, group: RoundGroup) -> String {
    format!("{}{}", prefix(base), group.subject())
}

/// Whether an explanation is the reason for a change between earlier rounds, which are over.
pub(in crate::rules) fn is_of_earlier_round(budget: &Budget, explanation: &Explanation) -> bool {
    if explanation.rule != RULE.code {
        return false;
    }
    let is_present = |round: &FrozenRound| round_before(budget).is_some_and(|it| it.id == round.id);
    let mut rounds = budget.rounds.iter();
    rounds.any(|it| explanation.subject.starts_with(&prefix(it.id)) && !is_present(it))
}

fn prefix(base: FrozenRoundId) -> String {
    format!("{}/", Location::Record(base.into()).subject())
}

/// A line of each group whose amount isn't what it was; the first there is.
fn changed_lines(then: &Budget, now: &Budget) -> FxHashMap<RoundGroup, LineId> {
    let mut found = FxHashMap::default();
    for line in &now.expenditure {
        let old = then.expenditure.find(line.id);
        let group = RoundGroup::of_line(line);
        let is_same =
            old.is_some_and(|it| it.amount == line.amount && RoundGroup::of_line(it) == group);
        if !is_same {
            found.entry(group).or_insert(line.id);
        }
    }
    found
}

fn finding(
    ctx: &CheckCtx<'_>,
    base: &FrozenRound,
    change: &GroupChange,
    line: Option<LineId>,
) -> Finding {
    let (then, now) = (base.round.label(), ctx.budget.cover.round.label());
    let amount = |amount| amount_text(amount, ctx.scale());
    let verb = if change.now > change.then {
        "增加"
    } else {
        "减少"
    };
    let message = format!(
        "{}：{then} {}，{now} {}，{verb} {}，未说明原因",
        name(ctx, &base.content.0, change.group),
        amount(change.then),
        amount(change.now),
        amount(change.change().abs()),
    );
    let figures = Figures::amounts(change.now, change.then, ctx.scale());
    let mut finding =
        Finding::new(&RULE, place(ctx, base, change.group, line), message).figures(figures);
    finding.subject = round_subject(base.id, change.group);
    let primary = finding.primary.record();
    match line.map(RecordId::from) {
        Some(line) if primary != Some(line) => {
            finding.related(Location::Record(line), "变动的支出行")
        }
        Some(_) | None => finding,
    }
}

/// The project, or a line that changed; of what is gone, the round it was in.
fn place(
    ctx: &CheckCtx<'_>,
    base: &FrozenRound,
    group: RoundGroup,
    line: Option<LineId>,
) -> Location {
    let project = match group {
        RoundGroup::Project(project) => Some(RecordId::from(project)),
        RoundGroup::Kind(..) | RoundGroup::Revenue(..) => None,
    };
    let project = project.filter(|id| ctx.budget.contains(*id));
    let place = project.or(line.map(RecordId::from));
    Location::Record(place.unwrap_or_else(|| base.id.into()))
}

/// Unit and kind, or the project by the name it has or had.
fn name(ctx: &CheckCtx<'_>, then: &Budget, group: RoundGroup) -> String {
    let name = |id: RecordId| {
        let budget = if ctx.budget.contains(id) {
            ctx.budget
        } else {
            then
        };
        budget.name_of(id)
    };
    let owner = group.owner().map(name);
    match group {
        RoundGroup::Project(_) => format!("项目“{}”", owner.unwrap_or_default()),
        RoundGroup::Kind(_, kind) => {
            let unit = owner.unwrap_or_else(|| "未填预算单位".to_owned());
            format!("{unit} {}", kind.label())
        }
        RoundGroup::Revenue(_, fund) => format!("{} {}", owner.unwrap_or_default(), fund.label()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::fill;
    use crate::edit::freeze;
    use crate::model::BudgetUnit;
    use crate::model::ExpenditureLine;
    use crate::model::Field;
    use crate::model::LineField;
    use crate::model::LineKind;
    use crate::model::Records;
    use crate::model::UnitId;
    use crate::model::Value;
    use crate::money::Money;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;
    use crate::rules::explain_edit;
    use crate::rules::explanations;

    /// A unit with operating costs of 100 yuan, frozen as 一上, now 150 yuan in 二上.
    fn budget() -> Budget {
        let unit = BudgetUnit {
            id: UnitId::new(1),
            ..BudgetUnit::default()
        };
        let line = ExpenditureLine {
            id: LineId::new(2),
            unit: Some(unit.id),
            kind: LineKind::BasicOperating,
            amount: Money::from_yuan(100),
            ..ExpenditureLine::default()
        };
        let mut budget = Budget {
            next_id: 3,
            units: Records::new(vec![unit]).unwrap(),
            expenditure: Records::new(vec![line]).unwrap(),
            ..Budget::default()
        };
        keep(&mut budget, Round::FirstSubmission);
        budget.cover.round = Round::SecondSubmission;
        pay(&mut budget, 150);
        budget
    }

    fn keep(budget: &mut Budget, round: Round) {
        for edit in freeze(budget, round, "", "").edits {
            edit.apply(budget).unwrap();
        }
    }

    fn pay(budget: &mut Budget, yuan: i64) {
        let amount = Value::Money(Money::from_yuan(yuan));
        let field = Field::Line(LineField::Amount);
        let _ = budget.set_value(LineId::new(2).into(), field, amount);
    }

    /// What the rule finds, and then the explanations that are void.
    fn found(budget: &Budget) -> (Vec<Finding>, usize) {
        let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
        let book = fill(budget, &pack);
        let ctx = CheckCtx::new(budget, &pack, &book);
        let mut findings = Vec::new();
        check(&ctx, &mut findings);
        explanations::apply(&ctx, &mut findings);
        let count = findings.len();
        (explanations::lapsed::RULE.check)(&ctx, &mut findings);
        let void = findings.split_off(count);
        (findings, void.len())
    }

    fn explain(budget: &mut Budget) {
        let (findings, _) = found(budget);
        for edit in explain_edit(budget, &findings[0], "按控制数调整", "2023-12-01") {
            edit.apply(budget).unwrap();
        }
    }

    #[test]
    fn a_reason_settles_it_until_the_amount_changes_again() {
        let mut budget = budget();
        assert!(found(&budget).0[0].is_open());
        explain(&mut budget);
        let (findings, void) = found(&budget);
        assert!(!findings[0].is_open());
        assert_eq!(void, 0);
        pay(&mut budget, 160);
        let (findings, void) = found(&budget);
        assert!(findings[0].is_open());
        assert_eq!(void, 1);
    }

    #[test]
    fn a_reason_stays_with_its_round_when_the_next_one_begins() {
        let mut budget = budget();
        explain(&mut budget);
        let base = budget.rounds[0].id;
        keep(&mut budget, Round::SecondSubmission);
        budget.cover.round = Round::Approval;
        assert_eq!(found(&budget), (Vec::new(), 0));
        let group = RoundGroup::Kind(Some(UnitId::new(1)), LineKind::BasicOperating);
        assert_eq!(round_reason(&budget, base, group), Some("按控制数调整"));
        let other = RoundGroup::Kind(Some(UnitId::new(1)), LineKind::BasicPersonnel);
        assert_eq!(round_reason(&budget, base, other), None);
    }

    #[test]
    fn a_reason_for_what_is_as_before_again_or_for_a_deleted_round_is_void() {
        let mut budget = budget();
        explain(&mut budget);
        let with_reason = budget.clone();
        pay(&mut budget, 100);
        assert_eq!(found(&budget), (Vec::new(), 1));
        let mut budget = with_reason;
        assert!(budget.remove_record(budget.rounds[0].id.into()).is_some());
        assert_eq!(found(&budget), (Vec::new(), 1));
    }

    #[test]
    fn each_round_is_compared_with_the_last_one_submitted_before_it() {
        let check = |now: Round, kept: &[Round], expected: Option<Round>| {
            let mut budget = Budget::default();
            budget.cover.round = now;
            for round in kept {
                keep(&mut budget, *round);
            }
            assert_eq!(
                round_before(&budget).map(|it| it.round),
                expected,
                "{now:?}"
            );
        };
        let [first, control, second, approval] = [0, 1, 2, 3].map(|at: usize| Round::ALL[at]);
        let all = [first, control, second];
        check(first, &all, None);
        check(control, &all, None);
        check(second, &all, Some(first));
        check(approval, &all, Some(second));
        check(approval, &[first, control], Some(first));
        check(second, &[control], None);
    }
}
