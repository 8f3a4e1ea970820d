//! What lines are put together for when two rounds are compared, and what each group comes to.

use rustc_hash::FxHashMap;

use crate::compute::rounds::twins::Twins;
use crate::model::Budget;
use crate::model::ExpenditureLine;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::RevenueLine;
use crate::model::UnitId;
use crate::money::Money;

/// What lines are put together for (变动归类).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoundGroup {
    /// Revenue of a unit from one source.
    Revenue(Option<UnitId>, FundSource),
    /// Expenditure of a unit of one kind that belongs to no project.
    Kind(Option<UnitId>, LineKind),
    /// Expenditure of a project, of whichever units.
    Project(ProjectId),
}

/// A group in two states (归类前后对比).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupChange {
    /// What the amounts are for.
    pub group: RoundGroup,
    /// What all its lines came to, changed or not.
    pub then: Money,
    /// What they come to now.
    pub now: Money,
}

impl RoundGroup {
    /// The group of an expenditure line.
    #[must_use]
    pub const fn of_line(line: &ExpenditureLine) -> Self {
        match (line.kind, line.project) {
            (LineKind::Project, Some(project)) => Self::Project(project),
            (kind, _) => Self::Kind(line.unit, kind),
        }
    }

    /// The group of a revenue line.
    #[must_use]
    pub const fn of_revenue(line: &RevenueLine) -> Self {
        Self::Revenue(line.unit, line.source)
    }

    /// The same text for the same group for ever: part of the identity of what is said about it.
    #[must_use]
    pub fn subject(self) -> String {
        let unit = |unit: Option<UnitId>| {
            let number = unit.map_or(0, UnitId::number);
            format!("units#{number}")
        };
        match self {
            Self::Revenue(of, fund) => format!("{}/revenue/{fund:?}", unit(of)),
            Self::Kind(of, kind) => format!("{}/{kind:?}", unit(of)),
            Self::Project(project) => format!("projects#{}", project.number()),
        }
    }

    /// The unit or project it is of, as far as one is filled in.
    #[must_use]
    pub fn owner(self) -> Option<RecordId> {
        match self {
            Self::Revenue(unit, _) | Self::Kind(unit, _) => unit.map(RecordId::from),
            Self::Project(project) => Some(project.into()),
        }
    }
}

impl GroupChange {
    /// A group with its sums.
    pub(super) fn in_sums(group: RoundGroup, sums: &GroupSums) -> Self {
        let [then, now] = sums.get(&group).copied().unwrap_or_default();
        Self { group, then, now }
    }

    /// What was added.
    #[must_use]
    pub fn change(&self) -> Money {
        self.now - self.then
    }
}

/// What every group of expenditure comes to in two states, where that isn't the same; by group.
#[must_use]
pub fn spending_changes(then: &Budget, now: &Budget) -> Vec<GroupChange> {
    let twins = Twins::of(then, now);
    let mut sums = FxHashMap::default();
    add_spending(then, &twins, 0, &mut sums);
    add_spending(now, &twins, 1, &mut sums);
    let mut changes: Vec<GroupChange> = sums
        .into_iter()
        .map(|(group, [then, now])| GroupChange { group, then, now })
        .filter(|it| it.then != it.now)
        .collect();
    changes.sort_by_key(|it| it.group);
    changes
}

/// Both sums of each group.
pub(super) type GroupSums = FxHashMap<RoundGroup, [Money; 2]>;

/// What every group comes to in both states.
pub(super) fn group_sums(then: &Budget, now: &Budget, twins: &Twins) -> GroupSums {
    let mut sums = FxHashMap::default();
    for (state, budget) in [then, now].into_iter().enumerate() {
        add_spending(budget, twins, state, &mut sums);
        for line in &budget.revenue {
            let group = twins.group(RoundGroup::of_revenue(line));
            sums.entry(group).or_default()[state] += line.amount;
        }
    }
    sums
}

fn add_spending(budget: &Budget, twins: &Twins, state: usize, sums: &mut GroupSums) {
    for line in &budget.expenditure {
        let group = twins.group(RoundGroup::of_line(line));
        sums.entry(group).or_default()[state] += line.amount;
    }
}
