//! A character too many between the name of an expense and its amount: `因公出国（境）费信0万元`.
//!
//! Part of N-18. Deliberately not here: several characters, and names that are no expense; those may be words.

use crate::reading::Number;
use crate::reading::Reading;
use crate::rules::CheckCtx;
use crate::rules::problems::Problem;

/// What may stand alone between the name of an expense and its amount: the end of a longer name, a verb,
/// a particle, a numeral.
const FITTING: &str = "\
    用类项款额数等表值价息税标约共计总合均各每另余仅只近超达逾至到满足还已再又也都尚可能应须需要得由按\
    为是有无占在从自于对其及和与或并含除加即系乃原现今同本最高低多少约折\
    支付花列安排编核拨发报缴交收入出投补增减升降涨省压控限定调追退结欠剩留办开销罚免缓垫借换归\
    年度月日元万亿十百千几两一二三四五六七八九零〇半第前后上下内外人天次户份台辆件套";

/// Characters that fit neither to the name of an expense before them nor to the amount behind them.
pub(in crate::rules) fn stray_characters(
    ctx: &CheckCtx<'_>,
    reading: &Reading<'_>,
) -> Vec<Problem> {
    let text = reading.text;
    let amounts = reading.numbers.iter().filter(|it| it.money().is_some());
    let found = amounts.filter_map(|amount| {
        let (rest, stray) = without_stray(&text[..amount.start])?;
        Some((expense_before(ctx, rest)?, stray, amount))
    });
    found
        .map(|(name, stray, amount)| problem(text, &name, stray, amount))
        .collect()
}

fn problem(text: &str, name: &str, stray: char, amount: &Number) -> Problem {
    let amount = &text[amount.start..amount.end];
    Problem::new(format!(
        "“{name}{stray}{amount}”中“{stray}”疑为多余的字或错字"
    ))
}

/// The text before a character that fits to no amount, where it ends as expenses do, and that character.
fn without_stray(text: &str) -> Option<(&str, char)> {
    let stray = text.chars().next_back()?;
    let rest = text.strip_suffix(stray)?;
    let is_stray = matches!(stray, '\u{4e00}'..='\u{9fff}') && !FITTING.contains(stray);
    (is_stray && rest.ends_with('费')).then_some((rest, stray))
}

/// The longest official name of an expense that a text ends with; 费用 may be shortened to 费.
fn expense_before(ctx: &CheckCtx<'_>, text: &str) -> Option<String> {
    let text = text.replace('(', "（").replace(')', "）");
    let entries = ctx.pack.codes.economic.in_year(ctx.year);
    let names = entries.map(|it| it.name.strip_suffix('用').unwrap_or(&it.name));
    names
        .filter(|name| name.ends_with('费') && text.ends_with(name))
        .max_by_key(|name| name.len())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_between_an_expense_and_its_amount_is_stray_unless_it_fits_there() {
        let check = |text, expected| {
            let found = without_stray(text).map(|it| it.1);
            assert_eq!(found, expected, "{text}");
        };
        check("因公出国（境）费信", Some('信'));
        check("办公费费", Some('费'));
        check("办公费用", None);
        check("办公费约", None);
        check("办公费", None);
        check("办公费：", None);
        check("办公费缺口", None);
        check("政府采购预算", None);
        check("", None);
    }
}
