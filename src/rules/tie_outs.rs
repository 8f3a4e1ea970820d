//! The pack's tie-outs, compared.

use crate::codes::CodeLevel;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::largest;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::EachRows;
use crate::packs::Measure;
use crate::packs::Relation;
use crate::packs::RowRef;
use crate::packs::TableId;
use crate::packs::Term;
use crate::packs::TieOut;
use crate::rules::CheckCtx;
use crate::rules::Explained;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::finding::amount_text;
use crate::rules::scope::Scope;

/// Where in its rows and columns a tie-out is being compared.
#[derive(Clone, Copy, Default)]
struct Spot<'a> {
    /// The table whose own row is compared.
    table: Option<&'a FilledTable>,
    /// The row in that table.
    row: Option<usize>,
    /// What the row is about.
    key: Option<&'a RowKey>,
    column: Option<&'a str>,
}

/// Compares every tie-out and adds what doesn't agree.
pub(in crate::rules) fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let scope = Scope::new(ctx);
    let mut found: Vec<(&TieOut, Finding)> = Vec::new();
    for tie_out in &ctx.pack.tie_outs {
        for spot in spots(ctx, tie_out) {
            if let Some(finding) = compare(&scope, tie_out, spot) {
                found.push((tie_out, finding));
            }
        }
    }
    let is_cause = |tie_out: &TieOut, finding: &Finding, other: &Finding| {
        let named = tie_out
            .unless
            .iter()
            .any(|it| *it == other.code || *it == other.rule);
        let gap = |finding: &Finding| finding.figures.and_then(|figures| figures.gap());
        named && gap(other).is_none_or(|other| Some(other) == gap(finding))
    };
    let silent: Vec<bool> = found
        .iter()
        .map(|(tie_out, finding)| {
            let mut others = findings.iter().chain(found.iter().map(|(_, other)| other));
            others.any(|other| is_cause(tie_out, finding, other))
        })
        .collect();
    let loud = found.into_iter().zip(silent).filter(|(_, silent)| !silent);
    findings.extend(loud.map(|((_, finding), _)| finding));
}

fn spots<'a>(ctx: &CheckCtx<'a>, tie_out: &'a TieOut) -> Vec<Spot<'a>> {
    let Some(each) = &tie_out.each else {
        return vec![Spot::default()];
    };
    let rows = match &each.rows {
        EachRows::Total => vec![Spot {
            key: Some(&RowKey::Total),
            ..Spot::default()
        }],
        EachRows::All(tables) => keyed(ctx, tables, |_| true),
        EachRows::Level(level, tables) => keyed(ctx, tables, |key| key_level(key) == Some(*level)),
        EachRows::Projects(tables) => keyed(ctx, tables, |key| {
            matches!(key, RowKey::Project(_, Some(_)))
        }),
        EachRows::Within(tables) => own_rows(ctx, tables, |_, _| true),
        EachRows::Parents(tables) => {
            own_rows(ctx, tables, |table, at| table.children(at).next().is_some())
        }
    };
    if each.columns.is_empty() {
        return rows;
    }
    let with_column = |spot: Spot<'a>| {
        each.columns.iter().map(move |column| Spot {
            column: Some(column),
            ..spot
        })
    };
    rows.into_iter().flat_map(with_column).collect()
}

/// What the rows of some tables are about, each once.
fn keyed<'a>(
    ctx: &CheckCtx<'a>,
    tables: &[TableId],
    wanted: impl Fn(&RowKey) -> bool,
) -> Vec<Spot<'a>> {
    let mut keys: Vec<&RowKey> = tables
        .iter()
        .filter_map(|id| ctx.book.table(id.as_str()))
        .flat_map(|table| &table.rows)
        .flat_map(|row| row.keys.iter().flatten())
        .filter(|key| wanted(key))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
        .map(|key| Spot {
            key: Some(key),
            ..Spot::default()
        })
        .collect()
}

/// Every row of some tables.
fn own_rows<'a>(
    ctx: &CheckCtx<'a>,
    tables: &[TableId],
    wanted: impl Fn(&FilledTable, usize) -> bool,
) -> Vec<Spot<'a>> {
    let mut spots = Vec::new();
    for table in tables.iter().filter_map(|id| ctx.book.table(id.as_str())) {
        for (at, row) in table.rows.iter().enumerate() {
            if wanted(table, at) {
                let key = row.keys.first().and_then(Option::as_ref);
                spots.push(Spot {
                    table: Some(table),
                    row: Some(at),
                    key,
                    column: None,
                });
            }
        }
    }
    spots
}

fn key_level(key: &RowKey) -> Option<CodeLevel> {
    match key {
        RowKey::Function(code) => code.map(crate::codes::FunctionCode::level),
        RowKey::Economic(code) => code.map(crate::codes::EconomicCode::level),
        RowKey::Government(code) => code.map(crate::codes::GovernmentCode::level),
        RowKey::Total
        | RowKey::Fixed(_)
        | RowKey::Unit(_)
        | RowKey::Project(..)
        | RowKey::Record(_) => None,
    }
}

fn compare(scope: &Scope<'_>, tie_out: &TieOut, spot: Spot<'_>) -> Option<Finding> {
    let ctx = &scope.ctx;
    if let Some(when) = &tie_out.when
        && value(scope, when, spot).is_zero()
    {
        return None;
    }
    let left = value(scope, &tie_out.left, spot);
    let right = value(scope, &tie_out.right, spot);
    let holds = match tie_out.relation {
        Relation::Equal => left == right,
        Relation::AtMost => left <= right,
        Relation::AtLeast => left >= right,
    };
    if holds {
        return None;
    }
    let primary = place(ctx, &tie_out.left, spot)
        .or_else(|| place(ctx, &tie_out.right, spot))
        .unwrap_or(Location::File);
    let scale = scale(ctx, &primary);
    let finding = Finding {
        rule: tie_out.id.clone(),
        code: tie_out.code.clone(),
        severity: ctx.pack.severity(&tie_out.code, tie_out.severity),
        message: message(ctx, tie_out, spot, (left, right), scale),
        subject: subject(tie_out, &primary),
        primary,
        related: Vec::new(),
        figures: Some(Figures::amounts(left, right, scale)),
        fixes: Vec::new(),
        explained: Explained::No,
    };
    Some(match place(ctx, &tie_out.right, spot) {
        Some(other) if other != finding.primary => {
            finding.related(other, tie_out.right_label.clone())
        }
        _ => finding,
    })
}

/// The tie-out and, when it is compared in many places, which; not the line that is largest just now.
fn subject(tie_out: &TieOut, primary: &Location) -> String {
    match primary {
        Location::Cell(..) | Location::Table(_) => {
            format!("{}:{}", tie_out.id, primary.subject())
        }
        Location::File | Location::Cover(_) | Location::Record(_) | Location::Field(..) => {
            tie_out.id.clone()
        }
    }
}

/// The unit of the table a finding is in.
fn scale(ctx: &CheckCtx<'_>, primary: &Location) -> AmountScale {
    let cell = primary.cell(ctx.book);
    cell.map_or(AmountScale::TenThousandYuan, |cell| {
        ctx.book.tables[cell.table].format.scale
    })
}

fn message(
    ctx: &CheckCtx<'_>,
    tie_out: &TieOut,
    spot: Spot<'_>,
    (left, right): (Money, Money),
    scale: AmountScale,
) -> String {
    let place = spot_words(ctx, spot);
    let colon = if place.is_empty() { "" } else { "：" };
    format!(
        "{place}{colon}{} {}，{}{} {}，差 {}",
        tie_out.left_label,
        amount_text(left, scale),
        tie_out.relation.sign(),
        tie_out.right_label,
        amount_text(right, scale),
        amount_text((left - right).abs(), scale),
    )
}

/// The row and column in words: `表3 20801 人力资源和社会保障管理事务 合计`.
fn spot_words(ctx: &CheckCtx<'_>, spot: Spot<'_>) -> String {
    let table = spot.table.or_else(|| {
        let key = spot.key?;
        ctx.book
            .tables
            .iter()
            .find(|table| table.places.contains_key(key))
    });
    let Some(table) = table else {
        return String::new();
    };
    let number = spot.table.map(|table| table.number.clone());
    let row = match (spot.row, spot.key) {
        (Some(at), Some(key)) => table.row_words(at, key),
        (None, Some(key)) => table
            .places
            .get(key)
            .and_then(|at| table.row_words(*at, key)),
        (_, None) => None,
    };
    let column = spot.column.and_then(|column| table.column(column));
    let column = column.map(|at| table.columns[at].path.join("／"));
    [number, row, column]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn value(scope: &Scope<'_>, term: &Term, spot: Spot<'_>) -> Money {
    let ctx = &scope.ctx;
    let amount = |table: &TableId, key: &RowKey, column: &str| {
        let table = ctx.book.table(table.as_str());
        table
            .and_then(|table| table.amount(key, column))
            .unwrap_or_default()
    };
    let own = |column: &str| {
        let at = spot.table.and_then(|table| table.column(column));
        match (spot.table, spot.row, at) {
            (Some(table), Some(row), Some(at)) => table.rows[row].cells[at].amount(),
            _ => Money::ZERO,
        }
    };
    match term {
        Term::Cell(table, row, column) => amount(table, &row_key(row), column),
        Term::Row(table, column) => spot
            .key
            .map(|key| amount(table, key, column))
            .unwrap_or_default(),
        Term::Here(table) => match (spot.key, spot.column) {
            (Some(key), Some(column)) => amount(table, key, column),
            _ => Money::ZERO,
        },
        Term::Own(column) => own(column),
        Term::OwnHere => spot.column.map(own).unwrap_or_default(),
        Term::Children => children(spot),
        Term::Lines(..) => scope.line_sum(term),
        Term::Tasks => ctx
            .book
            .tables
            .iter()
            .filter_map(|table| table.form.as_ref()?.tasks.as_ref())
            .flat_map(|tasks| tasks.rows.iter().map(|(_, amount)| *amount))
            .sum(),
        Term::Sum(terms) => terms.iter().map(|term| value(scope, term, spot)).sum(),
        Term::Less(left, right) => value(scope, left, spot) - value(scope, right, spot),
    }
}

fn children(spot: Spot<'_>) -> Money {
    let (Some(table), Some(row), Some(column)) = (spot.table, spot.row, spot.column) else {
        return Money::ZERO;
    };
    let Some(at) = table.column(column) else {
        return Money::ZERO;
    };
    table
        .children(row)
        .map(|child| child.cells[at].amount())
        .sum()
}

fn row_key(row: &RowRef) -> RowKey {
    match row {
        RowRef::Total => RowKey::Total,
        RowRef::Id(id) => RowKey::Fixed(id.clone()),
        RowRef::Function(code) => RowKey::Function(Some(*code)),
        RowRef::Economic(code) => RowKey::Economic(Some(*code)),
        RowRef::Government(code) => RowKey::Government(Some(*code)),
    }
}

/// The place of a term: its cell, its largest record, or that of its first part that has one.
fn place(ctx: &CheckCtx<'_>, term: &Term, spot: Spot<'_>) -> Option<Location> {
    let cell = |table: &TableId, key: &RowKey, column: &str| {
        Location::Cell(table.clone(), key.clone(), column.to_owned())
    };
    match term {
        Term::Cell(table, row, column) => Some(cell(table, &row_key(row), column)),
        Term::Row(table, column) => Some(cell(table, spot.key?, column)),
        Term::Here(table) => Some(cell(table, spot.key?, spot.column?)),
        Term::Own(column) => Some(cell(&spot.table?.id, spot.key?, column)),
        Term::OwnHere => Some(cell(&spot.table?.id, spot.key?, spot.column?)),
        Term::Children => None,
        Term::Lines(of, filters) => {
            let measure = Measure {
                of: *of,
                filters: filters.clone(),
            };
            largest(ctx.budget, ctx.book, &measure).map(Location::Record)
        }
        Term::Tasks => {
            let form =
                |table: &&FilledTable| table.form.as_ref().is_some_and(|form| form.tasks.is_some());
            ctx.book
                .tables
                .iter()
                .find(form)
                .map(|table| Location::Table(table.id.clone()))
        }
        Term::Sum(terms) => terms.iter().find_map(|term| place(ctx, term, spot)),
        Term::Less(left, right) => place(ctx, left, spot).or_else(|| place(ctx, right, spot)),
    }
}
