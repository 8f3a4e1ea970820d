//! What the picker offers for a field: codes, records, fixed choices.
//!
//! What is used how often is counted once, when a picker opens; what can't be used here is the rules' judgment.

mod codes;
mod recent;
mod records;

use super::entry::EntryCtx;
use crate::compute::Usage;
use crate::compute::Use;
use crate::compute::Used;
use crate::compute::amount_of;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::picker::Choice;
use crate::model::Field;
use crate::model::LineField;
use crate::model::Record;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::AmountFormat;
use crate::rules::CheckCtx;
use crate::rules::Objection;
use crate::rules::objection;
use records::Candidate;

pub use recent::Recent;

/// More are not listed; whoever looks further types more.
const LIMIT: usize = 200;

/// A field for which something is being chosen.
pub struct Choosing {
    kind: ValueKind,
    /// The record the field is of, as it is or, in the empty row, as it would be; none for the cover.
    subject: Option<(Record, Field)>,
    usage: Usage,
    /// What was chosen lately, the latest first.
    recent: Vec<String>,
    /// The records that can be chosen.
    candidates: Vec<Candidate>,
}

/// Where a choice stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// What follows from other fields, and what the crosswalk allows; by its order there.
    Allowed(usize),
    /// Chosen in this session, the latest first.
    Recent(usize),
    /// Used in the file, the most first.
    Used(std::cmp::Reverse<usize>),
    Rest,
    /// The audit would object.
    Unfit,
}

impl Group {
    const fn caption(self) -> &'static str {
        match self {
            Self::Allowed(_) => "对照表可选",
            Self::Recent(_) => "最近使用",
            Self::Used(_) => "本文件用过",
            Self::Rest => "其余",
            Self::Unfit => "此处不宜使用",
        }
    }
}

impl Choosing {
    /// Counts what the choice rests on.
    pub fn new(ctx: &ViewCtx<'_>, kind: ValueKind, subject: Option<(Record, Field)>) -> Self {
        let mut choosing = Self {
            kind,
            subject,
            usage: Usage::new(ctx.budget, &ctx.book.facts, kind),
            recent: ctx.recent.of(kind),
            candidates: Vec::new(),
        };
        choosing.candidates = records::candidates(ctx, &choosing);
        choosing
    }

    /// What matches a text, best first.
    pub fn search(&self, ctx: &ViewCtx<'_>, query: &str) -> Vec<Choice> {
        let codes = ctx.entry.codes;
        match self.kind {
            ValueKind::Function => codes::function(self, ctx, query),
            ValueKind::Economic => codes::economic(self, ctx, query),
            ValueKind::Government => {
                let mut choices = codes::government(self, ctx, query);
                choices.splice(0..0, self.automatic(ctx, query));
                choices
            }
            ValueKind::Procurement => codes::procurement(self, ctx, &codes.procurement, query),
            ValueKind::AssetClass => codes::asset_class(self, ctx, &codes.asset_class, query),
            ValueKind::Flag => labels(&["是", "否"], query),
            ValueKind::Choice(all) => labels(all, query),
            ValueKind::Reference(_) | ValueKind::Owner => {
                records::matching(&self.candidates, query)
            }
            ValueKind::Text
            | ValueKind::LongText
            | ValueKind::Money
            | ValueKind::Number
            | ValueKind::Count
            | ValueKind::Year
            | ValueKind::Snapshot => Vec::new(),
        }
    }

    /// Remembers what was chosen, for the next time.
    pub fn note(&self, ctx: &ViewCtx<'_>, value: &str) {
        ctx.recent.note(self.kind, value);
    }

    /// Leaving a line's government class to the crosswalk, while nothing is looked for.
    fn automatic(&self, ctx: &ViewCtx<'_>, query: &str) -> Option<Choice> {
        let Some((Record::Line(line), Field::Line(LineField::Government))) = &self.subject else {
            return None;
        };
        if !query.trim().is_empty() {
            return None;
        }
        let check = ctx.check();
        let default = crate::rules::alternatives(&check, line).find(|row| row.is_default)?;
        let code = default.government;
        Some(Choice {
            number: code.to_string(),
            name: "按对照表自动确定".to_owned(),
            detail: "不单独填写".to_owned(),
            group: Group::Allowed(0).caption(),
            about: [
                format!("留空，随部门经济科目和单位性质自动得出 {code}"),
                "改了部门经济科目，政府经济科目随之改变".to_owned(),
            ],
            ..Choice::default()
        })
    }

    fn objection(&self, check: &CheckCtx<'_>, value: &Value) -> Option<Objection> {
        let (record, field) = self.subject.as_ref()?;
        objection(check, record, *field, value)
    }
}

/// `用过 8 行`, and with the last of them: `本文件用过 8 行，最后一处 支出行 第 8 行 12.00 万元`.
fn usage_words(entry: &EntryCtx<'_>, found: Option<Use>) -> [String; 2] {
    let Some(Use { count, last, .. }) = found else {
        return Default::default();
    };
    let place = entry.budget.place_of(last);
    let amount = amount_of(entry.budget, last)
        .map(|amount| AmountFormat::new(entry.scale()).sentence(amount))
        .unwrap_or_default();
    let long = format!("本文件用过 {count} 行，最后一处 {place} {amount}");
    [format!("用过 {count} 行"), long.trim_end().to_owned()]
}

impl Choosing {
    /// Where a choice stands while nothing is looked for.
    fn group(&self, used: Used, recent: Option<usize>) -> Group {
        match (recent, self.usage.of(used)) {
            (Some(at), _) => Group::Recent(at),
            (None, Some(it)) => Group::Used(std::cmp::Reverse(it.count)),
            (None, None) => Group::Rest,
        }
    }
}

fn labels(all: &[&str], query: &str) -> Vec<Choice> {
    let choices = all.iter().map(|label| Choice {
        value: (*label).to_owned(),
        name: (*label).to_owned(),
        ..Choice::default()
    });
    let query = crate::codes::pinyin::Query::new(query);
    let mut ranked: Vec<_> = choices
        .filter_map(|choice| {
            let key = crate::codes::pinyin::SearchKey::new(&choice.name);
            Some((key.rank(&query)?, choice))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, choice)| choice).collect()
}

/// The kinds of records a field can point to.
fn targets(kind: ValueKind) -> &'static [RecordKind] {
    match kind {
        ValueKind::Reference(RecordKind::Unit) => &[RecordKind::Unit],
        ValueKind::Reference(RecordKind::Project) => &[RecordKind::Project],
        ValueKind::Reference(RecordKind::Line) => &[RecordKind::Line],
        ValueKind::Reference(RecordKind::Procurement) => &[RecordKind::Procurement],
        ValueKind::Owner => &[RecordKind::Unit, RecordKind::Project, RecordKind::Line],
        _ => &[],
    }
}
