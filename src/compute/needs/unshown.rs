//! Records of a budget that no table of a pack shows.

use crate::compute::Book;
use crate::compute::Facts;
use crate::compute::aggregate::MeasureSet;
use crate::compute::cells::column_defs;
use crate::compute::needs::Need;
use crate::compute::needs::NeedAbout;
use crate::compute::needs::NeedPlace;
use crate::model::Budget;
use crate::model::Owner;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::packs::Body;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Filter;
use crate::packs::FormOwner;
use crate::packs::ListDef;
use crate::packs::ListItem;
use crate::packs::Pack;
use crate::packs::RecordList;
use crate::packs::Source;
use crate::packs::TableDef;

/// A need for each kind of records with some that no table shows.
pub(super) fn unshown(budget: &Budget, (pack, book): (&Pack, &Book)) -> Vec<Need> {
    let with_amount = Source::ALL.into_iter().filter_map(|source| {
        let ids = untaken(budget, pack, (&book.facts, source));
        need(source.record_kind(), &ids)
    });
    with_amount.chain(listed(budget, pack)).collect()
}

fn need(kind: RecordKind, ids: &[RecordId]) -> Option<Need> {
    Some(Need {
        about: NeedAbout::Unshown(kind),
        tables: Vec::new(),
        count: ids.len(),
        place: NeedPlace::Record(*ids.first()?, None),
    })
}

/// The records of a source whose amount is part of no figure but a grand total.
fn untaken(budget: &Budget, pack: &Pack, (facts, source): (&Facts, Source)) -> Vec<RecordId> {
    let figures: Vec<Vec<Filter>> = pack
        .tables
        .iter()
        .filter(|def| super::is_in_round(def, budget))
        .flat_map(|def| figures(def, source))
        .collect();
    let set = MeasureSet::new(source, &figures, &facts.axes);
    let is_untaken = |fact: &&crate::compute::Fact| {
        !fact.amount.is_zero() && !(0..figures.len()).any(|at| set.takes(at, fact))
    };
    let untaken = facts.of(source).iter().filter(is_untaken);
    untaken
        .filter_map(|fact| budget.id_at(source.record_kind(), fact.position as usize))
        .collect()
}

/// The conditions of every figure of a table that sums a source; totals of lists take all and tell nothing.
fn figures(def: &TableDef, source: Source) -> Vec<Vec<Filter>> {
    let columns = column_defs(def);
    let sums = |of: Source, filter: &[Filter]| -> Vec<Vec<Filter>> {
        let more = columns.iter().filter_map(|column| match &column.value {
            ColumnValue::Sum(more) if of == source => Some(more),
            _ => None,
        });
        more.map(|more| [filter, more].concat()).collect()
    };
    match &def.body {
        Body::Tree { of, filter, .. }
        | Body::Groups { of, filter, .. }
        | Body::Single { of, filter } => sums(*of, filter),
        Body::Lists(lists) => list_figures(lists, &columns, source),
        Body::Records { .. } | Body::Projects(_) | Body::Stock(_) | Body::Form(_) => Vec::new(),
    }
}

fn list_figures(lists: &[ListDef], columns: &[&ColumnDef], source: Source) -> Vec<Vec<Filter>> {
    let mut figures = Vec::new();
    for column in columns {
        let ColumnValue::ListAmount(at, more) = &column.value else {
            continue;
        };
        let items = lists.get(*at).into_iter();
        let items = items.flat_map(|list| list.head.iter().chain(&list.tail));
        let rows = items.filter_map(|item| item_figure(item, source));
        figures.extend(rows.map(|filter| [filter, more.clone()].concat()));
    }
    figures
}

fn item_figure(item: &ListItem, source: Source) -> Option<Vec<Filter>> {
    match item {
        ListItem::Row {
            of, filter, total, ..
        } => (*of == source && !total).then(|| filter.clone()),
        ListItem::FunctionCategories { of, filter, .. } => (*of == source).then(|| filter.clone()),
        ListItem::FunctionRows { rows, of, filter } => (*of == source).then(|| {
            let codes = rows.iter().map(|(code, _)| *code).collect();
            [filter.clone(), vec![Filter::Function(codes)]].concat()
        }),
        ListItem::Heading(_) | ListItem::Blank => None,
    }
}

/// Records without figures, for which the pack has no table or form.
fn listed(budget: &Budget, pack: &Pack) -> Vec<Need> {
    let has = |is_it: &dyn Fn(&Body) -> bool| pack.tables.iter().any(|def| is_it(&def.body));
    let of_units = pack.form(FormOwner::Unit);
    let of_projects = pack.form(FormOwner::Project);
    let lists_projects = has(&|body| matches!(body, Body::Projects(_)));
    let has_form = |owner: Option<Owner>| match owner {
        Some(Owner::Unit(_)) => of_units.is_some(),
        Some(Owner::Project(_)) => of_projects.is_some() || lists_projects,
        Some(Owner::Line(_)) | None => false,
    };
    let indicators = budget.indicators.iter().filter(|it| !has_form(it.owner));
    let indicators: Vec<RecordId> = indicators.map(|it| it.id.into()).collect();
    let all = |kind: RecordKind, is_shown: bool| {
        let count = if is_shown { 0 } else { budget.count(kind) };
        let ids = (0..count).filter_map(|at| budget.id_at(kind, at));
        need(kind, &ids.collect::<Vec<_>>())
    };
    let shows_tasks = of_units.is_some_and(|form| form.tasks.is_some());
    let shows_stock = has(&|body| matches!(body, Body::Stock(_)));
    let planned = RecordList::Acquisitions;
    let shows_planned = has(&|body| matches!(body, Body::Records { of, .. } if *of == planned));
    [
        all(RecordKind::Task, shows_tasks),
        need(RecordKind::Indicator, &indicators),
        all(RecordKind::AssetStock, shows_stock),
        all(RecordKind::Acquisition, shows_planned),
    ]
    .into_iter()
    .flatten()
    .collect()
}
