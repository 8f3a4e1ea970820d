//! Records as flat facts of small integers, so that one pass serves all rows of a table.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::codes::BudgetYear;
use crate::codes::Crosswalk;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::codes::PayerKind;
use crate::model::Budget;
use crate::model::FundSource;
use crate::model::Guarantee;
use crate::model::LineKind;
use crate::model::Origin;
use crate::model::ProjectId;
use crate::model::UnitId;
use crate::model::UnitNature;
use crate::money::Money;
use crate::packs::Source;

/// The dimensions with few values, packed into one number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::compute) struct Mark {
    pub kind: LineKind,
    pub fund: FundSource,
    pub origin: Origin,
    pub guarantee: Guarantee,
    pub is_procured: bool,
    pub is_service_purchase: bool,
    pub is_debt: bool,
}

/// A record as a fact (取数明细): its amount and its dimensions as positions among the values that occur.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// The amount.
    pub amount: Money,
    /// The position of the record in its list.
    pub position: u32,
    pub(in crate::compute) mark: u16,
    pub(in crate::compute) function: u32,
    pub(in crate::compute) economic: u16,
    pub(in crate::compute) government: u16,
    pub(in crate::compute) unit: u32,
    pub(in crate::compute) project: u32,
    pub(in crate::compute) has_project: bool,
}

/// The values that occur in one dimension, in order of first appearance (取值).
#[derive(Clone, Debug)]
pub(in crate::compute) struct Axis<T> {
    pub values: Vec<T>,
    places: FxHashMap<T, u32>,
    latest: Option<(T, u32)>,
}

impl<T> Default for Axis<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            places: FxHashMap::default(),
            latest: None,
        }
    }
}

impl<T: Copy + Eq + Hash> Axis<T> {
    /// The position of a value, added when new; neighbours in a list mostly share it.
    fn place(&mut self, value: T) -> u32 {
        if let Some((latest, place)) = self.latest
            && latest == value
        {
            return place;
        }
        let next = u32::try_from(self.values.len()).expect("a file has fewer than 2^32 records");
        let place = *self.places.entry(value).or_insert(next);
        if place == next {
            self.values.push(value);
        }
        self.latest = Some((value, place));
        place
    }

    /// As [`Axis::place`] for dimensions that can't have many values: marks and codes of five digits.
    fn small_place(&mut self, value: T) -> u16 {
        u16::try_from(self.place(value))
            .expect("marks and economic codes have fewer than 2^16 values")
    }
}

/// The dimensions of all facts (维度).
#[derive(Clone, Debug, Default)]
pub(in crate::compute) struct Axes {
    pub marks: Axis<u32>,
    pub functions: Axis<Option<FunctionCode>>,
    pub economics: Axis<Option<EconomicCode>>,
    pub governments: Axis<Option<GovernmentCode>>,
    pub units: Axis<Option<UnitId>>,
    pub projects: Axis<Option<ProjectId>>,
}

/// All facts of a budget, by source (取数明细表).
#[derive(Clone, Debug, Default)]
pub struct Facts {
    lists: [Vec<Fact>; 5],
    pub(in crate::compute) axes: Axes,
}

/// What a record says, before it becomes a [`Fact`].
#[derive(Default)]
struct Draft {
    mark: Mark,
    function: Option<FunctionCode>,
    economic: Option<EconomicCode>,
    government: Option<GovernmentCode>,
    unit: Option<UnitId>,
    project: Option<ProjectId>,
}

impl Mark {
    fn pack(self) -> u32 {
        let mut packed = self.kind as u32;
        packed = packed * 16 + self.fund as u32;
        packed = packed * 2 + self.origin as u32;
        packed = packed * 8 + self.guarantee as u32;
        packed = packed * 2 + u32::from(self.is_procured);
        packed = packed * 2 + u32::from(self.is_service_purchase);
        packed * 2 + u32::from(self.is_debt)
    }

    pub(in crate::compute) fn unpack(packed: u32) -> Self {
        let pick = |shift: u32, mask: u32| ((packed >> shift) & mask) as usize;
        Self {
            is_debt: pick(0, 1) == 1,
            is_service_purchase: pick(1, 1) == 1,
            is_procured: pick(2, 1) == 1,
            guarantee: Guarantee::ALL[pick(3, 7)],
            origin: Origin::ALL[pick(6, 1)],
            fund: FundSource::ALL[pick(7, 15)],
            kind: LineKind::ALL[pick(11, 15)],
        }
    }
}

impl Facts {
    /// The facts of a budget.
    #[must_use]
    pub fn new(budget: &Budget, crosswalk: &Crosswalk) -> Self {
        let mut facts = Self::default();
        facts.read_expenditure(budget, crosswalk);
        facts.read_revenue(budget);
        facts.read_plans(budget);
        facts
    }

    /// The facts of a source, in the order of its list.
    #[must_use]
    pub fn of(&self, source: Source) -> &[Fact] {
        &self.lists[source as usize]
    }

    fn push(&mut self, source: Source, position: usize, amount: Money, draft: &Draft) {
        let axes = &mut self.axes;
        let fact = Fact {
            amount,
            position: u32::try_from(position).expect("a file has fewer than 2^32 records"),
            mark: axes.marks.small_place(draft.mark.pack()),
            function: axes.functions.place(draft.function),
            economic: axes.economics.small_place(draft.economic),
            government: axes.governments.small_place(draft.government),
            unit: axes.units.place(draft.unit),
            project: axes.projects.place(draft.project),
            has_project: draft.project.is_some(),
        };
        self.lists[source as usize].push(fact);
    }

    fn read_expenditure(&mut self, budget: &Budget, crosswalk: &Crosswalk) {
        self.lists[Source::Expenditure as usize].reserve(budget.expenditure.len());
        let mut derive = Derivation::new(budget, crosswalk);
        for (at, line) in budget.expenditure.iter().enumerate() {
            let draft = Draft {
                mark: Mark {
                    kind: line.kind,
                    fund: line.fund,
                    origin: line.origin,
                    guarantee: line.guarantee,
                    is_procured: line.is_procured,
                    is_service_purchase: line.is_service_purchase,
                    is_debt: line.is_debt,
                },
                function: line.function,
                economic: line.economic,
                government: line
                    .government
                    .or_else(|| derive.government(line.unit, line.economic)),
                unit: line.unit,
                project: line.project,
            };
            self.push(Source::Expenditure, at, line.amount, &draft);
        }
    }

    fn read_revenue(&mut self, budget: &Budget) {
        for (at, line) in budget.revenue.iter().enumerate() {
            let mark = Mark {
                fund: line.source,
                origin: line.origin,
                ..Mark::default()
            };
            let draft = Draft {
                mark,
                function: line.function,
                unit: line.unit,
                ..Draft::default()
            };
            self.push(Source::Revenue, at, line.amount, &draft);
        }
    }

    fn read_plans(&mut self, budget: &Budget) {
        let mark = |fund, origin| Mark {
            fund,
            origin,
            ..Mark::default()
        };
        for (at, row) in budget.procurement.iter().enumerate() {
            let draft = Draft {
                mark: mark(row.fund, row.origin),
                unit: row.unit,
                project: row.project,
                ..Draft::default()
            };
            self.push(Source::Procurement, at, row.amount, &draft);
        }
        for (at, row) in budget.services.iter().enumerate() {
            let draft = Draft {
                mark: mark(row.fund, row.origin),
                function: row.function,
                unit: row.unit,
                project: row.project,
                ..Draft::default()
            };
            self.push(Source::Services, at, row.amount, &draft);
        }
        for (at, row) in budget.debt.iter().enumerate() {
            let draft = Draft {
                mark: mark(row.fund, row.origin),
                unit: row.unit,
                project: row.project,
                ..Draft::default()
            };
            self.push(Source::Debt, at, row.amount, &draft);
        }
    }
}

/// The government economic class of every expenditure line (采用的政府经济科目): its own, or the one that follows.
#[must_use]
pub fn government_classes(budget: &Budget, crosswalk: &Crosswalk) -> Vec<Option<GovernmentCode>> {
    let mut derive = Derivation::new(budget, crosswalk);
    let lines = budget.expenditure.iter();
    lines
        .map(|line| {
            line.government
                .or_else(|| derive.government(line.unit, line.economic))
        })
        .collect()
}

/// The government economic class that follows from the crosswalk, remembered per pair.
struct Derivation<'a> {
    crosswalk: &'a Crosswalk,
    year: Option<BudgetYear>,
    payers: FxHashMap<UnitId, PayerKind>,
    known: FxHashMap<(PayerKind, EconomicCode), Option<GovernmentCode>>,
}

impl<'a> Derivation<'a> {
    fn new(budget: &Budget, crosswalk: &'a Crosswalk) -> Self {
        Self {
            crosswalk,
            year: budget.cover.year,
            payers: budget
                .units
                .iter()
                .filter_map(|unit| Some((unit.id, payer_kind(unit.nature)?)))
                .collect(),
            known: FxHashMap::default(),
        }
    }

    fn government(
        &mut self,
        unit: Option<UnitId>,
        economic: Option<EconomicCode>,
    ) -> Option<GovernmentCode> {
        let (economic, year) = (economic?, self.year?);
        let payer = *self.payers.get(&unit?)?;
        let crosswalk = self.crosswalk;
        *self.known.entry((payer, economic)).or_insert_with(|| {
            crosswalk
                .default_for(payer, economic, year)
                .map(|row| row.government)
        })
    }
}

/// How the crosswalk sees a unit's nature; `None` while it is unstated.
#[must_use]
pub const fn payer_kind(nature: UnitNature) -> Option<PayerKind> {
    Some(match nature {
        UnitNature::Unstated => return None,
        UnitNature::Administrative => PayerKind::Administrative,
        UnitNature::CivilServantManaged => PayerKind::CivilServantManaged,
        UnitNature::WelfareOne | UnitNature::WelfareTwo | UnitNature::OtherInstitution => {
            PayerKind::PublicInstitution
        }
        UnitNature::Other => PayerKind::Other,
    })
}
