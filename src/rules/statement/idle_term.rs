//! N-14: the user's own entries of the glossary explain codes that are used.

use std::collections::BTreeSet;

use crate::codes::CodeLevel;
use crate::compute::DividedBy;
use crate::compute::PartKey;
use crate::compute::divided;
use crate::edit::Edit;
use crate::model::Note;
use crate::model::NoteField;
use crate::model::NoteKind;
use crate::packs::Filter;
use crate::packs::Measure;
use crate::packs::Severity;
use crate::packs::Source;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "statement/idle_term",
    code: "N-14",
    severity: Severity::Warning,
    title: "名词解释与所用科目对应",
    explanation: include_str!("idle_term.md"),
    since: "0.1.0",
    check,
};

/// What stands behind the name of a code in the glossary.
const LEVELS: [(&str, CodeLevel); 3] = [
    ("（类）", CodeLevel::Category),
    ("（款）", CodeLevel::Section),
    ("（项）", CodeLevel::Item),
];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let notes = ctx.budget.notes.iter();
    let entries: Vec<(&Note, Vec<Named<'_>>)> = notes
        .filter(|note| note.kind == NoteKind::Glossary)
        .map(|note| (note, named(&note.title)))
        .filter(|(_, named)| !named.is_empty())
        .collect();
    if entries.is_empty() || ctx.budget.expenditure.is_empty() {
        return;
    }
    let used = used(ctx);
    for (note, named) in entries {
        let idle = named
            .iter()
            .find(|it| !used.contains(&(it.level, it.stem())));
        if let Some(idle) = idle {
            findings.push(finding(ctx, note, idle));
        }
    }
}

/// A code named in the title of an entry: `财政事务（款）`.
struct Named<'a> {
    name: &'a str,
    level: CodeLevel,
}

impl Named<'_> {
    fn stem(&self) -> String {
        stem(self.name)
    }
}

/// A name without what is often left off.
fn stem(name: &str) -> String {
    name.trim().trim_end_matches("支出").to_owned()
}

fn named(title: &str) -> Vec<Named<'_>> {
    let mut found = Vec::new();
    let mut rest = title;
    loop {
        let next = LEVELS
            .iter()
            .filter_map(|(mark, level)| Some((rest.find(mark)?, *mark, *level)))
            .min_by_key(|(at, ..)| *at);
        let Some((at, mark, level)) = next else {
            return found;
        };
        let name = &rest[..at];
        found.push(Named { name, level });
        rest = &rest[at + mark.len()..];
    }
}

/// The names of the functional codes that are used, of every level.
fn used(ctx: &CheckCtx<'_>) -> BTreeSet<(CodeLevel, String)> {
    let measure = Measure {
        of: Source::Expenditure,
        filters: vec![Filter::Spending],
    };
    let mut names = BTreeSet::new();
    for (_, level) in LEVELS {
        let parts = divided(&ctx.book.facts, &measure, DividedBy::Function(level));
        for (key, _) in parts {
            if let PartKey::Function(code) = key
                && let Some(entry) = ctx.pack.codes.function.get(&code, ctx.year)
            {
                names.insert((level, stem(&entry.name)));
            }
        }
    }
    names
}

fn finding(ctx: &CheckCtx<'_>, note: &Note, idle: &Named<'_>) -> Finding {
    let place = Location::Field(note.id.into(), NoteField::Title.into());
    let message = format!(
        "{} 名词解释“{}”：报表没有用到“{}”（{}）",
        ctx.budget.place_of(note.id.into()),
        note.title.trim(),
        idle.name.trim(),
        idle.level.label()
    );
    let edits = vec![Edit::Remove { id: note.id.into() }];
    Finding::new(&RULE, place, message).fix("删除这一条", Safety::Review, edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_named_by_level() {
        let found: Vec<_> = named("一般公共服务（类）财政事务（款）行政运行（项）")
            .iter()
            .map(|it| (it.name, it.level))
            .collect();
        let expected = [
            ("一般公共服务", CodeLevel::Category),
            ("财政事务", CodeLevel::Section),
            ("行政运行", CodeLevel::Item),
        ];
        assert_eq!(found, expected);
        assert!(named("基本支出").is_empty());
    }
}
