//! S-08: what texts say of the operating costs of agencies is the operating expenditure of administrative units.

use crate::compute::agencies;
use crate::compute::class_total;
use crate::compute::is_agency_operating;
use crate::model::BudgetUnit;
use crate::model::Note;
use crate::model::NoteField;
use crate::model::UnitId;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::claims::claims;
use crate::rules::claims::denies;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/agency_operating",
    code: "S-08",
    severity: Severity::Warning,
    title: "机关运行经费口径与单位性质相符",
    explanation: include_str!("agency_operating.md"),
    since: "0.1.0",
    check,
};

/// What texts call it.
const NAME: &str = "机关运行经费";

/// Half of the last decimal of 万元: texts are rounded.
const SLACK: Money = Money::from_yuan(50);

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for note in &ctx.budget.notes {
        if !note.body.contains(NAME) {
            continue;
        }
        let units = sums(ctx);
        let total: Money = units.iter().map(|(_, amount)| *amount).sum();
        let is_known = |amount: Money| {
            let mut sums = units.iter().map(|(_, sum)| *sum).chain([total]);
            sums.any(|sum| (sum - amount).abs() <= SLACK)
        };
        let claim = claims(&note.body, NAME)
            .into_iter()
            .find(|it| !is_known(it.amount));
        if let Some(claim) = claim {
            let words = format!("写的机关运行经费“{}”", claim.typed);
            findings.push(finding(ctx, note, &words, [claim.amount, total]));
        } else if denies(&note.body, NAME) && !total.is_zero() {
            findings.push(finding(
                ctx,
                note,
                "写的是没有机关运行经费",
                [Money::ZERO, total],
            ));
        }
    }
}

/// The units whose operating expenditure counts, with what they have of it.
fn sums(ctx: &CheckCtx<'_>) -> Vec<(UnitId, Money)> {
    let sum = |unit: &BudgetUnit| {
        let classes = ctx.book.unit_classes.of(unit.id);
        (unit.id, class_total(classes, is_agency_operating))
    };
    agencies(ctx.budget).map(sum).collect()
}

fn finding(ctx: &CheckCtx<'_>, note: &Note, words: &str, [claimed, total]: [Money; 2]) -> Finding {
    let place = Location::Field(note.id.into(), NoteField::Body.into());
    let scale = AmountScale::TenThousandYuan;
    let what = if total.is_zero() {
        "没有行政单位和参公单位的公用经费，事业单位不反映机关运行经费".to_owned()
    } else {
        let total = amount_text(total, scale);
        format!("行政单位和参公单位一般公共预算公用经费为 {total}")
    };
    let message = format!("{} {words}，{what}", place.describe(ctx.budget, ctx.book));
    Finding::new(&RULE, place, message).figures(Figures::amounts(claimed, total, scale))
}
