//! The glossary (名词解释): the terms and codes that are used, and the user's own entries.

use std::collections::BTreeSet;

use crate::codes::CodeLevel;
use crate::codes::FunctionCode;
use crate::compute::DividedBy;
use crate::compute::PartKey;
use crate::compute::divided;
use crate::model::Note;
use crate::model::NoteKind;
use crate::narrative::Basis;
use crate::narrative::Run;
use crate::packs::Filter;
use crate::packs::GlossaryTerm;
use crate::packs::Measure;
use crate::packs::Source;

/// The entries with what names each for ever: terms, functional codes, economic codes, the user's own.
pub(super) fn glossary(basis: &Basis<'_>) -> Vec<(String, Vec<Run>)> {
    let mut entries: Vec<(String, String, String)> = terms(basis);
    entries.extend(functions(basis));
    entries.extend(economics(basis));
    entries.extend(own(basis));
    let numbered = entries.into_iter().zip(1..);
    numbered
        .map(|((id, term, text), number)| {
            let head = Run::term(format!("{number}. {term}："));
            (id, vec![head, Run::words(text)])
        })
        .collect()
}

fn terms(basis: &Basis<'_>) -> Vec<(String, String, String)> {
    let entries = basis.template.glossary.iter();
    let entry = entries.filter_map(|entry| match &entry.term {
        GlossaryTerm::Term(term, when) if basis.hold(when) => {
            Some((term.clone(), term.clone(), basis.words.fill(&entry.text)))
        }
        GlossaryTerm::Term(..) | GlossaryTerm::Function(_) | GlossaryTerm::Economic(_) => None,
    });
    entry.collect()
}

fn used(basis: &Basis<'_>, by: DividedBy) -> Vec<PartKey> {
    let measure = Measure {
        of: Source::Expenditure,
        filters: vec![Filter::Spending],
    };
    let parts = divided(&basis.book.facts, &measure, by);
    parts.into_iter().map(|(key, _)| key).collect()
}

fn functions(basis: &Basis<'_>) -> Vec<(String, String, String)> {
    let used = used(basis, DividedBy::Function(CodeLevel::Item));
    let entry = used.into_iter().filter_map(|key| match key {
        PartKey::Function(code) => function(basis, code),
        PartKey::Fund(_) | PartKey::Economic(_) | PartKey::Project(_) => None,
    });
    entry.collect()
}

/// A functional code with the names above it: `住房保障支出（类）住房改革支出（款）住房公积金（项）`.
fn function(basis: &Basis<'_>, code: FunctionCode) -> Option<(String, String, String)> {
    let list = &basis.pack.codes.function;
    let name = |code: FunctionCode| {
        let entry = list.get(&code, basis.words.year)?;
        Some(entry.name.as_str())
    };
    let own = name(code)?;
    let levels = [CodeLevel::Category, CodeLevel::Section, CodeLevel::Item];
    let names = levels.into_iter().filter_map(|level| {
        let upper = code.at(level).and_then(name)?;
        Some(format!("{upper}（{}）", level.label()))
    });
    let term = names.collect::<Vec<_>>().concat();
    let parent = code.at(CodeLevel::Section).and_then(name).unwrap_or(own);
    let explained = basis
        .template
        .glossary
        .iter()
        .find(|entry| matches!(&entry.term, GlossaryTerm::Function(known) if known == own));
    let frame = &basis.template.frame;
    let text = match explained {
        Some(entry) => &entry.text,
        None if own.starts_with("其他") => &frame.unexplained_rest,
        None => &frame.unexplained,
    };
    let text = basis.words.fill(text);
    let text = text
        .replace("{name}", own.trim_end_matches("支出"))
        .replace("{parent}", parent.trim_end_matches("支出"));
    Some((code.to_string(), term, text))
}

/// Economic classes that are used, with what is above them.
fn economics(basis: &Basis<'_>) -> Vec<(String, String, String)> {
    let levels = [CodeLevel::Category, CodeLevel::Section];
    let used: BTreeSet<_> = levels
        .into_iter()
        .flat_map(|level| used(basis, DividedBy::Economic(level)))
        .filter_map(|key| match key {
            PartKey::Economic(code) => Some(code),
            PartKey::Fund(_) | PartKey::Function(_) | PartKey::Project(_) => None,
        })
        .collect();
    let entries = basis.template.glossary.iter();
    let entry = entries.filter_map(|entry| match &entry.term {
        GlossaryTerm::Economic(code) if used.contains(code) => {
            let name = &basis.pack.codes.economic.get(code, basis.words.year)?.name;
            Some((
                code.to_string(),
                name.clone(),
                basis.words.fill(&entry.text),
            ))
        }
        GlossaryTerm::Economic(_) | GlossaryTerm::Term(..) | GlossaryTerm::Function(_) => None,
    });
    entry.collect()
}

/// The user's own entries.
fn own(basis: &Basis<'_>) -> Vec<(String, String, String)> {
    let notes = basis.budget.notes.iter();
    let is_entry = |note: &&Note| note.kind == NoteKind::Glossary && !note.body.trim().is_empty();
    notes
        .filter(is_entry)
        .map(|note| {
            let id = format!("note#{}", note.id.number());
            (
                id,
                note.title.trim().to_owned(),
                note.body.trim().to_owned(),
            )
        })
        .collect()
}
