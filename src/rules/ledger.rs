//! The figures that texts quote by name: what each may stand for, from the records.
//!
//! Deliberately not here: reading the texts. A name may mean several sums (with or without carry-over,
//! of one fund or of all); a quoted amount is right when it is any of them.

use crate::codes::EconomicCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::compute::Group;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::Origin;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::Source;
use crate::rules::CheckCtx;

/// A figure that has a name (常用数).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Quantity {
    RevenueTotal,
    CurrentRevenue,
    CarryOver,
    GeneralRevenue,
    FundRevenue,
    SpendingTotal,
    Basic,
    Personnel,
    Operating,
    Project,
    ThreePublic,
    Overseas,
    Vehicles,
    VehiclePurchase,
    VehicleOperation,
    Hospitality,
    Procurement,
    /// Named, but in none of the tables.
    Unbound,
}

/// Whose figures are meant (所指范围).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum About {
    /// All units.
    Department,
    /// A unit and those below it.
    Unit(UnitId),
}

const OVERSEAS: u32 = 30212;
const HOSPITALITY: u32 = 30217;
const OPERATION: u32 = 30231;
const PURCHASE: u32 = 31013;

impl Quantity {
    /// Whether it belongs to the official-expense trio.
    pub const fn is_three_public(self) -> bool {
        !self.economics().is_empty()
    }

    /// Whether other sums end with the same name, so that what stands before it matters.
    pub const fn is_general(self) -> bool {
        matches!(
            self,
            Self::Basic | Self::Personnel | Self::Operating | Self::Project | Self::CarryOver
        ) || self.is_total()
    }

    /// Whether it is the sum of everything of a unit.
    pub const fn is_total(self) -> bool {
        matches!(
            self,
            Self::RevenueTotal | Self::SpendingTotal | Self::CurrentRevenue
        )
    }

    /// The economic codes it is the sum of.
    const fn economics(self) -> &'static [u32] {
        match self {
            Self::ThreePublic => &[OVERSEAS, HOSPITALITY, OPERATION, PURCHASE],
            Self::Overseas => &[OVERSEAS],
            Self::Vehicles => &[OPERATION, PURCHASE],
            Self::VehiclePurchase => &[PURCHASE],
            Self::VehicleOperation => &[OPERATION],
            Self::Hospitality => &[HOSPITALITY],
            _ => &[],
        }
    }

    /// Whether expenditure of a kind is part of it.
    const fn has_kind(self, kind: LineKind) -> bool {
        match self {
            Self::Basic => matches!(kind, LineKind::BasicPersonnel | LineKind::BasicOperating),
            Self::Personnel => matches!(kind, LineKind::BasicPersonnel),
            Self::Operating => matches!(kind, LineKind::BasicOperating),
            Self::Project => matches!(kind, LineKind::Project),
            _ => true,
        }
    }
}

/// A sum of expenditure or revenue that agree in all that matters here.
struct Entry {
    kind: LineKind,
    fund: FundSource,
    origin: Origin,
    economic: Option<EconomicCode>,
    amount: Money,
}

/// The sums of a unit, or of all (数额汇总).
pub(in crate::rules) struct Ledger {
    revenue: Vec<Entry>,
    spending: Vec<Entry>,
    procurement: Money,
}

impl Ledger {
    /// The sums of these units.
    pub fn of(ctx: &CheckCtx<'_>, about: About) -> Self {
        let facts = &ctx.book.facts;
        let is_wanted = |fact: &Fact| match (about, facts.unit(fact)) {
            (About::Department, _) => true,
            (About::Unit(unit), Some(own)) => ctx.budget.is_or_leads(unit, own),
            (About::Unit(_), None) => false,
        };
        let entries = |groups: &[Group]| {
            groups
                .iter()
                .filter(|group| is_wanted(&group.first))
                .map(|group| Entry {
                    kind: facts.kind(&group.first),
                    fund: facts.fund(&group.first),
                    origin: facts.origin(&group.first),
                    economic: facts.economic(&group.first),
                    amount: group.amount,
                })
                .collect::<Vec<_>>()
        };
        let narrow = [Dimension::Kind, Dimension::Unit];
        let wide = [Dimension::Kind, Dimension::Unit, Dimension::Economic];
        Self {
            revenue: entries(&facts.groups(Source::Revenue, &narrow)),
            spending: entries(&ctx.groups(&wide)),
            procurement: entries(&facts.groups(Source::Procurement, &narrow))
                .iter()
                .map(|it| it.amount)
                .sum(),
        }
    }

    /// Whether there is anything to compare with yet.
    pub fn is_empty(&self) -> bool {
        self.spending.iter().all(|it| it.amount.is_zero())
    }

    /// Whether money is carried over from last year.
    pub fn has_carry_over(&self) -> bool {
        let carried = |it: &&Entry| it.origin == Origin::CarryOver;
        let sum: Money = self
            .revenue
            .iter()
            .filter(carried)
            .map(|it| it.amount)
            .sum();
        !sum.is_zero()
    }

    /// The amounts a name may stand for, the usual one first; none for what no table has.
    pub fn amounts(&self, quantity: Quantity) -> Vec<Money> {
        let all = |_: &Entry| true;
        let current = |it: &Entry| it.origin == Origin::CurrentYear;
        let of = |fund: FundSource| move |it: &Entry| it.fund == fund;
        match quantity {
            Quantity::Unbound => Vec::new(),
            Quantity::Procurement => vec![self.procurement],
            Quantity::RevenueTotal => {
                let mut amounts = self.variants(false, all);
                amounts.extend(self.variants(true, all));
                amounts
            }
            Quantity::CurrentRevenue => vec![self.received(current)],
            Quantity::CarryOver => self.variants(false, |it| it.origin == Origin::CarryOver),
            Quantity::GeneralRevenue => self.by_fund(of(FundSource::GeneralPublic)),
            Quantity::FundRevenue => self.by_fund(of(FundSource::GovernmentFund)),
            Quantity::SpendingTotal => {
                let mut amounts = self.variants(true, all);
                amounts.extend(self.variants(true, |it| it.kind != LineKind::CarryForward));
                amounts
            }
            _ => self.variants(true, |it| {
                quantity.has_kind(it.kind) && has_code(it, quantity)
            }),
        }
    }

    /// Revenue of a fund, with and without carry-over, and what is spent of it.
    fn by_fund(&self, is_of_fund: impl Fn(&Entry) -> bool) -> Vec<Money> {
        vec![
            self.received(|it| is_of_fund(it) && it.origin == Origin::CurrentYear),
            self.received(&is_of_fund),
            self.spent(|it| is_of_fund(it) && it.origin == Origin::CurrentYear),
            self.spent(&is_of_fund),
        ]
    }

    /// A sum of all funds, of appropriations and of the general budget, each with and without carry-over.
    fn variants(&self, is_spending: bool, wanted: impl Fn(&Entry) -> bool) -> Vec<Money> {
        let funds: [fn(FundSource) -> bool; 3] = [
            |_| true,
            FundSource::is_appropriation,
            |fund| fund == FundSource::GeneralPublic,
        ];
        let entries = if is_spending {
            &self.spending
        } else {
            &self.revenue
        };
        let sum = |fund: fn(FundSource) -> bool, is_current: bool| {
            let counts = |it: &&Entry| {
                wanted(it) && fund(it.fund) && (!is_current || it.origin == Origin::CurrentYear)
            };
            entries.iter().filter(counts).map(|it| it.amount).sum()
        };
        funds
            .into_iter()
            .flat_map(|fund| [sum(fund, false), sum(fund, true)])
            .collect()
    }

    fn received(&self, wanted: impl Fn(&Entry) -> bool) -> Money {
        let entries = self.revenue.iter();
        entries.filter(|it| wanted(it)).map(|it| it.amount).sum()
    }

    fn spent(&self, wanted: impl Fn(&Entry) -> bool) -> Money {
        let entries = self.spending.iter();
        entries.filter(|it| wanted(it)).map(|it| it.amount).sum()
    }
}

fn has_code(entry: &Entry, quantity: Quantity) -> bool {
    let codes = quantity.economics();
    codes.is_empty()
        || entry
            .economic
            .is_some_and(|it| codes.contains(&it.number()))
}
