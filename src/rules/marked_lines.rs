//! Lines marked as procured or purchased from others, and the rows that say what is bought.
//!
//! A row belongs to a line when it names it, or names no line but is of the same unit and project.

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::ExpenditureLine;
use crate::model::LineId;
use crate::model::ProjectId;
use crate::model::UnitId;
use crate::money::Money;
use crate::rules::CheckCtx;
use crate::rules::finding::amount_text;

/// What rows there are (已列采购或服务).
#[derive(Default)]
pub(in crate::rules) struct Rows {
    lines: FxHashSet<LineId>,
    places: FxHashSet<Place>,
}

/// Where a row without a line belongs.
type Place = (Option<UnitId>, Option<ProjectId>);

/// The marked lines of a unit or project without a row.
pub(in crate::rules) struct Unlisted<'a> {
    pub line: &'a ExpenditureLine,
    count: usize,
    amount: Money,
}

impl Rows {
    /// Takes in a row.
    pub fn add(&mut self, line: Option<LineId>, place: Place) {
        match line {
            Some(line) => drop(self.lines.insert(line)),
            None => drop(self.places.insert(place)),
        }
    }

    fn has(&self, line: &ExpenditureLine) -> bool {
        self.lines.contains(&line.id) || self.places.contains(&(line.unit, line.project))
    }

    /// The lines with a mark and without a row, by unit and project.
    pub fn unlisted<'a>(
        &self,
        ctx: &CheckCtx<'a>,
        is_marked: impl Fn(&Fact) -> bool,
    ) -> Vec<Unlisted<'a>> {
        let mut found: Vec<Unlisted<'a>> = Vec::new();
        let mut places: FxHashMap<Place, usize> = FxHashMap::default();
        let marked = ctx.lines_judged(&[Dimension::Kind], |fact| is_marked(fact).then_some(()));
        for (line, ()) in marked.filter(|(line, ())| !self.has(line)) {
            let at = *places.entry((line.unit, line.project)).or_insert_with(|| {
                found.push(Unlisted {
                    line,
                    count: 0,
                    amount: Money::ZERO,
                });
                found.len() - 1
            });
            found[at].count += 1;
            found[at].amount += line.amount;
        }
        found
    }
}

impl Unlisted<'_> {
    /// Whose lines, how many and how much: `馆舍维修 1 行，合计 30.00 万元`.
    pub fn words(&self, ctx: &CheckCtx<'_>) -> String {
        let project = self.line.project.map(Into::into);
        let owner = project.or_else(|| self.line.unit.map(Into::into));
        let name = owner.map_or_else(
            || "未填单位的支出".to_owned(),
            |owner| ctx.budget.name_of(owner),
        );
        let amount = amount_text(self.amount, ctx.scale());
        format!("{name} 有 {} 行支出（合计 {amount}）", self.count)
    }
}
