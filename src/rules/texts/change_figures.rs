//! N-05: increase, rate and direction of a change agree with the figures beside them.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;

use crate::money::Money;
use crate::packs::Severity;
use crate::reading::Change;
use crate::reading::Direction;
use crate::reading::Number;
use crate::reading::changes;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::problems::Problem;
use crate::rules::problems::report;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/change_figures",
    code: "N-05",
    severity: Severity::Warning,
    title: "增减额、增减率、方向一致",
    explanation: include_str!("change_figures.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts() {
        let problems: Vec<Problem> = changes(&reading)
            .iter()
            .filter_map(|it| problem(it, reading.text))
            .collect();
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// What is wrong with a comparison: the first thing that is, since the rest follows from it.
fn problem(change: &Change<'_>, text: &str) -> Option<Problem> {
    contradiction(change, text)
        .or_else(|| wrong_difference(change))
        .or_else(|| wrong_rate(change, text))
}

/// An increase that is called a decrease in the same breath.
fn contradiction(change: &Change<'_>, text: &str) -> Option<Problem> {
    let words = |it: &Number| &text[it.start..it.end];
    let problem =
        |first: String, second: String| Some(Problem::new(format!("既写{first}又写{second}")));
    match (change.delta, change.rate) {
        (Some((up, amount)), Some((down, rate)))
            if up != down && !amount.value.is_zero() && !rate.value.is_zero() =>
        {
            problem(
                format!("{}{}", up.label(), words(amount)),
                format!("{}{}", down.label(), words(rate)),
            )
        }
        (Some((direction, amount)), _) if change.is_flat && !amount.value.is_zero() => problem(
            "持平".to_owned(),
            format!("{}{}", direction.label(), words(amount)),
        ),
        _ => None,
    }
}

/// A difference that isn't the one between the amounts of the same sentence.
fn wrong_difference(change: &Change<'_>) -> Option<Problem> {
    let base = change.base?;
    let then = base.money()?;
    // With several amounts before it, any of them may be the one compared.
    let [now] = change.before[..] else {
        return several_wrong(change, then);
    };
    let this = now.money()?;
    let (stated, slack) = stated(change)?;
    if ((this - then) - stated).abs() <= slack + now.slack() + base.slack() {
        return None;
    }
    let scale = now.scale();
    let real = this - then;
    let direction = direction(real).label();
    let said = match change.delta {
        Some((direction, it)) => format!(
            "{} {}",
            direction.label(),
            amount_text(it.money()?, it.scale())
        ),
        None => "持平".to_owned(),
    };
    Some(
        Problem::new(format!(
            "{} 与上年 {} 相比应{direction} {}，写作{said}",
            amount_text(this, scale),
            amount_text(then, scale),
            amount_text(real.abs(), scale),
        ))
        .figures(Figures::amounts(stated, real, scale)),
    )
}

/// The same where the sentence has several amounts of this year: none of them fits.
fn several_wrong(change: &Change<'_>, then: Money) -> Option<Problem> {
    let (stated, slack) = stated(change)?;
    let fits = |it: &&Number| {
        it.money()
            .is_some_and(|this| ((this - then) - stated).abs() <= slack + slack + it.slack())
    };
    let is_exact = !change.before.iter().any(fits);
    let nearest = change
        .before
        .iter()
        .filter_map(|it| Some((it.money()?, it)))
        .min_by_key(|(this, _)| ((*this - then) - stated).abs())?;
    let (this, number) = nearest;
    let real = this - then;
    // Amounts far from it belong to something else.
    let is_near = (real - stated).abs().fen() * 10 <= real.abs().fen();
    (is_exact && is_near).then(|| {
        Problem::new(format!(
            "{} 与上年 {} 相比应{} {}，写作{} {}",
            amount_text(this, number.scale()),
            amount_text(then, number.scale()),
            direction(real).label(),
            amount_text(real.abs(), number.scale()),
            direction(stated).label(),
            amount_text(stated.abs(), number.scale()),
        ))
        .figures(Figures::amounts(stated, real, number.scale()))
    })
}

/// The change as it is stated, and how far it may be rounded.
fn stated(change: &Change<'_>) -> Option<(Money, Money)> {
    match change.delta {
        Some((Direction::Down, it)) => Some((-it.money()?, it.slack())),
        Some((_, it)) => Some((it.money()?, it.slack())),
        None => change.is_flat.then_some((Money::ZERO, Money::ZERO)),
    }
}

fn direction(change: Money) -> Direction {
    match change.fen() {
        0 => Direction::Flat,
        fen if fen > 0 => Direction::Up,
        _ => Direction::Down,
    }
}

/// A rate that isn't the increase in a hundred of last year's amount.
fn wrong_rate(change: &Change<'_>, text: &str) -> Option<Problem> {
    let (_, rate) = change.rate?;
    let printed = rate.percent()?;
    let (direction, delta) = change.delta?;
    let amount = delta.money()?;
    let then = match (change.base, &change.before[..]) {
        (Some(base), _) => base.money()?,
        (None, [now]) if direction == Direction::Down => now.money()? + amount,
        (None, [now]) => now.money()? - amount,
        (None, _) => return None,
    };
    let real = rounded(percent(amount, then)?, rate.decimals);
    if printed == real || then.fen() <= 0 {
        return None;
    }
    // The amounts are rounded themselves.
    let half = delta.slack();
    let least = percent(amount - half, then + half + half)?;
    let most = percent(amount + half, then - half - half).unwrap_or(least);
    let is_rounding =
        (rounded(least, rate.decimals)..=rounded(most, rate.decimals)).contains(&printed);
    let severity = if is_rounding {
        Severity::Advice
    } else {
        Severity::Warning
    };
    Some(
        Problem::new(format!(
            "{} {}，上年 {}，增减率应为 {real}%，写作“{}”",
            direction.label(),
            amount_text(amount, delta.scale()),
            amount_text(then, delta.scale()),
            &text[rate.start..rate.end],
        ))
        .severity(severity)
        .figures(Figures::Numbers {
            left: printed,
            right: real,
            unit: "%",
        }),
    )
}

/// A part in a hundred of a whole.
pub(in crate::rules) fn percent(part: Money, whole: Money) -> Option<Decimal> {
    (Decimal::from(part.fen()) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(whole.fen()))
}

/// Half up, with as many decimals as were written.
pub(in crate::rules) fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read_in_test;

    fn check(text: &str, expected: &str) {
        let found = read_in_test(text, |reading| {
            let all = changes(reading);
            all.iter()
                .filter_map(|it| problem(it, text))
                .map(|it| it.words)
                .collect::<Vec<_>>()
                .join("；")
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn differences_that_do_not_agree_are_found() {
        check(
            "总预算 5114.04 万元，比 2023 年 5433.17 万元减少 319.31 万元",
            "5,114.04 万元 与上年 5,433.17 万元 相比应减少 319.13 万元，写作减少 319.31 万元",
        );
        check(
            "安排5万元，与上年3万元持平",
            "5.00 万元 与上年 3.00 万元 相比应增加 2.00 万元，写作持平",
        );
        check(
            "安排5万元，比上年3万元减少2万元",
            "5.00 万元 与上年 3.00 万元 相比应增加 2.00 万元，写作减少 2.00 万元",
        );
        check("比上年增加2万元，下降40%", "既写增加2万元又写减少40%");
        check(
            "安排4.00万元，连同其他3.11万元，比上年1.00万元增加2.00万元",
            "3.11 万元 与上年 1.00 万元 相比应增加 2.11 万元，写作增加 2.00 万元",
        );
    }

    #[test]
    fn rates_that_do_not_agree_are_found() {
        check(
            "安排5万元，比上年增加2万元，增长40%",
            "增加 2.00 万元，上年 3.00 万元，增减率应为 67%，写作“40%”",
        );
        check("安排5万元，比上年增加2万元，增长66.67%", "");
        check("安排3万元，比上年减少2万元，下降40%", "");
    }

    #[test]
    fn a_rate_within_the_rounding_of_the_amounts_is_mere_advice() {
        let severity = read_in_test(
            "收入3143.94万元，与上年相比增加2486.94万元，增长378.52%",
            |reading| {
                changes(reading)
                    .iter()
                    .find_map(|it| problem(it, reading.text)?.severity)
            },
        );
        assert_eq!(severity, Some(Severity::Advice));
    }

    #[test]
    fn good_sentences_are_left_alone() {
        for text in [
            "收入4711.41万元，年初结转1689.49万元，总计6400.90万元，与2019年收入（1885.26万元）相比，收入增加2826.15万元，增长149.91%",
            "公用经费332.28万元，与年初预算（39.52万元）相比，增加292.76万元，增长740.79%",
            "较2022年预算增加了1794.5万元，其中：基本支出增加了195.49万元",
            "与上年相比减少10.56万元，减少70.31%",
            "与2018年相比增加43.82%",
            "安排4.5万元，与上年持平",
            "总预算 5114.04 万元，比上年 5433.17 万元减少 319.13 万元",
            "安排4.00万元，连同其他3.1万元，比上年1.04万元增加2.00万元",
            "安排5万元，比上年增加0万元，持平",
        ] {
            check(text, "");
        }
    }
}
