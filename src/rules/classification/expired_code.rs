//! C-04: every code is in force in the budget year.

use crate::codes::CodeEntry;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::code_columns::CodeColumn;
use crate::rules::code_columns::Offence;
use crate::rules::code_columns::OffenceRule;
use crate::rules::code_columns::check_columns;
use crate::rules::code_standing::Standing;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/expired_code",
    code: "C-04",
    severity: Severity::Error,
    title: "科目在本年仍可使用",
    explanation: include_str!("expired_code.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    check_columns::<Expired>(ctx, findings);
}

/// Finds codes that are in the list of other years only.
struct Expired;

impl OffenceRule for Expired {
    fn finding<K: CodeKey>(
        ctx: &CheckCtx<'_>,
        column: &CodeColumn<'_, K>,
        offence: &Offence<'_, K>,
    ) -> Option<Finding> {
        let Standing::OtherYears(entry) = offence.standing else {
            return None;
        };
        let place = column.place(offence.line);
        let message = format!(
            "{} {} {}：{}有效，{} 年不能使用",
            place.describe(ctx.budget, ctx.book),
            offence.code,
            entry.name,
            entry.years,
            ctx.year
        );
        // Nothing is abolished on the strength of a year that is only believed.
        let severity = if entry.years_certainty.is_confirmed() {
            Severity::Error
        } else {
            Severity::Warning
        };
        let finding = Finding::new(&RULE, place, message).severity(severity);
        let successor = successor(ctx, column.list, entry);
        Some(column.with_fix(finding, offence.line, successor))
    }
}

/// The entry of the year under the same name: beside the old one, or the only one in the list.
fn successor<'a, K: CodeKey>(
    ctx: &CheckCtx<'_>,
    list: &'a CodeList<K>,
    old: &CodeEntry<K>,
) -> Option<&'a CodeEntry<K>> {
    let same: Vec<&CodeEntry<K>> = list
        .in_year(ctx.year)
        .filter(|entry| entry.name == old.name && list.is_leaf(&entry.code, ctx.year))
        .collect();
    let beside: Vec<&CodeEntry<K>> = same
        .iter()
        .copied()
        .filter(|entry| entry.parent == old.parent)
        .collect();
    match (&beside[..], &same[..]) {
        ([entry], _) | (_, [entry]) => Some(entry),
        _ => None,
    }
}
