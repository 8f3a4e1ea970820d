//! N-23: a paragraph in the user's own words has the figures it was written with.

use crate::edit::Edit;
use crate::model::EditedParagraphField;
use crate::model::EditedParagraphId;
use crate::model::Value;
use crate::narrative::Chapter;
use crate::narrative::Own;
use crate::narrative::Paragraph;
use crate::narrative::Shift;
use crate::narrative::figures_text;
use crate::narrative::statement;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "statement/stale_paragraph",
    code: "N-23",
    severity: Severity::Warning,
    title: "改写的段落与现在的数额一致",
    explanation: include_str!("stale_paragraph.md"),
    since: "0.1.0",
    check,
};

/// So many changes are told; the others are counted.
const TOLD: usize = 3;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    // Without rewritten paragraphs there is nothing to watch, and the statement isn't made.
    if ctx.budget.edited_paragraphs.is_empty() {
        return;
    }
    let statement = statement(ctx.budget, ctx.pack, ctx.book);
    for (chapter, paragraph) in statement.paragraphs() {
        if let Some(own) = paragraph.own.as_ref().filter(|_| paragraph.is_stale()) {
            findings.push(stale(chapter, paragraph, own));
        }
    }
    findings.extend(statement.lost.iter().map(|id| lost(ctx, *id)));
}

fn place(id: EditedParagraphId) -> Location {
    Location::Field(id.into(), EditedParagraphField::Text.into())
}

fn stale(chapter: &Chapter, paragraph: &Paragraph, own: &Own) -> Finding {
    let told: Vec<String> = own.shifts.iter().take(TOLD).map(Shift::words).collect();
    let more = match own.shifts.len().saturating_sub(TOLD) {
        0 => String::new(),
        more => format!("等 {} 处", more + TOLD),
    };
    let message = format!(
        "情况说明“{}”有改写的段落，改写以后数额变了：{}{more}",
        chapter.title,
        told.join("；")
    );
    let mut finding = Finding::new(&RULE, place(own.record), message).about(own.subject());
    let figures = Value::Text(figures_text(paragraph));
    let checked = || {
        let field = EditedParagraphField::Figures;
        Edit::set(own.record, field, figures.clone())
    };
    if let Some(text) = with_new_figures(own) {
        let text = Edit::set(own.record, EditedParagraphField::Text, Value::Text(text));
        let edits = vec![text, checked()];
        finding = finding.fix("把文字中的旧数改为新数", Safety::Review, edits);
    }
    finding
        .fix("改用生成的文字", Safety::Review, vec![removed(own.record)])
        .fix("文字已核对，保留不变", Safety::Review, vec![checked()])
}

fn removed(id: EditedParagraphId) -> Edit {
    Edit::Remove { id: id.into() }
}

/// The words with every changed figure put right; none where one of them isn't found exactly once.
fn with_new_figures(own: &Own) -> Option<String> {
    own.shifts.iter().try_fold(own.text.clone(), |text, shift| {
        let (then, now) = (shift.then.as_deref()?, shift.now.as_deref()?);
        (text.matches(then).count() == 1).then(|| text.replace(then, now))
    })
}

fn lost(ctx: &CheckCtx<'_>, id: EditedParagraphId) -> Finding {
    let record = ctx.budget.edited_paragraphs.find(id);
    let text = record.map_or("", |it| &*it.text);
    let begin: String = text.chars().take(12).collect();
    let message = format!("情况说明里已没有改写的这一段，不再打印：“{begin}……”");
    Finding::new(&RULE, place(id), message).fix("删除改写的文字", Safety::Review, vec![removed(id)])
}

impl Own {
    /// Names what has changed: an explanation lapses when other figures change.
    fn subject(&self) -> String {
        let shifts: Vec<String> = self.shifts.iter().map(Shift::words).collect();
        format!(
            "edited_paragraphs#{}:{}",
            self.record.number(),
            shifts.join("；")
        )
    }
}
