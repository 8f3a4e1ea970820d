//! What the picker offers for a field: codes, records, fixed choices.

use super::entry::EntryCtx;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::pinyin;
use crate::gui::widgets::picker::Choice;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::ValueKind;

/// More are not listed; whoever looks further types more.
const LIMIT: usize = 200;

/// What matches a text, best first.
pub fn choices_for(entry: &EntryCtx<'_>, kind: ValueKind, query: &str) -> Vec<Choice> {
    match kind {
        ValueKind::Function => codes(entry, &entry.codes.function, query),
        ValueKind::Economic => codes(entry, &entry.codes.economic, query),
        ValueKind::Government => codes(entry, &entry.codes.government, query),
        ValueKind::Procurement => codes(entry, &entry.codes.procurement, query),
        ValueKind::AssetClass => codes(entry, &entry.codes.asset_class, query),
        ValueKind::Flag => labels(&["是", "否"], query),
        ValueKind::Choice(all) => labels(all, query),
        ValueKind::Reference(target) => records(entry, &[target], query),
        ValueKind::Owner => records(
            entry,
            &[RecordKind::Unit, RecordKind::Project, RecordKind::Line],
            query,
        ),
        ValueKind::Text
        | ValueKind::LongText
        | ValueKind::Money
        | ValueKind::Number
        | ValueKind::Count
        | ValueKind::Year
        | ValueKind::Snapshot => Vec::new(),
    }
}

fn codes<K: CodeKey>(entry: &EntryCtx<'_>, list: &CodeList<K>, query: &str) -> Vec<Choice> {
    list.search(query, entry.year, LIMIT)
        .into_iter()
        .map(|found| {
            let parent = found.parent.and_then(|code| list.get(&code, entry.year));
            Choice {
                value: found.code.to_string(),
                number: found.code.to_string(),
                name: found.name.clone(),
                detail: parent.map_or_else(|| "类".to_owned(), |parent| parent.name.clone()),
                is_unverified: !found.certainty.is_confirmed(),
            }
        })
        .collect()
}

fn labels(all: &[&str], query: &str) -> Vec<Choice> {
    let choices = all.iter().map(|label| Choice {
        value: (*label).to_owned(),
        name: (*label).to_owned(),
        ..Choice::default()
    });
    matching(choices.collect(), query)
}

fn records(entry: &EntryCtx<'_>, kinds: &[RecordKind], query: &str) -> Vec<Choice> {
    let budget = entry.budget;
    let ids = kinds
        .iter()
        .flat_map(|kind| (0..budget.count(*kind)).filter_map(|at| budget.id_at(*kind, at)));
    let choice = |id: RecordId| Choice {
        value: format!("#{}", id.number()),
        number: code_of(entry, id),
        name: budget.name_of(id),
        detail: id.kind().label().to_owned(),
        is_unverified: false,
    };
    matching(ids.map(choice).collect(), query)
}

fn code_of(entry: &EntryCtx<'_>, id: RecordId) -> String {
    let budget = entry.budget;
    match id {
        RecordId::Unit(id) => budget.units.find(id).map(|unit| unit.code.clone()),
        RecordId::Project(id) => budget.projects.find(id).map(|project| project.code.clone()),
        _ => None,
    }
    .unwrap_or_default()
}

fn matching(choices: Vec<Choice>, query: &str) -> Vec<Choice> {
    let query = pinyin::Query::new(query);
    if query.is_empty() {
        return choices.into_iter().take(LIMIT).collect();
    }
    let mut ranked: Vec<_> = choices
        .into_iter()
        .filter_map(|choice| {
            let key = pinyin::SearchKey::with_code(&choice.number, &choice.name);
            Some((key.rank(&query)?, choice))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
        .into_iter()
        .map(|(_, choice)| choice)
        .take(LIMIT)
        .collect()
}
