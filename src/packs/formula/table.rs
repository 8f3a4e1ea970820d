//! Names of the rows and columns of a table, both ways: what a name stands for, and how a thing is written.

use crate::codes::half_width;
use crate::packs::Body;
use crate::packs::ColumnValue;
use crate::packs::ListItem;
use crate::packs::TableDef;
use crate::packs::TotalDef;
use crate::packs::TreeList;
use crate::packs::formula::FormulaProblem;
use crate::packs::formula::nearest::nearest_or_first;

/// Between the parts of a name that stand one above the other.
const STEP: &str = "／";
/// What may be written there.
const STEPS: [char; 2] = ['／', '/'];
/// What the total row is called when the table doesn't say.
pub(super) const TOTAL: &str = "合计";
/// A column that says nothing by its own label.
const SUBTOTAL: &str = "小计";

/// A table as formulas name it.
pub struct NamedTable<'a> {
    /// Its definition.
    pub def: &'a TableDef,
    pub(super) columns: Vec<NamedColumn<'a>>,
    pub(super) rows: Vec<NamedRow<'a>>,
}

/// An amount column.
pub(super) struct NamedColumn<'a> {
    pub id: &'a str,
    /// The labels from the top spanner down.
    path: Vec<&'a str>,
    /// The list it belongs to, in a table of lists.
    list: Option<usize>,
}

/// A row of a list.
pub(super) struct NamedRow<'a> {
    pub id: &'a str,
    label: &'a str,
    /// The label it is numbered under.
    above: Option<&'a str>,
    pub list: usize,
}

impl<'a> NamedTable<'a> {
    pub(super) fn new(def: &'a TableDef) -> Self {
        let mut columns = Vec::new();
        for part in &def.header {
            part.for_each_column(&mut |above, column| {
                let list = match column.value {
                    ColumnValue::Sum(_) => None,
                    ColumnValue::ListAmount(list, _) => Some(list),
                    _ => return,
                };
                let path = above.iter().copied().chain([column.label.as_str()]);
                columns.push(NamedColumn {
                    id: &column.id,
                    path: path.collect(),
                    list,
                });
            });
        }
        Self {
            def,
            columns,
            rows: list_rows(def),
        }
    }

    /// What it is called in sentences.
    #[must_use]
    pub fn label(&self) -> &'a str {
        if self.def.number.is_empty() {
            &self.def.title
        } else {
            &self.def.number
        }
    }

    /// The names of its amount columns, as short as they can be.
    #[must_use]
    pub fn column_texts(&self, row: Option<&str>) -> Vec<String> {
        let row = row.and_then(|row| self.rows.iter().find(|it| self.row_text(it) == row));
        let list = row.map(|row| row.list);
        let fits = |it: &&NamedColumn<'_>| it.fits(list);
        let columns = self.columns.iter().filter(fits);
        columns.map(|it| self.column_text(it, list)).collect()
    }

    /// The names of its fixed rows; rows of codes are named by their codes.
    #[must_use]
    pub fn row_texts(&self) -> Vec<String> {
        let total = self.total_label().map(str::to_owned);
        let rows = self.rows.iter().map(|row| self.row_text(row));
        total.into_iter().chain(rows).collect()
    }

    /// The codes its rows are about.
    #[must_use]
    pub fn code_list(&self) -> Option<TreeList> {
        match &self.def.body {
            Body::Tree { list, .. } => Some(*list),
            Body::Lists(_) if self.category_list().is_some() => Some(TreeList::Function),
            Body::Lists(_)
            | Body::Groups { .. }
            | Body::Single { .. }
            | Body::Records { .. }
            | Body::Projects(_)
            | Body::Stock(_)
            | Body::Form(_) => None,
        }
    }

    /// What its total row is called, when it has one.
    pub(super) fn total_label(&self) -> Option<&'a str> {
        let own = |total: &'a Option<TotalDef>| total.as_ref().map(|it| it.label.as_str());
        match &self.def.body {
            Body::Tree { total, .. } | Body::Groups { total, .. } => own(total),
            Body::Single { .. } => Some(TOTAL),
            Body::Lists(_)
            | Body::Records { .. }
            | Body::Projects(_)
            | Body::Stock(_)
            | Body::Form(_) => None,
        }
    }

    /// The list with a row per functional category.
    pub(super) fn category_list(&self) -> Option<usize> {
        let Body::Lists(lists) = &self.def.body else {
            return None;
        };
        lists.iter().position(|list| {
            let mut items = list.head.iter().chain(&list.tail);
            items.any(|it| {
                matches!(
                    it,
                    ListItem::FunctionCategories { .. } | ListItem::FunctionRows { .. }
                )
            })
        })
    }

    /// The row of a list with this name; none where several have it or none has.
    pub(super) fn list_rows_named(&self, name: &str) -> Vec<&NamedRow<'a>> {
        let exact: Vec<_> = self.rows.iter().filter(|it| it.is_called(name)).collect();
        if !exact.is_empty() {
            return exact;
        }
        let numbered = self
            .rows
            .iter()
            .filter(|it| is_same(unnumbered(it.label), name));
        let mut found: Vec<_> = numbered.collect();
        if found.is_empty() {
            found.extend(self.rows.iter().find(|it| it.id == name));
        }
        found
    }

    /// How a row of a list is written: by its label alone, with the one above, or by its id.
    pub(super) fn row_text(&self, row: &NamedRow<'_>) -> String {
        let above = row.above.map(|above| format!("{above}{STEP}{}", row.label));
        let names = [Some(row.label.to_owned()), above];
        let is_it = |name: &String| match self.list_rows_named(name)[..] {
            [found] => found.id == row.id,
            _ => false,
        };
        let found = names.into_iter().flatten().find(is_it);
        found.unwrap_or_else(|| row.id.to_owned())
    }

    /// The column of a name, among those of a list where the row is in one.
    pub(super) fn column(&self, name: &str, list: Option<usize>) -> Result<&str, FormulaProblem> {
        let found = self.columns_named(name, list);
        match found[..] {
            [column] => Ok(column.id),
            [] => {
                let columns = self.columns.iter().filter(|it| it.fits(list));
                let names = columns.map(|it| self.column_text(it, list));
                Err(FormulaProblem::UnknownColumn {
                    table: self.label().to_owned(),
                    name: name.to_owned(),
                    near: nearest_or_first(name, names.collect()),
                })
            }
            _ => Err(FormulaProblem::AmbiguousColumn {
                table: self.label().to_owned(),
                name: name.to_owned(),
                choices: found
                    .into_iter()
                    .map(|it| self.column_text(it, list))
                    .collect(),
            }),
        }
    }

    /// The columns of a name: with exactly these labels, else with these as the last ones, else of this id.
    fn columns_named(&self, name: &str, list: Option<usize>) -> Vec<&NamedColumn<'a>> {
        let columns = || self.columns.iter().filter(|it| it.fits(list));
        let whole = columns().filter(|it| it.is_called(name) == Some(Called::Wholly));
        let mut found: Vec<_> = whole.collect();
        if found.is_empty() {
            found.extend(columns().filter(|it| it.is_called(name).is_some()));
        }
        if found.is_empty() {
            found.extend(columns().find(|it| it.id == name));
        }
        found
    }

    /// How a column is written: as few labels as tell it from the others, or its id.
    pub(super) fn column_text(&self, column: &NamedColumn<'_>, list: Option<usize>) -> String {
        let is_it = |name: &String| match self.columns_named(name, list)[..] {
            [found] => found.id == column.id,
            _ => false,
        };
        let length = column.path.len();
        // A 小计 says nothing without what it sums.
        let is_subtotal = length > 1 && column.path[length - 1] == SUBTOTAL;
        let from = (0..length - usize::from(is_subtotal)).rev();
        let mut names = from.map(|from| column.path[from..].join(STEP));
        let found = names.find(is_it);
        found.unwrap_or_else(|| column.id.to_owned())
    }
}

/// How far a name gives the labels of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Called {
    /// All of them.
    Wholly,
    /// The last ones.
    Lastly,
}

impl NamedColumn<'_> {
    /// Whether rows of a list have it; any list where none is meant.
    fn fits(&self, list: Option<usize>) -> bool {
        list.is_none() || self.list.is_none() || self.list == list
    }

    /// How far a name gives its labels, if it does.
    fn is_called(&self, name: &str) -> Option<Called> {
        let mut path = self.path.iter().rev();
        let mut parts = name.rsplit(STEPS);
        let is_last = parts.all(|part| path.next().is_some_and(|label| is_same(label, part)));
        if is_last {
            return Some(if path.next().is_none() {
                Called::Wholly
            } else {
                Called::Lastly
            });
        }
        // A label may have the mark between labels in it.
        let is_label = self.path.last().is_some_and(|label| is_same(label, name));
        is_label.then_some(Called::Lastly)
    }
}

impl NamedRow<'_> {
    fn is_called(&self, name: &str) -> bool {
        is_same(self.label, name)
            || self.above.is_some_and(|above| {
                let parts = name.split_once(STEPS);
                parts.is_some_and(|(one, two)| is_same(above, one) && is_same(self.label, two))
            })
    }
}

fn list_rows(def: &TableDef) -> Vec<NamedRow<'_>> {
    let Body::Lists(lists) = &def.body else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for (list, items) in lists.iter().enumerate() {
        let mut above = None;
        for item in items.head.iter().chain(&items.tail) {
            match item {
                ListItem::Row { id, label, .. } => {
                    let is_below = label.starts_with(['（', '(', '　', ' ']);
                    rows.push(NamedRow {
                        id,
                        label,
                        above: above.filter(|_| is_below),
                        list,
                    });
                    if !is_below {
                        above = Some(label.as_str());
                    }
                }
                ListItem::Heading(label) => above = Some(label.as_str()),
                ListItem::Blank
                | ListItem::FunctionRows { .. }
                | ListItem::FunctionCategories { .. } => {}
            }
        }
    }
    rows
}

/// A label without the number before it: `一、`, `（一）`, `1.`.
fn unnumbered(label: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let label = label.trim_start();
    let inner = label.strip_prefix(['（', '(']);
    let rest = inner.unwrap_or(label).trim_start_matches(is_number);
    let rest = match inner {
        Some(_) => rest.strip_prefix(['）', ')']),
        None => rest.strip_prefix(['、', '.', '．']),
    };
    rest.unwrap_or(label)
}

/// A name without blanks and in half width, as names are compared.
pub(super) fn plain_text(text: &str) -> String {
    plain(text).collect()
}

fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width)
}

/// Whether two names are the same but for blanks and the width of characters.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    // Most names are written as they are printed.
    !other.is_empty() && (one == other || plain(one).eq(plain(other)))
}
