//! What a print plan stands for: what isn't filled in, and what can't be meant, is as usual.

use std::ops::RangeInclusive;

use crate::edit::Edit;
use crate::edit::Transaction;
use crate::export::pages::Margins;
use crate::export::pages::PageOptions;
use crate::export::pages::Scale;
use crate::export::pages::WatermarkText;
use crate::model::Budget;
use crate::model::Fields as _;
use crate::model::PlanDirection;
use crate::model::PlanPaper;
use crate::model::PrintPlan;
use crate::model::PrintPlanField;
use crate::model::PrintPlanId;
use crate::model::Record;
use crate::model::RecordKind;
use crate::model::Value;
use crate::packs::Paper;

/// How many copies can be asked for at once.
pub const COPIES: RangeInclusive<u32> = 1..=99;
/// Scales that can still be read and fit on paper (%).
pub const PERCENT: RangeInclusive<u32> = 40..=200;
/// Margins a printer reaches and that leave room for a table (mm).
pub const MARGINS: RangeInclusive<u32> = 5..=60;
/// The highest page number to begin with.
pub const FIRST_PAGES: RangeInclusive<u32> = 1..=9_999;

/// The plan of a budget; the usual one while it has none.
#[must_use]
pub fn of(budget: &Budget) -> PrintPlan {
    budget.print_plans.first().cloned().unwrap_or_default()
}

/// The change that fills in fields of the plan.
#[must_use]
pub fn edit(budget: &Budget, changes: Vec<(PrintPlanField, Value)>) -> Transaction {
    let field = changes.first().map_or("", |(field, _)| {
        use crate::model::FieldName as _;
        field.label()
    });
    let label = format!("{}：{field}", RecordKind::PrintPlan.label());
    let edits = match budget.print_plans.first() {
        Some(plan) => changes
            .into_iter()
            .map(|(field, value)| Edit::set(plan.id, field, value))
            .collect(),
        None => vec![Edit::Insert {
            at: 0,
            record: Box::new(Record::PrintPlan(new(budget, changes))),
        }],
    };
    Transaction::new(label, edits)
}

fn new(budget: &Budget, changes: Vec<(PrintPlanField, Value)>) -> PrintPlan {
    let mut plan = PrintPlan {
        id: PrintPlanId::new(budget.next_id),
        ..PrintPlan::default()
    };
    for (field, value) in changes {
        plan.set(field, value);
    }
    plan
}

/// How often everything is printed.
#[must_use]
pub fn copies(plan: &PrintPlan) -> u32 {
    within(plan.copies.unwrap_or(1), COPIES)
}

/// The number the first page has.
#[must_use]
pub fn first_page(plan: &PrintPlan) -> u32 {
    within(plan.first_page.unwrap_or(1), FIRST_PAGES)
}

/// The margins, those of the workbook where nothing is said.
#[must_use]
pub fn margins(plan: &PrintPlan) -> Margins {
    let usual = Margins::default();
    let margin = |value: Option<u32>, usual| value.map_or(usual, |it| small(within(it, MARGINS)));
    Margins {
        top: margin(plan.top, usual.top),
        right: margin(plan.right, usual.right),
        bottom: margin(plan.bottom, usual.bottom),
        left: margin(plan.left, usual.left),
    }
}

/// How pages are laid out, marked as drafts or not.
#[must_use]
pub fn options(plan: &PrintPlan, watermark: Option<WatermarkText>) -> PageOptions {
    PageOptions {
        paper: match plan.paper {
            PlanPaper::AsTable => None,
            PlanPaper::A4 => Some(Paper::A4),
            PlanPaper::A3 => Some(Paper::A3),
        },
        landscape: match plan.direction {
            PlanDirection::AsTable => None,
            PlanDirection::Portrait => Some(false),
            PlanDirection::Landscape => Some(true),
        },
        margins: margins(plan),
        scale: plan.percent.map_or(Scale::FitWidth, |percent| {
            Scale::Percent(small(within(percent, PERCENT)))
        }),
        watermark,
        ..PageOptions::default()
    }
}

fn within(number: u32, range: RangeInclusive<u32>) -> u32 {
    number.clamp(*range.start(), *range.end())
}

fn small(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;

    #[test]
    fn an_empty_plan_prints_as_the_tables_say() {
        let plan = PrintPlan::default();
        assert_eq!(options(&plan, None), PageOptions::default());
        assert_eq!((copies(&plan), first_page(&plan)), (1, 1));
    }

    #[test]
    fn what_cannot_be_meant_is_brought_within_reach() {
        let plan = PrintPlan {
            copies: Some(0),
            percent: Some(5_000),
            top: Some(1),
            left: Some(900),
            first_page: Some(0),
            ..PrintPlan::default()
        };
        let options = options(&plan, None);
        assert_eq!((copies(&plan), first_page(&plan)), (1, 1));
        assert_eq!(options.scale, Scale::Percent(200));
        assert_eq!((options.margins.top, options.margins.left), (5, 60));
    }

    #[test]
    fn the_first_choice_makes_the_plan_and_undo_takes_it_back() {
        let mut budget = Budget::default();
        let start = budget.clone();
        let mut history = History::default();
        for percent in [80, 90] {
            let value = Value::Count(percent);
            let change = edit(&budget, vec![(PrintPlanField::Percent, value)]);
            assert_eq!(change.label, "打印方案：缩放比例（%）");
            history.commit(&mut budget, change).expect("it can be made");
        }
        assert_eq!(budget.print_plans.len(), 1);
        assert_eq!(of(&budget).percent, Some(90));
        for _ in 0..2 {
            history.step(crate::edit::Direction::Back, &mut budget);
        }
        assert_eq!(budget, start);
    }
}
