//! Where a tie-out is compared: once, or for each of some rows and columns.

use crate::codes::CodeLevel;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::packs::EachRows;
use crate::packs::TableId;
use crate::packs::TieOut;
use crate::rules::CheckCtx;
use crate::rules::scope::Scope;

/// Where in its rows and columns a tie-out is being compared.
#[derive(Clone, Copy, Default)]
pub(in crate::rules) struct Spot<'a> {
    /// The table whose own row is compared.
    pub table: Option<&'a FilledTable>,
    /// The row in that table.
    pub row: Option<usize>,
    /// What the row is about.
    pub key: Option<&'a RowKey>,
    pub column: Option<&'a str>,
}

/// The places a tie-out is compared in.
pub(in crate::rules) fn spots<'a>(scope: &Scope<'a>, tie_out: &'a TieOut) -> Vec<Spot<'a>> {
    let Some(each) = &tie_out.each else {
        return vec![Spot::default()];
    };
    let rows = match &each.rows {
        EachRows::Total => vec![Spot {
            key: Some(&RowKey::Total),
            ..Spot::default()
        }],
        EachRows::Common(tables) => {
            let books: Vec<_> = tables.iter().filter_map(|id| scope.table(id)).collect();
            keyed(scope, tables, |key| {
                books.iter().all(|table| table.places.contains_key(key))
            })
        }
        EachRows::All(tables) => keyed(scope, tables, |_| true),
        EachRows::Level(level, tables) => {
            keyed(scope, tables, |key| key_level(key) == Some(*level))
        }
        EachRows::Projects(tables) => keyed(scope, tables, |key| {
            matches!(key, RowKey::Project(_, Some(_)))
        }),
        EachRows::Within(tables) => own_rows(scope, tables, |_, _| true),
        EachRows::Parents(tables) => own_rows(scope, tables, |table, at| {
            table.children(at).next().is_some()
        }),
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
    scope: &Scope<'a>,
    tables: &[TableId],
    wanted: impl Fn(&RowKey) -> bool,
) -> Vec<Spot<'a>> {
    let mut keys: Vec<&RowKey> = tables
        .iter()
        .filter_map(|id| scope.table(id))
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
    scope: &Scope<'a>,
    tables: &[TableId],
    wanted: impl Fn(&FilledTable, usize) -> bool,
) -> Vec<Spot<'a>> {
    let mut spots = Vec::new();
    for table in tables.iter().filter_map(|id| scope.table(id)) {
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

/// The row and column in words: `表3 20801 人力资源和社会保障管理事务 合计`.
pub(in crate::rules) fn spot_words(ctx: &CheckCtx<'_>, spot: Spot<'_>) -> String {
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
