//! Writing figures of tie-outs as formulas, so that reading them gives the same.

use crate::packs::Each;
use crate::packs::EachRows;
use crate::packs::RowRef;
use crate::packs::TableId;
use crate::packs::Term;
use crate::packs::TieOut;
use crate::packs::formula::EveryRow;
use crate::packs::formula::FormulaNames;
use crate::packs::formula::NamedTable;
use crate::packs::formula::Unwritable;
use crate::packs::formula::conditions::conditions_text;
use crate::packs::formula::conditions::source_word;
use crate::packs::formula::read::QUOTE_CLOSE;
use crate::packs::formula::read::QUOTE_OPEN;
use crate::packs::formula::table::TOTAL;

/// Marks that end a name, so that a name with one of them is quoted.
const MARKS: [char; 5] = [',', '，', ']', '］', '】'];

/// What stands for the row of a [`Term::Row`].
#[derive(Clone, Copy)]
enum RowWord {
    /// Nothing: the figure isn't repeated.
    None,
    /// The total row.
    Total,
    /// Each of some rows.
    Every(EveryRow),
}

/// Both sides of a tie-out as formulas.
///
/// # Errors
/// When it says what formulas can't, or names what the pack doesn't have.
pub fn write_formulas(
    names: &FormulaNames<'_>,
    tie_out: &TieOut,
) -> Result<(String, String), Unwritable> {
    if tie_out.when.is_some() {
        return Err(beyond("when"));
    }
    let row = match &tie_out.each {
        None => RowWord::None,
        Some(each) => row_word(each, tie_out)?,
    };
    let side = |term: &Term| Writer { names, row }.sum(term);
    Ok((side(&tie_out.left)?, side(&tie_out.right)?))
}

/// A figure as a formula; `rows` stands for the rows it is repeated over.
///
/// # Errors
/// When it says what formulas can't, or names what the pack doesn't have.
pub fn write_formula(
    names: &FormulaNames<'_>,
    term: &Term,
    rows: Option<EveryRow>,
) -> Result<String, Unwritable> {
    let row = rows.map_or(RowWord::None, RowWord::Every);
    Writer { names, row }.sum(term)
}

fn row_word(each: &Each, tie_out: &TieOut) -> Result<RowWord, Unwritable> {
    if !each.columns.is_empty() {
        return Err(beyond("each.columns"));
    }
    let every = match &each.rows {
        EachRows::Total => return Ok(RowWord::Total),
        EachRows::Common(_) => EveryRow::Common,
        EachRows::All(_) => EveryRow::All,
        EachRows::Level(level, _) => EveryRow::Level(*level),
        EachRows::Projects(_) => EveryRow::Projects,
        EachRows::Within(_) => return Err(beyond("Within")),
        EachRows::Parents(_) => return Err(beyond("Parents")),
    };
    let mut tables = Vec::new();
    row_tables(&tie_out.left, &mut tables);
    row_tables(&tie_out.right, &mut tables);
    let named = each.rows.tables();
    let is_same =
        named.iter().all(|it| tables.contains(&it)) && tables.iter().all(|it| named.contains(it));
    // A formula goes through the rows of its own tables and of no others.
    if is_same {
        Ok(RowWord::Every(every))
    } else {
        Err(beyond("each"))
    }
}

/// The tables of which a figure takes the current row.
fn row_tables<'a>(term: &'a Term, found: &mut Vec<&'a TableId>) {
    match term {
        Term::Row(table, _) => found.push(table),
        Term::Sum(terms) => terms.iter().for_each(|it| row_tables(it, found)),
        Term::Less(left, right) => {
            row_tables(left, found);
            row_tables(right, found);
        }
        Term::Cell(..)
        | Term::Here(_)
        | Term::Own(_)
        | Term::OwnHere
        | Term::Children
        | Term::Lines(..)
        | Term::Tasks => {}
    }
}

struct Writer<'a, 'n> {
    names: &'a FormulaNames<'n>,
    row: RowWord,
}

impl Writer<'_, '_> {
    fn sum(&self, term: &Term) -> Result<String, Unwritable> {
        match term {
            Term::Sum(terms) => {
                let Some((first, others)) = terms.split_first() else {
                    return Err(beyond("Sum([])"));
                };
                let mut text = match first {
                    Term::Sum(_) if !others.is_empty() => self.item(first)?,
                    _ => self.sum(first)?,
                };
                for other in others {
                    text.push_str(" + ");
                    text.push_str(&self.item(other)?);
                }
                Ok(text)
            }
            Term::Less(left, right) => Ok(format!("{} - {}", self.sum(left)?, self.item(right)?)),
            _ => self.item(term),
        }
    }

    fn item(&self, term: &Term) -> Result<String, Unwritable> {
        match term {
            Term::Sum(_) | Term::Less(..) => Ok(format!("({})", self.sum(term)?)),
            Term::Cell(table, row, column) => self.cell(table, row, column),
            Term::Row(table, column) => match self.row {
                RowWord::Total => self.cell(table, &RowRef::Total, column),
                RowWord::Every(rows) => {
                    let (table, name) = self.table(table)?;
                    let column = column_text(table, column, None)?;
                    Ok(format!("{name}[{}, {column}]", rows.word()))
                }
                RowWord::None => Err(beyond("Row")),
            },
            Term::Lines(source, filters) => {
                let conditions = conditions_text(*source, filters);
                Ok(format!("{}{{{conditions}}}", source_word(*source)))
            }
            Term::Here(_) => Err(beyond("Here")),
            Term::Own(_) | Term::OwnHere => Err(beyond("Own")),
            Term::Children => Err(beyond("Children")),
            Term::Tasks => Err(beyond("Tasks")),
        }
    }

    fn table(&self, id: &TableId) -> Result<(&NamedTable<'_>, &str), Unwritable> {
        let table = self.names.by_id(id.as_str());
        let table = table.ok_or_else(|| unknown(id.as_str()))?;
        Ok((table, self.names.table_text(table)))
    }

    fn cell(&self, id: &TableId, row: &RowRef, column: &str) -> Result<String, Unwritable> {
        let (table, name) = self.table(id)?;
        let (row, list) = match row {
            RowRef::Total => {
                let label = table.total_label().ok_or_else(|| unknown(TOTAL))?;
                (quoted(label), None)
            }
            RowRef::Id(id) => {
                let found = table.rows.iter().find(|it| it.id == id);
                let row = found.ok_or_else(|| unknown(id))?;
                (quoted(&table.row_text(row)), Some(row.list))
            }
            RowRef::Function(code) => (code.to_string(), table.category_list()),
            RowRef::Economic(code) => (code.to_string(), None),
            RowRef::Government(code) => (code.to_string(), None),
        };
        let column = column_text(table, column, list)?;
        Ok(format!("{name}[{row}, {column}]"))
    }
}

fn column_text(
    table: &NamedTable<'_>,
    id: &str,
    list: Option<usize>,
) -> Result<String, Unwritable> {
    let found = table.columns.iter().find(|it| it.id == id);
    let column = found.ok_or_else(|| unknown(id))?;
    Ok(quoted(&table.column_text(column, list)))
}

/// A name as it can stand in brackets.
fn quoted(name: &str) -> String {
    if name.contains(MARKS) && !name.contains(QUOTE_CLOSE) {
        format!("{QUOTE_OPEN}{name}{QUOTE_CLOSE}")
    } else {
        name.to_owned()
    }
}

fn unknown(name: &str) -> Unwritable {
    Unwritable::Unknown {
        name: name.to_owned(),
    }
}

const fn beyond(what: &'static str) -> Unwritable {
    Unwritable::Beyond { what }
}
