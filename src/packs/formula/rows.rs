//! Which row of a table a name in a formula means.

use crate::codes::CodeLevel;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::packs::Body;
use crate::packs::RowRef;
use crate::packs::TreeList;
use crate::packs::formula::EveryRow;
use crate::packs::formula::FormulaNames;
use crate::packs::formula::FormulaProblem;
use crate::packs::formula::NamedTable;
use crate::packs::formula::conditions::wrong_code;
use crate::packs::formula::nearest::nearest_or_first;
use crate::packs::formula::table::TOTAL;

/// Which row of a table is meant.
pub(super) enum Row {
    /// One.
    At(RowRef),
    /// Each.
    Every(EveryRow),
}

/// The row of a name, and the list it is in.
pub(super) fn row_of(
    names: &FormulaNames<'_>,
    table: &NamedTable<'_>,
    name: &str,
) -> Result<(Row, Option<usize>), FormulaProblem> {
    let name = if name == "＊" { "*" } else { name };
    if let Some(rows) = EveryRow::ALL.into_iter().find(|it| it.word() == name) {
        return Ok((Row::Every(rows), None));
    }
    if let Some(total) = table.total_label()
        && (name == total || name == TOTAL)
    {
        return Ok((Row::At(RowRef::Total), None));
    }
    match table.list_rows_named(name)[..] {
        [row] => return Ok((Row::At(RowRef::Id(row.id.to_owned())), Some(row.list))),
        [] => {}
        ref rows => {
            return Err(FormulaProblem::AmbiguousRow {
                table: table.label().to_owned(),
                name: name.to_owned(),
                choices: rows.iter().map(|row| table.row_text(row)).collect(),
            });
        }
    }
    let is_code = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    match (&table.def.body, table.code_list()) {
        (Body::Tree { levels, .. }, Some(list)) if is_code => {
            let row = code_row(names, list, name)?;
            let level = row_level(&row);
            if level.is_some_and(|level| !levels.contains(&level)) {
                return Err(FormulaProblem::NoLevel {
                    table: table.label().to_owned(),
                    level: level.map_or("", CodeLevel::label),
                });
            }
            Ok((Row::At(row), None))
        }
        (Body::Lists(_), Some(list)) if is_code => {
            let row = code_row(names, list, name)?;
            if row_level(&row) != Some(CodeLevel::Category) {
                return Err(FormulaProblem::NoLevel {
                    table: table.label().to_owned(),
                    level: row_level(&row).map_or("", CodeLevel::label),
                });
            }
            Ok((Row::At(row), table.category_list()))
        }
        (_, list) => Err(unknown_row(names, table, list, name)),
    }
}

fn code_row(
    names: &FormulaNames<'_>,
    list: TreeList,
    text: &str,
) -> Result<RowRef, FormulaProblem> {
    let (row, is_known) = match list {
        TreeList::Function => {
            let code: FunctionCode = text.parse().map_err(|error| wrong_code(&error))?;
            (RowRef::Function(code), names.has_function(code))
        }
        TreeList::Economic => {
            let code: EconomicCode = text.parse().map_err(|error| wrong_code(&error))?;
            (RowRef::Economic(code), names.has_economic(code))
        }
        TreeList::Government => {
            let code: GovernmentCode = text.parse().map_err(|error| wrong_code(&error))?;
            (RowRef::Government(code), names.has_government(code))
        }
    };
    if is_known {
        Ok(row)
    } else {
        let code = text.to_owned();
        Err(FormulaProblem::UnknownCode { code })
    }
}

const fn row_level(row: &RowRef) -> Option<CodeLevel> {
    match row {
        RowRef::Function(code) => Some(code.level()),
        RowRef::Economic(code) => Some(code.level()),
        RowRef::Government(code) => Some(code.level()),
        RowRef::Total | RowRef::Id(_) => None,
    }
}

/// Rows that may have been meant: fixed ones, and codes with this name.
fn unknown_row(
    names: &FormulaNames<'_>,
    table: &NamedTable<'_>,
    list: Option<TreeList>,
    name: &str,
) -> FormulaProblem {
    let codes = list.map_or_else(Vec::new, |list| names.codes_named(list, name));
    let near = if codes.is_empty() {
        let every = EveryRow::Common.word().to_owned();
        nearest_or_first(name, table.row_texts().into_iter().chain([every]).collect())
    } else {
        codes
    };
    FormulaProblem::UnknownRow {
        table: table.label().to_owned(),
        name: name.to_owned(),
        near,
    }
}
