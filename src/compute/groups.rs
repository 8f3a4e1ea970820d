//! Tables with one row per unit, project or record, nested.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::compute::Fact;
use crate::compute::FilledRow;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::aggregate::MeasureSet;
use crate::compute::cells::Inputs;
use crate::compute::cells::column_figures;
use crate::compute::group_texts::Subject;
use crate::compute::group_texts::Texts;
use crate::compute::group_texts::field_columns;
use crate::compute::tree::total_text;
use crate::model::ProjectId;
use crate::model::UnitId;
use crate::model::Value;
use crate::money::Money;
use crate::packs::ColumnDef;
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
    let mut fields = field_sums(inputs, groups, columns, &set, &leaves);
    let width = figures.len() + field_columns(columns).count();
    let mut rows = Rows::new();
    let mut total = vec![Money::ZERO; width];
    for (leaf, path) in leaves.paths.iter().enumerate() {
        if !sums.present[leaf] {
            continue;
        }
        let mut own = sums.row(leaf).to_vec();
        own.append(&mut fields[leaf]);
        add(&mut total, &own);
        for depth in 0..groups.levels.len() {
            let key = (prefix(*path, groups.levels, depth), depth);
            let new = || vec![Money::ZERO; width];
            add(rows.entry(key).or_insert_with(new), &own);
        }
    }
    let texts = Texts::new(inputs, columns, figures.len());
    let mut filled: Vec<FilledRow> = rows
        .iter()
        .map(|((path, depth), sums)| group_row(&texts, groups, (*path, *depth), sums))
        .collect();
    add_total(&mut filled, groups.total, &texts, &total);
    filled
}

/// For each group at the innermost level, the sums of the columns of fields.
fn field_sums(
    inputs: Inputs<'_>,
    groups: &Groups<'_>,
    columns: &[&ColumnDef],
    set: &MeasureSet,
    leaves: &Leaves,
) -> Vec<Vec<Money>> {
    let kind = groups.of.record_kind();
    let known = kind.fields();
    let named = |name: &str| known.iter().copied().find(|it| it.name() == name);
    let fields: Vec<_> = field_columns(columns).map(named).collect();
    let mut sums = vec![vec![Money::ZERO; fields.len()]; leaves.paths.len()];
    if fields.is_empty() {
        return sums;
    }
    for (at, fact) in inputs.facts.of(groups.of).iter().enumerate() {
        let record = inputs.budget.id_at(kind, fact.position as usize);
        let Some(record) = record.filter(|_| set.takes(0, fact)) else {
            continue;
        };
        for (sum, field) in sums[leaves.leaf_of[at]].iter_mut().zip(&fields) {
            let value = field.and_then(|field| inputs.budget.value(record, field));
            if let Some(Value::Money(amount)) = value {
                *sum += amount;
            }
        }
    }
    sums
}

fn add(to: &mut [Money], more: &[Money]) {
    to.iter_mut()
        .zip(more)
        .for_each(|(sum, amount)| *sum += *amount);
}

fn add_total(
    rows: &mut Vec<FilledRow>,
    def: Option<&TotalDef>,
    texts: &Texts<'_>,
    total: &[Money],
) {
    let Some(def) = def else { return };
    let row = FilledRow {
        keys: vec![Some(RowKey::Total)],
        style: RowStyle::Total,
        depth: 0,
        cells: texts.cells(total, |column| total_text(def, column)),
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

fn group_row(
    texts: &Texts<'_>,
    groups: &Groups<'_>,
    (path, depth): (Path, usize),
    sums: &[Money],
) -> FilledRow {
    let subject = subject(texts.inputs, groups, path, depth);
    let style = if depth + 1 < groups.levels.len() {
        RowStyle::Group(u8::try_from(depth).unwrap_or(u8::MAX))
    } else {
        RowStyle::Plain
    };
    FilledRow {
        keys: vec![subject.key(groups.levels)],
        style,
        depth: u8::try_from(depth + 1).unwrap_or(u8::MAX),
        cells: texts.cells(sums, |column| texts.of(&subject, column)),
    }
}

fn subject(inputs: Inputs<'_>, groups: &Groups<'_>, path: Path, depth: usize) -> Subject {
    let budget = inputs.budget;
    let level = groups.levels[depth];
    let at = |place: u32| place as usize;
    let is_record = level == GroupLevel::Record;
    let project = if is_record {
        let fact = inputs.facts.of(groups.of).get(at(path[2]));
        fact.and_then(|fact| inputs.facts.project(fact))
    } else if groups.levels[..=depth].contains(&GroupLevel::Project) {
        budget.projects.get(at(path[1])).map(|project| project.id)
    } else {
        None
    };
    Subject {
        level,
        unit: budget.units.get(at(path[0])).map(|unit| unit.id),
        project,
        record: is_record
            .then(|| budget.id_at(groups.of.record_kind(), at(path[2])))
            .flatten(),
    }
}
