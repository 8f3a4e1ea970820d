//! How far each step is, and what is to be done first.
//!
//! Worked out once for each change of the budget; the overview shows it.

use std::collections::BTreeMap;

use crate::compute::ControlGap;
use crate::compute::Missing;
use crate::compute::Overview;
use crate::document::Document;
use crate::gui::action::Action;
use crate::gui::audit_marks::step_of;
use crate::gui::command::Command;
use crate::gui::names::shown_name;
use crate::gui::panels::steps::OpenFindings;
use crate::gui::records::sheet_named;
use crate::gui::records::sheets_of;
use crate::gui::step::Step;
use crate::model::Budget;
use crate::model::CoverField;
use crate::model::PriorAmountField;
use crate::model::RecordId;
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
    /// How far a document is; `missing` is what it has not been given yet.
    pub fn of(
        document: &Document,
        open: &BTreeMap<Step, OpenFindings>,
        missing: Option<Missing>,
        (overview, gaps): (&Overview, &[ControlGap]),
    ) -> Self {
        let budget = document.budget();
        let steps = Step::ALL
            .into_iter()
            .filter(|step| step.is_filled_in())
            .map(|step| step_progress(budget, step, open.get(&step).copied().unwrap_or_default()))
            .collect();
        let next = missing
            .map(|missing| to_fill_in(budget, missing))
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

/// What is missing as a task.
fn to_fill_in(budget: &Budget, missing: Missing) -> NextTask {
    let cover = |words: &str, field| {
        let place = Action::GoTo(Location::Cover(field));
        NextTask::new(words, "去填写", place)
    };
    // One of several, named; the others counted.
    let at = |what: &str, id: RecordId, count: usize, where_to: &str| {
        let name = shown_name(budget, id);
        let others = if count > 1 {
            format!("（共 {count} {where_to}）")
        } else {
            String::new()
        };
        let words = format!("{what}{others}：{name}");
        NextTask::new(words, "去填写", Action::GoTo(Location::Record(id)))
    };
    match missing {
        Missing::Year => cover("填写封面上的预算年度", CoverField::Year),
        Missing::Department => cover("填写封面上的主管部门名称", CoverField::DepartmentName),
        Missing::Units => NextTask::fill_in("填写预算单位：编码、名称、单位性质", Step::Units),
        Missing::Staffing => to_sheet("填写人员编制：各类人员的编制数和实有人数", "staffing"),
        Missing::Revenue => NextTask::fill_in(
            "填写收入：按资金来源逐行填写本年收入和上年结转",
            Step::Revenue,
        ),
        Missing::Basic => NextTask::fill_in("填写基本支出：人员经费和公用经费", Step::Basic),
        Missing::Projects(left) => {
            let format = AmountFormat::new(budget.cover.entry_scale);
            let left = format.sentence(left);
            let words = format!("填写项目：收入还有 {left} 没有安排支出");
            NextTask::fill_in(&words, Step::Projects)
        }
        Missing::ProjectLines(id, count) => {
            at("填写项目的支出明细", id.into(), count, "个项目未填")
        }
        Missing::Costing(id, count) => at("核对测算与预算数", id.into(), count, "个项目不一致"),
        Missing::Targets(id, count) => {
            at("填写项目的绩效目标和指标", id.into(), count, "个项目应编制")
        }
        Missing::Procurement => to_sheet("填写政府采购：已有标为政府采购的支出", "procurement"),
        Missing::Assets => to_sheet(
            "填写资产存量：按类别填写截止日期的数量和价值",
            "asset_stock",
        ),
        Missing::Causes(id, count) => {
            let words = format!("写明增减原因：{count} 项比上年增减较大");
            let place = Location::Field(id.into(), PriorAmountField::Cause.into());
            NextTask::new(words, "去填写", Action::GoTo(place))
        }
    }
}

fn to_sheet(words: &str, sheet: &str) -> NextTask {
    let sheet = sheet_named(sheet).expect("the sheets named here are among all sheets");
    NextTask::new(words, "去填写", Action::ShowSheet(sheet))
}

/// The most serious thing that is wrong; of equally serious ones that of the earliest step.
fn to_settle(document: &Document, overview: &Overview, gaps: &[ControlGap]) -> Option<NextTask> {
    let of_level = |level| {
        let is_open = |it: &&Finding| it.severity == level && it.is_open();
        let open = || document.findings().iter().filter(is_open);
        let step = |it: &&Finding| step_of(document.budget(), &it.primary).unwrap_or(Step::Audit);
        let first = open().min_by_key(step)?;
        Some((first, open().count()))
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
