//! What generated departments have of their own in the region of each pack.

use bianzhi::packs::Body;
use bianzhi::packs::ListItem;
use bianzhi::packs::Pack;

use crate::rules::budgets::region_packs;

/// What departments of a region have of their own (地区).
#[derive(Clone, Copy)]
pub struct Region {
    /// The pack its tables are of.
    pub pack: &'static Pack,
    /// The budget year.
    pub year: u32,
    /// Whether its forms show revenue by function.
    pub by_function: bool,
    /// Whether its overview has a row for what is left at the end of the year.
    pub has_savings: bool,
    /// What names a figure of the official-expense trio: its column or its row.
    pub trio: &'static str,
}

/// A region for each pack.
pub fn regions() -> [Region; 3] {
    region_packs().map(|pack| {
        let has = |id: &str| pack.tables.iter().any(|it| it.id.as_str() == id);
        let trio = pack.table(&"three_public".into()).map(|it| &it.body);
        Region {
            pack,
            year: u32::from(pack.years.to.number()),
            has_savings: has_row(pack, "revenue_expenditure_overview", "carry_forward"),
            by_function: has("revenue_by_function"),
            trio: match trio {
                Some(Body::Lists(_)) => "row",
                _ => "column",
            },
        }
    })
}

/// Whether a table of lists has a row.
fn has_row(pack: &Pack, table: &str, row: &str) -> bool {
    let Some(Body::Lists(lists)) = pack.table(&table.into()).map(|it| &it.body) else {
        return false;
    };
    let mut items = lists.iter().flat_map(|it| it.head.iter().chain(&it.tail));
    items.any(|it| matches!(it, ListItem::Row { id, .. } if id == row))
}

impl Region {
    /// A text with its years: `$0` is the budget year, `$-1` the one before, `$+2` two years after.
    pub fn in_years(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (mark, year) in [
            ("$-2", self.year - 2),
            ("$-1", self.year - 1),
            ("$0", self.year),
            ("$+2", self.year + 2),
        ] {
            text = text.replace(mark, &year.to_string());
        }
        text
    }
}
