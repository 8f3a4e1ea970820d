//! K-17: heads of the same name cost about the same in all projects.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::IndicatorField;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::ParameterId;
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
    id: "performance/per_head_spread",
    code: "K-17",
    severity: Severity::Advice,
    title: "同一指标的人均金额相近",
    explanation: include_str!("per_head_spread.md"),
    since: "0.1.0",
    check,
};

/// Heads that receive money, so that an amount for each of them means something.
const RECEIVE: [&str; 6] = ["享受", "领取", "补贴", "补助", "资助", "发放"];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(spread) = ctx.parameter(ParameterId::PerHeadSpread) else {
        return;
    };
    let amounts = ctx.project_amounts();
    let mut names: BTreeMap<&str, Vec<PerHead<'_>>> = BTreeMap::new();
    for form in ctx.forms {
        let amount = form.project().and_then(|id| amounts.get(&id)).copied();
        let Some(amount) = amount.filter(|it| *it > Money::ZERO) else {
            continue;
        };
        for target in &form.targets {
            let is_received = || RECEIVE.iter().any(|word| target.name.contains(word));
            if let Some(per_head) = per_head(form, target, amount)
                && is_received()
            {
                names.entry(target.name).or_default().push(per_head);
            }
        }
    }
    for (name, per_heads) in &names {
        let least = per_heads.iter().min_by_key(|it| it.yuan);
        let most = per_heads.iter().max_by_key(|it| it.yuan);
        if let (Some(least), Some(most)) = (least, most)
            && least
                .yuan
                .checked_mul(spread)
                .is_some_and(|it| most.yuan > it)
        {
            findings.push(finding(ctx, name, least, most));
        }
    }
}

/// What a head of an indicator costs (人均金额).
struct PerHead<'a> {
    form: &'a Form<'a>,
    target: &'a Target<'a>,
    yuan: Decimal,
}

fn per_head<'a>(form: &'a Form<'a>, target: &'a Target<'a>, amount: Money) -> Option<PerHead<'a>> {
    let heads = target.plain(Kind::Heads).filter(|it| *it > Decimal::ZERO)?;
    let yuan = Decimal::new(amount.fen(), 2).checked_div(heads)?;
    Some(PerHead { form, target, yuan })
}

fn finding(ctx: &CheckCtx<'_>, name: &str, least: &PerHead<'_>, most: &PerHead<'_>) -> Finding {
    let words = |it: &PerHead<'_>| {
        let money = fen(it.yuan).unwrap_or_default();
        format!(
            "“{}”{}，人均 {}",
            it.form.name(ctx.budget),
            it.target.shown(),
            amount_text(money, AmountScale::Yuan)
        )
    };
    let message = format!("“{name}”：{}；{}", words(least), words(most));
    Finding::new(&RULE, least.target.place(IndicatorField::Value), message)
        .related(
            most.target.place(IndicatorField::Value),
            "人均金额最大的项目",
        )
        .figures(Figures::amounts(
            fen(least.yuan).unwrap_or_default(),
            fen(most.yuan).unwrap_or_default(),
            AmountScale::Yuan,
        ))
}
