//! S-10: meetings and training agree with their costing and with what texts say.

use std::collections::BTreeMap;

use crate::compute::class_total;
use crate::edit::Edit;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::LineId;
use crate::model::Note;
use crate::model::NoteField;
use crate::model::Owner;
use crate::model::Value;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::claims::denies;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/meeting_plan",
    code: "S-10",
    severity: Severity::Warning,
    title: "会议费、培训费与测算和文字一致",
    explanation: include_str!("meeting_plan.md"),
    since: "0.1.0",
    check,
};

/// 会议费 and 培训费.
const CLASSES: [(u32, &str); 2] = [(30215, "会议费"), (30216, "培训费")];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    costing(ctx, findings);
    for (class, name) in CLASSES {
        let spent = class_total(ctx.book.unit_classes.all(), |sum| sum.is(class));
        if spent <= Money::ZERO {
            continue;
        }
        let mut notes = ctx.budget.notes.iter();
        if let Some(note) = notes.find(|it| denies(&it.body, name)) {
            findings.push(denied(ctx, note, class, (name, spent)));
        }
    }
}

/// Basic lines whose costing comes to another amount; projects have a rule of their own.
fn costing(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut sums: BTreeMap<LineId, Money> = BTreeMap::new();
    for row in &ctx.budget.costing {
        if let Some(Owner::Line(line)) = row.owner {
            *sums.entry(line).or_default() += row.amount;
        }
    }
    for (id, sum) in sums {
        let line = ctx.budget.line(id).filter(|line| line.project.is_none());
        let name = |line: &ExpenditureLine| {
            let class = line.economic?.number();
            CLASSES.iter().find(|it| it.0 == class).map(|it| it.1)
        };
        if let Some((line, name)) = line.and_then(|line| Some((line, name(line)?)))
            && line.amount != sum
        {
            findings.push(unequal(ctx, line, name, sum));
        }
    }
}

fn unequal(ctx: &CheckCtx<'_>, line: &ExpenditureLine, name: &str, sum: Money) -> Finding {
    let scale = ctx.scale();
    let record = Location::Record(line.id.into());
    let message = format!(
        "{} {name} {}，测算明细合计 {}，差 {}",
        record.describe(ctx.budget, ctx.book),
        amount_text(line.amount, scale),
        amount_text(sum, scale),
        amount_text((line.amount - sum).abs(), scale)
    );
    let place = Location::Field(line.id.into(), LineField::Amount.into());
    let edit = Edit::set(line.id, LineField::Amount, Value::Money(sum));
    Finding::new(&RULE, place, message)
        .figures(Figures::amounts(line.amount, sum, scale))
        .fix("预算数改为测算合计", Safety::Review, vec![edit])
}

fn denied(ctx: &CheckCtx<'_>, note: &Note, class: u32, (name, spent): (&str, Money)) -> Finding {
    let place = Location::Field(note.id.into(), NoteField::Body.into());
    let message = format!(
        "{} 写的是没有{name}，支出中列了{name}（{class}）{}",
        place.describe(ctx.budget, ctx.book),
        amount_text(spent, ctx.scale())
    );
    Finding::new(&RULE, place, message)
}
