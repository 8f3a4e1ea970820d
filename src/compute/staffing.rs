//! Quota beside what there is: heads by group of posts, vehicles, for each unit and the department.
//!
//! The one definition of the control rate; the screen and rule P-02 both take it from here.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;

use crate::model::Budget;
use crate::model::FundingMode;
use crate::model::StaffCategory;
use crate::model::Staffing;
use crate::model::UnitId;
use crate::model::UnitNature;
use crate::model::Vehicle;

/// Quota and what fills it (编制与实有).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuotaSum {
    /// Posts or vehicles allowed.
    pub quota: u64,
    /// Heads or vehicles there are.
    pub actual: u64,
    /// Heads there were last year.
    pub prior: u64,
}

/// Heads whose quota is kept together (编制类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StaffGroup {
    /// 行政编制
    Administrative,
    /// 参公编制
    CivilServantManaged,
    /// 事业编制
    Institution,
    /// 工勤编制
    Support,
    /// 离退休人员
    Retired,
    /// 遗属
    Survivor,
    /// 编外人员
    Outside,
}

/// The heads of a unit, or of all of them, by group (人员汇总).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffSums(BTreeMap<StaffGroup, QuotaSum>);

/// A sum for each unit that has records, and for all (各单位汇总); records without a unit stand under `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitSums<T> {
    /// By unit.
    pub units: BTreeMap<Option<UnitId>, T>,
    /// Of the department.
    pub all: T,
}

impl QuotaSum {
    /// The control rate (控制率) in percent, exact: what there is for a hundred of the quota. None without a quota.
    #[must_use]
    pub fn rate(self) -> Option<Decimal> {
        (Decimal::from(self.actual) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(self.quota))
    }

    /// How many there are above the quota (超编).
    #[must_use]
    pub const fn above(self) -> u64 {
        self.actual.saturating_sub(self.quota)
    }

    /// How many of the quota are not filled (缺编).
    #[must_use]
    pub const fn vacant(self) -> u64 {
        self.quota.saturating_sub(self.actual)
    }

    fn add(&mut self, more: Self) {
        self.quota += more.quota;
        self.actual += more.actual;
        self.prior += more.prior;
    }
}

impl From<&Staffing> for QuotaSum {
    fn from(row: &Staffing) -> Self {
        Self {
            quota: row.quota.into(),
            actual: row.actual.into(),
            prior: row.prior_actual.into(),
        }
    }
}

impl From<&Vehicle> for QuotaSum {
    fn from(row: &Vehicle) -> Self {
        Self {
            quota: row.quota.into(),
            actual: row.held.into(),
            prior: 0,
        }
    }
}

/// A percentage as people read it: one decimal, half away from zero, `104.2%`.
#[must_use]
pub fn percent_text(percent: Decimal) -> String {
    let rounded = percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.1}%")
}

impl StaffGroup {
    /// The group of a category.
    #[must_use]
    pub const fn of(category: StaffCategory) -> Self {
        match category {
            StaffCategory::Administrative => Self::Administrative,
            StaffCategory::CivilServantManaged => Self::CivilServantManaged,
            StaffCategory::InstitutionFull
            | StaffCategory::InstitutionPartial
            | StaffCategory::InstitutionSelfFunded => Self::Institution,
            StaffCategory::Support => Self::Support,
            StaffCategory::RetiredCadre | StaffCategory::Retired => Self::Retired,
            StaffCategory::Survivor => Self::Survivor,
            StaffCategory::Contracted | StaffCategory::Dispatched => Self::Outside,
        }
    }

    /// The official term.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Administrative => "行政编制",
            Self::CivilServantManaged => "参公编制",
            Self::Institution => "事业编制",
            Self::Support => "工勤编制",
            Self::Retired => "离退休人员",
            Self::Survivor => "遗属",
            Self::Outside => "编外人员",
        }
    }

    /// Whether these heads fill posts of the staffing quota, see [`StaffCategory::has_quota`].
    #[must_use]
    pub const fn has_quota(self) -> bool {
        match self {
            Self::Administrative
            | Self::CivilServantManaged
            | Self::Institution
            | Self::Support => true,
            Self::Retired | Self::Survivor | Self::Outside => false,
        }
    }
}

impl StaffSums {
    /// The groups that have records, in their order.
    pub fn groups(&self) -> impl Iterator<Item = (StaffGroup, QuotaSum)> {
        self.0.iter().map(|(group, sum)| (*group, *sum))
    }

    /// The heads in quota posts and their quota (在职人员): what the control rate of a unit is about.
    #[must_use]
    pub fn posts(&self) -> QuotaSum {
        let mut posts = QuotaSum::default();
        for (_, sum) in self.groups().filter(|(group, _)| group.has_quota()) {
            posts.add(sum);
        }
        posts
    }

    fn add(&mut self, row: &Staffing) {
        let sum = self.0.entry(StaffGroup::of(row.category)).or_default();
        sum.add(row.into());
    }
}

impl<T: Clone + Default> UnitSums<T> {
    /// The sum of a unit; nothing where it has no records.
    #[must_use]
    pub fn of(&self, unit: UnitId) -> T {
        self.units.get(&Some(unit)).cloned().unwrap_or_default()
    }
}

/// The heads of every unit (人员汇总).
#[must_use]
pub fn staff_sums(budget: &Budget) -> UnitSums<StaffSums> {
    let mut sums = UnitSums::<StaffSums>::default();
    for row in &budget.staffing {
        sums.units.entry(row.unit).or_default().add(row);
        sums.all.add(row);
    }
    sums
}

/// The vehicles of every unit (车辆汇总).
#[must_use]
pub fn vehicle_sums(budget: &Budget) -> UnitSums<QuotaSum> {
    let mut sums = UnitSums::<QuotaSum>::default();
    for row in &budget.vehicles {
        sums.units.entry(row.unit).or_default().add(row.into());
        sums.all.add(row.into());
    }
    sums
}

/// The categories a unit of this nature usually has heads of; every one while its nature is open.
#[must_use]
pub fn usual_categories(nature: UnitNature, funding: FundingMode) -> Vec<StaffCategory> {
    let institution = match funding {
        FundingMode::Full => StaffCategory::InstitutionFull,
        FundingMode::Partial => StaffCategory::InstitutionPartial,
        FundingMode::SelfFunded => StaffCategory::InstitutionSelfFunded,
    };
    let own = match nature {
        UnitNature::Administrative => StaffCategory::Administrative,
        UnitNature::CivilServantManaged => StaffCategory::CivilServantManaged,
        UnitNature::WelfareOne | UnitNature::WelfareTwo | UnitNature::OtherInstitution => {
            institution
        }
        UnitNature::Unstated | UnitNature::Other => return StaffCategory::ALL.to_vec(),
    };
    let support = matches!(
        nature,
        UnitNature::Administrative | UnitNature::CivilServantManaged
    );
    let others = [
        StaffCategory::RetiredCadre,
        StaffCategory::Retired,
        StaffCategory::Survivor,
        StaffCategory::Contracted,
        StaffCategory::Dispatched,
    ];
    std::iter::once(own)
        .chain(support.then_some(StaffCategory::Support))
        .chain(others)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Records;
    use crate::model::StaffingId;
    use crate::model::VehicleId;

    fn row(id: u32, unit: u32, category: StaffCategory, quota: u32, actual: u32) -> Staffing {
        Staffing {
            id: StaffingId::new(id),
            unit: Some(UnitId::new(unit)),
            category,
            quota,
            actual,
            ..Staffing::default()
        }
    }

    fn sum(quota: u64, actual: u64) -> QuotaSum {
        QuotaSum {
            quota,
            actual,
            prior: 0,
        }
    }

    fn check_rate(quota: u64, actual: u64, expected: Option<&str>) {
        let rate = sum(quota, actual).rate().map(percent_text);
        assert_eq!(rate.as_deref(), expected, "{actual} of {quota}");
    }

    #[test]
    fn the_control_rate_has_one_decimal_and_needs_a_quota() {
        check_rate(50, 50, Some("100.0%"));
        check_rate(48, 50, Some("104.2%"));
        check_rate(800, 1, Some("0.1%"));
        check_rate(2000, 1, Some("0.1%"));
        check_rate(3, 2, Some("66.7%"));
        check_rate(0, 2, None);
    }

    #[test]
    fn heads_are_above_the_quota_or_posts_are_vacant() {
        assert_eq!((sum(3, 5).above(), sum(3, 5).vacant()), (2, 0));
        assert_eq!((sum(5, 3).above(), sum(5, 3).vacant()), (0, 2));
    }

    #[test]
    fn heads_add_up_by_group_for_each_unit_and_for_the_department() {
        let rows = vec![
            row(1, 1, StaffCategory::InstitutionFull, 10, 9),
            row(2, 1, StaffCategory::InstitutionPartial, 5, 6),
            row(3, 1, StaffCategory::Retired, 0, 4),
            row(4, 2, StaffCategory::Administrative, 3, 2),
            row(5, 2, StaffCategory::Dispatched, 0, 7),
        ];
        let budget = Budget {
            staffing: Records::new(rows).unwrap(),
            ..Budget::default()
        };
        let sums = staff_sums(&budget);
        let first: Vec<_> = sums.of(UnitId::new(1)).groups().collect();
        let expected = [
            (StaffGroup::Institution, sum(15, 15)),
            (StaffGroup::Retired, sum(0, 4)),
        ];
        assert_eq!(first, expected);
        assert_eq!(sums.of(UnitId::new(2)).posts(), sum(3, 2));
        assert_eq!(sums.all.posts(), sum(18, 17));
    }

    #[test]
    fn a_group_has_a_quota_where_its_categories_have() {
        for category in StaffCategory::ALL {
            assert_eq!(
                StaffGroup::of(*category).has_quota(),
                category.has_quota(),
                "{}",
                category.label()
            );
        }
    }

    #[test]
    fn vehicles_add_up_for_each_unit() {
        let vehicle = |id, quota, held| Vehicle {
            id: VehicleId::new(id),
            unit: Some(UnitId::new(1)),
            quota,
            held,
            ..Vehicle::default()
        };
        let budget = Budget {
            vehicles: Records::new(vec![vehicle(1, 2, 3), vehicle(2, 1, 0)]).unwrap(),
            ..Budget::default()
        };
        assert_eq!(vehicle_sums(&budget).of(UnitId::new(1)), sum(3, 3));
    }

    #[test]
    fn a_unit_has_posts_of_its_own_nature() {
        let full = usual_categories(UnitNature::WelfareOne, FundingMode::Full);
        assert_eq!(full[0], StaffCategory::InstitutionFull);
        let partial = usual_categories(UnitNature::WelfareTwo, FundingMode::Partial);
        assert_eq!(partial[0], StaffCategory::InstitutionPartial);
        assert!(!partial.contains(&StaffCategory::Administrative));
        let open = usual_categories(UnitNature::Unstated, FundingMode::Full);
        assert_eq!(open, StaffCategory::ALL);
    }
}
