//! Whether a template makes sense: every figure and chapter it names is there, no id occurs twice.

use std::collections::BTreeSet;

use crate::packs::BlockDef;
use crate::packs::ChapterDef;
use crate::packs::FigureValue;
use crate::packs::GlossaryTerm;
use crate::packs::StatementDef;
use crate::packs::StatementRows;
use crate::packs::Term;

/// The deepest level of headings.
const LEVELS: u8 = 3;

/// Where a template goes wrong, and why; `check_figure` tells what is wrong with a figure.
pub(in crate::packs) fn mistake(
    statement: &StatementDef,
    check_figure: impl Fn(&Term) -> Result<(), String>,
) -> Option<(String, String)> {
    let frame = &statement.frame;
    let outline = frame.outline.iter().find_map(|(level, id)| {
        let place = format!("情况说明的章 {id}");
        if !(1..=LEVELS).contains(level) {
            return Some((place, format!("标题级次应为 1 至 {LEVELS}")));
        }
        let missing = statement.chapter(id).is_none();
        missing.then(|| (place, "不存在".to_owned()))
    });
    outline
        .or_else(|| figures(statement, check_figure))
        .or_else(|| chapters(statement))
        .or_else(|| glossary(statement))
}

fn figures(
    statement: &StatementDef,
    check_figure: impl Fn(&Term) -> Result<(), String>,
) -> Option<(String, String)> {
    statement.figures.iter().find_map(|figure| {
        let place = format!("情况说明的数额 {}（{}）", figure.id, figure.label);
        let FigureValue::Of(term) = &figure.value else {
            return None;
        };
        check_figure(term).err().map(|reason| (place, reason))
    })
}

fn chapters(statement: &StatementDef) -> Option<(String, String)> {
    statement.chapters.iter().find_map(|chapter| {
        let reason = chapter_mistake(statement, chapter)?;
        let place = format!("情况说明的章 {}（{}）", chapter.id, chapter.title);
        Some((place, reason))
    })
}

fn chapter_mistake(statement: &StatementDef, chapter: &ChapterDef) -> Option<String> {
    let mut ids = BTreeSet::new();
    let mut named = Vec::new();
    for block in &chapter.blocks {
        let id = match block {
            BlockDef::Paragraph { id, sentences } => {
                for sentence in sentences {
                    let mut see = |figure| named.push(figure);
                    sentence
                        .when
                        .iter()
                        .for_each(|it| it.for_each_figure(&mut see));
                    let figures = sentence.parts.iter().filter_map(|it| it.figure());
                    named.extend(figures);
                }
                id
            }
            BlockDef::Table(table) => {
                let mut see = |figure| named.push(figure);
                table
                    .when
                    .iter()
                    .for_each(|it| it.for_each_figure(&mut see));
                if let StatementRows::Figures(rows) = &table.rows {
                    named.extend(rows.iter().map(|(_, figure)| figure.as_str()));
                }
                &table.id
            }
            BlockDef::Duties
            | BlockDef::Offices
            | BlockDef::Goals
            | BlockDef::Notes(_)
            | BlockDef::OtherNotes(_)
            | BlockDef::TableList
            | BlockDef::Glossary => continue,
        };
        if !ids.insert(id) {
            return Some(format!("段落标识“{id}”重复"));
        }
    }
    unknown(statement, &named)
}

fn glossary(statement: &StatementDef) -> Option<(String, String)> {
    statement.glossary.iter().find_map(|entry| {
        let GlossaryTerm::Term(name, when) = &entry.term else {
            return None;
        };
        let mut named = Vec::new();
        for condition in when {
            condition.for_each_figure(&mut |figure| named.push(figure));
        }
        unknown(statement, &named).map(|reason| (format!("名词解释“{name}”"), reason))
    })
}

fn unknown(statement: &StatementDef, named: &[&str]) -> Option<String> {
    let missing = named.iter().find(|id| statement.figure(id).is_none())?;
    Some(format!("引用的数额“{missing}”不存在"))
}
