//! N-06: the parts of a change sum to the change.

use std::ops::Range;

use crate::money::Money;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::reading::Number;
use crate::reading::Reading;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::ledger::Ledger;
use crate::rules::ledger::Quantity;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::quoted::meant;
use crate::rules::quoted::statement_about;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/change_parts",
    code: "N-06",
    severity: Severity::Warning,
    title: "增减额与其组成口径一致",
    explanation: include_str!("change_parts.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::Change)) {
        let mut problems = Vec::new();
        for sentence in sentences(reading.text) {
            let Some(change) = whole_change(&reading, &sentence) else {
                continue;
            };
            let about = statement_about(ctx, &passage);
            let about = about.map(|it| meant(it, &reading.text[sentence.clone()]).first);
            let other_scope = || other_scope(&Ledger::of(ctx, about?), &change);
            problems.extend(change.wrong_sum().or_else(other_scope));
        }
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// A change with those of basic and of project expenditure: together the whole (增减及其组成).
struct WholeChange<'a> {
    /// The amount of this year it is said of.
    now: Option<&'a Number>,
    whole: &'a Number,
    basic: Money,
    project: Money,
}

fn whole_change<'a>(reading: &Reading<'a>, sentence: &Range<usize>) -> Option<WholeChange<'a>> {
    let words = &reading.text[sentence.clone()];
    let parts = words.find("其中")?;
    let changed = |name: &str| {
        let at = words[parts..].find(name)? + parts + name.len();
        signed_after(reading, sentence.start + at..sentence.end)
    };
    let (basic, project) = (changed("基本支出")?, changed("项目支出")?);
    let before = reading.numbers_in(&(sentence.start..sentence.start + parts));
    let money = || before.iter().filter(|it| it.money().is_some());
    let whole = money().next_back()?;
    signed(reading, whole)?;
    Some(WholeChange {
        now: money().next().filter(|it| it.start < whole.start),
        whole,
        basic,
        project,
    })
    .filter(|it| {
        let whole = signed(reading, it.whole);
        whole.is_some_and(|it| it.fen() > 0)
    })
}

/// The increase right behind a name; a decrease is negative.
fn signed_after(reading: &Reading<'_>, part: Range<usize>) -> Option<Money> {
    const NEAR: usize = 15;
    let number = reading.numbers_in(&part).first()?;
    (number.start - part.start <= NEAR).then(|| signed(reading, number))?
}

fn signed(reading: &Reading<'_>, number: &Number) -> Option<Money> {
    let before = reading.text[..number.start]
        .trim_end()
        .trim_end_matches('了');
    let amount = number.money()?;
    if before.ends_with("增加") || before.ends_with("增长") {
        Some(amount)
    } else if before.ends_with("减少") || before.ends_with("下降") {
        Some(-amount)
    } else {
        None
    }
}

impl WholeChange<'_> {
    fn wrong_sum(&self) -> Option<Problem> {
        let whole = self.whole.money()?;
        let sum = self.basic + self.project;
        let scale = self.whole.scale();
        let slack = self.whole.slack() + self.whole.slack() + self.whole.slack();
        let is_right = (sum - whole).abs() <= slack;
        (!is_right).then(|| {
            Problem::new(format!(
                "增加 {}，基本支出、项目支出变动合计 {}，差 {}",
                amount_text(whole, scale),
                amount_text(sum, scale),
                amount_text((whole - sum).abs(), scale)
            ))
            .figures(Figures::amounts(whole, sum, scale))
        })
    }
}

/// The amount said to have changed leaves out what is carried over, of which the parts are made as well.
fn other_scope(ledger: &Ledger, change: &WholeChange<'_>) -> Option<Problem> {
    let now = change.now?;
    let (amount, slack) = (now.money()?, now.slack() + now.slack());
    let current = *ledger.amounts(Quantity::CurrentRevenue).first()?;
    let spending = *ledger.amounts(Quantity::SpendingTotal).first()?;
    let is_current = (amount - current).abs() <= slack && !ledger.is_empty();
    let scale = now.scale();
    (is_current && (current - spending).abs() > slack).then(|| {
        Problem::new(format!(
            "{} 不含上年结转，所列基本支出、项目支出的变动以支出总计 {} 为口径",
            amount_text(amount, scale),
            amount_text(spending, scale)
        ))
        .figures(Figures::amounts(amount, spending, scale))
        .severity(Severity::Advice)
    })
}
