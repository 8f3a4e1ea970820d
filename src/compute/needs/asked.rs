//! The fields the tables and forms of a pack show, and the records that leave them blank.

use std::collections::BTreeSet;

use crate::compute::Book;
use crate::compute::Facts;
use crate::compute::aggregate::MeasureSet;
use crate::compute::cells::column_defs;
use crate::compute::needs::Need;
use crate::compute::needs::NeedAbout;
use crate::compute::needs::NeedPlace;
use crate::compute::stock_rows::stock_of;
use crate::model::AssetStock;
use crate::model::AssetStockField;
use crate::model::Budget;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::Fields as _;
use crate::model::ProjectField;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;
use crate::packs::Body;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Filter;
use crate::packs::Pack;
use crate::packs::Source;
use crate::packs::StockCount;
use crate::packs::StockRow;
use crate::packs::TableDef;
use crate::packs::TreeList;

/// What a choice shows that hasn't been made.
const UNDECIDED: &str = "未填";

/// A need for each field that is asked for and blank; tables that ask the same of the same records share one.
pub(super) fn blanks(budget: &Budget, (pack, book): (&Pack, &Book)) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    for def in pack
        .tables
        .iter()
        .filter(|def| super::is_in_round(def, budget))
    {
        let filled = book.tables.iter().find(|table| table.id == def.id);
        let Some(filled) = filled.filter(|table| !table.is_empty) else {
            // An empty table is a need of its own.
            continue;
        };
        let name = match &filled.form {
            Some(_) => def.title.clone(),
            None => filled.full_name(),
        };
        let asking = Asking { budget, def };
        for need in asking.all(&book.facts) {
            let same = |it: &&mut Need| {
                (&it.about, it.count, it.place) == (&need.about, need.count, need.place)
            };
            match needs.iter_mut().find(same) {
                Some(known) if known.tables.contains(&name) => {}
                Some(known) => known.tables.push(name.clone()),
                None => needs.push(Need {
                    tables: vec![name.clone()],
                    ..need
                }),
            }
        }
    }
    needs
}

/// A table that asks.
pub(super) struct Asking<'a> {
    pub(super) budget: &'a Budget,
    pub(super) def: &'a TableDef,
}

impl Asking<'_> {
    fn all(&self, facts: &Facts) -> Vec<Need> {
        let mut needs = self.in_head_lines();
        needs.extend(match &self.def.body {
            Body::Lists(_) | Body::Single { .. } => Vec::new(),
            Body::Tree {
                list, of, filter, ..
            } => self
                .without_code((*list, *of), facts, filter)
                .into_iter()
                .collect(),
            Body::Groups { of, filter, .. } => {
                let ids = records(self.budget, facts, (*of, filter));
                self.in_columns(of.record_kind(), &ids)
            }
            Body::Records { of, .. } => {
                let kind = of.record_kind();
                let ids = (0..self.budget.count(kind)).filter_map(|at| self.budget.id_at(kind, at));
                self.in_columns(kind, &ids.collect::<Vec<_>>())
            }
            Body::Projects(_) => self.in_project_rows(),
            Body::Stock(rows) => self.in_stock(rows),
            Body::Form(form) => self.in_form(form),
        });
        needs
    }

    /// A need for a field that is blank in some of these records.
    pub(super) fn blank(
        &self,
        field: impl Into<Field>,
        ids: impl IntoIterator<Item = RecordId>,
    ) -> Option<Need> {
        let field = field.into();
        let is_blank = |id: &RecordId| {
            let value = self.budget.value(*id, field);
            value.is_some_and(|value| is_blank(&value, field.kind()))
        };
        let mut blank = ids.into_iter().filter(is_blank);
        let first = blank.next()?;
        Some(need(field, (first, 1 + blank.count())))
    }

    /// What stands in the lines above the header.
    fn in_head_lines(&self) -> Vec<Need> {
        let lines = self.def.head_lines.iter();
        let asks = |name: &str| {
            let mut texts = lines.clone().flat_map(|line| [&line.left, &line.right]);
            texts.any(|text| text.contains(name))
        };
        let fields = [
            ("{department}", CoverField::DepartmentName),
            ("{department_code}", CoverField::DepartmentCode),
        ];
        let asked = fields.into_iter().filter(|(name, _)| asks(name));
        asked
            .filter_map(|(_, field)| self.blank_on_cover(field))
            .collect()
    }

    pub(super) fn blank_on_cover(&self, field: CoverField) -> Option<Need> {
        let value = self.budget.cover.get(field);
        let is_blank = matches!(&value, Value::Text(text) if text.trim().is_empty());
        is_blank.then(|| Need {
            about: NeedAbout::CoverField(field),
            tables: Vec::new(),
            count: 1,
            place: NeedPlace::Cover(field),
        })
    }

    /// Records without the code whose tree the rows are.
    fn without_code(
        &self,
        (list, of): (TreeList, Source),
        facts: &Facts,
        filter: &[Filter],
    ) -> Option<Need> {
        let axes = &facts.axes;
        let mut ids = taken(facts, of, filter).filter(|fact| match list {
            TreeList::Function => axes.functions.values[fact.function as usize].is_none(),
            TreeList::Economic => axes.economics.values[usize::from(fact.economic)].is_none(),
            TreeList::Government => axes.governments.values[usize::from(fact.government)].is_none(),
        });
        let name = match list {
            TreeList::Function => "function",
            TreeList::Economic => "economic",
            TreeList::Government => "government",
        };
        let kind = of.record_kind();
        let field = field_named(kind, name)?;
        let first = self.budget.id_at(kind, ids.next()?.position as usize)?;
        Some(need(field, (first, 1 + ids.count())))
    }

    /// What the columns show of the records of the rows, and of their projects.
    fn in_columns(&self, kind: RecordKind, ids: &[RecordId]) -> Vec<Need> {
        let columns = column_defs(self.def);
        let need = |column: &&ColumnDef| {
            let name = match &column.value {
                ColumnValue::Field(name)
                | ColumnValue::Worded(name, _)
                | ColumnValue::FieldSum(name) => name.as_str(),
                ColumnValue::UnitName => "unit",
                ColumnValue::ProjectName => "project",
                ColumnValue::FunctionCategory => "function",
                ColumnValue::ProjectContent => {
                    return self.blank(ProjectField::Content, self.projects_of(kind, ids));
                }
                _ => return None,
            };
            self.blank(field_named(kind, name)?, ids.iter().copied())
        };
        columns.iter().filter_map(need).collect()
    }

    /// The projects records belong to, each once, in the order of the file.
    fn projects_of(&self, kind: RecordKind, ids: &[RecordId]) -> Vec<RecordId> {
        let Some(field) = field_named(kind, "project") else {
            return Vec::new();
        };
        let values = ids.iter().filter_map(|id| self.budget.value(*id, field));
        let used: BTreeSet<RecordId> = values.filter_map(|value| value.reference()).collect();
        let projects = self.budget.projects.iter().map(|it| it.id.into());
        projects.filter(|id| used.contains(id)).collect()
    }

    /// What the rows of the stock count and value.
    fn in_stock(&self, rows: &[StockRow]) -> Vec<Need> {
        let of = |wanted: &dyn Fn(&StockRow) -> bool| -> BTreeSet<RecordId> {
            let rows_of = rows.iter().enumerate().filter(|(_, row)| wanted(row));
            rows_of
                .flat_map(|(at, _)| stock_of(self.budget, rows, at))
                .map(|stock: &AssetStock| stock.id.into())
                .collect()
        };
        let by_area = of(&|row| row.count == StockCount::Area);
        let by_quantity = of(&|row| row.count == StockCount::Quantity);
        let needs = [
            self.blank(AssetStockField::Area, by_area),
            self.blank(AssetStockField::Quantity, by_quantity),
            self.blank(AssetStockField::Value, of(&|_| true)),
        ];
        needs.into_iter().flatten().collect()
    }
}

fn need(field: Field, (first, count): (RecordId, usize)) -> Need {
    Need {
        about: NeedAbout::Field(field),
        tables: Vec::new(),
        count,
        place: NeedPlace::Record(first, Some(field)),
    }
}

/// The facts of a table that have an amount.
fn taken<'a>(
    facts: &'a Facts,
    of: Source,
    filter: &[Filter],
) -> impl Iterator<Item = &'a crate::compute::Fact> {
    let set = MeasureSet::new(of, &[filter.to_vec()], &facts.axes);
    let taken = facts.of(of).iter();
    taken.filter(move |fact| !fact.amount.is_zero() && set.takes(0, fact))
}

fn records(budget: &Budget, facts: &Facts, (of, filter): (Source, &[Filter])) -> Vec<RecordId> {
    let taken = taken(facts, of, filter);
    taken
        .filter_map(|fact| budget.id_at(of.record_kind(), fact.position as usize))
        .collect()
}

fn field_named(kind: RecordKind, name: &str) -> Option<Field> {
    kind.fields().into_iter().find(|field| field.name() == name)
}

fn is_blank(value: &Value, kind: ValueKind) -> bool {
    match (value, kind) {
        (Value::Empty, _) => true,
        (Value::Text(text), _) => text.trim().is_empty(),
        (Value::Money(amount), _) => amount.is_zero(),
        (Value::Count(count), _) => *count == 0,
        (Value::Choice(at), ValueKind::Choice(labels)) => labels.get(*at) == Some(&UNDECIDED),
        _ => false,
    }
}
