//! Records without a functional code, told once in place of every row of a tie-out that they are missing from.
//!
//! Deliberately not here: the comparison itself (`tie_outs`), and lines whose code is wrong.

use crate::model::Field;
use crate::model::RecordId;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Relation;
use crate::packs::TieOut;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::finding::amount_text;
use crate::rules::tie_outs::gap;

/// The records without a code that the rows of a tie-out go by (未填科目的记录).
pub(in crate::rules) struct Uncoded {
    field: Field,
    ids: Vec<RecordId>,
    /// What they come to.
    amount: Money,
}

impl Uncoded {
    /// Those of a tie-out; none where it goes by no code or nothing is missing.
    pub fn of(ctx: &CheckCtx<'_>, tie_out: &TieOut) -> Option<Self> {
        let source = tie_out.coded?;
        let kind = source.record_kind();
        let facts = &ctx.book.facts;
        let without = facts.of(source).iter();
        let without = without.filter(|it| !it.amount.is_zero() && facts.function(it).is_none());
        let found = without.filter_map(|fact| {
            let id = ctx.budget.id_at(kind, fact.position as usize)?;
            Some((id, fact.amount))
        });
        let (ids, amounts): (Vec<RecordId>, Vec<Money>) = found.unzip();
        (!ids.is_empty()).then_some(Self {
            field: kind
                .fields()
                .into_iter()
                .find(|it| it.name() == "function")?,
            ids,
            amount: amounts.into_iter().sum(),
        })
    }

    /// One finding about them in place of what a tie-out found in its rows; `None` where there is more to it.
    ///
    /// Where they don't come to all that is missing, nobody can say which row has another cause.
    pub fn instead_of(
        &self,
        ctx: &CheckCtx<'_>,
        tie_out: &TieOut,
        found: &[Finding],
    ) -> Option<Finding> {
        let apart: Money = found.iter().filter_map(gap).sum();
        let first = found.first().filter(|_| apart <= self.amount)?;
        let scale = ctx.scale();
        let message = format!(
            "{} {} 条未填 {}，共 {}：{} 个科目的{} {}{}，共差 {}",
            self.field.record_kind().label(),
            self.ids.len(),
            self.field.label(),
            amount_text(self.amount, scale),
            found.len(),
            tie_out.left_label,
            outcome(tie_out.relation),
            tie_out.right_label,
            amount_text(apart, scale),
        );
        let mut places = self
            .ids
            .iter()
            .map(|id| (*id, Location::Field(*id, self.field)));
        let (_, primary) = places.next()?;
        let finding = Finding {
            message,
            subject: tie_out.id.clone(),
            primary,
            related: Vec::new(),
            figures: Some(sum(found, scale)),
            ..first.clone()
        };
        Some(places.fold(finding, |finding, (id, place)| {
            finding.related(place, ctx.budget.place_of(id))
        }))
    }
}

/// The figures of some findings together.
fn sum(found: &[Finding], scale: AmountScale) -> Figures {
    let sides = found.iter().filter_map(|it| match it.figures? {
        Figures::Amounts { left, right, .. } => Some((left, right)),
        Figures::Numbers { .. } => None,
    });
    let (left, right): (Vec<Money>, Vec<Money>) = sides.unzip();
    Figures::amounts(left.into_iter().sum(), right.into_iter().sum(), scale)
}

/// How two figures stand that should stand otherwise.
const fn outcome(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "不等于",
        Relation::AtMost => "大于",
        Relation::AtLeast => "小于",
    }
}
