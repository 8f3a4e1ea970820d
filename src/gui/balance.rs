//! Whether the budget balances: the two grand totals, as the overview table has them.
//!
//! Regions whose pack has no such table have no balance to show.

use egui::Ui;

use crate::compute::Book;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::gui::theme;
use crate::money::AmountFormat;
use crate::money::Money;

/// Revenue against spending (收支平衡).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    /// 收入总计
    pub revenue: Money,
    /// 支出总计
    pub spending: Money,
}

impl Balance {
    /// The balance of a book.
    pub fn of(book: &Book) -> Option<Self> {
        let table = book.table("revenue_expenditure_overview")?;
        Some(Self {
            revenue: grand(table, "revenue_grand", "revenue_amount")?,
            spending: grand(table, "spending_grand", "spending_amount")?,
        })
    }

    /// What revenue exceeds spending by (差额).
    pub fn difference(&self) -> Money {
        self.revenue - self.spending
    }

    /// Shows it in a line, from the right, in the unit amounts are typed in.
    pub fn ui(&self, ui: &mut Ui, format: AmountFormat) {
        let p = theme::palette(ui);
        let difference = self.difference();
        let color = if difference.is_zero() {
            p.good
        } else {
            p.error
        };
        ui.colored_label(color, format!("差额 {}", format.sentence(difference)));
        ui.label(format!("支出总计 {}", format.digits(self.spending)));
        ui.label(format!("收入总计 {}", format.digits(self.revenue)));
    }
}

/// A grand total; none where the table has no such row.
fn grand(table: &FilledTable, row: &str, column: &str) -> Option<Money> {
    let row = RowKey::Fixed(row.to_owned());
    table.places.get(&row)?;
    table.amount(&row, column)
}
