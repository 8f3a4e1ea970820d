//! The stock list of assets beside the cards: the cards of a class add up to its stock.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::codes::AssetClassCode;
use crate::compute::asset_kinds::is_within;
use crate::model::AssetStockId;
use crate::model::Budget;
use crate::model::UnitId;
use crate::money::Money;

/// Stock and cards of a class in a unit (存量与卡片核对).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardCheck {
    /// The unit.
    pub unit: Option<UnitId>,
    /// The class of the stock; of the cards where there is no stock of it.
    pub class: Option<AssetClassCode>,
    /// The rows of the stock list, without those that are part of others (其中).
    pub rows: Vec<AssetStockId>,
    /// What they add up to.
    pub stock: Decimal,
    /// Their value, in fen.
    pub stock_value: Money,
    /// How many cards there are.
    pub cards: Decimal,
    /// Their original value, in fen.
    pub card_value: Money,
}

impl CardCheck {
    /// How many more are in the stock list than have cards.
    #[must_use]
    pub fn difference(&self) -> Decimal {
        self.stock - self.cards
    }

    /// Whether stock and cards say different things.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.stock != self.cards || self.stock_value != self.card_value
    }
}

/// The stock of every class that has cards beside them; classes without cards can't be compared.
///
/// A card belongs to the finest class of its unit's stock list that its own class is in.
#[must_use]
pub fn card_checks(budget: &Budget) -> Vec<CardCheck> {
    type Place = (Option<UnitId>, Option<AssetClassCode>);
    let mut checks: BTreeMap<Place, CardCheck> = BTreeMap::new();
    let mut classes: BTreeMap<Option<UnitId>, Vec<AssetClassCode>> = BTreeMap::new();
    for row in budget.asset_stock.iter().filter(|row| !row.is_part) {
        let check = checks.entry((row.unit, row.class)).or_default();
        check.rows.push(row.id);
        check.stock += row.quantity.unwrap_or_default();
        check.stock_value += row.value;
        classes.entry(row.unit).or_default().extend(row.class);
    }
    let mut places: BTreeMap<Place, Place> = BTreeMap::new();
    for card in &budget.asset_items {
        let own = (card.unit, card.class);
        let place = *places.entry(own).or_insert_with(|| {
            let listed = classes.get(&card.unit).map_or(&[][..], Vec::as_slice);
            (card.unit, finest(listed, card.class).or(card.class))
        });
        let check = checks.entry(place).or_default();
        check.cards += Decimal::ONE;
        check.card_value += card.original_value;
    }
    checks
        .into_iter()
        .filter(|(_, check)| !check.cards.is_zero())
        .map(|((unit, class), check)| CardCheck {
            unit,
            class,
            ..check
        })
        .collect()
}

/// The finest of some classes that a class is in.
fn finest(listed: &[AssetClassCode], class: Option<AssetClassCode>) -> Option<AssetClassCode> {
    let class = class?;
    let above = listed.iter().filter(|upper| is_within(class, **upper));
    above
        .copied()
        .reduce(|one, other| if is_within(other, one) { other } else { one })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AssetItem;
    use crate::model::AssetItemId;
    use crate::model::AssetStock;
    use crate::model::Records;

    fn stock(id: u32, class: &str, quantity: i64, yuan: i64) -> AssetStock {
        AssetStock {
            id: AssetStockId::new(id),
            class: Some(class.parse().unwrap()),
            quantity: Some(quantity.into()),
            value: Money::from_yuan(yuan),
            ..AssetStock::default()
        }
    }

    fn card(id: u32, class: &str, yuan: i64) -> AssetItem {
        AssetItem {
            id: AssetItemId::new(id),
            class: Some(class.parse().unwrap()),
            original_value: Money::from_yuan(yuan),
            ..AssetItem::default()
        }
    }

    #[test]
    fn cards_are_compared_with_the_finest_class_of_the_stock_list() {
        let budget = Budget {
            asset_stock: Records::new(vec![
                stock(1, "A02000000", 7, 900),
                stock(2, "A02010000", 3, 300),
                stock(3, "A05010000", 8, 80),
            ])
            .unwrap(),
            asset_items: Records::new(vec![
                card(11, "A02010105", 100),
                card(12, "A02010108", 150),
                card(13, "A02020100", 500),
                card(14, "A07000000", 1),
            ])
            .unwrap(),
            ..Budget::default()
        };
        let checks = card_checks(&budget);
        let figures: Vec<_> = checks
            .iter()
            .map(|it| {
                let class = it.class.map(|class| class.to_string()).unwrap();
                (class, it.stock, it.cards, it.card_value, it.rows.len())
            })
            .collect();
        let line = |class: &str, stock: i64, cards: i64, yuan, rows: usize| {
            (
                class.to_owned(),
                stock.into(),
                cards.into(),
                Money::from_yuan(yuan),
                rows,
            )
        };
        let expected = [
            line("A02000000", 7, 1, 500, 1),
            line("A02010000", 3, 2, 250, 1),
            line("A07000000", 0, 1, 1, 0),
        ];
        assert_eq!(figures, expected);
        assert_eq!(checks[1].difference(), 1.into());
    }

    #[test]
    fn stock_that_is_the_sum_of_its_cards_does_not_differ() {
        let budget = Budget {
            asset_stock: Records::new(vec![stock(1, "A02010000", 1, 100)]).unwrap(),
            asset_items: Records::new(vec![card(11, "A02010105", 100)]).unwrap(),
            ..Budget::default()
        };
        assert!(!card_checks(&budget)[0].differs());
    }
}
