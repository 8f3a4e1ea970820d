//! N-12: no chapter a statement may not do without is left without words by what the user has rewritten.

use crate::edit::Edit;
use crate::model::EditedParagraphField;
use crate::narrative::Block;
use crate::narrative::Chapter;
use crate::narrative::statement;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "statement/empty_chapter",
    code: "N-12",
    severity: Severity::Error,
    title: "情况说明必备的章节齐全",
    explanation: include_str!("empty_chapter.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    // What is generated has words in every chapter; only blank rewritten paragraphs can leave one without.
    let mut edited = ctx.budget.edited_paragraphs.iter();
    if edited.all(|it| !it.text.trim().is_empty()) {
        return;
    }
    let statement = statement(ctx.budget, ctx.pack, ctx.book);
    let empty = statement
        .printed()
        .filter(|it| it.is_required && is_blank(it));
    findings.extend(empty.filter_map(finding));
}

/// Whether nothing of a chapter is printed but its heading, though something was generated.
fn is_blank(chapter: &Chapter) -> bool {
    let is_blank = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text().trim().is_empty(),
        Block::Table(_) => false,
    };
    !chapter.blocks.is_empty() && chapter.blocks.iter().all(is_blank)
}

fn finding(chapter: &Chapter) -> Option<Finding> {
    let own = chapter.paragraphs().find_map(|it| it.own.as_ref())?;
    let place = Location::Field(own.record.into(), EditedParagraphField::Text.into());
    let message = format!(
        "情况说明“{}”一章改写后没有内容，这一章必须公开",
        chapter.title
    );
    let edits = chapter.paragraphs().filter_map(|it| it.own.as_ref());
    let edits = edits
        .map(|own| Edit::Remove {
            id: own.record.into(),
        })
        .collect();
    let finding = Finding::new(&RULE, place, message).about(format!("chapter:{}", chapter.id));
    Some(finding.fix("改用生成的文字", Safety::Review, edits))
}
