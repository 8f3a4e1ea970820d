//! What the latest change has done to the findings: which are new, how many are gone.
//!
//! Only a change counts; what an undo brings back was known before.

use rustc_hash::FxHashSet;

use crate::rules::Finding;

/// New and gone findings.
#[derive(Debug, Default)]
pub struct FindingNews {
    /// By position among the findings, whether one is new; empty when none is.
    is_new: Vec<bool>,
    /// How many are new.
    pub new: usize,
    /// How many that were there before are gone.
    pub settled: usize,
}

impl FindingNews {
    /// What differs, findings being the same when rule and subject are.
    pub fn between(before: &[Finding], after: &[Finding]) -> Self {
        let [known, present] = [before, after].map(|all| all.iter().map(key).collect());
        let known: FxHashSet<_> = known;
        let present: FxHashSet<_> = present;
        let is_new: Vec<bool> = after.iter().map(|it| !known.contains(&key(it))).collect();
        Self {
            new: is_new.iter().filter(|it| **it).count(),
            is_new,
            settled: known.difference(&present).count(),
        }
    }

    /// Whether the finding at a position is new.
    pub fn is_new(&self, at: usize) -> bool {
        self.is_new.get(at).copied().unwrap_or_default()
    }
}

fn key(finding: &Finding) -> (&str, &str) {
    (&finding.rule, &finding.subject)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::files::sample;

    #[test]
    fn findings_are_told_by_rule_and_subject_and_not_by_their_figures() {
        let findings = sample().unwrap().findings().to_vec();
        let about = |subject: &str, message: &str| Finding {
            subject: subject.to_owned(),
            message: message.to_owned(),
            ..findings[0].clone()
        };
        let before = [about("甲", "差 1"), about("乙", ""), about("丙", "")];
        let after = [about("甲", "差 2"), about("丁", "")];
        let news = FindingNews::between(&before, &after);
        assert_eq!((news.new, news.settled), (1, 2));
        assert_eq!([0, 1, 2].map(|at| news.is_new(at)), [false, true, false]);
    }
}
