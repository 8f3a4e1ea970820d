//! How far each step is, and what is to be done first.
//!
//! Worked out once for each change of the budget; the overview shows it.

use std::collections::BTreeMap;

use crate::compute::ControlGap;
use crate::compute::Overview;
use crate::document::Document;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::panels::steps::OpenFindings;
use crate::gui::records::sheets_of;
use crate::gui::step::Step;
use crate::model::Budget;
use crate::model::CoverField;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::Finding;
use crate::rules::Location;

/// How far the file is (编制进度).
#[derive(Debug)]
pub struct Progress {
    /// The steps in which something is filled in.
    pub steps: Vec<StepProgress>,
    /// What is to be done first.
    pub next: NextTask,
}

/// How far a step is.
#[derive(Debug)]
pub struct StepProgress {
    /// The step.
    pub step: Step,
    /// Empty, begun, filled.
    pub state: StepState,
    /// What is in it: `单位 1，人员编制 4`; empty when nothing is.
    pub contents: String,
    /// What the audit has open in it.
    pub open: OpenFindings,
}

/// Empty, begun, filled (填报状态).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing is filled in.
    Empty,
    /// Something is missing or wrong.
    Begun,
    /// All that the step needs is there, without errors.
    Filled,
}

impl StepState {
    /// The word people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Empty => "未填",
            Self::Begun => "进行中",
            Self::Filled => "已填",
        }
    }
}

/// The first thing to do, and how to get there (下一步).
#[derive(Debug)]
pub struct NextTask {
    /// What, in a sentence.
    pub words: String,
    /// The button that leads there.
    pub button: &'static str,
    /// What the button does.
    pub action: Action,
}

impl NextTask {
    fn new(words: impl Into<String>, button: &'static str, action: Action) -> Self {
        Self {
            words: words.into(),
            button,
            action,
        }
    }

    fn fill_in(words: &str, step: Step) -> Self {
        Self::new(words, "去填写", Action::ShowStep(step))
    }

    fn settle(words: String, place: Location) -> Self {
        Self::new(words, "去处理", Action::GoTo(place))
    }
}

impl Progress {
    /// How far a document is.
    pub fn of(
        document: &Document,
        open: &BTreeMap<Step, OpenFindings>,
        overview: &Overview,
        gaps: &[ControlGap],
    ) -> Self {
        let budget = document.budget();
        let steps = Step::ALL
            .into_iter()
            .filter(|step| step.is_filled_in())
            .map(|step| step_progress(budget, step, open.get(&step).copied().unwrap_or_default()))
            .collect();
        let next = to_fill_in(budget)
            .or_else(|| to_settle(document, overview, gaps))
            .unwrap_or_else(|| {
                NextTask::new(
                    "没有待处理的事项，可以导出全套报表",
                    "导出…",
                    Action::Command(Command::Export),
                )
            });
        Self { steps, next }
    }
}

fn step_progress(budget: &Budget, step: Step, open: OpenFindings) -> StepProgress {
    if step == Step::Cover {
        return cover_progress(budget, open);
    }
    let counts: Vec<(&str, &str, usize)> = sheets_of(step)
        .map(|sheet| (sheet.id, sheet.title, sheet.count(budget)))
        .collect();
    let is_there = |id: &&str| counts.iter().any(|(of, _, count)| of == id && *count > 0);
    let named = counts.iter().filter(|(_, _, count)| *count > 0);
    let contents: Vec<String> = named
        .map(|(_, title, count)| format!("{title} {count}"))
        .collect();
    let state = if contents.is_empty() {
        StepState::Empty
    } else if open.errors > 0 || !essential(step).iter().all(is_there) {
        StepState::Begun
    } else {
        StepState::Filled
    };
    StepProgress {
        step,
        state,
        contents: contents.join("，"),
        open,
    }
}

/// The sheets without which a step is not filled.
const fn essential(step: Step) -> &'static [&'static str] {
    match step {
        Step::Units => &["units", "staffing"],
        Step::Projects => &["projects", "project_lines"],
        Step::Performance => &["indicators"],
        Step::Overview
        | Step::Cover
        | Step::Revenue
        | Step::Basic
        | Step::Procurement
        | Step::Assets
        | Step::Texts
        | Step::Rounds
        | Step::Audit
        | Step::Tables => &[],
    }
}

fn cover_progress(budget: &Budget, open: OpenFindings) -> StepProgress {
    let cover = &budget.cover;
    let is_named = !cover.department_name.trim().is_empty();
    let state = match (is_named, cover.year) {
        (true, Some(_)) if open.errors == 0 => StepState::Filled,
        (false, None) => StepState::Empty,
        _ => StepState::Begun,
    };
    let year = cover.year.map(|year| format!("{year} 年"));
    let round = cover.round.label().to_owned();
    let parts: Vec<String> = year.into_iter().chain([round]).collect();
    StepProgress {
        step: Step::Cover,
        state,
        contents: parts.join("，"),
        open,
    }
}

/// The first thing a file can't do without.
fn to_fill_in(budget: &Budget) -> Option<NextTask> {
    let cover = |words: &str, field| {
        let place = Action::GoTo(Location::Cover(field));
        Some(NextTask::new(words, "去填写", place))
    };
    if budget.cover.year.is_none() {
        return cover("填写封面上的预算年度", CoverField::Year);
    }
    if budget.cover.department_name.trim().is_empty() {
        return cover("填写封面上的主管部门名称", CoverField::DepartmentName);
    }
    if !budget.units.iter().any(|unit| !unit.name.trim().is_empty()) {
        return Some(NextTask::fill_in(
            "填写预算单位：编码、名称、单位性质",
            Step::Units,
        ));
    }
    if budget.revenue.is_empty() {
        return Some(NextTask::fill_in(
            "填写收入：按资金来源逐行填写本年收入和上年结转",
            Step::Revenue,
        ));
    }
    if budget.expenditure.is_empty() {
        return Some(NextTask::fill_in(
            "填写基本支出：人员经费和公用经费",
            Step::Basic,
        ));
    }
    None
}

/// The most serious thing that is wrong.
fn to_settle(document: &Document, overview: &Overview, gaps: &[ControlGap]) -> Option<NextTask> {
    let of_level = |level| {
        let is_open = |it: &&Finding| it.severity == level && it.is_open();
        let mut open = document.findings().iter().filter(is_open);
        open.next().map(|first| (first, 1 + open.count()))
    };
    if let Some((first, count)) = of_level(Severity::Error) {
        let words = format!("改正错误（共 {count} 条）：{}", first.message);
        return Some(NextTask::settle(words, first.primary.clone()));
    }
    let format = AmountFormat::new(document.budget().cover.entry_scale);
    let difference = overview.revenue.total - overview.spending.total;
    if !difference.is_zero() {
        let gap = format.sentence(difference.abs());
        return Some(NextTask::fill_in(
            &format!("编平收支：收入总计与支出总计相差 {gap}"),
            Step::Basic,
        ));
    }
    if let Some(gap) = gaps.first().filter(|it| it.excess() > Money::ZERO) {
        let excess = format.sentence(gap.excess());
        let words = format!("压减超控制数的支出：{}超 {excess}", gap.key.kind.label());
        let figure = gap.figures.first()?;
        return Some(NextTask::settle(words, Location::Record((*figure).into())));
    }
    of_level(Severity::Warning).map(|(first, count)| {
        let words = format!("处理警告（共 {count} 条）：{}", first.message);
        NextTask::settle(words, first.primary.clone())
    })
}
