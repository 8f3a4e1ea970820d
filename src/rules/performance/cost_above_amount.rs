//! K-06: a cost is within the amount of its project, and the total cost is that amount.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;
use rustc_hash::FxHashMap;

use crate::model::IndicatorField;
use crate::model::ProjectId;
use crate::money::Money;
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

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/cost_above_amount",
    code: "K-06",
    severity: Severity::Warning,
    title: "成本指标不超过项目金额",
    explanation: include_str!("cost_above_amount.md"),
    since: "0.1.0",
    check,
};

/// How the total is called.
const TOTAL: &str = "总成本";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let amounts = ctx.project_amounts();
    let mut planned: FxHashMap<ProjectId, Money> = FxHashMap::default();
    for year in &ctx.budget.project_years {
        if let Some(project) = year.project {
            *planned.entry(project).or_default() += year.amount;
        }
    }
    for form in ctx.forms {
        let project = form.project().and_then(|id| ctx.budget.projects.find(id));
        let Some(project) = project else { continue };
        let amount = amounts.get(&project.id).copied().unwrap_or_default();
        let plan = planned.get(&project.id).copied();
        // What a project of several years costs in all isn't known without its plan.
        let is_long = project.start_year < project.end_year && project.start_year.is_some();
        if amount <= Money::ZERO || (is_long && plan.is_none()) {
            continue;
        }
        let whole = amount.max(plan.unwrap_or_default());
        let limits = Limits { amount, whole };
        let costs = form.targets.iter().filter(|it| is_cost(it));
        for target in costs {
            findings.extend(judged(ctx, form, target, limits));
        }
    }
}

/// What a project may cost (项目金额).
#[derive(Clone, Copy)]
struct Limits {
    /// Its amount this year.
    amount: Money,
    /// With all years of its plan.
    whole: Money,
}

fn is_cost(target: &Target<'_>) -> bool {
    target.measure.kind == Some(Kind::Money)
        && (target.is_of("成本") || target.name.contains(TOTAL))
}

fn judged(
    ctx: &CheckCtx<'_>,
    form: &Form<'_>,
    target: &Target<'_>,
    limits: Limits,
) -> Option<Finding> {
    let cost = target.amount()?;
    let is_total = target.name.contains(TOTAL);
    let (words, amount) = if cost > limits.whole && !is_rounded(target, limits.whole) {
        ("超过", limits.whole)
    } else if is_total && cost < limits.amount && !is_rounded(target, limits.amount) {
        ("少于", limits.amount)
    } else {
        return None;
    };
    let scale = ctx.scale();
    let message = format!(
        "“{}”的“{}”{}，即 {}，{words}项目金额 {}，差 {}",
        form.name(ctx.budget),
        target.name,
        target.shown(),
        amount_text(cost, scale),
        amount_text(amount, scale),
        amount_text((cost - amount).abs(), scale)
    );
    let place = target.place(IndicatorField::Value);
    let finding = Finding::new(&RULE, place, message)
        .related(Location::Record(form.owner.into()), "项目")
        .figures(Figures::amounts(cost, amount, scale));
    Some(finding)
}

/// Whether the figure is an amount rounded to as many decimals as were written.
fn is_rounded(target: &Target<'_>, amount: Money) -> bool {
    let Some(figure) = target.figure else {
        return false;
    };
    let yuan = Decimal::new(amount.fen(), 2);
    let exact = yuan.checked_div(target.measure.factor);
    exact.is_some_and(|it| {
        let rounding = RoundingStrategy::MidpointAwayFromZero;
        it.round_dp_with_strategy(figure.decimals, rounding) == figure.number
    })
}
