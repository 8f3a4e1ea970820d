//! The sums straight from the records that tie-outs name, made in one pass.

use rustc_hash::FxHashMap;

use crate::compute::FilledTable;
use crate::compute::totals;
use crate::money::Money;
use crate::packs::Measure;
use crate::packs::TableId;
use crate::packs::Term;
use crate::rules::CheckCtx;

/// What the tie-outs are compared in: the rules' context and the sums straight from the records.
pub(in crate::rules) struct Scope<'a> {
    pub ctx: CheckCtx<'a>,
    /// One sum per [`Term::Lines`] of the tie-outs, all made in one pass.
    lines: Vec<(&'a Term, Money)>,
    /// The first table of each id.
    tables: FxHashMap<&'a TableId, &'a FilledTable>,
}

impl<'a> Scope<'a> {
    pub fn new(ctx: &CheckCtx<'a>) -> Self {
        let mut terms = Vec::new();
        for tie_out in ctx.tie_outs() {
            let parts = [
                Some(&tie_out.left),
                Some(&tie_out.right),
                tie_out.when.as_ref(),
            ];
            parts
                .into_iter()
                .flatten()
                .for_each(|term| collect_lines(term, &mut terms));
        }
        let measures: Vec<Measure> = terms
            .iter()
            .filter_map(|term| match term {
                Term::Lines(of, filters) => Some(Measure {
                    of: *of,
                    filters: filters.clone(),
                }),
                _ => None,
            })
            .collect();
        let sums = totals(&ctx.book.facts, &measures);
        let mut tables = FxHashMap::default();
        for table in &ctx.book.tables {
            tables.entry(&table.id).or_insert(table);
        }
        Self {
            ctx: *ctx,
            lines: terms.into_iter().zip(sums).collect(),
            tables,
        }
    }

    /// The first table with this id.
    pub fn table(&self, id: &TableId) -> Option<&'a FilledTable> {
        self.tables.get(id).copied()
    }

    pub fn line_sum(&self, term: &Term) -> Money {
        let found = self
            .lines
            .iter()
            .find(|(known, _)| std::ptr::eq(*known, term));
        found.map(|(_, sum)| *sum).unwrap_or_default()
    }
}

fn collect_lines<'a>(term: &'a Term, found: &mut Vec<&'a Term>) {
    match term {
        Term::Lines(..) => found.push(term),
        Term::Sum(terms) => terms.iter().for_each(|term| collect_lines(term, found)),
        Term::Less(left, right) => {
            collect_lines(left, found);
            collect_lines(right, found);
        }
        Term::Cell(..)
        | Term::Row(..)
        | Term::Here(_)
        | Term::Own(_)
        | Term::OwnHere
        | Term::Children
        | Term::Tasks => {}
    }
}
