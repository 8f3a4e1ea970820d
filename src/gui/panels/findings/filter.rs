//! Which findings are listed, and in which groups.

use crate::gui::step::Step;
use crate::model::UnitId;
use crate::packs::Severity;
use crate::rules::Explained;
use crate::rules::Family;
use crate::rules::Finding;

use super::facts::Fact;

/// What the list is grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// 级别
    #[default]
    Level,
    /// 步骤
    Step,
}

impl Grouping {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Level, Self::Step];

    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Level => "按级别",
            Self::Step => "按步骤",
        }
    }
}

/// What has become of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// 待处理
    Open,
    /// 已说明
    Explained,
    /// 说明已失效
    Lapsed,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Open, Self::Explained, Self::Lapsed];

    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "待处理",
            Self::Explained => "已说明",
            Self::Lapsed => "说明已失效",
        }
    }

    fn is_of(self, finding: &Finding) -> bool {
        match self {
            Self::Open => finding.is_open(),
            Self::Explained => finding.explained == Explained::Yes,
            Self::Lapsed => finding.explained == Explained::Lapsed,
        }
    }
}

/// What is listed; everything by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In which groups.
    pub grouping: Grouping,
    /// Of a level.
    pub level: Option<Severity>,
    /// In a state.
    pub state: Option<State>,
    /// In a step.
    pub step: Option<Step>,
    /// About a unit.
    pub unit: Option<UnitId>,
    /// Of a family of rules.
    pub family: Option<Family>,
    /// Of a rule, by its code.
    pub rule: Option<String>,
    /// That came with the latest change.
    pub is_new: bool,
    /// With these words in code or text.
    pub search: String,
}

impl Filter {
    /// Whether findings may be left out.
    pub fn is_on(&self) -> bool {
        *self != self.cleared()
    }

    /// The same groups, nothing left out.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self {
            grouping: self.grouping,
            ..Self::default()
        }
    }

    /// How many of the choices behind the button are made.
    pub fn chosen(&self) -> usize {
        let chosen = [
            self.state.is_some(),
            self.step.is_some(),
            self.unit.is_some(),
            self.family.is_some(),
            self.rule.is_some(),
            self.is_new,
        ];
        chosen.into_iter().filter(|it| *it).count()
    }

    /// What the search looks for.
    pub fn words(&self) -> Vec<String> {
        self.search.split_whitespace().map(folded).collect()
    }

    /// Whether a finding is listed; `words` are those of the search.
    pub fn shows(&self, (finding, fact): (&Finding, Fact), is_new: bool, words: &[String]) -> bool {
        self.level.is_none_or(|it| finding.severity == it)
            && self.state.is_none_or(|it| it.is_of(finding))
            && self.step.is_none_or(|it| fact.step == it)
            && (self.unit.is_none() || fact.unit == self.unit)
            && self.family.is_none_or(|it| fact.family == it)
            && self.rule.as_ref().is_none_or(|it| finding.code == *it)
            && (is_new || !self.is_new)
            && has_words(finding, words)
    }
}

fn has_words(finding: &Finding, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = folded(&format!("{} {}", finding.code, finding.message));
    words.iter().all(|word| text.contains(word))
}

/// Capitals and thousands marks make no difference.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|it| *it != ',')
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::files::sample;

    fn finding(code: &str, message: &str) -> Finding {
        Finding {
            code: code.to_owned(),
            message: message.to_owned(),
            explained: Explained::No,
            ..sample().unwrap().findings()[0].clone()
        }
    }

    fn shows(filter: &Filter, finding: &Finding) -> bool {
        let fact = Fact {
            step: Step::Basic,
            unit: None,
            family: Family::of(&finding.code),
        };
        filter.shows((finding, fact), false, &filter.words())
    }

    #[test]
    fn the_search_finds_codes_words_and_amounts_however_they_are_written() {
        let found = finding("C-10", "支出行 第 3 行：1,200.00 元");
        for (search, expected) in [
            ("", true),
            ("c-10", true),
            ("支出行 1200", true),
            ("1,200", true),
            ("支出行 9", false),
        ] {
            let filter = Filter {
                search: search.to_owned(),
                ..Filter::default()
            };
            assert_eq!(shows(&filter, &found), expected, "{search}");
        }
    }

    #[test]
    fn every_choice_leaves_out_what_is_otherwise() {
        let found = finding("C-10", "");
        let all = Filter::default();
        assert!(shows(&all, &found) && !all.is_on());
        let others = [
            Filter {
                level: Some(Severity::Advice),
                ..all.clone()
            },
            Filter {
                state: Some(State::Explained),
                ..all.clone()
            },
            Filter {
                state: Some(State::Lapsed),
                ..all.clone()
            },
            Filter {
                step: Some(Step::Cover),
                ..all.clone()
            },
            Filter {
                unit: Some(UnitId::new(9)),
                ..all.clone()
            },
            Filter {
                family: Some(Family::Assets),
                ..all.clone()
            },
            Filter {
                rule: Some("C-01".to_owned()),
                ..all.clone()
            },
            Filter {
                is_new: true,
                ..all
            },
        ];
        for filter in others {
            let found = Finding {
                severity: Severity::Error,
                ..found.clone()
            };
            assert!(!shows(&filter, &found), "{filter:?}");
            assert!(filter.is_on());
        }
    }
}
