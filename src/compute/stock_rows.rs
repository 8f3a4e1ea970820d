//! Tables with fixed rows about the asset stock.
//!
//! Parts of others (其中项) are shown and never added; each other stock is in one row and in the total.

use rust_decimal::Decimal;

use crate::compute::Cell;
use crate::compute::FilledRow;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::asset_kinds::is_within;
use crate::compute::cells::text;
use crate::model::AssetStock;
use crate::model::Budget;
use crate::money::Money;
use crate::money::ZeroStyle;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::StockCount;
use crate::packs::StockKinds;
use crate::packs::StockOf;
use crate::packs::StockRow;
use crate::packs::StockText;

pub(in crate::compute) fn fill(
    budget: &Budget,
    rows: &[StockRow],
    zero: ZeroStyle,
    columns: &[&ColumnDef],
) -> Vec<FilledRow> {
    let filled = rows.iter().enumerate().map(|(at, row)| {
        let stock: Vec<&AssetStock> = stock_of(budget, rows, at).collect();
        let cells = columns.iter().map(|column| match column.value {
            ColumnValue::Stock(part) => cell(row, part, zero, &stock),
            _ => Cell::Blank,
        });
        FilledRow {
            keys: vec![Some(RowKey::Fixed(row.id.clone()))],
            style: if row.total {
                RowStyle::Total
            } else {
                RowStyle::Plain
            },
            depth: 1,
            cells: cells.collect(),
        }
    });
    filled.collect()
}

/// The stock of a row, in the order of its list.
pub(in crate::compute) fn stock_of<'a>(
    budget: &'a Budget,
    rows: &'a [StockRow],
    at: usize,
) -> impl Iterator<Item = &'a AssetStock> {
    let stock = budget.asset_stock.iter();
    stock.filter(move |it| stands_in(rows, at, it))
}

/// Whether a stock is in a row.
pub(in crate::compute) fn stands_in(rows: &[StockRow], at: usize, stock: &AssetStock) -> bool {
    match &rows[at].of {
        StockOf::All => !stock.is_part,
        StockOf::Kinds(_) => !stock.is_part && first_row(rows, stock) == Some(at),
        StockOf::Rest => !stock.is_part && first_row(rows, stock).is_none(),
        StockOf::Parts(kinds) => stock.is_part && takes(kinds, stock),
    }
}

/// The first row of kinds that takes a stock.
fn first_row(rows: &[StockRow], stock: &AssetStock) -> Option<usize> {
    rows.iter()
        .position(|row| matches!(&row.of, StockOf::Kinds(kinds) if takes(kinds, stock)))
}

fn takes(kinds: &StockKinds, stock: &AssetStock) -> bool {
    let is_class = |class| kinds.classes.iter().any(|upper| is_within(class, *upper));
    stock.class.is_some_and(is_class) || kinds.names.iter().any(|name| stock.item.contains(name))
}

fn cell(row: &StockRow, part: StockText, zero: ZeroStyle, stock: &[&AssetStock]) -> Cell {
    match part {
        StockText::Label => text(row.label.as_str()),
        StockText::Value => {
            let value: Money = stock.iter().map(|it| it.value).sum();
            Cell::Amount(value)
        }
        StockText::Count => match &row.count {
            StockCount::Sign(sign) => text(sign.as_str()),
            StockCount::Quantity => counted(stock, zero, |it| it.quantity),
            StockCount::Area => counted(stock, zero, |it| it.area.or(it.quantity)),
        },
    }
}

/// A count; nothing is printed as the amounts of the table are.
fn counted(
    stock: &[&AssetStock],
    zero: ZeroStyle,
    count: impl Fn(&AssetStock) -> Option<Decimal>,
) -> Cell {
    let counts = stock.iter().filter_map(|it| count(it));
    let sum = counts.fold(Decimal::ZERO, Decimal::saturating_add);
    match zero {
        ZeroStyle::Blank if sum.is_zero() => Cell::Blank,
        ZeroStyle::Dash if sum.is_zero() => text("-"),
        ZeroStyle::Blank | ZeroStyle::Dash | ZeroStyle::Digits => text(sum.normalize().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AssetStockId;
    use crate::model::Records;

    fn stock(number: u32, class: &str, item: &str, is_part: bool) -> AssetStock {
        AssetStock {
            id: AssetStockId::new(number),
            class: class.parse().ok(),
            item: item.to_owned(),
            quantity: Some(Decimal::from(number)),
            value: Money::from_yuan(i64::from(number)),
            is_part,
            ..AssetStock::default()
        }
    }

    fn row(id: &str, of: StockOf) -> StockRow {
        StockRow {
            id: id.to_owned(),
            label: id.to_owned(),
            of,
            count: StockCount::Quantity,
            total: false,
        }
    }

    fn kinds(classes: &[&str], names: &[&str]) -> StockKinds {
        StockKinds {
            classes: classes.iter().map(|it| it.parse().unwrap()).collect(),
            names: names.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    #[test]
    fn each_stock_is_in_one_row_and_parts_are_never_added() {
        let list = vec![
            stock(1, "A01010000", "房屋", false),
            stock(2, "A01010000", "其中：办公用房", true),
            stock(4, "A02030500", "轿车", false),
            stock(8, "", "大型设备", false),
            stock(16, "A05000000", "桌椅", false),
        ];
        let budget = Budget {
            asset_stock: Records::new(list).unwrap(),
            ..Budget::default()
        };
        let rows = [
            row("all", StockOf::All),
            row("houses", StockOf::Kinds(kinds(&["A01000000"], &[]))),
            row("offices", StockOf::Parts(kinds(&[], &["办公用房"]))),
            row("vehicles", StockOf::Kinds(kinds(&["A02030000"], &["车"]))),
            row("large", StockOf::Kinds(kinds(&[], &["大型设备"]))),
            row("rest", StockOf::Rest),
        ];
        let sums = (0..rows.len()).map(|at| {
            let values = stock_of(&budget, &rows, at).map(|it| it.value);
            values.sum::<Money>().fen() / 100
        });
        assert_eq!(sums.collect::<Vec<_>>(), [29, 1, 2, 4, 8, 16]);
    }
}
