//! N-21: arithmetic in a text is right: `标准 500 元×20 人=1 万元`, `立案 106 起，结案 100 起，结案率 95%`.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::money::AmountScale;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::reading::Number;
use crate::reading::Reading;
use crate::reading::Unit;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::problems::shortened;
use crate::rules::texts::change_figures::rounded;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/formula",
    code: "N-21",
    severity: Severity::Advice,
    title: "文字中的算式算得对",
    explanation: include_str!("formula.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts() {
        let has_formula = reading.numbers.len() > 2 && reading.text.contains(['=', '＝']);
        let has_rate = reading.has(Cue::Share) && reading.numbers.len() > 2;
        if !has_formula && !has_rate {
            continue;
        }
        let mut problems = Vec::new();
        for sentence in sentences(reading.text) {
            let numbers = reading.numbers_in(&sentence);
            problems
                .extend((2..numbers.len()).filter_map(|at| equation(&reading, &numbers[..=at])));
            problems.extend((1..numbers.len()).filter_map(|at| rate(&reading, &numbers[..=at])));
        }
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// What links two numbers of a formula (运算).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Times,
    Plus,
    Equals,
}

/// The link between two numbers: one sign among a few words.
fn link(reading: &Reading<'_>, left: &Number, right: &Number) -> Option<Link> {
    const LONGEST: usize = 24;
    let between = reading.text.get(left.end..right.start)?;
    let mut signs = between.chars().filter_map(|mark| match mark {
        '×' | '*' | '＊' => Some(Link::Times),
        '+' | '＋' => Some(Link::Plus),
        '=' | '＝' => Some(Link::Equals),
        _ => None,
    });
    let sign = signs.next()?;
    let is_plain = !between.contains(['（', '）', '(', ')', '，', '；', '-', '－', '÷', '、']);
    (is_plain && signs.next().is_none() && between.len() <= LONGEST).then_some(sign)
}

/// What is wrong with the formula whose result is the last of these numbers.
fn equation(reading: &Reading<'_>, numbers: &[Number]) -> Option<Problem> {
    let (result, parts) = numbers.split_last()?;
    (link(reading, parts.last()?, result)? == Link::Equals).then_some(())?;
    let mut from = parts.len() - 1;
    let mut kind = None;
    while from > 0 {
        match (link(reading, &parts[from - 1], &parts[from]), kind) {
            (Some(Link::Equals) | None, _) => break,
            (sign, None) => kind = sign,
            (sign, known) if sign == known => {}
            // Products and sums in one formula need brackets to be sure.
            _ => return None,
        }
        from -= 1;
    }
    let parts = &parts[from..];
    let before = reading.text[..parts[0].start].trim_end();
    if before.ends_with(['+', '-', '×', '*', '/', '÷', ')', '）', '＋', '－']) {
        return None;
    }
    let values: Option<Vec<Decimal>> = parts.iter().map(plain).collect();
    let value = match kind? {
        Link::Times => values?
            .into_iter()
            .try_fold(Decimal::ONE, Decimal::checked_mul)?,
        Link::Plus => values?
            .into_iter()
            .try_fold(Decimal::ZERO, Decimal::checked_add)?,
        Link::Equals => return None,
    };
    let stated = plain(result)?;
    // Standards are often given without a unit, so only the digits are sure.
    let step = plain_step(result)?;
    let is_right = [Decimal::ONE, Decimal::from(10_000), Decimal::new(1, 4)]
        .into_iter()
        .filter_map(|scale| value.checked_mul(scale)?.checked_sub(stated))
        .any(|apart| apart.abs() < step);
    (!is_right).then(|| {
        let words = &reading.text[parts[0].start..result.end];
        Problem::new(format!(
            "“{}”算得 {}",
            shortened(words),
            worked_out(value, result)
        ))
    })
}

/// The right result, in the unit of the one written.
fn worked_out(value: Decimal, result: &Number) -> String {
    match result.unit {
        Unit::Money { .. } => {
            let yuan = rounded(value, 2).normalize();
            match result.scale() {
                AmountScale::Yuan => format!("{yuan}元"),
                AmountScale::TenThousandYuan => {
                    format!("{}万元", (yuan / Decimal::from(10_000)).normalize())
                }
            }
        }
        _ => rounded(value, 2).normalize().to_string(),
    }
}

/// The number in yuan or in ones.
fn plain(number: &Number) -> Option<Decimal> {
    match number.unit {
        Unit::Money { fen, .. } => Some(number.value * Decimal::from(fen / 100)),
        Unit::Percent => Some(number.value / Decimal::ONE_HUNDRED),
        Unit::Year | Unit::Points => None,
        Unit::Other('万') => Some(number.value * Decimal::from(10_000)),
        Unit::None | Unit::Other(_) => Some(number.value),
    }
}

/// What the last digit is worth, as [`plain`] counts.
fn plain_step(number: &Number) -> Option<Decimal> {
    let unit = Number {
        value: Decimal::new(1, number.decimals),
        ..*number
    };
    plain(&unit)
}

/// A rate whose name says of what: the two counts before it give another.
fn rate(reading: &Reading<'_>, numbers: &[Number]) -> Option<Problem> {
    let (rate, counts) = numbers.split_last()?;
    let printed = rate.percent()?;
    let [.., whole, part] = counts else {
        return None;
    };
    let between = |from: usize, to: usize| reading.text.get(from..to);
    let name = between(part.end, rate.start)?;
    let name = name.trim_start_matches(|it: char| !matches!(it, '，' | ','));
    let name = name.trim_matches(['，', ',', ' ']);
    let name = name.trim_end_matches(['达', '到', '为', '是']);
    let stem = name.strip_suffix('率')?;
    let same_unit = matches!((whole.unit, part.unit), (Unit::Other(a), Unit::Other(b)) if a == b);
    // 结案100起 and 结案率, 调解成120起 and 调解率.
    let label = between(whole.end, part.start)?;
    let is_part = !stem.is_empty() && stem.chars().count() <= 6 && label.contains(stem);
    if !same_unit || !is_part || whole.value <= Decimal::ZERO || part.value > whole.value {
        return None;
    }
    let real = part.value * Decimal::ONE_HUNDRED / whole.value;
    if rounded(real, rate.decimals) == printed {
        return None;
    }
    let words = |it: &Range<usize>| shortened(&reading.text[it.clone()]);
    Some(
        Problem::new(format!(
            "{name}：{}÷{}＝{}%，写作“{}”",
            part.value.normalize(),
            whole.value.normalize(),
            rounded(real, 2).normalize(),
            words(&(rate.start..rate.end))
        ))
        .figures(Figures::Numbers {
            left: printed,
            right: rounded(real, 2),
            unit: "%",
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read_in_test;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = read_in_test(text, |reading| {
            let mut found = Vec::new();
            for sentence in sentences(text) {
                let numbers = reading.numbers_in(&sentence);
                found
                    .extend((2..numbers.len()).filter_map(|at| equation(reading, &numbers[..=at])));
                found.extend((1..numbers.len()).filter_map(|at| rate(reading, &numbers[..=at])));
            }
            found.into_iter().map(|it| it.words).collect()
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn formulas_that_do_not_come_out_are_found() {
        check(
            "500元/人×20人×12月=13万元",
            &["“500元/人×20人×12月=13万元”算得 12万元"],
        );
        check("3万元+4万元＝8万元", &["“3万元+4万元＝8万元”算得 7万元"]);
        check(
            "立案100起，结案100起，结案率95%",
            &["结案率：100÷100＝100%，写作“95%”"],
        );
        check(
            "受理案件233起，其中立案106起，结案100起，结案率95%；调解127起，调解成120起，调解率95%",
            &[
                "结案率：100÷106＝94.34%，写作“95%”",
                "调解率：120÷127＝94.49%，写作“95%”",
            ],
        );
    }

    #[test]
    fn formulas_that_do_and_definitions_are_left_alone() {
        for text in [
            "500元/人×20人×12月=12万元",
            "0.5×20=10",
            "500×20=1万元",
            "3万元+4万元=7万元",
            "2×（3+4）=14",
            "1200×2×1.5%=36元",
            "立案100起，结案95起，结案率95%",
            "执行率=（执行数/预算数）×100%",
            "立案100起，培训95人，结案率98%",
            "立案100起，培训95起，结案率98%",
            "立案100件，结案95起，结案率98%",
            "立案0起，结案0起，结案率95%",
            "2020年完成95%",
        ] {
            check(text, &[]);
        }
    }
}
