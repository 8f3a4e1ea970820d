//! Codes as choices: found in all years, those that fit first, with what their list knows of them.

use super::Choosing;
use super::Group;
use super::LIMIT;
use super::usage_words;
use crate::codes::AssetClassCode;
use crate::codes::AssetClassDetail;
use crate::codes::BasicKind;
use crate::codes::BudgetYear;
use crate::codes::CodeEntry;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::FundKind;
use crate::codes::FundSet;
use crate::codes::GovernmentCode;
use crate::codes::ProcurementCode;
use crate::codes::Years;
use crate::compute::Used;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::picker::Choice;
use crate::model::Record;
use crate::model::Value;
use crate::rules::CheckCtx;
use crate::rules::Objection;
use crate::rules::alternatives;

/// The levels of the classifications of revenue and expenditure.
const LEVELS: &[&str] = &["类", "款", "项"];

/// A list of codes as something to choose from.
struct Source<'a, K: CodeKey> {
    list: &'a CodeList<K>,
    used: fn(K) -> Used,
    value: fn(K) -> Value,
    /// What the levels are called, from the uppermost.
    levels: &'static [&'static str],
    /// What else the list knows of a code.
    note: fn(&K::Detail) -> String,
    /// The codes that come first, in order.
    first: Vec<K>,
}

pub fn function(choosing: &Choosing, ctx: &ViewCtx<'_>, query: &str) -> Vec<Choice> {
    let source = Source {
        list: &ctx.entry.codes.function,
        used: Used::Function,
        value: Value::Function,
        levels: LEVELS,
        note: |detail| funds_words(detail.funds),
        first: Vec::new(),
    };
    source.choices(choosing, ctx, query)
}

pub fn economic(choosing: &Choosing, ctx: &ViewCtx<'_>, query: &str) -> Vec<Choice> {
    let source = Source {
        list: &ctx.entry.codes.economic,
        used: Used::Economic,
        value: Value::Economic,
        levels: LEVELS,
        note: |detail| detail.basic.map(basic_words).unwrap_or_default(),
        first: Vec::new(),
    };
    source.choices(choosing, ctx, query)
}

/// Of a line, what the crosswalk allows comes first, its default before the others.
pub fn government(choosing: &Choosing, ctx: &ViewCtx<'_>, query: &str) -> Vec<Choice> {
    let check = ctx.check();
    let first: Vec<GovernmentCode> = match &choosing.subject {
        Some((Record::Line(line), _)) => {
            let rows = alternatives(&check, line);
            rows.map(|row| row.government).collect()
        }
        _ => Vec::new(),
    };
    let default = first.first().map(ToString::to_string);
    let source = Source {
        list: &ctx.entry.codes.government,
        used: Used::Government,
        value: Value::Government,
        levels: LEVELS,
        note: |()| String::new(),
        first,
    };
    let mut choices = source.choices(choosing, ctx, query);
    for choice in &mut choices {
        if Some(&choice.value) == default.as_ref() {
            choice.detail = format!("默认，{}", choice.detail);
        }
    }
    choices
}

pub fn procurement(
    choosing: &Choosing,
    ctx: &ViewCtx<'_>,
    list: &CodeList<ProcurementCode>,
    query: &str,
) -> Vec<Choice> {
    let source = Source {
        list,
        used: Used::Procurement,
        value: Value::Procurement,
        levels: &["门类", "大类", "中类", "小类", "品目"],
        note: |detail| format!("{}，{}", detail.kind.label(), detail.edition),
        first: Vec::new(),
    };
    source.choices(choosing, ctx, query)
}

pub fn asset_class(
    choosing: &Choosing,
    ctx: &ViewCtx<'_>,
    list: &CodeList<AssetClassCode>,
    query: &str,
) -> Vec<Choice> {
    let source = Source {
        list,
        used: Used::AssetClass,
        value: Value::AssetClass,
        levels: &["门类", "大类", "中类", "小类"],
        note: asset_note,
        first: Vec::new(),
    };
    source.choices(choosing, ctx, query)
}

fn funds_words(funds: FundSet) -> String {
    let funds: Vec<&str> = funds.iter().map(FundKind::label).collect();
    funds.join("、")
}

fn basic_words(basic: BasicKind) -> String {
    format!("基本支出中列{}", basic.label())
}

fn asset_note(detail: &AssetClassDetail) -> String {
    let Some(life) = detail.life else {
        return detail.edition.to_string();
    };
    let most = life.max.map_or_else(String::new, |max| format!("—{max}"));
    let doubt = if life.certainty.is_confirmed() {
        ""
    } else {
        "（未核实）"
    };
    format!("{}，折旧年限 {}{most} 年{doubt}", detail.edition, life.min)
}

/// An entry of a list with where it stands.
struct Hit<'a, K: CodeKey> {
    entry: &'a CodeEntry<K>,
    group: Group,
    objection: Option<Objection>,
}

impl<'a, K: CodeKey> Source<'a, K> {
    fn choices(&self, choosing: &Choosing, ctx: &ViewCtx<'_>, query: &str) -> Vec<Choice> {
        let check = ctx.check();
        let is_browsing = query.trim().is_empty();
        let recent: Vec<K> = choosing
            .recent
            .iter()
            .filter_map(|it| it.parse().ok())
            .collect();
        let found = self.list.search_all(query, ctx.entry.year).into_iter();
        let mut hits: Vec<Hit<'a, K>> = found
            .map(|entry| self.hit(choosing, &check, &recent, entry))
            .collect();
        if is_browsing {
            hits.sort_by_key(|hit| hit.group);
        } else {
            hits.sort_by_key(|hit| hit.group == Group::Unfit);
        }
        let has_groups = hits.iter().any(|hit| hit.group != Group::Rest);
        let caption = |hit: &Hit<'_, K>| match hit.group {
            Group::Unfit => hit.group.caption(),
            group if is_browsing && has_groups => group.caption(),
            _ => "",
        };
        hits.iter()
            .take(LIMIT)
            .map(|hit| self.choice(choosing, ctx, hit, caption(hit)))
            .collect()
    }

    fn hit(
        &self,
        choosing: &Choosing,
        check: &CheckCtx<'_>,
        recent: &[K],
        entry: &'a CodeEntry<K>,
    ) -> Hit<'a, K> {
        let place = |list: &[K]| list.iter().position(|code| *code == entry.code);
        let objection = choosing.objection(check, &(self.value)(entry.code));
        let group = match (place(&self.first), &objection) {
            (Some(at), _) => Group::Allowed(at),
            (None, Some(_)) => Group::Unfit,
            (None, None) => choosing.group((self.used)(entry.code), place(recent)),
        };
        Hit {
            entry,
            group,
            objection,
        }
    }

    fn choice(
        &self,
        choosing: &Choosing,
        ctx: &ViewCtx<'_>,
        hit: &Hit<'_, K>,
        group: &'static str,
    ) -> Choice {
        let entry = hit.entry;
        let year = ctx.entry.year;
        let found = choosing.usage.of((self.used)(entry.code));
        let [usage, used_last] = usage_words(&ctx.entry, found);
        let level = self.level(entry);
        let parent = entry.parent.and_then(|code| self.named(code, year));
        let years = (entry.years != Years::default()).then(|| entry.years.to_string());
        let notes = [years, Some((self.note)(&entry.detail)), Some(used_last)];
        let notes: Vec<String> = notes
            .into_iter()
            .flatten()
            .filter(|it| !it.is_empty())
            .collect();
        Choice {
            value: entry.code.to_string(),
            number: entry.code.to_string(),
            name: entry.name.clone(),
            detail: match parent {
                Some(parent) => format!("{level} · {}", parent.name),
                None => level.to_owned(),
            },
            usage,
            is_unverified: !entry.certainty.is_confirmed(),
            caution: hit
                .objection
                .as_ref()
                .map(|it| it.reason.clone())
                .unwrap_or_default(),
            is_refused: hit.objection.as_ref().is_some_and(|it| it.is_final),
            group,
            about: [self.path(entry, year), notes.join("；")],
        }
    }

    fn level(&self, entry: &CodeEntry<K>) -> &'static str {
        let at = usize::from(entry.level.max(1)) - 1;
        self.levels.get(at).copied().unwrap_or("细目")
    }

    fn named(&self, code: K, year: BudgetYear) -> Option<&'a CodeEntry<K>> {
        let list = self.list;
        list.get(&code, year).or_else(|| list.ever(&code).last())
    }

    /// The entry under those above it: `208 社会保障和就业支出 - 20801 … - 2080101 行政运行`.
    fn path(&self, entry: &CodeEntry<K>, year: BudgetYear) -> String {
        let mut parts = vec![format!("{} {}", entry.code, entry.name)];
        let mut above = entry.parent;
        // A list is a tree of few levels.
        while let Some(it) = above.and_then(|code| self.named(code, year)) {
            parts.push(format!("{} {}", it.code, it.name));
            above = it.parent.filter(|_| parts.len() < self.levels.len() + 1);
        }
        parts.reverse();
        parts.join(" - ")
    }
}
