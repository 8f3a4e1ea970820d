//! Tables with one row per unit, project or record, nested.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::compute::Cell;
use crate::compute::Fact;
use crate::compute::FilledRow;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::aggregate::MeasureSet;
use crate::compute::cells::Inputs;
use crate::compute::cells::column_figures;
use crate::compute::cells::row_cells;
use crate::compute::cells::text;
use crate::compute::tree::total_text;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::UnitId;
use crate::model::ValueKind;
use crate::model::show_value;
use crate::money::Money;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Filter;
use crate::packs::GroupLevel;
use crate::packs::Source;
use crate::packs::TotalDef;
use crate::packs::TotalPlace;

/// The body of a grouped table.
pub(in crate::compute) struct Groups<'a> {
    pub levels: &'a [GroupLevel],
    pub of: Source,
    pub filter: &'a [Filter],
    pub total: Option<&'a TotalDef>,
}

/// Where a group stands: position of unit, project and record in their lists, 0 where a level isn't used.
///
/// What has no unit or no project comes last.
type Path = [u32; 3];

/// Positions of what is missing.
const MISSING: u32 = u32::MAX;

/// The groups at the innermost level, and which fact belongs to which.
struct Leaves {
    paths: Vec<Path>,
    leaf_of: Vec<usize>,
}

impl Leaves {
    fn new(inputs: Inputs<'_>, groups: &Groups<'_>) -> Self {
        let order = Order::new(inputs, groups);
        let mut known: FxHashMap<Path, usize> = FxHashMap::default();
        let mut paths = Vec::new();
        let mut leaf = |fact: &Fact| {
            let path = order.path(fact);
            *known.entry(path).or_insert_with(|| {
                paths.push(path);
                paths.len() - 1
            })
        };
        let leaf_of = inputs.facts.of(groups.of).iter().map(&mut leaf).collect();
        Self { paths, leaf_of }
    }
}

type Rows = BTreeMap<(Path, usize), Vec<Money>>;

pub(in crate::compute) fn fill(
    inputs: Inputs<'_>,
    groups: &Groups<'_>,
    columns: &[&ColumnDef],
) -> Vec<FilledRow> {
    let figures = column_figures(groups.filter, columns);
    let leaves = Leaves::new(inputs, groups);
    let set = MeasureSet::new(groups.of, &figures, &inputs.facts.axes);
    let sums = set.sum(inputs.facts, leaves.paths.len(), |at, _| leaves.leaf_of[at]);
    let mut rows = Rows::new();
    let mut total = vec![Money::ZERO; figures.len()];
    for (leaf, path) in leaves.paths.iter().enumerate() {
        if !sums.present[leaf] {
            continue;
        }
        add(&mut total, sums.row(leaf));
        for depth in 0..groups.levels.len() {
            let key = (prefix(*path, groups.levels, depth), depth);
            let row = rows
                .entry(key)
                .or_insert_with(|| vec![Money::ZERO; figures.len()]);
            add(row, sums.row(leaf));
        }
    }
    let mut filled: Vec<FilledRow> = rows
        .iter()
        .map(|((path, depth), sums)| group_row(inputs, groups, columns, (*path, *depth), sums))
        .collect();
    add_total(&mut filled, groups.total, columns, &total);
    filled
}

fn add(to: &mut [Money], more: &[Money]) {
    to.iter_mut()
        .zip(more)
        .for_each(|(sum, amount)| *sum += *amount);
}

fn add_total(
    rows: &mut Vec<FilledRow>,
    def: Option<&TotalDef>,
    columns: &[&ColumnDef],
    total: &[Money],
) {
    let Some(def) = def else { return };
    let row = FilledRow {
        keys: vec![Some(RowKey::Total)],
        style: RowStyle::Total,
        depth: 0,
        cells: row_cells(columns, total, |column| total_text(def, column)),
    };
    match def.place {
        TotalPlace::First => rows.insert(0, row),
        TotalPlace::Last => rows.push(row),
    }
}

/// The positions of units and projects in the user's lists, by their place in the facts' dimensions.
struct Order {
    units: Vec<u32>,
    projects: Vec<u32>,
    by_unit: bool,
    by_project: bool,
    by_record: bool,
}

impl Order {
    fn new(inputs: Inputs<'_>, groups: &Groups<'_>) -> Self {
        let budget = inputs.budget;
        let axes = &inputs.facts.axes;
        let unit = |id: &Option<UnitId>| id.and_then(|id| budget.units.position(id));
        let project = |id: &Option<ProjectId>| id.and_then(|id| budget.projects.position(id));
        Self {
            units: axes
                .units
                .values
                .iter()
                .map(|id| position(unit(id)))
                .collect(),
            projects: axes
                .projects
                .values
                .iter()
                .map(|id| position(project(id)))
                .collect(),
            by_unit: groups.levels.contains(&GroupLevel::Unit),
            by_project: groups.levels.contains(&GroupLevel::Project),
            by_record: groups.levels.contains(&GroupLevel::Record),
        }
    }

    fn path(&self, fact: &Fact) -> Path {
        [
            if self.by_unit {
                self.units[fact.unit as usize]
            } else {
                0
            },
            if self.by_project {
                self.projects[fact.project as usize]
            } else {
                0
            },
            if self.by_record { fact.position } else { 0 },
        ]
    }
}

fn position(at: Option<usize>) -> u32 {
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or(MISSING)
}

/// The path of the group at a depth: deeper levels don't count.
fn prefix(path: Path, levels: &[GroupLevel], depth: usize) -> Path {
    let counts = |level| levels[..=depth].contains(&level);
    [
        if counts(GroupLevel::Unit) { path[0] } else { 0 },
        if counts(GroupLevel::Project) {
            path[1]
        } else {
            0
        },
        if counts(GroupLevel::Record) {
            path[2]
        } else {
            0
        },
    ]
}

/// What a group row is about.
struct Subject {
    level: GroupLevel,
    unit: Option<UnitId>,
    project: Option<ProjectId>,
    record: Option<RecordId>,
}

impl Subject {
    fn new(inputs: Inputs<'_>, groups: &Groups<'_>, path: Path, depth: usize) -> Self {
        let level = groups.levels[depth];
        let budget = inputs.budget;
        let at = |place: u32| place as usize;
        let record = (level == GroupLevel::Record)
            .then(|| budget.id_at(groups.of.record_kind(), at(path[2])))
            .flatten();
        Self {
            level,
            unit: budget.units.get(at(path[0])).map(|unit| unit.id),
            project: budget.projects.get(at(path[1])).map(|project| project.id),
            record,
        }
    }

    fn key(&self, groups: &Groups<'_>) -> Option<RowKey> {
        let unit = groups
            .levels
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

fn group_row(
    inputs: Inputs<'_>,
    groups: &Groups<'_>,
    columns: &[&ColumnDef],
    (path, depth): (Path, usize),
    sums: &[Money],
) -> FilledRow {
    let mut subject = Subject::new(inputs, groups, path, depth);
    if path[1] == MISSING || !groups.levels[..=depth].contains(&GroupLevel::Project) {
        subject.project = None;
    }
    let style = if depth + 1 < groups.levels.len() {
        RowStyle::Group(u8::try_from(depth).unwrap_or(u8::MAX))
    } else {
        RowStyle::Plain
    };
    FilledRow {
        keys: vec![subject.key(groups)],
        style,
        depth: u8::try_from(depth + 1).unwrap_or(u8::MAX),
        cells: row_cells(columns, sums, |column| group_text(inputs, &subject, column)),
    }
}

fn group_text(inputs: Inputs<'_>, subject: &Subject, column: &ColumnDef) -> Cell {
    let budget = inputs.budget;
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
        ColumnValue::ProjectContent => text(project.map_or("", |project| &project.content)),
        ColumnValue::FunctionCategory => function_category(inputs, subject),
        ColumnValue::Field(name) => field(inputs, subject, name),
        _ => Cell::Blank,
    }
}

fn field(inputs: Inputs<'_>, subject: &Subject, name: &str) -> Cell {
    let Some(id) = subject.record else {
        return Cell::Blank;
    };
    let Some(field) = id
        .kind()
        .fields()
        .into_iter()
        .find(|field| field.name() == name)
    else {
        return Cell::Blank;
    };
    let Some(value) = inputs.budget.value(id, field) else {
        return Cell::Blank;
    };
    let scale = inputs.budget.cover.entry_scale;
    match (field.kind(), &value) {
        (ValueKind::Money, crate::model::Value::Money(amount)) => Cell::Amount(*amount),
        (kind, value) => text(show_value(inputs.budget, value, scale, kind)),
    }
}

fn function_category(inputs: Inputs<'_>, subject: &Subject) -> Cell {
    let Some(RecordId::Service(id)) = subject.record else {
        return Cell::Blank;
    };
    let service = inputs.budget.services.find(id);
    let (Some(code), Some(year)) = (
        service.and_then(|service| service.function),
        inputs.budget.cover.year,
    ) else {
        return Cell::Blank;
    };
    let category = code.category();
    let name = inputs
        .pack
        .codes
        .function
        .get(&category, year)
        .map(|entry| entry.name.as_str());
    text(format!("{category} {}", name.unwrap_or_default()).trim())
}
