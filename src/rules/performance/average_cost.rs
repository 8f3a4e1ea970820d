//! K-07: the average cost times the quantity is the total cost.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;

use crate::model::IndicatorField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::measures::Kind;
use crate::rules::targets::Form;
use crate::rules::targets::Target;
use crate::rules::targets::fen;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/average_cost",
    code: "K-07",
    severity: Severity::Warning,
    title: "平均成本×数量＝总成本",
    explanation: include_str!("average_cost.md"),
    since: "0.1.0",
    check,
};

const AVERAGE: [&str; 4] = ["平均成本", "人均成本", "单位成本", "单位平均成本"];
const TOTAL: &str = "总成本";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for form in ctx.forms {
        let average =
            form.only(|it| AVERAGE.iter().any(|word| it.name.contains(word)) && yuan(it).is_some());
        let total = form.only(|it| it.name.contains(TOTAL) && it.amount().is_some());
        let quantity = form.only(|it| it.is_of("数量") && count(it).is_some());
        if let (Some(average), Some(total), Some(quantity)) = (average, total, quantity) {
            let parts = Parts {
                average,
                total,
                quantity,
            };
            findings.extend(judged(ctx, form, &parts));
        }
    }
}

/// The three indicators that belong together.
struct Parts<'a> {
    average: &'a Target<'a>,
    total: &'a Target<'a>,
    quantity: &'a Target<'a>,
}

/// Money, whole or for one of something, in yuan.
fn yuan(target: &Target<'_>) -> Option<Decimal> {
    target
        .plain(Kind::Money)
        .or_else(|| target.plain(Kind::MoneyPer))
}

fn count(target: &Target<'_>) -> Option<Decimal> {
    target
        .plain(Kind::Heads)
        .or_else(|| target.plain(Kind::Count))
        .filter(|it| *it > Decimal::ZERO)
}

fn judged(ctx: &CheckCtx<'_>, form: &Form<'_>, parts: &Parts<'_>) -> Option<Finding> {
    let (average, quantity) = (yuan(parts.average)?, count(parts.quantity)?);
    let total = parts.total.amount()?;
    // Rounded as the average is written, it is right.
    let exact = Decimal::new(total.fen(), 2)
        .checked_div(quantity)?
        .checked_div(parts.average.measure.factor)?;
    let figure = parts.average.figure?;
    let rounding = RoundingStrategy::MidpointAwayFromZero;
    let product = fen(average.checked_mul(quantity)?)?;
    let is_right = exact.round_dp_with_strategy(figure.decimals, rounding) == figure.number;
    if is_right || product == total {
        return None;
    }
    let scale = ctx.scale();
    let message = format!(
        "“{}”：“{}”{} ×“{}”{} ＝ {}，与“{}”{} 差 {}",
        form.name(ctx.budget),
        parts.average.name,
        parts.average.shown(),
        parts.quantity.name,
        parts.quantity.shown(),
        amount_text(product, scale),
        parts.total.name,
        amount_text(total, scale),
        amount_text((product - total).abs(), scale)
    );
    let finding = Finding::new(&RULE, parts.average.place(IndicatorField::Value), message)
        .related(
            parts.quantity.place(IndicatorField::Value),
            parts.quantity.name,
        )
        .related(parts.total.place(IndicatorField::Value), parts.total.name)
        .figures(Figures::amounts(product, total, scale));
    Some(finding)
}
