//! Which lines were added, removed or changed between two states.
//!
//! A line is the same line when it has the same id; a line that was deleted and entered once more is found by
//! what it is for.
//! Deliberately not here: order and sums.

use std::collections::VecDeque;
use std::hash::Hash;

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::compute::rounds::RoundGroup;
use crate::compute::rounds::twins::Twins;
use crate::model::Budget;
use crate::model::ExpenditureLine;
use crate::model::Field;
use crate::model::FieldName as _;
use crate::model::FundSource;
use crate::model::Item;
use crate::model::Origin;
use crate::model::RecordId;
use crate::model::Records;
use crate::model::RevenueLine;
use crate::model::UnitId;
use crate::money::Money;

/// How a line changed (变动方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineChangeKind {
    /// It wasn't there.
    Added,
    /// It is gone.
    Removed,
    /// Something in it is different.
    Adjusted,
}

/// A line that isn't the same in two states (变动行).
#[derive(Clone, Debug, PartialEq)]
pub struct LineChange {
    /// Where it counts.
    pub group: RoundGroup,
    /// How it changed.
    pub kind: LineChangeKind,
    /// The earlier record.
    pub then: Option<RecordId>,
    /// The later record.
    pub now: Option<RecordId>,
    /// What is different in it; nothing for lines that came or went.
    pub fields: Vec<Field>,
    /// What it added to the group.
    pub amount_then: Money,
    /// What it adds now.
    pub amount_now: Money,
}

impl LineChangeKind {
    /// All, in the order shown.
    pub const ALL: [Self; 3] = [Self::Added, Self::Removed, Self::Adjusted];

    /// The term.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Added => "新增",
            Self::Removed => "删除",
            Self::Adjusted => "调整",
        }
    }
}

impl LineChange {
    /// What was added to the group.
    #[must_use]
    pub fn change(&self) -> Money {
        self.amount_now - self.amount_then
    }
}

/// Every line that was added, removed or changed, revenue first.
pub(super) fn line_changes(then: &Budget, now: &Budget, twins: &Twins) -> Vec<LineChange> {
    let mut found = Vec::new();
    collect(&then.revenue, &now.revenue, twins, &mut found);
    collect(&then.expenditure, &now.expenditure, twins, &mut found);
    found
}

/// A line of revenue or expenditure.
trait Line: Item<Field: Into<Field>, Id: Into<RecordId> + Into<u32>> {
    /// What tells which line it is, were it entered once more.
    type Purpose: Eq + Hash;
    fn group(&self) -> RoundGroup;
    fn amount(&self) -> Money;
    fn purpose(&self, twins: &Twins) -> Self::Purpose;
}

impl Line for RevenueLine {
    type Purpose = (RoundGroup, Option<FunctionCode>, Origin);

    fn group(&self) -> RoundGroup {
        RoundGroup::of_revenue(self)
    }

    fn amount(&self) -> Money {
        self.amount
    }

    fn purpose(&self, twins: &Twins) -> Self::Purpose {
        (twins.group(self.group()), self.function, self.origin)
    }
}

/// The codes of a line; the government's class follows from them.
type Codes = (Option<FunctionCode>, Option<EconomicCode>);

impl Line for ExpenditureLine {
    type Purpose = (RoundGroup, Option<UnitId>, Codes, FundSource, Origin);

    fn group(&self) -> RoundGroup {
        RoundGroup::of_line(self)
    }

    fn amount(&self) -> Money {
        self.amount
    }

    fn purpose(&self, twins: &Twins) -> Self::Purpose {
        let codes = (self.function, self.economic);
        let unit = twins.unit(self.unit);
        (
            twins.group(self.group()),
            unit,
            codes,
            self.fund,
            self.origin,
        )
    }
}

fn collect<T: Line>(
    then: &Records<T>,
    now: &Records<T>,
    twins: &Twins,
    found: &mut Vec<LineChange>,
) {
    let mut new: Vec<&T> = Vec::new();
    for line in now {
        match then.find(line.id()) {
            Some(old) if old == line => {}
            Some(old) => adjusted(old, line, twins, found),
            None => new.push(line),
        }
    }
    let is_gone = |line: &&T| now.find(line.id()).is_none();
    let mut gone: Vec<&T> = then.iter().filter(is_gone).collect();
    // Those with the same amount first, so that one line too many doesn't shift all others.
    for (old, line) in taken(&mut gone, &mut new, |it| (it.purpose(twins), it.amount())) {
        adjusted(old, line, twins, found);
    }
    for (old, line) in taken(&mut gone, &mut new, |it| it.purpose(twins)) {
        adjusted(old, line, twins, found);
    }
    found.extend(gone.into_iter().map(|line| removed(line, twins)));
    found.extend(new.into_iter().map(added));
}

/// Takes the lines that have the same key out of both lists, in order.
fn taken<'a, T: Line, K: Eq + Hash>(
    gone: &mut Vec<&'a T>,
    new: &mut Vec<&'a T>,
    key: impl Fn(&T) -> K,
) -> Vec<(&'a T, &'a T)> {
    let mut waiting: FxHashMap<K, VecDeque<&T>> = FxHashMap::default();
    for line in gone.iter() {
        waiting.entry(key(line)).or_default().push_back(line);
    }
    let mut pairs = Vec::new();
    new.retain(|line| {
        let old = waiting.get_mut(&key(line)).and_then(VecDeque::pop_front);
        pairs.extend(old.map(|old| (old, *line)));
        old.is_none()
    });
    let numbers: FxHashSet<u32> = pairs.iter().map(|(old, _)| old.number()).collect();
    gone.retain(|line| !numbers.contains(&line.number()));
    pairs
}

fn added<T: Line>(line: &T) -> LineChange {
    LineChange {
        group: line.group(),
        kind: LineChangeKind::Added,
        then: None,
        now: Some(line.id().into()),
        fields: Vec::new(),
        amount_then: Money::ZERO,
        amount_now: line.amount(),
    }
}

fn removed<T: Line>(line: &T, twins: &Twins) -> LineChange {
    LineChange {
        group: twins.group(line.group()),
        kind: LineChangeKind::Removed,
        then: Some(line.id().into()),
        now: None,
        fields: Vec::new(),
        amount_then: line.amount(),
        amount_now: Money::ZERO,
    }
}

/// A line that went from one group to another counts in both, so that each adds up.
fn adjusted<T: Line>(old: &T, new: &T, twins: &Twins, found: &mut Vec<LineChange>) {
    let is_other = |field: &T::Field| twins.value(old.get(*field)) != new.get(*field);
    let fields = T::Field::ALL.iter().copied().filter(is_other);
    let fields: Vec<Field> = fields.map(Into::into).collect();
    if fields.is_empty() {
        return;
    }
    let (from, to) = (removed(old, twins), added(new));
    let both = LineChange {
        kind: LineChangeKind::Adjusted,
        then: from.then,
        fields,
        ..to
    };
    if from.group == both.group {
        found.push(LineChange {
            amount_then: from.amount_then,
            ..both
        });
    } else {
        found.push(LineChange {
            group: from.group,
            amount_then: from.amount_then,
            amount_now: Money::ZERO,
            ..both.clone()
        });
        found.push(both);
    }
}
