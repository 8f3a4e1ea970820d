//! S-14: an empty table of the official-expense trio has a word about it, and a filled one has none that says it is empty.

use crate::compute::ClassSum;
use crate::compute::FilledTable;
use crate::edit::Edit;
use crate::model::LineKind;
use crate::model::LongText;
use crate::model::Note;
use crate::model::NoteField;
use crate::model::NoteId;
use crate::model::NoteKind;
use crate::model::RecordKind;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::claims::denies;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/empty_table",
    code: "S-14",
    severity: Severity::Advice,
    title: "空的三公经费表应有说明，有数的不应写没有",
    explanation: include_str!("empty_table.md"),
    since: "0.1.0",
    check,
};

/// The table, and what texts call what it shows.
const TABLE: &str = "three_public";
const NAME: &str = "三公";
/// Its total: a column, or a row.
const TOTAL: &str = "total";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(table) = ctx.book.table(TABLE) else {
        return;
    };
    let place = table.place_of(TOTAL);
    let total = place.map_or(Money::ZERO, |(row, column)| {
        table.rows[row].cells[column].amount()
    });
    if !total.is_zero() {
        let note = ctx.budget.notes.iter().find(|it| denies_all(&it.body));
        findings.extend(note.map(|note| contradicted(ctx, note, total)));
        return;
    }
    let is_begun = |sum: &ClassSum| sum.kind == LineKind::BasicOperating;
    let is_told = || {
        let mut notes = ctx.budget.notes.iter();
        notes.any(|note| note.title.contains(NAME) || note.body.contains(NAME))
    };
    if table.notes.is_empty() && ctx.book.unit_classes.all().any(is_begun) && !is_told() {
        findings.push(unexplained(ctx, table));
    }
}

/// Whether a text says that there is nothing of it at all.
fn denies_all(text: &str) -> bool {
    let names = ["“三公”经费", "三公经费", "财政拨款“三公”经费"];
    text.contains(NAME) && names.iter().any(|name| denies(text, name))
}

fn contradicted(ctx: &CheckCtx<'_>, note: &Note, total: Money) -> Finding {
    let place = Location::Field(note.id.into(), NoteField::Body.into());
    let message = format!(
        "{} 写的是没有“三公”经费，报表中“三公”经费合计 {}",
        place.describe(ctx.budget, ctx.book),
        amount_text(total, AmountScale::TenThousandYuan)
    );
    Finding::new(&RULE, place, message).severity(Severity::Warning)
}

fn unexplained(ctx: &CheckCtx<'_>, table: &FilledTable) -> Finding {
    let name = table.label();
    let message = format!("{name} “三公”经费没有数，也没有说明，公开时应写明没有安排");
    let note = Note {
        id: NoteId::new(ctx.budget.next_id),
        kind: NoteKind::Remark,
        title: "“三公”经费".to_owned(),
        body: LongText(format!("{} 年没有安排财政拨款“三公”经费。", ctx.year)),
        ..Note::default()
    };
    let edit = Edit::Insert {
        at: ctx.budget.count(RecordKind::Note),
        record: Box::new(note.into()),
    };
    Finding::new(&RULE, Location::Table(table.id.clone()), message).fix(
        "加一条说明",
        Safety::Review,
        vec![edit],
    )
}
