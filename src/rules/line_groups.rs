//! Expenditure lines that agree in what a rule is about, told as one finding and not line by line.

use rustc_hash::FxHashMap;

use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::ExpenditureLine;
use crate::money::Money;
use crate::rules::CheckCtx;
use crate::rules::finding::amount_text;

use std::hash::Hash;

/// Expenditure lines with the same key (同类支出行).
pub(in crate::rules) struct LineGroup<'a, K> {
    /// What they agree in.
    pub key: K,
    /// The first of them.
    pub line: &'a ExpenditureLine,
    /// How many there are.
    pub count: usize,
    /// The sum of their amounts.
    pub amount: Money,
}

impl<K> LineGroup<'_, K> {
    /// How many lines and how much money: `2 行，合计 10.00 万元`.
    pub fn extent(&self, ctx: &CheckCtx<'_>) -> String {
        let amount = amount_text(self.amount, ctx.scale());
        format!("{} 行，合计 {amount}", self.count)
    }
}

impl<'a> CheckCtx<'a> {
    /// The expenditure lines by what `key` says of them, where it says something, in order of first appearance.
    ///
    /// It is asked once for each combination of values in these dimensions.
    pub(in crate::rules) fn line_groups<K: Copy + Eq + Hash>(
        &self,
        dimensions: &[Dimension],
        key: impl Fn(&Fact) -> Option<K>,
    ) -> Vec<LineGroup<'a, K>> {
        let mut groups: Vec<LineGroup<'a, K>> = Vec::new();
        let mut places: FxHashMap<K, usize> = FxHashMap::default();
        for group in self.groups(dimensions).iter() {
            let line = self.budget.expenditure.get(group.first.position as usize);
            let (Some(key), Some(line)) = (key(&group.first), line) else {
                continue;
            };
            let at = *places.entry(key).or_insert_with(|| {
                groups.push(LineGroup {
                    key,
                    line,
                    count: 0,
                    amount: Money::ZERO,
                });
                groups.len() - 1
            });
            groups[at].count += group.count;
            groups[at].amount += group.amount;
        }
        groups
    }
}
