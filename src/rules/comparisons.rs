//! The tie-outs that some figures take part in, met or not, for whoever looks at these figures.
//!
//! What doesn't agree is also found by the audit; here it stands beside what does.

use rustc_hash::FxHashSet;

use crate::compute::CellRef;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Relation;
use crate::packs::Term;
use crate::packs::TieOut;
use crate::rules::CheckCtx;
use crate::rules::Location;
use crate::rules::local_tie_outs;
use crate::rules::scope::Scope;
use crate::rules::spots::Spot;
use crate::rules::spots::spot_words;
use crate::rules::spots::spots;
use crate::rules::terms::place;
use crate::rules::tie_outs::scale;
use crate::rules::tie_outs::weigh;

/// A tie-out at one place (勾稽核对): both figures and whether they agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The tie-out: `A-01`.
    pub code: String,
    /// What must hold.
    pub title: String,
    /// Row and column in words, where it is compared for several.
    pub place: String,
    /// The left figure.
    pub left: Side,
    /// How it must stand to the right one.
    pub relation: Relation,
    /// The right figure.
    pub right: Side,
    /// Whether it does.
    pub holds: bool,
    /// The unit of the table.
    pub scale: AmountScale,
}

impl Comparison {
    /// How far the figures are apart.
    #[must_use]
    pub fn gap(&self) -> Money {
        (self.left.amount - self.right.amount).abs()
    }
}

/// One of the two figures (勾稽一方).
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// What it is called.
    pub label: String,
    /// How much it is.
    pub amount: Money,
    /// Where it stands.
    pub place: Option<Location>,
    /// It is, or contains, one of the figures asked about.
    pub is_here: bool,
}

/// The tie-outs some cells take part in: those that aren't met first, then in the order of the pack.
#[must_use]
pub fn comparisons(ctx: &CheckCtx<'_>, cells: &[CellRef]) -> Vec<Comparison> {
    let targets = Targets::new(ctx, cells);
    if targets.cells.is_empty() {
        return Vec::new();
    }
    let local = local_tie_outs(ctx.budget, ctx.pack);
    let ctx = &ctx.with_local(&local);
    let scope = Scope::new(ctx);
    let mut found = Vec::new();
    for tie_out in ctx.tie_outs() {
        for spot in spots(&scope, tie_out) {
            let left = targets.touch(&tie_out.left, spot);
            let right = targets.touch(&tie_out.right, spot);
            if left || right {
                found.extend(comparison(&scope, tie_out, spot, [left, right]));
            }
        }
    }
    found.sort_by_key(|it| it.holds);
    found
}

/// A tie-out at every place: those where it isn't met first.
pub(in crate::rules) fn all_comparisons(ctx: &CheckCtx<'_>, tie_out: &TieOut) -> Vec<Comparison> {
    let scope = Scope::new(ctx);
    let spots = spots(&scope, tie_out).into_iter();
    let compared = spots.filter_map(|spot| comparison(&scope, tie_out, spot, [false, false]));
    let mut found: Vec<Comparison> = compared.collect();
    found.sort_by_key(|it| it.holds);
    found
}

fn comparison(
    scope: &Scope<'_>,
    tie_out: &TieOut,
    spot: Spot<'_>,
    is_here: [bool; 2],
) -> Option<Comparison> {
    let ctx = &scope.ctx;
    let weighed = weigh(scope, tie_out, spot)?;
    let side = |label: &str, amount, term, is_here| Side {
        label: label.to_owned(),
        amount,
        place: place(ctx, term, spot),
        is_here,
    };
    let left = side(&tie_out.left_label, weighed.left, &tie_out.left, is_here[0]);
    let right = side(
        &tie_out.right_label,
        weighed.right,
        &tie_out.right,
        is_here[1],
    );
    let stands = left.place.as_ref().or(right.place.as_ref());
    Some(Comparison {
        code: tie_out.code.clone(),
        title: tie_out.title.clone(),
        place: spot_words(ctx, spot),
        scale: stands.map_or(AmountScale::TenThousandYuan, |it| scale(ctx, it)),
        left,
        relation: tie_out.relation,
        right,
        holds: weighed.holds,
    })
}

/// A cell asked about.
struct Target<'a> {
    table: &'a FilledTable,
    row: usize,
    column: &'a str,
}

/// The cells asked about, with what tells quickly that a place has nothing to do with them.
struct Targets<'a> {
    cells: Vec<Target<'a>>,
    keys: FxHashSet<&'a RowKey>,
    rows: FxHashSet<usize>,
    /// The rows the cells' rows are directly below.
    parents: FxHashSet<usize>,
}

impl<'a> Targets<'a> {
    fn new(ctx: &CheckCtx<'a>, cells: &[CellRef]) -> Self {
        let cells: Vec<Target<'a>> = cells
            .iter()
            .filter_map(|cell| {
                let table = ctx.book.tables.get(cell.table)?;
                table.rows.get(cell.row)?;
                Some(Target {
                    table,
                    row: cell.row,
                    column: &table.columns.get(cell.column)?.id,
                })
            })
            .collect();
        let keys = |it: &Target<'a>| it.table.rows[it.row].keys.iter().flatten();
        Self {
            keys: cells.iter().flat_map(keys).collect(),
            rows: cells.iter().map(|it| it.row).collect(),
            parents: cells
                .iter()
                .filter_map(|it| it.table.parent(it.row))
                .collect(),
            cells,
        }
    }

    /// Whether a term at a place is, or contains, one of the cells.
    fn touch(&self, term: &Term, spot: Spot<'_>) -> bool {
        let any = |wanted: &dyn Fn(&Target<'_>) -> bool| self.cells.iter().any(wanted);
        let is_own = |it: &Target<'_>, column: Option<&str>| {
            spot.table
                .is_some_and(|table| std::ptr::eq(table, it.table))
                && spot.row == Some(it.row)
                && column == Some(it.column)
        };
        let has_row = |rows: &FxHashSet<usize>| spot.row.is_some_and(|row| rows.contains(&row));
        match term {
            Term::Cell(table, row, column) => {
                let key = RowKey::from(row);
                any(&|it| it.is_at(table.as_str(), &key, column))
            }
            Term::Row(table, column) => spot.key.is_some_and(|key| {
                self.keys.contains(key) && any(&|it| it.is_at(table.as_str(), key, column))
            }),
            Term::Here(table) => spot.key.zip(spot.column).is_some_and(|(key, column)| {
                self.keys.contains(key) && any(&|it| it.is_at(table.as_str(), key, column))
            }),
            Term::Own(column) => has_row(&self.rows) && any(&|it| is_own(it, Some(column))),
            Term::OwnHere => has_row(&self.rows) && any(&|it| is_own(it, spot.column)),
            Term::Children => {
                has_row(&self.parents)
                    && any(&|it| {
                        spot.table
                            .is_some_and(|table| std::ptr::eq(table, it.table))
                            && spot.column == Some(it.column)
                            && spot.row.is_some()
                            && it.table.parent(it.row) == spot.row
                    })
            }
            Term::Lines(..) | Term::Tasks => false,
            Term::Sum(terms) => terms.iter().any(|term| self.touch(term, spot)),
            Term::Less(left, right) => self.touch(left, spot) || self.touch(right, spot),
        }
    }
}

impl Target<'_> {
    fn is_at(&self, table: &str, key: &RowKey, column: &str) -> bool {
        self.column == column
            && self.table.id.as_str() == table
            && self.table.rows[self.row]
                .keys
                .iter()
                .flatten()
                .any(|it| it == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::Book;
    use crate::compute::Cell;
    use crate::compute::fill;
    use crate::model::Budget;
    use crate::model::BudgetUnit;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::LineKind;
    use crate::model::Records;
    use crate::model::UnitId;
    use crate::model::UnitNature;
    use crate::packs::Pack;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn budget() -> Budget {
        let mut budget = Budget::default();
        budget.cover.year = "2024".parse().ok();
        let unit = BudgetUnit {
            id: UnitId::new(1),
            nature: UnitNature::WelfareOne,
            ..BudgetUnit::default()
        };
        budget.units = Records::new(vec![unit]).unwrap();
        let line = |number, function: &str| ExpenditureLine {
            id: LineId::new(number),
            unit: Some(UnitId::new(1)),
            kind: LineKind::BasicPersonnel,
            function: function.parse().ok(),
            economic: "30101".parse().ok(),
            amount: Money::from_yuan(50_000),
            ..ExpenditureLine::default()
        };
        let lines = vec![line(2, "2080101"), line(3, "2080102")];
        budget.expenditure = Records::new(lines).unwrap();
        budget
    }

    /// The comparisons at a cell of the table of expenditure by function; `change` overwrites it.
    fn at(code: &str, column: &str, change: i64) -> Vec<Comparison> {
        let pack: Pack = load_pack("liaoning_2024", &embedded_packs()).expect("it is embedded");
        let budget = budget();
        let mut book: Book = fill(&budget, &pack);
        let key = RowKey::Function(Some(code.parse().unwrap()));
        let table = book
            .tables
            .iter()
            .position(|it| it.id.as_str() == "expenditure_by_function")
            .expect("the table is in the pack");
        let row = book.tables[table].places[&key];
        let column = book.tables[table].column(column).expect("a column");
        let cell = CellRef { table, row, column };
        if let Cell::Amount(amount) = &mut book.tables[table].rows[row].cells[column] {
            *amount += Money::from_yuan(change);
        }
        comparisons(&CheckCtx::new(&budget, &pack, &book), &[cell])
    }

    #[test]
    fn a_figure_takes_part_in_what_it_sums_and_in_what_sums_it() {
        let found = at("20801", "total", 0);
        assert!(found.iter().all(|it| it.holds), "{found:?}");
        let own: Vec<_> = found.iter().filter(|it| it.left.is_here).collect();
        assert!(own.iter().any(|it| it.place.contains("20801")), "{own:?}");
        // As one of the rows below 208.
        let is_part = |it: &&Comparison| it.right.is_here && it.place.contains("208 ");
        assert!(found.iter().any(|it| is_part(&it)), "{found:?}");
        assert!(found.iter().all(|it| it.left.is_here || it.right.is_here));
    }

    #[test]
    fn what_is_not_met_comes_first_with_both_figures() {
        let found = at("2080101", "total", 1);
        assert!(!found[0].holds);
        assert_eq!(found[0].gap(), Money::from_yuan(1));
        let unmet = found.iter().take_while(|it| !it.holds).count();
        assert!(found[unmet..].iter().all(|it| it.holds));
    }

    #[test]
    fn other_rows_and_columns_are_not_told_of() {
        let found = at("2080102", "total", 0);
        assert!(!found.is_empty());
        let strange = |it: &Comparison| it.place.contains("2080101");
        assert!(!found.iter().any(strange), "{found:?}");
    }

    #[test]
    fn a_cell_that_is_not_there_has_no_tie_outs() {
        let pack: Pack = load_pack("liaoning_2024", &embedded_packs()).expect("it is embedded");
        let budget = budget();
        let book = fill(&budget, &pack);
        let cell = CellRef {
            table: 0,
            row: 9_999,
            column: 0,
        };
        let ctx = CheckCtx::new(&budget, &pack, &book);
        assert_eq!(comparisons(&ctx, &[cell]), []);
        assert_eq!(comparisons(&ctx, &[]), []);
    }
}
