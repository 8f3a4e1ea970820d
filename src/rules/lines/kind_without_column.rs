//! kinds of expenditure for which the forms have no column are settled with the finance bureau.

use std::collections::BTreeMap;

use crate::codes::FunctionCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::compute::RowKey;
use crate::model::LineField;
use crate::model::LineKind;
use crate::money::Money;
use crate::packs::ColumnValue;
use crate::packs::Filter;
use crate::packs::Severity;
use crate::packs::TableDef;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::code_standing::code_words;
use crate::rules::finding::amount_text;
use crate::rules::line_groups::LineGroup;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "lines/kind_without_column",
    code: "A-07",
    severity: Severity::Warning,
    title: "支出类别在支出表中有栏可列",
    explanation: include_str!("kind_without_column.md"),
    since: "0.1.0",
    check,
};

/// The table of expenditure by function, and its columns of totals.
const TABLE: &str = "expenditure_by_function";
const TOTAL: &str = "total";

/// Functional code and kind of lines without a column.
type Key = (FunctionCode, LineKind);

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut tables = ctx.pack.tables.iter();
    let Some(table) = tables.find(|table| table.id.as_str() == TABLE) else {
        return;
    };
    let facts = &ctx.book.facts;
    let without = |fact: &Fact| {
        let kind = facts.kind(fact);
        let function = facts.function(fact)?;
        (is_beside_basic_and_project(kind) && !has_column(table, kind)).then_some((function, kind))
    };
    let groups = ctx.line_groups(&[Dimension::Kind, Dimension::Function], without);
    let mut functions: BTreeMap<FunctionCode, Vec<LineGroup<'_, Key>>> = BTreeMap::new();
    for group in groups {
        functions.entry(group.key.0).or_default().push(group);
    }
    for (function, groups) in functions {
        findings.extend(finding(ctx, table, function, &groups));
    }
}

const fn is_beside_basic_and_project(kind: LineKind) -> bool {
    match kind {
        LineKind::Operating | LineKind::SuperiorRemittance | LineKind::AffiliateSubsidy => true,
        LineKind::BasicPersonnel
        | LineKind::BasicOperating
        | LineKind::Project
        | LineKind::CarryForward => false,
    }
}

/// Whether a table has a column of its own for lines of a kind.
fn has_column(table: &TableDef, kind: LineKind) -> bool {
    let mut found = false;
    for part in &table.header {
        part.for_each_column(&mut |_, column| {
            let ColumnValue::Sum(filters) = &column.value else {
                return;
            };
            found |= filters
                .iter()
                .any(|filter| matches!(filter, Filter::Kind(kinds) if kinds.contains(&kind)));
        });
    }
    found
}

fn finding(
    ctx: &CheckCtx<'_>,
    table: &TableDef,
    function: FunctionCode,
    groups: &[LineGroup<'_, Key>],
) -> Option<Finding> {
    let amount: Money = groups.iter().map(|group| group.amount).sum();
    let first = groups.first().filter(|_| !amount.is_zero())?;
    let kinds: Vec<&str> = groups.iter().map(|group| group.key.1.label()).collect();
    let scale = ctx.scale();
    let key = RowKey::Function(Some(function));
    let filled = ctx.book.table(TABLE)?;
    let total = filled.amount(&key, TOTAL).unwrap_or_default();
    let message = format!(
        "{} 的{} {}：{} 没有这一类的栏，只进合计 {}。请先问财政部门填在哪一栏，再改支出类别；财政部门同意照此填列的，把答复写进说明理由",
        code_words(&ctx.pack.codes.function, function, ctx.year),
        kinds.join("、"),
        amount_text(amount, scale),
        filled.label(),
        amount_text(total, scale),
    );
    let place = Location::Cell(table.id.clone(), key, TOTAL.to_owned());
    let line = Location::Field(first.line.id.into(), LineField::Kind.into());
    let mut finding =
        Finding::new(&RULE, line, message).figures(Figures::amounts(total, total - amount, scale));
    // It is about the row, whichever of its lines is the first.
    finding.subject = place.subject();
    Some(finding.related(place, filled.label()))
}
