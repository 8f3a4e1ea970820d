//! The pieces of a chapter: paragraphs of the template, and texts people entered elsewhere.

use crate::model::Field;
use crate::model::Note;
use crate::model::NoteField;
use crate::model::Office;
use crate::model::OfficeField;
use crate::model::RecordId;
use crate::model::UnitField;
use crate::narrative::Basis;
use crate::narrative::Block;
use crate::narrative::Paragraph;
use crate::narrative::Place;
use crate::narrative::Run;
use crate::narrative::RunKind;
use crate::narrative::glossary::glossary;
use crate::narrative::parts::runs;
use crate::narrative::printed_lines;
use crate::narrative::tables::table;
use crate::packs::BlockDef;
use crate::packs::ChapterDef;

/// What stands in a chapter; paragraphs without a word are left out.
pub(super) fn blocks(basis: &Basis<'_>, chapter: &ChapterDef) -> Vec<Block> {
    let mut blocks = Vec::new();
    for def in &chapter.blocks {
        let mut maker = Maker {
            basis,
            chapter: &chapter.id,
            blocks: &mut blocks,
        };
        maker.block(def);
    }
    blocks
}

struct Maker<'b, 'a> {
    basis: &'b Basis<'a>,
    chapter: &'b str,
    blocks: &'b mut Vec<Block>,
}

impl Maker<'_, '_> {
    fn block(&mut self, def: &BlockDef) {
        match def {
            BlockDef::Paragraph { id, sentences } => {
                let runs = runs(self.basis, sentences);
                self.paragraph(id, runs);
            }
            BlockDef::Duties => self.unit_texts(UnitField::Duties),
            BlockDef::Goals => self.unit_texts(UnitField::PerformanceGoal),
            BlockDef::Offices => self.offices(),
            BlockDef::Notes(titles) => {
                for note in &self.basis.budget.notes {
                    if self.basis.is_told_here(note, titles) {
                        self.note(note);
                    }
                }
            }
            BlockDef::OtherNotes(kind) => {
                for note in &self.basis.budget.notes {
                    if note.kind == *kind && !self.basis.is_named(&note.title) {
                        self.note(note);
                    }
                }
            }
            BlockDef::TableList => self.table_list(),
            BlockDef::Glossary => {
                for (term, runs) in glossary(self.basis) {
                    self.paragraph(&term, runs);
                }
            }
            BlockDef::Table(def) => {
                let id = format!("{}/{}", self.chapter, def.id);
                self.blocks
                    .extend(table(self.basis, def, id).map(Block::Table));
            }
        }
    }

    fn push(&mut self, id: &str, paragraph: Paragraph) {
        self.blocks.push(Block::Paragraph(Paragraph {
            id: format!("{}/{id}", self.chapter),
            ..paragraph
        }));
    }

    fn paragraph(&mut self, id: &str, runs: Vec<Run>) {
        if !runs.is_empty() {
            self.push(
                id,
                Paragraph {
                    runs,
                    ..Paragraph::default()
                },
            );
        }
    }

    fn heading(&mut self, id: &str, text: String) {
        self.push(
            id,
            Paragraph {
                is_heading: true,
                runs: vec![Run::words(text)],
                ..Paragraph::default()
            },
        );
    }

    /// A text people entered elsewhere, a paragraph a line.
    fn text(&mut self, record: RecordId, field: Field, text: &str) {
        let name = format!(
            "{}#{}.{}",
            record.kind().name(),
            record.number(),
            field.name()
        );
        for (at, line) in printed_lines(text).enumerate() {
            self.push(
                &format!("{name}/{at}"),
                Paragraph {
                    runs: vec![Run::words(line)],
                    source: Some((record, field)),
                    ..Paragraph::default()
                },
            );
        }
    }

    /// A text of each unit, under its name where there are several.
    fn unit_texts(&mut self, field: UnitField) {
        let units = &self.basis.budget.units;
        for unit in units {
            let text = match field {
                UnitField::PerformanceGoal => &unit.performance_goal,
                _ => &unit.duties,
            };
            if text.trim().is_empty() {
                continue;
            }
            if units.len() > 1 {
                self.heading(&format!("unit#{}", unit.id.number()), unit.name.clone());
            }
            self.text(unit.id.into(), field.into(), text);
        }
    }

    fn offices(&mut self) {
        let offices = self.basis.budget.offices.iter().zip(1..);
        for (office, number) in offices {
            let id = format!("office#{}", office.id.number());
            self.heading(&id, format!("{number}. {}", office.name.trim()));
            self.text(office.id.into(), OfficeField::Duties.into(), &office.duties);
            self.paragraph(&format!("{id}/posts"), posts(office));
        }
    }

    fn note(&mut self, note: &Note) {
        self.text(note.id.into(), NoteField::Body.into(), &note.body);
    }

    fn table_list(&mut self) {
        let tables = &self.basis.book.tables;
        for (at, table) in tables.iter().enumerate() {
            // Forms of one table stand side by side.
            if at > 0 && tables[at - 1].id == table.id {
                continue;
            }
            let parts = [table.number.as_str(), table.title.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            self.paragraph(table.id.as_str(), vec![Run::words(parts.join("　"))]);
        }
    }
}

/// Posts of an office: `人员编制8名，部长1名。`
fn posts(office: &Office) -> Vec<Run> {
    let place = || Some(Place::Record(office.id.into()));
    let mut runs = Vec::new();
    if office.quota > 0 {
        runs.push(Run::words("人员编制"));
        runs.push(Run::figure(office.quota.to_string(), "人员编制", place()));
        runs.push(Run::words("名"));
    }
    if office.leader_posts > 0 {
        let title = match office.leader_title.trim() {
            "" => "领导职数",
            title => title,
        };
        let mark = if runs.is_empty() { "" } else { "，" };
        runs.push(Run::words(format!("{mark}{title}")));
        runs.push(Run::figure(
            office.leader_posts.to_string(),
            "领导职数",
            place(),
        ));
        runs.push(Run::words("名"));
    }
    if !runs.is_empty() {
        runs.push(Run::words("。"));
    }
    runs
}

impl Run {
    /// A term that is explained.
    pub(super) fn term(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: RunKind::Term,
        }
    }
}
