//! What has been filled in, and what is wrong with it.
//!
//! Deliberately not here: drawing, and what becomes of it; that is for `intake`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::codes::BudgetYear;
use crate::intake::Part;
use crate::intake::Setup;
use crate::intake::Takes;
use crate::intake::UnitEntry;
use crate::intake::UnitError;
use crate::intake::check_last_year;
use crate::intake::check_units;
use crate::intake::parse_units;
use crate::model::FundingMode;
use crate::model::GovernmentLevel;
use crate::model::RecordKind;
use crate::model::Round;
use crate::model::UnitNature;
use crate::money::AmountScale;
use crate::storage::SavedBudget;

use super::Page;

/// A place the keyboard can be given to, and a problem can stand at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    /// The budget year.
    Year,
    /// The name of the department.
    Department,
    /// The name of the first unit.
    UnitName,
    /// The other units.
    Further,
    /// Blank or last year's file.
    Source,
    /// Last year's file.
    LastFile,
    /// The button that makes the budget.
    Create,
}

/// The fields as typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    pub year: String,
    /// The position of the pack among those offered.
    pub pack: usize,
    pub round: Round,
    pub entry_scale: AmountScale,
    pub department_name: String,
    pub department_code: String,
    pub level: Option<GovernmentLevel>,
    pub unit_name: String,
    pub unit_code: String,
    pub nature: UnitNature,
    pub funding: Option<FundingMode>,
    pub further: String,
    /// Whether it starts from last year's file.
    pub goes_on: bool,
    pub takes: Takes,
}

/// The file chosen as last year's.
pub(super) struct LastFile {
    pub path: PathBuf,
    pub read: Result<SavedBudget, String>,
    /// What each part would bring.
    pub survey: BTreeMap<Part, BTreeMap<RecordKind, usize>>,
}

impl LastFile {
    /// The year of the file, or why it can't serve.
    pub fn check(&self, year: BudgetYear) -> Result<BudgetYear, String> {
        let saved = self.read.as_ref().map_err(Clone::clone)?;
        check_last_year(&saved.budget, year).map_err(|error| error.to_string())
    }
}

impl Form {
    /// The budget year, or what is wrong with it.
    pub fn year(&self) -> Result<BudgetYear, String> {
        if self.year.trim().is_empty() {
            return Err("请填预算年度，例如 2025".to_owned());
        }
        self.year
            .parse()
            .map_err(|error: crate::codes::YearError| error.to_string())
    }

    /// All units, the first one first.
    fn units(&self) -> Result<Vec<UnitEntry>, UnitError> {
        let first = UnitEntry {
            code: self.unit_code.trim().to_owned(),
            name: self.unit_name.trim().to_owned(),
            nature: Some(self.nature).filter(|it| *it != UnitNature::Unstated),
            funding: self.funding,
        };
        let further = parse_units(&self.further)?;
        let mut units: Vec<UnitEntry> = Some(first)
            .filter(|it| !it.is_empty())
            .into_iter()
            .collect();
        units.extend(further);
        check_units(&units)?;
        Ok(units)
    }

    /// What the budget begins with; `None` while something is wrong.
    pub fn setup(&self) -> Option<Setup> {
        Some(Setup {
            round: self.round,
            entry_scale: self.entry_scale,
            department_code: self.department_code.trim().to_owned(),
            department_name: self.department_name.trim().to_owned(),
            level: self.level,
            units: self.units().ok()?,
            ..Setup::new(self.year().ok()?)
        })
    }

    /// What is wrong on a page.
    pub fn problems(&self, page: Page, last: Option<&LastFile>) -> BTreeMap<Entry, String> {
        let problem = match page {
            Page::Year => self.year().err().map(|it| (Entry::Year, it)),
            Page::Units => self.units_problem(),
            Page::Source => self.source_problem(last).map(|it| (Entry::LastFile, it)),
            Page::Summary => None,
        };
        problem.into_iter().collect()
    }

    fn units_problem(&self) -> Option<(Entry, String)> {
        let is_unnamed = self.unit_name.trim().is_empty();
        if is_unnamed && !self.unit_code.trim().is_empty() {
            return Some((Entry::UnitName, "填了单位编码，还缺单位名称".to_owned()));
        }
        if is_unnamed && !self.further.trim().is_empty() {
            return Some((Entry::UnitName, "填了其他单位，请先填第一个单位".to_owned()));
        }
        let problem = self.units().err()?;
        Some((Entry::Further, problem.to_string()))
    }

    fn source_problem(&self, last: Option<&LastFile>) -> Option<String> {
        if !self.goes_on {
            return None;
        }
        match last {
            None => Some("还没有选择上年文件；没有的话请改为从空白开始".to_owned()),
            Some(last) => last.check(self.year().ok()?).err(),
        }
    }

    /// What can be filled in later, by the labels of its fields.
    pub fn left_open(&self) -> Vec<&'static str> {
        let open = [
            (self.department_name.trim().is_empty(), "主管部门名称"),
            (self.level.is_none(), "预算级次"),
            (self.unit_name.trim().is_empty(), "单位名称"),
            (self.nature == UnitNature::Unstated, "单位性质"),
        ];
        let open = open.into_iter().filter(|(is_open, _)| *is_open);
        open.map(|(_, label)| label).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        Form {
            year: "2025".to_owned(),
            ..Form::default()
        }
    }

    fn check(form: &Form, page: Page, expected: Option<(Entry, &str)>) {
        let problems = form.problems(page, None);
        let found = problems
            .first_key_value()
            .map(|(entry, said)| (*entry, said.as_str()));
        match (found, expected) {
            (Some((entry, said)), Some((at, words))) => {
                assert_eq!(entry, at);
                assert!(said.contains(words), "{said}");
            }
            (found, expected) => assert_eq!(found, expected),
        }
    }

    #[test]
    fn everything_but_the_year_may_stay_empty() {
        for page in Page::ALL {
            check(&form(), page, None);
        }
        check(
            &Form::default(),
            Page::Year,
            Some((Entry::Year, "请填预算年度")),
        );
    }

    #[test]
    fn what_is_wrong_is_said_where_it_stands() {
        let with = |change: fn(&mut Form)| {
            let mut form = form();
            change(&mut form);
            form
        };
        check(
            &with(|it| it.year = "去年".to_owned()),
            Page::Year,
            Some((Entry::Year, "4 位数字")),
        );
        check(
            &with(|it| it.unit_code = "01".to_owned()),
            Page::Units,
            Some((Entry::UnitName, "还缺单位名称")),
        );
        check(
            &with(|it| it.further = "02 站".to_owned()),
            Page::Units,
            Some((Entry::UnitName, "先填第一个单位")),
        );
        check(
            &with(|it| {
                it.unit_name = "本级".to_owned();
                it.further = "本级".to_owned();
            }),
            Page::Units,
            Some((Entry::Further, "写了两次")),
        );
        check(
            &with(|it| it.goes_on = true),
            Page::Source,
            Some((Entry::LastFile, "还没有选择上年文件")),
        );
    }
}
