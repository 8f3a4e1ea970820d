//! Units, projects, lines and procurement rows as choices.

use super::Choosing;
use super::Group;
use super::LIMIT;
use super::targets;
use super::usage_words;
use crate::codes::pinyin::Query;
use crate::codes::pinyin::SearchKey;
use crate::compute::Used;
use crate::compute::amount_of;
use crate::gui::records::record_name;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::picker::Choice;
use crate::model::LineId;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::money::AmountFormat;

/// More records are not offered: reading that many names takes as long as a blink.
/// Who looks for a line among more chooses its project first.
const CANDIDATES: usize = 3_000;

/// A record that can be chosen, ready to be searched.
pub struct Candidate {
    key: SearchKey,
    group: Group,
    choice: Choice,
}

/// The records a field can point to, in the order in which they are offered.
pub fn candidates(ctx: &ViewCtx<'_>, choosing: &Choosing) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = ids(ctx, choosing)
        .into_iter()
        .map(|id| candidate(ctx, choosing, id))
        .collect();
    candidates.sort_by_key(|it| it.group);
    candidates
}

/// What matches a text, best first; what had better not be chosen last.
pub fn matching(candidates: &[Candidate], query: &str) -> Vec<Choice> {
    let query = Query::new(query);
    let mut found: Vec<_> = candidates
        .iter()
        .filter_map(|it| Some((it.group == Group::Unfit, it.key.rank(&query)?, it)))
        .collect();
    found.sort_by_key(|(is_unfit, rank, _)| (*is_unfit, *rank));
    let has_groups = candidates.iter().any(|it| it.group != Group::Rest);
    found
        .into_iter()
        .take(LIMIT)
        .map(|(is_unfit, _, it)| {
            let has_caption = is_unfit || query.is_empty() && has_groups;
            Choice {
                group: if has_caption { it.group.caption() } else { "" },
                ..it.choice.clone()
            }
        })
        .collect()
}

fn ids(ctx: &ViewCtx<'_>, choosing: &Choosing) -> Vec<RecordId> {
    let mut ids = Vec::new();
    for kind in targets(choosing.kind) {
        let count = ctx.budget.count(*kind);
        if *kind == RecordKind::Line && count > CANDIDATES {
            ids.extend(near_lines(ctx, choosing).map(RecordId::from));
        } else {
            let all = (0..count).filter_map(|at| ctx.budget.id_at(*kind, at));
            ids.extend(all);
        }
    }
    ids
}

/// Among many lines, the first of those nobody would object to.
fn near_lines(ctx: &ViewCtx<'_>, choosing: &Choosing) -> impl Iterator<Item = LineId> {
    let check = ctx.check();
    let is_near = move |id: &LineId| choosing.objection(&check, &Value::Line(*id)).is_none();
    let lines = ctx.budget.expenditure.iter().map(|line| line.id);
    lines.filter(is_near).take(CANDIDATES)
}

fn candidate(ctx: &ViewCtx<'_>, choosing: &Choosing, id: RecordId) -> Candidate {
    let budget = ctx.budget;
    let value = format!("#{}", id.number());
    let objection =
        Value::from_reference(id).and_then(|value| choosing.objection(&ctx.check(), &value));
    let used = Used::Record(id);
    let recent = choosing.recent.iter().position(|it| *it == value);
    let group = match &objection {
        Some(_) => Group::Unfit,
        None => choosing.group(used, recent),
    };
    let [usage, used_last] = usage_words(&ctx.entry, choosing.usage.of(used));
    let number = number_of(ctx, id);
    let name = match id {
        RecordId::Line(_) => record_name(&ctx.entry, id),
        _ => budget.name_of(id),
    };
    let choice = Choice {
        detail: detail(ctx, id),
        about: [record_name(&ctx.entry, id), used_last],
        is_refused: objection.as_ref().is_some_and(|it| it.is_final),
        caution: objection.map(|it| it.reason).unwrap_or_default(),
        value,
        number,
        name,
        usage,
        ..Choice::default()
    };
    let key = SearchKey::with_code(&choice.number, &choice.name);
    Candidate { key, group, choice }
}

fn number_of(ctx: &ViewCtx<'_>, id: RecordId) -> String {
    match ctx.budget.record(id) {
        Some(Record::Unit(unit)) => unit.code,
        Some(Record::Project(project)) => project.code,
        _ => String::new(),
    }
}

/// What kind of record it is, whose it is, and its amount.
fn detail(ctx: &ViewCtx<'_>, id: RecordId) -> String {
    let budget = ctx.budget;
    let owner = match budget.record(id) {
        Some(Record::Unit(unit)) => unit.parent.map(RecordId::from),
        Some(Record::Project(project)) => project.unit.map(RecordId::from),
        _ => None,
    };
    let amount = amount_of(budget, id);
    let parts = [
        Some(id.kind().label().to_owned()),
        owner.map(|owner| budget.name_of(owner)),
        amount.map(|amount| AmountFormat::new(ctx.entry.scale()).sentence(amount)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
