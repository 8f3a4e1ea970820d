//! Paragraphs in the user's own words, and which of their figures have changed since.

use std::collections::BTreeMap;

use crate::model::Budget;
use crate::model::EditedParagraph;
use crate::model::EditedParagraphId;
use crate::narrative::Block;
use crate::narrative::Chapter;
use crate::narrative::Paragraph;
use crate::narrative::RunKind;

/// Between the name of a figure and the figure.
const MARK: char = '＝';

/// The user's own words in place of a paragraph (改写).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The record.
    pub record: EditedParagraphId,
    /// The words.
    pub text: String,
    /// What has changed since they were written.
    pub shifts: Vec<Shift>,
}

/// A figure that has changed since a paragraph was rewritten (数额变动).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// What it is called.
    pub name: String,
    /// What it was; none where it wasn't named.
    pub then: Option<String>,
    /// What it is; none where it isn't named any more.
    pub now: Option<String>,
}

impl Shift {
    /// The change in words: `收支总预算 5114.04万元 → 5120.00万元`.
    #[must_use]
    pub fn words(&self) -> String {
        let Self { name, then, now } = self;
        match (then, now) {
            (Some(then), Some(now)) => format!("{name} {then} → {now}"),
            (Some(then), None) => format!("{name} {then}，现在没有"),
            (None, Some(now)) => format!("{name} 原来没有，现在 {now}"),
            (None, None) => name.clone(),
        }
    }
}

/// The figures of a paragraph as generated, a line each: what an edit of it is kept with.
#[must_use]
pub fn figures_text(paragraph: &Paragraph) -> String {
    let figures = paragraph.runs.iter().filter_map(|run| match &run.kind {
        RunKind::Figure(bound) => Some(format!("{}{MARK}{}", bound.name, run.text)),
        RunKind::Words | RunKind::Term | RunKind::Cause(_) | RunKind::Open(_) => None,
    });
    figures.collect::<Vec<_>>().join("\n")
}

/// Puts the user's own words in their places; gives those that have none any more.
pub(super) fn put_own(budget: &Budget, chapters: &mut [Chapter]) -> Vec<EditedParagraphId> {
    let edited = budget.edited_paragraphs.iter();
    let mut edits: BTreeMap<&str, &EditedParagraph> =
        edited.rev().map(|it| (it.paragraph.as_str(), it)).collect();
    let blocks = chapters.iter_mut().flat_map(|it| &mut it.blocks);
    for block in blocks {
        let Block::Paragraph(paragraph) = block else {
            continue;
        };
        if let Some(edit) = edits.remove(paragraph.id.as_str()) {
            paragraph.own = Some(Own {
                record: edit.id,
                text: edit.text.to_string(),
                shifts: shifts(&edit.figures, &figures_text(paragraph)),
            });
        }
    }
    let lost = edits.into_values().map(|edit| edit.id);
    lost.collect()
}

/// The figures that differ; figures of one name are compared in their order.
fn shifts(then: &str, now: &str) -> Vec<Shift> {
    let mut now_left: Vec<(&str, &str)> = figures(now).collect();
    let mut shifts: Vec<Shift> = Vec::new();
    for (name, then) in figures(then) {
        let at = now_left.iter().position(|(it, _)| *it == name);
        let now = at.map(|at| now_left.remove(at).1);
        if now != Some(then) {
            shifts.push(Shift {
                name: name.to_owned(),
                then: Some(then.to_owned()),
                now: now.map(str::to_owned),
            });
        }
    }
    shifts.extend(now_left.into_iter().map(|(name, now)| Shift {
        name: name.to_owned(),
        then: None,
        now: Some(now.to_owned()),
    }));
    shifts
}

fn figures(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| line.split_once(MARK))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(then: &str, now: &str) -> Vec<String> {
        shifts(then, now).iter().map(Shift::words).collect()
    }

    #[test]
    fn figures_that_changed_came_and_went_are_told() {
        assert_eq!(words("甲＝1\n乙＝2", "甲＝1\n乙＝2"), [] as [&str; 0]);
        assert_eq!(
            words("甲＝1\n乙＝2", "乙＝3"),
            ["甲 1，现在没有", "乙 2 → 3"]
        );
        assert_eq!(words("", "甲＝1"), ["甲 原来没有，现在 1"]);
    }

    #[test]
    fn figures_of_one_name_are_compared_in_their_order() {
        assert_eq!(words("甲＝1\n甲＝2", "甲＝1\n甲＝2"), [] as [&str; 0]);
        assert_eq!(words("甲＝1\n甲＝2", "甲＝1\n甲＝5"), ["甲 2 → 5"]);
    }
}
