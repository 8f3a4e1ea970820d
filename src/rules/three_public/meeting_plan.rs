//! S-10: what texts say of meetings and training agrees with the lines; their costing is for J-04.

use crate::compute::class_total;
use crate::model::Note;
use crate::model::NoteField;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::claims::denies;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/meeting_plan",
    code: "S-10",
    severity: Severity::Warning,
    title: "会议费、培训费与文字说明一致",
    explanation: include_str!("meeting_plan.md"),
    since: "0.1.0",
    check,
};

/// 会议费 and 培训费.
const CLASSES: [(u32, &str); 2] = [(30215, "会议费"), (30216, "培训费")];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
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

fn denied(ctx: &CheckCtx<'_>, note: &Note, class: u32, (name, spent): (&str, Money)) -> Finding {
    let place = Location::Field(note.id.into(), NoteField::Body.into());
    let message = format!(
        "{} 写的是没有{name}，支出中列了{name}（{class}）{}",
        place.describe(ctx.budget, ctx.book),
        amount_text(spent, ctx.scale())
    );
    Finding::new(&RULE, place, message)
}
