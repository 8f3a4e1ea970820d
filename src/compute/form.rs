//! Performance forms: one per unit or project that has goals, tasks or indicators.

use rustc_hash::FxHashMap;

use crate::compute::Cell;
use crate::compute::FilledForm;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::FormTasks;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::cells::Inputs;
use crate::compute::cells::column_defs;
use crate::compute::cells::text;
use crate::compute::frame::Frame;
use crate::compute::template::joined;
use crate::model::Budget;
use crate::model::Guarantee;
use crate::model::Indicator;
use crate::model::LineKind;
use crate::model::Owner;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::Task;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::ColumnValue;
use crate::packs::FormDef;
use crate::packs::FormItem;
use crate::packs::FormOwner;
use crate::packs::IndicatorText;
use crate::packs::TableDef;

/// Fills one form per owner; a blank form when there is no owner.
pub(in crate::compute) fn fill(
    inputs: Inputs<'_>,
    def: &TableDef,
    form: &FormDef,
    index: &Index<'_>,
) -> Vec<FilledTable> {
    let owners = owners(inputs.budget, index, form.owner);
    let filler = Filler {
        inputs,
        def,
        form,
        index,
        frame: Frame::new(inputs.budget, def),
    };
    if owners.is_empty() {
        return vec![filler.fill(None)];
    }
    let forms = (1..).zip(owners);
    forms
        .map(|(index, owner)| filler.fill(Some((index, owner))))
        .collect()
}

/// What forms ask for again and again, gathered once.
pub(in crate::compute) struct Index<'a> {
    indicators: FxHashMap<Owner, Vec<&'a Indicator>>,
    projects: FxHashMap<ProjectId, Money>,
    basic: FxHashMap<(UnitId, LineKind, Guarantee), Money>,
}

impl<'a> Index<'a> {
    pub fn new(inputs: Inputs<'a>) -> Self {
        let mut index = Self {
            indicators: FxHashMap::default(),
            projects: FxHashMap::default(),
            basic: FxHashMap::default(),
        };
        for indicator in &inputs.budget.indicators {
            if let Some(owner) = indicator.owner {
                index.indicators.entry(owner).or_default().push(indicator);
            }
        }
        for line in &inputs.budget.expenditure {
            if let Some(project) = line.project {
                *index.projects.entry(project).or_default() += line.amount;
            } else if let Some(unit) = line.unit {
                *index
                    .basic
                    .entry((unit, line.kind, line.guarantee))
                    .or_default() += line.amount;
            }
        }
        index
    }

    /// The indicators of a unit or project, in their order.
    pub fn indicators(&self, owner: Owner) -> &[&'a Indicator] {
        self.indicators.get(&owner).map_or(&[], Vec::as_slice)
    }

    /// What is spent on a project.
    pub fn project_amount(&self, project: ProjectId) -> Money {
        self.projects.get(&project).copied().unwrap_or_default()
    }

    /// The amount of a main task: its project, or its unit's lines of one kind and guarantee class.
    fn task_amount(&self, task: &Task) -> Money {
        let amount = match (task.project, task.unit) {
            (Some(project), _) => self.projects.get(&project),
            (None, Some(unit)) => self.basic.get(&(unit, task.kind, task.guarantee)),
            (None, None) => None,
        };
        amount.copied().unwrap_or_default()
    }
}

/// The units or projects with anything to print, in the user's order.
fn owners(budget: &Budget, index: &Index<'_>, kind: FormOwner) -> Vec<Owner> {
    let has_indicator = |owner| index.indicators.contains_key(&owner);
    match kind {
        FormOwner::Unit => budget
            .units
            .iter()
            .filter(|unit| {
                !unit.performance_goal.is_empty()
                    || has_indicator(Owner::Unit(unit.id))
                    || budget.tasks.iter().any(|task| task.unit == Some(unit.id))
            })
            .map(|unit| Owner::Unit(unit.id))
            .collect(),
        FormOwner::Project => budget
            .projects
            .iter()
            .filter(|it| !it.goal.is_empty() || has_indicator(Owner::Project(it.id)))
            .map(|project| Owner::Project(project.id))
            .collect(),
    }
}

/// Fills the forms of one table.
struct Filler<'a> {
    inputs: Inputs<'a>,
    def: &'a TableDef,
    form: &'a FormDef,
    index: &'a Index<'a>,
    frame: Frame<'a>,
}

impl Filler<'_> {
    /// A form, its number among those of the table with its owner.
    fn fill(&self, place: Option<(usize, Owner)>) -> FilledTable {
        let owner = place.map(|(_, owner)| owner);
        let indicators = owner.and_then(|owner| self.index.indicators.get(&owner));
        let rows = indicators
            .map(|list| list.iter().map(|it| indicator_row(self.def, it)).collect())
            .unwrap_or_default();
        let mut table = self.frame.around(rows, owner.is_none());
        let texts = Texts::new(self, owner);
        if let Some((index, _)) = place.filter(|_| !self.form.title.is_empty()) {
            let title = self.form.title.replace("{index}", &index.to_string());
            table.title = texts.fill_text(&title);
        }
        let fill_items = |rows: &[Vec<FormItem>]| {
            rows.iter()
                .map(|row| row.iter().map(|item| texts.fill(item)).collect())
                .collect()
        };
        table.form = Some(FilledForm {
            owner: owner.map(RecordId::from),
            amount: texts.amount,
            fields: fill_items(&self.form.head),
            tasks: self.form.tasks.as_ref().map(|tasks| FormTasks {
                label: tasks.label.clone(),
                header: [tasks.task.clone(), tasks.amount.clone()],
                rows: self.task_rows(owner),
            }),
            fields_below: fill_items(&self.form.below),
            side_label: self.form.side_label.clone(),
        });
        table
    }

    fn task_rows(&self, owner: Option<Owner>) -> Vec<(String, Money)> {
        let Some(Owner::Unit(unit)) = owner else {
            return Vec::new();
        };
        let tasks = self
            .inputs
            .budget
            .tasks
            .iter()
            .filter(|task| task.unit == Some(unit));
        tasks
            .map(|task| (task.name.clone(), self.index.task_amount(task)))
            .collect()
    }
}

fn indicator_row(def: &TableDef, it: &Indicator) -> FilledRow {
    let cells = column_defs(def)
        .into_iter()
        .map(|column| match column.value {
            ColumnValue::Indicator(part) => text(indicator_text(it, part)),
            _ => Cell::Blank,
        })
        .collect();
    FilledRow {
        keys: vec![Some(RowKey::Record(RecordId::Indicator(it.id)))],
        style: RowStyle::Plain,
        depth: 1,
        cells,
    }
}

/// A part of an indicator as forms print it.
pub(in crate::compute) fn indicator_text(it: &Indicator, part: IndicatorText) -> String {
    match part {
        IndicatorText::LevelOne => it.level_one.clone(),
        IndicatorText::LevelTwo => it.level_two.clone(),
        IndicatorText::LevelThree => it.level_three.clone(),
        IndicatorText::Operator => it.operator.clone(),
        IndicatorText::Value => it.value.clone(),
        IndicatorText::Measure => it.measure.clone(),
        IndicatorText::WholeValue => whole_value(it),
        IndicatorText::Deadline => it.deadline.clone(),
        IndicatorText::Description => it.description.0.clone(),
        IndicatorText::ValueBasis => it.value_basis.0.clone(),
        IndicatorText::Weight => it
            .weight
            .map(|weight| weight.to_string())
            .unwrap_or_default(),
        IndicatorText::Excellent => it.excellent.clone(),
        IndicatorText::Good => it.good.clone(),
        IndicatorText::Fair => it.fair.clone(),
        IndicatorText::Poor => it.poor.clone(),
    }
}

/// Operator, value and unit in one: `≥95%`; what is to be reached exactly has no sign.
fn whole_value(it: &Indicator) -> String {
    let sign = match it.operator.trim() {
        ">=" => "≥",
        "<=" => "≤",
        "=" | "==" | "＝" => "",
        own => own,
    };
    format!("{sign}{}{}", it.value, it.measure)
}

/// What the texts of a form's head are filled with.
struct Texts {
    unit: String,
    unit_code: String,
    division: String,
    department: String,
    project: String,
    amount: Money,
    shown_amount: String,
    goal: String,
}

impl Texts {
    fn new(filler: &Filler<'_>, owner: Option<Owner>) -> Self {
        let budget = filler.inputs.budget;
        let project = match owner {
            Some(Owner::Project(id)) => budget.projects.find(id),
            _ => None,
        };
        let unit_id: Option<UnitId> = match owner {
            Some(Owner::Unit(id)) => Some(id),
            _ => project.and_then(|project| project.unit),
        };
        let unit = unit_id.and_then(|id| budget.units.find(id));
        let own_department = project
            .map(|it| it.department.as_str())
            .filter(|it| !it.is_empty());
        let amount = project
            .and_then(|it| filler.index.projects.get(&it.id))
            .copied();
        Self {
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            unit_code: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
            division: budget.cover.division_code.clone(),
            department: own_department
                .unwrap_or(&budget.cover.department_name)
                .to_owned(),
            project: project.map(|it| it.name.clone()).unwrap_or_default(),
            amount: amount.unwrap_or_default(),
            shown_amount: amount
                .map(|it| filler.def.format.show(it))
                .unwrap_or_default(),
            goal: match project {
                Some(project) => project.goal.0.clone(),
                None => unit
                    .map(|unit| unit.performance_goal.0.clone())
                    .unwrap_or_default(),
            },
        }
    }

    fn fill(&self, item: &FormItem) -> (String, String) {
        (item.label.clone(), self.fill_text(&item.text))
    }

    fn fill_text(&self, text: &str) -> String {
        joined(text, |name| match name {
            "unit" => Some(&self.unit),
            "unit_code" => Some(&self.unit_code),
            "division" => Some(&self.division),
            "department" => Some(&self.department),
            "project" => Some(&self.project),
            "amount" => Some(&self.shown_amount),
            "goal" => Some(&self.goal),
            _ => None,
        })
    }
}
