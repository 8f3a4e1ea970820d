//! C-01: every line has codes of the budget year's list, of the lowest level.

use crate::codes::CodeEntry;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::FunctionCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::FieldName as _;
use crate::model::LineField;
use crate::model::LineKind;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::code_columns::CodeColumn;
use crate::rules::code_columns::Offence;
use crate::rules::code_columns::OffenceRule;
use crate::rules::code_columns::check_columns;
use crate::rules::code_standing::Standing;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/unknown_code",
    code: "C-01",
    severity: Severity::Error,
    title: "科目应在本年科目表中，并填到最末级",
    explanation: include_str!("unknown_code.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    check_missing(ctx, findings);
    check_columns::<Unknown>(ctx, findings);
}

/// Finds codes that are in the list of no year, and codes with finer ones below them.
struct Unknown;

impl OffenceRule for Unknown {
    fn finding<K: CodeKey>(
        ctx: &CheckCtx<'_>,
        column: &CodeColumn<'_, K>,
        offence: &Offence<'_, K>,
    ) -> Option<Finding> {
        let Offence { line, code, .. } = offence;
        let place = column.place(line);
        let at = place.describe(ctx.budget, ctx.book);
        match offence.standing {
            Standing::Unknown => {
                let message = format!("{at} {code}：科目表中没有这个编码");
                let severity = unknown_severity(&code.to_string());
                Some(Finding::new(&RULE, place, message).severity(severity))
            }
            Standing::Branch(entry) => {
                let level = ["类", "款", "项"][usize::from(entry.level.clamp(1, 3)) - 1];
                let message = format!(
                    "{at} {code} {} 是{level}级科目，应填到{}",
                    entry.name, column.last_level
                );
                let only = only_leaf(ctx, column.list, *code);
                Some(column.with_fix(Finding::new(&RULE, place, message), line, only))
            }
            Standing::OtherYears(_) | Standing::Leaf(_) => None,
        }
    }
}

/// Lines without a code; money left for next year needs none.
fn check_missing(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let judge = |fact: &Fact| {
        let needs_codes = facts.kind(fact) != LineKind::CarryForward;
        let has = (
            facts.function(fact).is_some(),
            facts.economic(fact).is_some(),
        );
        match has {
            (true, true) => None,
            (false, true) => Some(&[LineField::Function][..]),
            (true, false) => Some(&[LineField::Economic][..]),
            (false, false) => Some(&[LineField::Function, LineField::Economic][..]),
        }
        .filter(|_| needs_codes)
    };
    let dimensions = [Dimension::Kind, Dimension::Function, Dimension::Economic];
    for (line, fields) in ctx.lines_judged(&dimensions, judge) {
        let record = Location::Record(line.id.into());
        let labels: Vec<&str> = fields.iter().map(|field| field.label()).collect();
        let message = format!(
            "{} 未填 {}",
            record.describe(ctx.budget, ctx.book),
            labels.join("、")
        );
        let place = Location::Field(line.id.into(), fields[0].into());
        findings.push(Finding::new(&RULE, place, message));
    }
}

/// Sections numbered 98 are created by the ministry during the year and aren't all in the list.
fn unknown_severity(code: &str) -> Severity {
    let section: Option<FunctionCode> = code.get(..5).and_then(|it| it.parse().ok());
    match section {
        Some(section) if section.number() % 100 == 98 => Severity::Warning,
        _ => Severity::Error,
    }
}

/// The leaf below a code, while each level has only one code.
fn only_leaf<'a, K: CodeKey>(
    ctx: &CheckCtx<'_>,
    list: &'a CodeList<K>,
    code: K,
) -> Option<&'a CodeEntry<K>> {
    let mut children = list.children(&code, ctx.year);
    let only = children.next()?;
    if children.next().is_some() {
        return None;
    }
    if list.is_leaf(&only.code, ctx.year) {
        Some(only)
    } else {
        only_leaf(ctx, list, only.code)
    }
}
