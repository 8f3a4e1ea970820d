//! Tables of projects in a tree, each with its indicators: duties, their activities, and how they are judged.
//!
//! A project whose code begins with that of another one is part of it. Deliberately not here: forms of one project
//! each, see [`crate::compute::form`].

use rustc_hash::FxHashMap;

use crate::compute::Cell;
use crate::compute::FilledRow;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::cells::Inputs;
use crate::compute::cells::text;
use crate::compute::form::Index;
use crate::compute::form::indicator_text;
use crate::compute::lists::ordinal;
use crate::model::Budget;
use crate::model::ExpenditureLine;
use crate::model::Indicator;
use crate::model::Owner;
use crate::model::Project;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::money::Money;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Numbering;

/// What sets in the name of a project that is part of another one.
const INDENT: &str = "　　";

/// A row per project of the upper levels and, below it, per further indicator; a level is numbered anew in each part.
pub(in crate::compute) fn fill(
    inputs: Inputs<'_>,
    levels: &[Numbering],
    index: &Index<'_>,
    columns: &[&ColumnDef],
) -> Vec<FilledRow> {
    let tree = Tree::new(inputs.budget, index);
    let mut counts = vec![0; levels.len()];
    let mut rows = Vec::new();
    for project in &inputs.budget.projects {
        let depth = tree.above(project).count();
        let Some(numbering) = levels.get(depth) else {
            continue;
        };
        counts[depth] += 1;
        counts[depth + 1..].fill(0);
        let number = ordinal(*numbering, counts[depth]);
        let entry = Entry {
            name: format!("{}{number}{}", INDENT.repeat(depth), project.name),
            amount: tree.amounts.get(&project.id).copied().unwrap_or_default(),
            project,
        };
        let indicators = index.indicators(Owner::Project(project.id));
        let style = match depth {
            0 if indicators.is_empty() && levels.len() > 1 => RowStyle::Group(0),
            _ => RowStyle::Plain,
        };
        rows.push(entry.row(style, indicators.first().copied(), columns));
        let further = indicators.iter().skip(1);
        rows.extend(further.map(|it| further_row(it, columns)));
    }
    rows
}

/// Projects by code, and what is spent on each with all that is part of it.
struct Tree<'a> {
    by_code: FxHashMap<&'a str, ProjectId>,
    amounts: FxHashMap<ProjectId, Money>,
}

impl<'a> Tree<'a> {
    fn new(budget: &'a Budget, index: &Index<'_>) -> Self {
        let mut tree = Self {
            by_code: FxHashMap::default(),
            amounts: FxHashMap::default(),
        };
        for project in budget.projects.iter().filter(|it| !it.code.is_empty()) {
            tree.by_code.entry(&project.code).or_insert(project.id);
        }
        for project in &budget.projects {
            let own = index.project_amount(project.id);
            let above: Vec<ProjectId> = tree.above(project).collect();
            for id in above.into_iter().chain([project.id]) {
                *tree.amounts.entry(id).or_default() += own;
            }
        }
        tree
    }

    /// The projects that one is part of.
    fn above(&self, project: &'a Project) -> impl Iterator<Item = ProjectId> {
        let code = project.code.as_str();
        let ends = code.char_indices().map(|(at, _)| at);
        ends.filter_map(move |end| self.by_code.get(&code[..end]).copied())
    }
}

/// Whether a line is spent on a project or on what is part of it.
pub(in crate::compute) fn is_spent_on(
    budget: &Budget,
    line: &ExpenditureLine,
    project: ProjectId,
) -> bool {
    let code = |id| budget.projects.find(id).map_or("", |it| it.code.as_str());
    let is_part = |own: ProjectId| {
        let (upper, own) = (code(project), code(own));
        !upper.is_empty() && own.len() > upper.len() && own.starts_with(upper)
    };
    line.project
        .is_some_and(|own| own == project || is_part(own))
}

/// A project as it is printed.
struct Entry<'a> {
    project: &'a Project,
    name: String,
    amount: Money,
}

impl Entry<'_> {
    /// Its row, with its first indicator.
    fn row(&self, style: RowStyle, first: Option<&Indicator>, columns: &[&ColumnDef]) -> FilledRow {
        let cell = |column: &&ColumnDef| match &column.value {
            ColumnValue::ProjectName => text(self.name.as_str()),
            ColumnValue::ProjectAmount => Cell::Amount(self.amount),
            ColumnValue::ProjectContent => text(self.project.content.0.as_str()),
            ColumnValue::ProjectGoal => text(self.project.goal.0.as_str()),
            ColumnValue::Indicator(part) => {
                first.map_or(Cell::Blank, |it| text(indicator_text(it, *part)))
            }
            _ => Cell::Blank,
        };
        FilledRow {
            keys: vec![Some(RowKey::Record(self.project.id.into()))],
            style,
            depth: 1,
            cells: columns.iter().map(cell).collect(),
        }
    }
}

/// The row of an indicator that isn't the first of its project.
fn further_row(it: &Indicator, columns: &[&ColumnDef]) -> FilledRow {
    let cell = |column: &&ColumnDef| match column.value {
        ColumnValue::Indicator(part) => text(indicator_text(it, part)),
        _ => Cell::Blank,
    };
    FilledRow {
        keys: vec![Some(RowKey::Record(RecordId::Indicator(it.id)))],
        style: RowStyle::Further,
        depth: 1,
        cells: columns.iter().map(cell).collect(),
    }
}
