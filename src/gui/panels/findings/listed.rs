//! The findings as they are listed: filtered, in groups, with how much money is at stake in each.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::gui::news::FindingNews;
use crate::gui::step::Step;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::Finding;

use super::facts::Facts;
use super::facts::step_label;
use super::filter::Filter;
use super::filter::Grouping;
use super::filter::State;

/// A group of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Of a level.
    Level(Severity),
    /// In a step.
    Step(Step),
    /// What has been explained; last, and folded unless it is asked for.
    Explained,
}

impl Group {
    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Level(level) => level.label(),
            Self::Step(step) => step_label(step),
            Self::Explained => "已说明",
        }
    }

    /// The group a finding is in.
    pub fn of(finding: &Finding, step: Step, grouping: Grouping) -> Self {
        match grouping {
            _ if !finding.is_open() => Self::Explained,
            Grouping::Level => Self::Level(finding.severity),
            Grouping::Step => Self::Step(step),
        }
    }
}

/// The line above a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The group.
    pub group: Group,
    /// How many findings are in it.
    pub count: usize,
    /// The sum of how far their figures are apart.
    pub gap: Money,
    /// They aren't listed now.
    pub is_folded: bool,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The line above a group.
    Heading(Heading),
    /// A finding, by position.
    Finding(usize),
}

/// The list.
#[derive(Debug, Default)]
pub struct Listed {
    /// Its rows from top to bottom.
    pub rows: Vec<Row>,
    /// The open findings in the order of the list, those of folded groups too.
    pub open: Vec<usize>,
    /// The sum of how far their figures are apart.
    pub gap: Money,
    /// How many of the open ones can be mended without a second look.
    pub fixes: usize,
}

/// What the list is made of.
pub struct Sources<'a> {
    /// All findings.
    pub findings: &'a [Finding],
    /// Their facts.
    pub facts: &'a Facts,
    /// Which are new.
    pub news: &'a FindingNews,
}

impl Listed {
    /// The findings under a filter; `turned` groups are folded where others aren't, or the other way round.
    pub fn of(sources: &Sources<'_>, filter: &Filter, turned: &BTreeSet<Group>) -> Self {
        let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
        let words = filter.words();
        for (at, (finding, fact)) in sources.findings.iter().zip(&sources.facts.of).enumerate() {
            if filter.shows((finding, *fact), sources.news.is_new(at), &words) {
                let group = Group::of(finding, fact.step, filter.grouping);
                groups.entry(group).or_default().push(at);
            }
        }
        let mut list = Self::default();
        for (group, members) in groups {
            let gaps = members.iter().map(|at| sources.findings[*at].figures);
            let gap: Money = gaps.filter_map(|it| it?.gap()).sum();
            let has_fix = |at: &&usize| sources.findings[**at].safe_fix().is_some();
            let fixes = members.iter().filter(has_fix).count();
            let begins_folded = group == Group::Explained && filter.state != Some(State::Explained);
            let is_folded = begins_folded != turned.contains(&group);
            list.rows.push(Row::Heading(Heading {
                group,
                count: members.len(),
                gap,
                is_folded,
            }));
            if !is_folded {
                list.rows.extend(members.iter().map(|at| Row::Finding(*at)));
            }
            if group != Group::Explained {
                list.gap += gap;
                list.open.extend(members);
                list.fixes += fixes;
            }
        }
        list
    }

    /// The row a finding stands in.
    pub fn row(&self, at: usize) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Finding(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::files::sample;
    use crate::gui::panels::findings::facts::Fact;
    use crate::money::AmountScale;
    use crate::rules::Explained;
    use crate::rules::Family;
    use crate::rules::Figures;

    /// Findings with level, step, gap in fen and what the user says.
    fn listed(
        all: &[(Severity, Step, i64, Explained)],
        filter: &Filter,
        turned: &[Group],
    ) -> Listed {
        let pattern = sample().unwrap().findings()[0].clone();
        let finding = |(severity, _, gap, explained): &(Severity, Step, i64, Explained)| Finding {
            severity: *severity,
            explained: *explained,
            figures: Some(Figures::amounts(
                Money::from_fen(*gap),
                Money::ZERO,
                AmountScale::Yuan,
            )),
            ..pattern.clone()
        };
        let findings: Vec<_> = all.iter().map(finding).collect();
        let fact = |(_, step, _, _): &(Severity, Step, i64, Explained)| Fact {
            step: *step,
            unit: None,
            family: Family::Other,
        };
        let facts = Facts {
            of: all.iter().map(fact).collect(),
            ..Facts::default()
        };
        let sources = Sources {
            findings: &findings,
            facts: &facts,
            news: &FindingNews::default(),
        };
        Listed::of(&sources, filter, &turned.iter().copied().collect())
    }

    const THREE: [(Severity, Step, i64, Explained); 3] = [
        (Severity::Error, Step::Projects, -500, Explained::No),
        (Severity::Warning, Step::Basic, 200, Explained::Yes),
        (Severity::Warning, Step::Basic, 30, Explained::Lapsed),
    ];

    fn shape(list: &Listed) -> Vec<String> {
        let words = |row: &Row| match row {
            Row::Heading(it) => format!("{} {} {}", it.group.label(), it.count, it.gap.fen()),
            Row::Finding(at) => at.to_string(),
        };
        list.rows.iter().map(words).collect()
    }

    #[test]
    fn what_is_explained_is_folded_and_its_money_is_not_at_stake() {
        let list = listed(&THREE, &Filter::default(), &[]);
        let rows = ["错误 1 500", "0", "警告 1 30", "2", "已说明 1 200"];
        assert_eq!(shape(&list), rows);
        assert_eq!((list.open.as_slice(), list.gap.fen()), (&[0, 2][..], 530));
        let unfolded = listed(&THREE, &Filter::default(), &[Group::Explained]);
        assert_eq!(unfolded.rows.last(), Some(&Row::Finding(1)));
        let asked = Filter {
            state: Some(State::Explained),
            ..Filter::default()
        };
        assert_eq!(shape(&listed(&THREE, &asked, &[])), ["已说明 1 200", "1"]);
    }

    #[test]
    fn groups_of_steps_stand_in_the_order_of_work_and_can_be_folded() {
        let filter = Filter {
            grouping: Grouping::Step,
            ..Filter::default()
        };
        let list = listed(&THREE, &filter, &[Group::Step(Step::Basic)]);
        let rows = ["基本支出 1 30", "项目 1 500", "0", "已说明 1 200"];
        assert_eq!(shape(&list), rows);
        // The keys go to folded ones too.
        assert_eq!(list.open, [2, 0]);
    }
}
