//! K-17: heads times the standard for a head come near the amount of the project.

use rust_decimal::Decimal;

use crate::model::IndicatorField;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::measures::Kind;
use crate::rules::targets::Form;
use crate::rules::targets::Target;
use crate::rules::targets::fen;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/heads_by_standard",
    code: "K-17",
    severity: Severity::Warning,
    title: "人数×标准与项目金额相当",
    explanation: include_str!("heads_by_standard.md"),
    since: "0.1.0",
    check,
};

/// A standard may be for a single time or for every month of the year.
const MONTHS: i64 = 12;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(tolerance) = ctx.parameter(ParameterId::HeadStandardTolerance) else {
        return;
    };
    let amounts = ctx.project_amounts();
    for form in ctx.forms {
        let amount = form.project().and_then(|id| amounts.get(&id)).copied();
        let Some(amount) = amount.filter(|it| *it > Money::ZERO) else {
            continue;
        };
        let heads = form.only(|it| {
            it.plain(Kind::Heads).is_some_and(|it| it > Decimal::ZERO) && it.is_of("数量")
        });
        let standard = form.only(|it| {
            it.plain(Kind::MoneyPer)
                .is_some_and(|it| it > Decimal::ZERO)
                && it.name.contains("标准")
        });
        if let (Some(heads), Some(standard)) = (heads, standard) {
            findings.extend(judged(ctx, form, (heads, standard), (amount, tolerance)));
        }
    }
}

fn judged(
    ctx: &CheckCtx<'_>,
    form: &Form<'_>,
    (heads, standard): (&Target<'_>, &Target<'_>),
    (amount, tolerance): (Money, Decimal),
) -> Option<Finding> {
    let once = heads
        .plain(Kind::Heads)?
        .checked_mul(standard.plain(Kind::MoneyPer)?)?;
    let monthly = once.checked_mul(Decimal::from(MONTHS))?;
    let yuan = Decimal::new(amount.fen(), 2);
    let hundred = Decimal::ONE_HUNDRED;
    let least = once.checked_mul(hundred - tolerance)?;
    let most = monthly.checked_mul(hundred + tolerance)?;
    let is_near = least <= yuan * hundred && yuan * hundred <= most;
    if is_near {
        return None;
    }
    let scale = ctx.scale();
    let (once, monthly) = (fen(once)?, fen(monthly)?);
    let message = format!(
        "“{}”：“{}”{} ×“{}”{} ＝ {}，按 12 个月 {}，与项目金额 {} 不相当",
        form.name(ctx.budget),
        heads.name,
        heads.shown(),
        standard.name,
        standard.shown(),
        amount_text(once, scale),
        amount_text(monthly, scale),
        amount_text(amount, scale)
    );
    let finding = Finding::new(&RULE, heads.place(IndicatorField::Value), message)
        .related(standard.place(IndicatorField::Value), standard.name)
        .related(Location::Record(form.owner.into()), "项目金额")
        .figures(Figures::amounts(monthly, amount, scale));
    Some(finding)
}
