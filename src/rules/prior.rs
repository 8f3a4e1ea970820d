//! Figures of last year beside this year's, for the rules that compare them.
//!
//! Which change needs a cause is said in `compute`; which rule speaks of it is said here, so that one does.

use crate::compute::Change;
use crate::compute::FilledTable;
use crate::compute::LeastChange;
use crate::compute::PriorChange;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::prior_changes;
use crate::compute::prior_words;
use crate::model::PriorAmount;
use crate::model::PriorAmountField;
use crate::money::AmountScale;
use crate::packs::ParameterId;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::shares::percent_words;

/// The table of official expenses.
const THREE_PUBLIC: &str = "three_public";

/// An entered figure of last year with this year's (上年数对照).
#[derive(Clone, Copy)]
pub(in crate::rules) struct PriorFigure<'a> {
    pub prior: &'a PriorAmount,
    pub change: Change,
    found: PriorChange,
}

/// Which rule speaks of a change whose cause isn't written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Concern {
    /// 三公经费 have risen.
    ThreePublic,
    /// A total has changed very much.
    Total,
    /// Any other change that needs a cause.
    Other,
}

/// The figures of last year that belong to a table.
pub(in crate::rules) fn prior_figures<'a>(ctx: &CheckCtx<'a>) -> Vec<PriorFigure<'a>> {
    if ctx.budget.prior_amounts.is_empty() {
        return Vec::new();
    }
    let changes = prior_changes(ctx.budget, ctx.book).into_iter();
    let figure = |(found, prior): (PriorChange, &'a PriorAmount)| {
        Some(PriorFigure {
            prior,
            change: found.change?,
            found,
        })
    };
    let listed = changes.zip(&ctx.budget.prior_amounts);
    listed.filter_map(figure).collect()
}

impl<'a> PriorFigure<'a> {
    /// The table; none where it has no such row any more.
    pub fn table(&self, ctx: &CheckCtx<'a>) -> Option<&'a FilledTable> {
        ctx.book.tables.get(self.found.cell?.table)
    }

    /// What the row is about.
    pub fn key(&self, ctx: &CheckCtx<'a>) -> Option<&'a RowKey> {
        let row = self.table(ctx)?.rows.get(self.found.cell?.row)?;
        row.keys.first()?.as_ref()
    }

    /// The column.
    pub fn column(&self, ctx: &CheckCtx<'a>) -> Option<&'a str> {
        let column = self.table(ctx)?.columns.get(self.found.cell?.column)?;
        Some(&column.id)
    }

    /// The rule that speaks of this change; none while its cause needn't be written down or is.
    pub fn concern(&self, ctx: &CheckCtx<'a>) -> Option<Concern> {
        if !self.prior.cause.trim().is_empty() {
            return None;
        }
        let change = self.change;
        let is_three_public = self
            .table(ctx)
            .is_some_and(|it| it.id.as_str() == THREE_PUBLIC);
        if is_three_public && change.now > change.then {
            return Some(Concern::ThreePublic);
        }
        let reaches = |parameter| {
            let limit = ctx.parameter(parameter)?;
            Some(change.percent()?.abs() >= limit)
        };
        if self.is_total(ctx) && reaches(ParameterId::TotalChange) == Some(true) {
            return Some(Concern::Total);
        }
        let least = LeastChange::of(ctx.budget, ctx.pack)?;
        change.needs_cause(least).then_some(Concern::Other)
    }

    fn is_total(&self, ctx: &CheckCtx<'a>) -> bool {
        let row = self
            .found
            .cell
            .and_then(|cell| self.table(ctx)?.rows.get(cell.row));
        row.is_some_and(|row| row.style == RowStyle::Total)
    }

    /// In which unit it is shown.
    pub fn scale(&self, ctx: &CheckCtx<'a>) -> AmountScale {
        let table = self.table(ctx);
        table.map_or(AmountScale::TenThousandYuan, |it| it.format.scale)
    }

    /// The figure in the words of its table: `表3 合计`.
    pub fn place_words(&self, ctx: &CheckCtx<'a>) -> String {
        prior_words(ctx.book, &self.found, self.prior)
    }

    /// Where and how much: `表3 合计 上年 10.00 万元，本年 20.00 万元，增加 10.00 万元（100.0%）`.
    pub fn words(&self, ctx: &CheckCtx<'a>) -> String {
        let place = self.place_words(ctx);
        format!("{place} {}", change_words(self.change, self.scale(ctx)))
    }

    /// Where the cause is written.
    pub fn place(&self) -> Location {
        Location::Field(self.prior.id.into(), PriorAmountField::Cause.into())
    }

    /// A finding about this figure, at its cause.
    pub fn finding(&self, ctx: &CheckCtx<'a>, rule: &'static Rule, message: String) -> Finding {
        let Change { then, now } = self.change;
        let finding = Finding::new(rule, self.place(), message);
        finding.figures(Figures::amounts(now, then, self.scale(ctx)))
    }
}

/// A change in words: `上年 10.00 万元，本年 20.00 万元，增加 10.00 万元（100.0%）`.
pub(in crate::rules) fn change_words(change: Change, scale: AmountScale) -> String {
    let difference = change.difference();
    let direction = if change.now >= change.then {
        "增加"
    } else {
        "减少"
    };
    let rate = match percent_words(difference.abs(), change.then.abs()) {
        rate if rate.is_empty() => rate,
        rate => format!("（{rate}）"),
    };
    format!(
        "上年 {}，本年 {}，{direction} {}{rate}",
        amount_text(change.then, scale),
        amount_text(change.now, scale),
        amount_text(difference.abs(), scale)
    )
}
