//! The units as the list at the left shows them: each below the unit it belongs to.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::gui::concerns::Concern;
use crate::gui::names::short_name;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::dot::Dot;
use crate::gui::widgets::tree_list::Fold;
use crate::gui::widgets::tree_list::TreeEntry;
use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::UnitId;

/// The entry above all units.
pub(super) const ALL: &str = "全部单位";

/// The entries from top to bottom; the first stands for all units and has none.
pub(super) struct Tree {
    pub units: Vec<Option<UnitId>>,
    pub entries: Vec<TreeEntry>,
}

/// Lists the units that are not below a folded one.
pub(super) fn tree(ctx: &ViewCtx<'_>, folded: &BTreeSet<UnitId>) -> Tree {
    let mut below: BTreeMap<Option<UnitId>, Vec<&BudgetUnit>> = BTreeMap::new();
    for unit in &ctx.budget.units {
        below
            .entry(parent_of(ctx.budget, unit))
            .or_default()
            .push(unit);
    }
    let mut lister = Lister {
        ctx,
        below: &below,
        folded,
        tree: Tree {
            units: vec![None],
            entries: vec![TreeEntry {
                name: ALL.to_owned(),
                depth: 0,
                fold: Fold::Leaf,
                dot: None,
            }],
        },
    };
    lister.list(None, 0);
    lister.tree
}

/// The unit it is listed below; a circle of units is listed at the top.
fn parent_of(budget: &Budget, unit: &BudgetUnit) -> Option<UnitId> {
    unit.parent
        .filter(|parent| budget.units.find(*parent).is_some())
        .filter(|parent| !budget.is_or_leads(unit.id, *parent))
}

struct Lister<'a> {
    ctx: &'a ViewCtx<'a>,
    below: &'a BTreeMap<Option<UnitId>, Vec<&'a BudgetUnit>>,
    folded: &'a BTreeSet<UnitId>,
    tree: Tree,
}

impl Lister<'_> {
    fn list(&mut self, parent: Option<UnitId>, depth: usize) {
        let below = self.below;
        for unit in below.get(&parent).into_iter().flatten() {
            let is_folded = self.folded.contains(&unit.id);
            let fold = match (below.contains_key(&Some(unit.id)), is_folded) {
                (false, _) => Fold::Leaf,
                (true, true) => Fold::Closed,
                (true, false) => Fold::Open,
            };
            let dot = match fold {
                Fold::Closed => self.dot_of_all(unit.id),
                Fold::Leaf | Fold::Open => self.ctx.derived.dot(Concern::Unit(unit.id)),
            };
            self.tree.units.push(Some(unit.id));
            self.tree.entries.push(TreeEntry {
                name: short_name(self.ctx.budget, unit),
                depth,
                fold,
                dot,
            });
            if fold == Fold::Open {
                self.list(Some(unit.id), depth + 1);
            }
        }
    }

    /// What is open in a unit and in all below it.
    fn dot_of_all(&self, unit: UnitId) -> Option<Dot> {
        let own = self.ctx.derived.dot(Concern::Unit(unit));
        let below = self.below.get(&Some(unit)).into_iter().flatten();
        below
            .filter_map(|it| self.dot_of_all(it.id))
            .fold(own, |all, dot| Dot::merged(all, Some(dot)))
    }
}
