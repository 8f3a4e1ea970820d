//! Which parameters are listed: by families, with what this file sets anew to no effect at the end.

use crate::codes::pinyin::Query;
use crate::codes::pinyin::SearchKey;
use crate::compute::ParameterInForce;
use crate::compute::idle_overrides;
use crate::compute::parameters_in_force;
use crate::gui::view_ctx::ViewCtx;
use crate::model::ParameterOverride;
use crate::packs::ParameterFamily;
use crate::packs::ParameterId;
use crate::rules::rules_by_parameter;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Stands above the parameters of a family.
    Family(ParameterFamily),
    /// A parameter, by its position among those in force.
    InForce(usize),
    /// Stands above the overrides without effect.
    IdleHead,
    /// One of them, by its position.
    Idle(usize),
}

/// All that can be listed.
pub(super) struct Listed<'a> {
    /// The parameters, by families.
    pub in_force: Vec<ParameterInForce<'a>>,
    /// What this file sets anew to no effect.
    pub idle: Vec<&'a ParameterOverride>,
}

impl<'a> Listed<'a> {
    pub fn of(ctx: &ViewCtx<'a>) -> Self {
        Self {
            in_force: parameters_in_force(ctx.budget, ctx.pack),
            idle: idle_overrides(ctx.budget, ctx.pack),
        }
    }

    /// What this file says about a row.
    pub fn own(&self, row: Row) -> Option<&'a ParameterOverride> {
        match row {
            Row::InForce(at) => self.in_force[at].own,
            Row::Idle(at) => Some(self.idle[at]),
            Row::Family(_) | Row::IdleHead => None,
        }
    }

    /// How many overrides this file has.
    pub fn count_own(&self) -> usize {
        let own = self.in_force.iter().filter(|it| it.own.is_some());
        own.count() + self.idle.len()
    }
}

/// The rows that answer a search, each family below its name.
pub(super) fn rows(listed: &Listed<'_>, search: &str, only_own: bool) -> Vec<Row> {
    let query = Query::new(search);
    let mut rows = Vec::new();
    let mut family = None;
    for (at, it) in listed.in_force.iter().enumerate() {
        let id = it.parameter.id;
        if only_own && it.own.is_none() || !is_found(id, &query) {
            continue;
        }
        if family.replace(id.family()) != Some(id.family()) {
            rows.push(Row::Family(id.family()));
        }
        rows.push(Row::InForce(at));
    }
    let is_found = |it: &ParameterOverride| {
        query.is_empty() || SearchKey::new(name_of(it)).rank(&query).is_some()
    };
    let idle = listed.idle.iter().enumerate();
    let idle: Vec<Row> = idle
        .filter(|(_, it)| is_found(it))
        .map(|(at, _)| Row::Idle(at))
        .collect();
    if !idle.is_empty() {
        rows.push(Row::IdleHead);
        rows.extend(idle);
    }
    rows
}

/// What an override names: the official term, or what the file says where there is none.
pub(super) fn name_of(own: &ParameterOverride) -> &str {
    ParameterId::named(&own.parameter).map_or(own.parameter.as_str(), |id| id.label())
}

fn is_found(id: ParameterId, query: &Query) -> bool {
    let codes = rules_by_parameter(id);
    query.is_empty()
        || SearchKey::new(id.label()).rank(query).is_some()
        || SearchKey::new(id.family().label()).rank(query).is_some()
        || codes
            .iter()
            .any(|code| SearchKey::with_code(code, "").rank(query).is_some())
}
