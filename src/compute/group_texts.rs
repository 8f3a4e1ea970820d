//! What stands in the rows of a table of units, projects or records.

use rustc_hash::FxHashMap;

use crate::compute::Cell;
use crate::compute::RowKey;
use crate::compute::cells::Inputs;
use crate::compute::cells::field_cell;
use crate::compute::cells::row_cells;
use crate::compute::cells::text;
use crate::compute::template::substitute;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::GroupLevel;

/// What a group row is about.
pub(in crate::compute) struct Subject {
    pub level: GroupLevel,
    pub unit: Option<UnitId>,
    pub project: Option<ProjectId>,
    pub record: Option<RecordId>,
}

impl Subject {
    pub fn key(&self, levels: &[GroupLevel]) -> Option<RowKey> {
        let unit = levels
            .contains(&GroupLevel::Unit)
            .then_some(self.unit)
            .flatten();
        match self.level {
            GroupLevel::Unit => Some(RowKey::Unit(self.unit)),
            GroupLevel::Project => Some(RowKey::Project(unit, self.project)),
            GroupLevel::Record => self.record.map(RowKey::Record),
        }
    }
}

/// The fields whose sums stand in columns, left to right.
pub(in crate::compute) fn field_columns<'a>(
    columns: &'a [&'a ColumnDef],
) -> impl Iterator<Item = &'a str> {
    columns.iter().filter_map(|column| match &column.value {
        ColumnValue::FieldSum(name) => Some(name.as_str()),
        _ => None,
    })
}

/// What fills the cells of group rows.
pub(in crate::compute) struct Texts<'a> {
    pub inputs: Inputs<'a>,
    columns: &'a [&'a ColumnDef],
    /// How many figures stand before the sums of fields.
    figures: usize,
    /// What is spent on projects, where a column asks for it.
    projects: FxHashMap<ProjectId, Money>,
}

impl<'a> Texts<'a> {
    pub fn new(inputs: Inputs<'a>, columns: &'a [&'a ColumnDef], figures: usize) -> Self {
        let mut projects: FxHashMap<ProjectId, Money> = FxHashMap::default();
        let is_asked = |column: &&ColumnDef| column.value == ColumnValue::ProjectAmount;
        if columns.iter().any(is_asked) {
            for line in &inputs.budget.expenditure {
                if let Some(project) = line.project {
                    *projects.entry(project).or_default() += line.amount;
                }
            }
        }
        Self {
            inputs,
            columns,
            figures,
            projects,
        }
    }

    /// The cells of a row: its sums, and `text_of` in the other columns.
    pub fn cells(&self, sums: &[Money], text_of: impl Fn(&ColumnDef) -> Cell) -> Vec<Cell> {
        let (figures, fields) = sums.split_at(self.figures);
        row_cells(self.columns, figures, |column| match &column.value {
            ColumnValue::FieldSum(name) => {
                let at = field_columns(self.columns).position(|it| it == name);
                let sum = at.and_then(|at| fields.get(at)).copied();
                Cell::Amount(sum.unwrap_or_default())
            }
            _ => text_of(column),
        })
    }

    /// What stands in a column without sums.
    pub fn of(&self, subject: &Subject, column: &ColumnDef) -> Cell {
        let budget = self.inputs.budget;
        let project = subject.project.and_then(|id| budget.projects.find(id));
        match &column.value {
            ColumnValue::UnitName if subject.level == GroupLevel::Unit => {
                let unit = subject.unit.and_then(|id| budget.units.find(id));
                text(unit.map_or("（未填单位）", |unit| unit.name.as_str()))
            }
            ColumnValue::ProjectName if subject.level == GroupLevel::Project => {
                text(project.map_or("（未列入项目）", |project| project.name.as_str()))
            }
            ColumnValue::ProjectName if subject.level == GroupLevel::Record => {
                text(project.map_or("", |project| project.name.as_str()))
            }
            ColumnValue::GroupName(name) => self.group_name(subject, name),
            ColumnValue::ProjectContent => text(project.map_or("", |project| &project.content)),
            ColumnValue::ProjectGoal => text(project.map_or("", |project| &project.goal)),
            ColumnValue::ProjectAmount => {
                let amount = subject.project.and_then(|id| self.projects.get(&id));
                amount.map_or(Cell::Blank, |amount| Cell::Amount(*amount))
            }
            ColumnValue::FunctionCategory => self.function_category(subject),
            ColumnValue::Field(_) | ColumnValue::Worded(..) => {
                let record = subject.record;
                record.map_or(Cell::Blank, |id| field_cell(budget, id, &column.value))
            }
            _ => Cell::Blank,
        }
    }

    /// A unit in the words of the definition; below the level of units the project.
    fn group_name(&self, subject: &Subject, name: &str) -> Cell {
        let budget = self.inputs.budget;
        if subject.level != GroupLevel::Unit {
            let project = subject.project.and_then(|id| budget.projects.find(id));
            return text(project.map_or("", |project| project.name.as_str()));
        }
        let Some(unit) = subject.unit.and_then(|id| budget.units.find(id)) else {
            return text("（未填单位）");
        };
        let short = match unit.short_name.as_str() {
            "" => unit.name.as_str(),
            short => short,
        };
        text(substitute(name, |part| match part {
            "unit" => Some(unit.name.as_str()),
            "unit_short" => Some(short),
            "unit_code" => Some(unit.code.as_str()),
            _ => None,
        }))
    }

    fn function_category(&self, subject: &Subject) -> Cell {
        let Inputs { budget, pack, .. } = self.inputs;
        let Some(RecordId::Service(id)) = subject.record else {
            return Cell::Blank;
        };
        let service = budget.services.find(id);
        let (Some(code), Some(year)) = (
            service.and_then(|service| service.function),
            budget.cover.year,
        ) else {
            return Cell::Blank;
        };
        let category = code.category();
        let entry = pack.codes.function.get(&category, year);
        let name = entry.map(|entry| entry.name.as_str());
        text(format!("{category} {}", name.unwrap_or_default()).trim())
    }
}
