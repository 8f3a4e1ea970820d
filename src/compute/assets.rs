//! What a unit may have of an asset beside what it has and plans to buy: the headroom under the standards.
//!
//! Deliberately not here: findings. A standard that is only believed gives figures, but no judgment.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::codes::BudgetYear;
use crate::compute::asset_kinds::Kinds;
use crate::compute::asset_plans::limit;
use crate::compute::asset_plans::replaced;
use crate::compute::staff_sums;
use crate::compute::vehicle_sums;
use crate::model::Budget;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::AssetStandard;
use crate::packs::Pack;

/// The standards in force and how units stand against them (配置标准对照).
#[derive(Clone, Debug, Default)]
pub struct AssetRooms {
    /// The standards of the year.
    pub standards: Vec<AssetStandard>,
    /// For each unit with heads, vehicles or assets, figures in the order of the standards.
    pub units: BTreeMap<Option<UnitId>, Vec<AssetFigures>>,
    /// The sums of all units.
    pub all: Vec<AssetFigures>,
}

/// What a unit has of the things of one standard (存量、拟购与余量).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AssetFigures {
    /// How many it may have; none where that can't be computed from what is entered.
    pub limit: Option<Decimal>,
    /// How many it has: of the stock list, else of the cards.
    pub stock: Decimal,
    /// How many it plans to get.
    pub planned: Decimal,
    /// How many of those take the place of old ones.
    pub replaced: Decimal,
    /// The same plans and stock of the classes that share the limit.
    pub shared: Decimal,
    /// The highest planned price of one, in fen.
    pub highest_price: Money,
    /// How many have cards.
    pub cards: u32,
    /// How many of those have been used as long as the standard asks by the end of the budget year.
    pub due: u32,
}

impl AssetFigures {
    /// How many there will be.
    #[must_use]
    pub fn after(&self) -> Decimal {
        self.stock + self.planned - self.replaced
    }

    /// How many more there may be (可新增); below zero, how many there are too many (超标准).
    #[must_use]
    pub fn room(&self) -> Option<Decimal> {
        Some(self.limit? - self.after() - self.shared)
    }

    /// By how much the highest planned price is above a cap, in fen; zero where it is not.
    #[must_use]
    pub fn price_above(&self, cap: Option<Money>) -> Money {
        cap.map_or(Money::ZERO, |cap| {
            (self.highest_price - cap).max(Money::ZERO)
        })
    }

    /// Whether more are to be replaced than have been used long enough, as far as there are cards to tell.
    #[must_use]
    pub fn is_replaced_early(&self) -> bool {
        self.cards > 0 && self.replaced > Decimal::from(self.due)
    }

    /// Whether anything is there or planned.
    #[must_use]
    pub fn has_any(&self) -> bool {
        !self.stock.is_zero() || !self.planned.is_zero() || self.cards > 0
    }

    fn add(&mut self, more: &Self) {
        self.limit = match (self.limit, more.limit) {
            (Some(one), Some(other)) => Some(one + other),
            (one, other) => one.or(other),
        };
        self.stock += more.stock;
        self.planned += more.planned;
        self.replaced += more.replaced;
        self.shared += more.shared;
        self.highest_price = self.highest_price.max(more.highest_price);
        self.cards += more.cards;
        self.due += more.due;
    }
}

/// How every unit stands against the standards of a year.
#[must_use]
pub fn asset_rooms(budget: &Budget, pack: &Pack, year: BudgetYear) -> AssetRooms {
    let standards: Vec<_> = pack.asset_standards(year).cloned().collect();
    let mut count = Count {
        kinds: Kinds::new(&standards),
        units: BTreeMap::new(),
    };
    count.read(budget, year);
    let (heads, vehicles) = (staff_sums(budget), vehicle_sums(budget));
    let known = heads.units.keys().chain(vehicles.units.keys());
    for unit in known {
        count.unit(*unit);
    }
    let mut rooms = AssetRooms {
        all: vec![AssetFigures::default(); standards.len()],
        ..AssetRooms::default()
    };
    for (unit, counts) in count.units {
        let posts = heads.units.get(&unit).map_or(0, |sums| sums.posts().actual);
        let vehicle_quota = vehicles.units.get(&unit).map_or(0, |sum| sum.quota);
        let figures = figures(&standards, &counts, posts, vehicle_quota);
        for (sum, figures) in rooms.all.iter_mut().zip(&figures) {
            sum.add(figures);
        }
        rooms.units.insert(unit, figures);
    }
    rooms.standards = standards;
    rooms
}

/// What is entered of the things of one standard in one unit.
#[derive(Clone, Copy, Default)]
struct Counts {
    figures: AssetFigures,
    /// Of the rows of the stock list that count and, apart, of those that are part of others (其中).
    listed: Option<Decimal>,
    parts: Option<Decimal>,
}

struct Count<'a> {
    kinds: Kinds<'a>,
    units: BTreeMap<Option<UnitId>, Vec<Counts>>,
}

impl<'a> Count<'a> {
    fn unit(&mut self, unit: Option<UnitId>) -> &mut Vec<Counts> {
        let blank = || vec![Counts::default(); self.kinds.standards.len()];
        self.units.entry(unit).or_insert_with(blank)
    }

    fn read(&mut self, budget: &'a Budget, year: BudgetYear) {
        for row in &*budget.asset_stock {
            let quantity = row.quantity.unwrap_or_default();
            if let Some(kind) = self.kinds.of(row.class, &row.item) {
                let counts = &mut self.unit(row.unit)[kind];
                let sum = if row.is_part {
                    &mut counts.parts
                } else {
                    &mut counts.listed
                };
                *sum = Some(sum.unwrap_or_default() + quantity);
            }
        }
        for card in &*budget.asset_items {
            if let Some(kind) = self.kinds.of(card.class, &card.name) {
                let life = self.kinds.standards[kind].min_life;
                let figures = &mut self.unit(card.unit)[kind].figures;
                figures.cards += 1;
                figures.due += u32::from(is_due(&card.acquired, life, year));
            }
        }
        for plan in &*budget.acquisitions {
            if let Some(kind) = self.kinds.of(plan.class, &plan.item) {
                let figures = &mut self.unit(plan.unit)[kind].figures;
                figures.planned += plan.quantity.unwrap_or_default();
                figures.replaced += replaced(plan);
                figures.highest_price = figures.highest_price.max(plan.unit_price);
            }
        }
    }
}

/// Whether a thing acquired on a day has been used long enough within the budget year.
fn is_due(acquired: &str, life: Option<u16>, year: BudgetYear) -> bool {
    let digits: String = acquired.chars().take_while(char::is_ascii_digit).collect();
    let begun = digits.get(..4).and_then(|it| it.parse::<u16>().ok());
    match (begun, life) {
        (Some(begun), Some(life)) => begun + life <= year.number(),
        (Some(_) | None, _) => false,
    }
}

fn figures(
    standards: &[AssetStandard],
    counts: &[Counts],
    heads: u64,
    vehicle_quota: u64,
) -> Vec<AssetFigures> {
    let mut all: Vec<AssetFigures> = Vec::with_capacity(standards.len());
    for (standard, counts) in standards.iter().zip(counts) {
        let cards = Decimal::from(counts.figures.cards);
        all.push(AssetFigures {
            limit: limit(&standard.quantity, heads, vehicle_quota),
            stock: counts.listed.or(counts.parts).unwrap_or(cards),
            ..counts.figures
        });
    }
    let after: Vec<Decimal> = all.iter().map(AssetFigures::after).collect();
    for (at, standard) in standards.iter().enumerate() {
        let shares = |other: &AssetStandard| {
            let mut classes = other.classes.iter();
            classes.any(|class| standard.shared_with.contains(class))
        };
        let others = standards.iter().zip(&after);
        all[at].shared = others.filter(|(it, _)| shares(it)).map(|(_, n)| *n).sum();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Acquisition;
    use crate::model::AcquisitionId;
    use crate::model::AssetItem;
    use crate::model::AssetItemId;
    use crate::model::AssetStock;
    use crate::model::AssetStockId;
    use crate::model::Records;
    use crate::model::StaffCategory;
    use crate::model::Staffing;
    use crate::model::StaffingId;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    const DESKTOP: &str = "A02010105";

    fn plan(quantity: i64, replaces: &str) -> Acquisition {
        Acquisition {
            id: AcquisitionId::new(30),
            class: Some(DESKTOP.parse().unwrap()),
            quantity: Some(quantity.into()),
            unit_price: Money::from_yuan(5200),
            replaces: replaces.to_owned(),
            ..Acquisition::default()
        }
    }

    fn stock(id: u32, class: &str, item: &str, quantity: i64, is_part: bool) -> AssetStock {
        AssetStock {
            id: AssetStockId::new(id),
            class: Some(class.parse().unwrap()),
            item: item.to_owned(),
            quantity: Some(quantity.into()),
            is_part,
            ..AssetStock::default()
        }
    }

    fn card(id: u32, acquired: &str) -> AssetItem {
        AssetItem {
            id: AssetItemId::new(id),
            class: Some(DESKTOP.parse().unwrap()),
            acquired: acquired.to_owned(),
            ..AssetItem::default()
        }
    }

    /// A unit with ten heads in quota posts and three others.
    fn budget() -> Budget {
        let heads = |id, category, actual| Staffing {
            id: StaffingId::new(id),
            category,
            actual,
            ..Staffing::default()
        };
        let staffing = vec![
            heads(1, StaffCategory::InstitutionFull, 10),
            heads(2, StaffCategory::Contracted, 3),
        ];
        Budget {
            staffing: Records::new(staffing).unwrap(),
            ..Budget::default()
        }
    }

    fn desktops(budget: &Budget) -> AssetFigures {
        let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
        let rooms = asset_rooms(budget, &pack, BudgetYear::try_new(2024).unwrap());
        let is_desktop = |it: &AssetStandard| it.id == "desktop";
        let at = rooms.standards.iter().position(is_desktop).unwrap();
        assert_eq!(rooms.units[&None][at], rooms.all[at]);
        rooms.all[at]
    }

    #[test]
    fn room_is_the_limit_by_heads_less_what_will_be_there() {
        let budget = Budget {
            asset_stock: Records::new(vec![stock(10, DESKTOP, "", 9, false)]).unwrap(),
            acquisitions: Records::new(vec![plan(4, "更新2台")]).unwrap(),
            ..budget()
        };
        let figures = desktops(&budget);
        assert_eq!(figures.limit, Some(10.into()));
        assert_eq!(figures.after(), 11.into());
        assert_eq!(figures.room(), Some((-1).into()));
        assert_eq!(figures.highest_price, Money::from_yuan(5200));
    }

    #[test]
    fn a_part_counts_only_where_its_whole_is_of_a_wider_class() {
        let rows = vec![
            stock(10, "A02010000", "信息化设备", 30, false),
            stock(11, "A02010000", "其中：台式计算机", 8, true),
        ];
        let wide = Budget {
            asset_stock: Records::new(rows).unwrap(),
            ..budget()
        };
        assert_eq!(desktops(&wide).stock, 8.into());
        let rows = vec![
            stock(10, DESKTOP, "", 9, false),
            stock(11, DESKTOP, "其中：涉密", 2, true),
        ];
        let own = Budget {
            asset_stock: Records::new(rows).unwrap(),
            ..budget()
        };
        assert_eq!(desktops(&own).stock, 9.into());
    }

    #[test]
    fn cards_stand_for_the_stock_where_it_has_no_row_and_tell_what_is_due() {
        let cards = vec![card(20, "2018-11-02"), card(21, "2019年3月"), card(22, "")];
        let budget = Budget {
            asset_items: Records::new(cards).unwrap(),
            acquisitions: Records::new(vec![plan(2, "是")]).unwrap(),
            ..budget()
        };
        let figures = desktops(&budget);
        assert_eq!(figures.stock, 3.into());
        assert_eq!((figures.cards, figures.due), (3, 1));
        assert!(figures.is_replaced_early());
    }
}
