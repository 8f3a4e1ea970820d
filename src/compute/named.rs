//! Figures that no table has but every statement names: operating costs of agencies, the value of all assets.
//!
//! Deliberately not here: how they are printed and what is said about them.

use crate::compute::Book;
use crate::compute::ClassSum;
use crate::compute::class_total;
use crate::model::AssetStock;
use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::UnitNature;
use crate::money::Money;

/// How people call the row of the stock that sums the others.
const TOTALS: [&str; 5] = ["合计", "总计", "资产合计", "资产总额", "固定资产合计"];

/// The units whose operating costs are 机关运行经费: administrative ones and those managed like them.
pub fn agencies(budget: &Budget) -> impl Iterator<Item = &BudgetUnit> {
    budget.units.iter().filter(|unit| {
        matches!(
            unit.nature,
            UnitNature::Administrative | UnitNature::CivilServantManaged
        )
    })
}

/// What counts as 机关运行经费 of an agency.
#[must_use]
pub fn is_agency_operating(sum: &ClassSum) -> bool {
    sum.kind == LineKind::BasicOperating && sum.fund == FundSource::GeneralPublic
}

/// 机关运行经费 of all agencies.
#[must_use]
pub fn agency_operating(budget: &Budget, book: &Book) -> Money {
    agencies(budget)
        .map(|unit| class_total(book.unit_classes.of(unit.id), is_agency_operating))
        .sum()
}

/// Whether a row of the stock sums the others (资产合计).
#[must_use]
pub fn is_stock_total(row: &AssetStock) -> bool {
    row.class.is_none() && TOTALS.contains(&row.item.trim())
}

/// The value of all assets: what total rows say, else the sum of the rows that are part of no other.
#[must_use]
pub fn stock_value(budget: &Budget) -> Money {
    let has_total = |row: &AssetStock| {
        let own = budget.asset_stock.iter();
        own.filter(|it| it.unit == row.unit).any(is_stock_total)
    };
    let counts = |row: &&AssetStock| is_stock_total(row) || !(row.is_part || has_total(row));
    let rows = budget.asset_stock.iter().filter(counts);
    rows.map(|row| row.value).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AssetStockId;
    use crate::model::Records;

    fn value(rows: &[(&str, bool, i64)]) -> Money {
        let row = |((item, is_part, yuan), id): (&(&str, bool, i64), u32)| AssetStock {
            id: AssetStockId::new(id),
            item: (*item).to_owned(),
            is_part: *is_part,
            value: Money::from_yuan(*yuan),
            ..AssetStock::default()
        };
        let rows = rows.iter().zip(1..).map(row).collect();
        stock_value(&Budget {
            asset_stock: Records::new(rows).unwrap(),
            ..Budget::default()
        })
    }

    #[test]
    fn the_value_of_assets_counts_nothing_twice() {
        let rows = [
            ("房屋", false, 5),
            ("办公用房", true, 4),
            ("车辆", false, 1),
        ];
        assert_eq!(value(&rows), Money::from_yuan(6));
        let with_total = [
            ("资产总额", false, 7),
            ("房屋", false, 5),
            ("车辆", false, 1),
        ];
        assert_eq!(value(&with_total), Money::from_yuan(7));
    }
}
