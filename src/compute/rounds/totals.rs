//! What two rounds come to by source of revenue and kind of expenditure, with the control figures of both.

use rustc_hash::FxHashSet;

use crate::model::Budget;
use crate::model::ControlFigure;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::UnitId;
use crate::money::Money;

/// What a total is of (汇总项目).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotalOf {
    /// Revenue from one source.
    Source(FundSource),
    /// 收入总计
    Revenue,
    /// Expenditure of one kind.
    Kind(LineKind),
    /// 支出总计
    Spending,
}

/// A total in two states (汇总对比).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundTotal {
    /// What it is of.
    pub of: TotalOf,
    /// The earlier amount.
    pub then: Money,
    /// The later amount.
    pub now: Money,
    /// The earlier control figure; none where none was handed down.
    pub limit_then: Option<Money>,
    /// The later control figure.
    pub limit_now: Option<Money>,
}

impl TotalOf {
    /// The term.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Source(fund) => fund.label(),
            Self::Revenue => "收入总计",
            Self::Kind(kind) => kind.label(),
            Self::Spending => "支出总计",
        }
    }

    /// Whether others are summed in it.
    #[must_use]
    pub const fn is_sum(self) -> bool {
        matches!(self, Self::Revenue | Self::Spending)
    }
}

impl RoundTotal {
    /// What was added.
    #[must_use]
    pub fn change(&self) -> Money {
        self.now - self.then
    }

    /// What the later control figure still leaves; below zero when it is exceeded.
    #[must_use]
    pub fn room(&self) -> Option<Money> {
        self.limit_now.map(|limit| limit - self.now)
    }

    fn is_shown(&self) -> bool {
        let is_limited = self.limit_then.is_some() || self.limit_now.is_some();
        self.of.is_sum() || is_limited || !self.then.is_zero() || !self.now.is_zero()
    }
}

/// The totals of two states, revenue first, without those that are nothing in both.
#[must_use]
pub fn round_totals(then: &Budget, now: &Budget) -> Vec<RoundTotal> {
    let states = [Sums::of(then), Sums::of(now)];
    let total = |of| {
        let [(then, limit_then), (now, limit_now)] =
            [0, 1].map(|at: usize| states[at].of_total(of));
        RoundTotal {
            of,
            then,
            now,
            limit_then,
            limit_now,
        }
    };
    let sources = FundSource::ALL.iter().map(|fund| TotalOf::Source(*fund));
    let kinds = LineKind::ALL.iter().map(|kind| TotalOf::Kind(*kind));
    sources
        .chain([TotalOf::Revenue])
        .chain(kinds)
        .chain([TotalOf::Spending])
        .map(total)
        .filter(RoundTotal::is_shown)
        .collect()
}

/// The sums of one state, by the position of source and kind.
struct Sums {
    sources: Vec<Money>,
    kinds: Vec<Money>,
    limits: Vec<Option<Money>>,
}

impl Sums {
    fn of(budget: &Budget) -> Self {
        let mut sums = Self {
            sources: vec![Money::ZERO; FundSource::ALL.len()],
            kinds: vec![Money::ZERO; LineKind::ALL.len()],
            limits: vec![None; LineKind::ALL.len()],
        };
        for line in &budget.revenue {
            sums.sources[line.source as usize] += line.amount;
        }
        for line in &budget.expenditure {
            sums.kinds[line.kind as usize] += line.amount;
        }
        for figure in broadest(budget) {
            *sums.limits[figure.kind as usize].get_or_insert(Money::ZERO) += figure.amount;
        }
        sums
    }

    fn of_total(&self, of: TotalOf) -> (Money, Option<Money>) {
        match of {
            TotalOf::Source(fund) => (self.sources[fund as usize], None),
            TotalOf::Revenue => (self.sources.iter().copied().sum(), None),
            TotalOf::Kind(kind) => (self.kinds[kind as usize], self.limits[kind as usize]),
            TotalOf::Spending => (self.kinds.iter().copied().sum(), self.limit()),
        }
    }

    /// The limit on everything: known when all that is spent on is limited.
    fn limit(&self) -> Option<Money> {
        let mut kinds = self.kinds.iter().zip(&self.limits);
        let is_whole = kinds.all(|(amount, limit)| limit.is_some() || amount.is_zero());
        let limits = self.limits.iter().flatten();
        (is_whole && limits.clone().next().is_some()).then(|| limits.copied().sum())
    }
}

/// The control figures without those that are part of another: of a unit below, or of a part of the department.
fn broadest(budget: &Budget) -> impl Iterator<Item = &ControlFigure> {
    let figures = || {
        let figures = budget.control_figures.iter();
        figures.filter(|it| !it.amount.is_zero())
    };
    let keys: FxHashSet<_> = figures().map(|it| (it.kind, it.fund, it.unit)).collect();
    let is_part = move |figure: &ControlFigure| {
        let parent = |unit: &UnitId| budget.units.find(*unit)?.parent;
        let above = std::iter::successors(figure.unit.as_ref().and_then(parent), parent);
        // As many steps as there are units: more would go round in a circle.
        let above = above.take(budget.units.len()).map(Some);
        let department = figure.unit.map(|_| None);
        above
            .chain(department)
            .any(|unit| keys.contains(&(figure.kind, figure.fund, unit)))
    };
    figures().filter(move |figure| !is_part(figure))
}
