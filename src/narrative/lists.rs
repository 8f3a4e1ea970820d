//! What sentences list and count.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::codes::CodeLevel;
use crate::codes::EconomicCode;
use crate::compute::Book;
use crate::compute::Cell;
use crate::compute::DividedBy;
use crate::compute::FilledTable;
use crate::compute::PartKey;
use crate::compute::RowKey;
use crate::compute::agencies;
use crate::compute::divided;
use crate::compute::goal_gaps;
use crate::compute::indicator_counts;
use crate::compute::is_agency_operating;
use crate::compute::is_stock_total;
use crate::compute::project_sums;
use crate::model::AssetStock;
use crate::model::GoalDuty;
use crate::model::Owner;
use crate::model::ProcurementKind;
use crate::model::Project;
use crate::model::RecordId;
use crate::model::Value;
use crate::model::VehicleUse;
use crate::model::code_name;
use crate::money::Money;
use crate::narrative::Basis;
use crate::narrative::Place;
use crate::packs::CountOf;
use crate::packs::Filter;
use crate::packs::ListOf;
use crate::packs::Measure;
use crate::packs::Source;

/// A thing listed (列举项).
pub(super) struct Item {
    pub name: String,
    pub figure: ItemFigure,
    pub place: Option<Place>,
    /// Whether it is part of the one before it.
    pub is_part: bool,
}

/// What stands behind the name of a listed thing.
pub(super) enum ItemFigure {
    Amount(Money),
    /// A quantity with its measure, as written.
    Quantity(String),
}

impl Item {
    pub const fn amount(&self) -> Money {
        match self.figure {
            ItemFigure::Amount(amount) => amount,
            ItemFigure::Quantity(_) => Money::ZERO,
        }
    }
}

/// The things a list names, in their official order.
pub(super) fn listed(basis: &Basis<'_>, of: &ListOf) -> Vec<Item> {
    match of {
        ListOf::Revenue(filters) => parts(basis, Source::Revenue, filters, DividedBy::Fund),
        ListOf::Functions(filters) => {
            let by = DividedBy::Function(CodeLevel::Category);
            parts(basis, Source::Expenditure, filters, by)
        }
        ListOf::Economics(filters) => {
            let by = DividedBy::Economic(CodeLevel::Section);
            parts(basis, Source::Expenditure, filters, by)
        }
        ListOf::AgencyEconomics => agency_economics(basis),
        ListOf::Projects(filters) => parts(basis, Source::Expenditure, filters, DividedBy::Project),
        ListOf::ProcurementKinds => procurement_kinds(basis),
        ListOf::Stock => stock(basis),
    }
}

fn parts(basis: &Basis<'_>, of: Source, filters: &[Filter], by: DividedBy) -> Vec<Item> {
    let measure = Measure {
        of,
        filters: filters.to_vec(),
    };
    let parts = divided(&basis.book.facts, &measure, by);
    let items = parts
        .into_iter()
        .map(|(key, amount)| item(basis, key, amount));
    items.collect()
}

fn item(basis: &Basis<'_>, key: PartKey, amount: Money) -> Item {
    let code = |value: Value| {
        let name = code_name(basis.pack.codes, basis.words.year, &value);
        name.map(str::to_owned)
    };
    let (name, place) = match key {
        PartKey::Fund(fund) => (Some(fund.label().to_owned()), None),
        PartKey::Function(it) => (
            code(Value::Function(it)),
            cell_showing(basis.book, &RowKey::Function(Some(it)), amount),
        ),
        PartKey::Economic(it) => (
            code(Value::Economic(it)),
            cell_showing(basis.book, &RowKey::Economic(Some(it)), amount),
        ),
        PartKey::Project(id) => (
            Some(basis.budget.name_of(id.into())),
            Some(Place::Record(id.into())),
        ),
    };
    Item {
        name: name.unwrap_or_else(|| match key {
            PartKey::Function(it) => it.to_string(),
            PartKey::Economic(it) => it.to_string(),
            PartKey::Fund(_) | PartKey::Project(_) => String::new(),
        }),
        figure: ItemFigure::Amount(amount),
        place,
        is_part: false,
    }
}

/// The first cell of the book in a row about something that shows an amount.
fn cell_showing(book: &Book, key: &RowKey, amount: Money) -> Option<Place> {
    book.tables.iter().find_map(|table| {
        let row = &table.rows[*table.places.get(key)?];
        let column = column_showing(table, &row.cells, amount)?;
        Some(Place::Cell(table.id.clone(), key.clone(), column))
    })
}

fn column_showing(table: &FilledTable, cells: &[Cell], amount: Money) -> Option<String> {
    let columns = table.columns.iter().zip(cells);
    let mut shown = columns.filter(|(column, cell)| column.is_amount && cell.amount() == amount);
    shown.next().map(|(column, _)| column.id.clone())
}

fn agency_economics(basis: &Basis<'_>) -> Vec<Item> {
    let mut sums: BTreeMap<EconomicCode, Money> = BTreeMap::new();
    for unit in agencies(basis.budget) {
        let classes = basis.book.unit_classes.of(unit.id).iter();
        for sum in classes.filter(|it| is_agency_operating(it)) {
            *sums.entry(sum.code).or_default() += sum.amount;
        }
    }
    let parts = sums.into_iter().filter(|(_, amount)| !amount.is_zero());
    parts
        .map(|(code, amount)| item(basis, PartKey::Economic(code), amount))
        .collect()
}

fn procurement_kinds(basis: &Basis<'_>) -> Vec<Item> {
    let of_kind = |kind: &ProcurementKind| {
        let rows = basis.budget.procurement.iter();
        let rows: Vec<_> = rows.filter(|row| row.kind == *kind).collect();
        let amount: Money = rows.iter().map(|row| row.amount).sum();
        let first = rows.first().map(|row| Place::Record(row.id.into()));
        (!amount.is_zero()).then(|| Item {
            name: kind.label().to_owned(),
            figure: ItemFigure::Amount(amount),
            place: first,
            is_part: false,
        })
    };
    ProcurementKind::ALL.iter().filter_map(of_kind).collect()
}

/// The stock besides vehicles, which are counted by use, and sums.
fn stock(basis: &Basis<'_>) -> Vec<Item> {
    let is_listed =
        |row: &AssetStock| !is_stock_total(row) && !is_vehicles(row) && row.quantity.is_some();
    let mut items = Vec::new();
    let mut has_whole = false;
    for row in &basis.budget.asset_stock {
        if is_listed(row) {
            items.push(Item {
                name: stock_name(row).to_owned(),
                figure: ItemFigure::Quantity(quantity(row)),
                place: Some(Place::Record(row.id.into())),
                is_part: row.is_part && has_whole,
            });
        }
        if !row.is_part {
            has_whole = is_listed(row);
        }
    }
    items
}

/// What a row of the stock is about; that it is part of another is said by what stands around it.
pub(super) fn stock_name(row: &AssetStock) -> &str {
    let item = row.item.trim();
    item.strip_prefix("其中：").unwrap_or(item).trim_start()
}

fn is_vehicles(row: &AssetStock) -> bool {
    row.item.contains("车辆")
}

/// The quantity of a row of the stock with its measure.
pub(super) fn quantity(row: &AssetStock) -> String {
    let number = row.quantity.unwrap_or(Decimal::ZERO).normalize();
    format!("{number}{}", row.measure.trim())
}

/// How many things there are.
pub(super) fn count(basis: &Basis<'_>, of: &CountOf) -> usize {
    let budget = basis.budget;
    match of {
        CountOf::Units => budget.units.len(),
        CountOf::Offices => budget.offices.len(),
        CountOf::Projects => projects(basis, |_| true),
        CountOf::ProjectsDue => projects(basis, |it| it.goal_duty == GoalDuty::Required),
        CountOf::ProjectsWithGoals => {
            let indicators = indicator_counts(budget);
            projects(basis, |project| {
                let owner = Owner::Project(project.id);
                let filled = indicators.get(&owner).map_or(0, |it| it.filled);
                project.goal_duty == GoalDuty::Required && goal_gaps(project, filled).is_empty()
            })
        }
        CountOf::WholeGoals => whole_goals(basis),
        CountOf::Vehicles => vehicles(basis, |_| true),
        CountOf::VehiclesOf(uses) => vehicles(basis, |usage| uses.contains(&usage)),
    }
}

/// What is counted, in words; the same as long as it is the same.
pub(super) fn count_name(of: &CountOf) -> String {
    match of {
        CountOf::Units => "单位数".to_owned(),
        CountOf::Offices => "内设机构数".to_owned(),
        CountOf::Projects => "项目数".to_owned(),
        CountOf::ProjectsDue => "应编制绩效目标的项目数".to_owned(),
        CountOf::ProjectsWithGoals => "已编制绩效目标的项目数".to_owned(),
        CountOf::WholeGoals => "整体绩效目标数".to_owned(),
        CountOf::Vehicles => "车辆数".to_owned(),
        CountOf::VehiclesOf(uses) => uses.first().map_or("", |it| it.label()).to_owned(),
    }
}

/// The first record that is counted.
pub(super) fn count_place(basis: &Basis<'_>, of: &CountOf) -> Option<Place> {
    let budget = basis.budget;
    let record: Option<RecordId> = match of {
        CountOf::Units | CountOf::WholeGoals => budget.units.first().map(|it| it.id.into()),
        CountOf::Offices => budget.offices.first().map(|it| it.id.into()),
        CountOf::Projects | CountOf::ProjectsDue | CountOf::ProjectsWithGoals => {
            budget.projects.first().map(|it| it.id.into())
        }
        CountOf::Vehicles | CountOf::VehiclesOf(_) => {
            budget.vehicles.first().map(|it| it.id.into())
        }
    };
    record.map(Place::Record)
}

fn projects(basis: &Basis<'_>, counts: impl Fn(&Project) -> bool) -> usize {
    let sums = project_sums(basis.budget);
    let has_money = |it: &&Project| sums.get(&it.id).is_some_and(|it| !it.amount.is_zero());
    let projects = basis.budget.projects.iter().filter(has_money);
    projects.filter(|it| counts(it)).count()
}

/// Units with a goal, a task or an indicator of their own.
fn whole_goals(basis: &Basis<'_>) -> usize {
    let budget = basis.budget;
    let with_indicators = budget.indicators.iter().filter_map(|it| match it.owner {
        Some(Owner::Unit(unit)) => Some(unit),
        Some(Owner::Project(_) | Owner::Line(_)) | None => None,
    });
    let with_tasks = budget.tasks.iter().filter_map(|task| task.unit);
    let with_goals = budget.units.iter();
    let with_goals = with_goals.filter(|unit| !unit.performance_goal.trim().is_empty());
    let units: BTreeSet<_> = with_indicators
        .chain(with_tasks)
        .chain(with_goals.map(|unit| unit.id))
        .collect();
    units.len()
}

fn vehicles(basis: &Basis<'_>, counts: impl Fn(VehicleUse) -> bool) -> usize {
    let rows = basis.budget.vehicles.iter().filter(|row| counts(row.usage));
    rows.map(|row| row.held as usize).sum()
}

/// The tables without a figure, performance forms left out.
pub(super) fn empty_tables(book: &Book) -> impl Iterator<Item = &FilledTable> {
    let tables = book.tables.iter();
    tables.filter(|table| table.is_empty && table.form.is_none())
}
