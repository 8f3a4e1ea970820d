//! Whether what a template makes conditions of holds.

use crate::compute::agencies;
use crate::model::Note;
use crate::model::NoteKind;
use crate::narrative::Basis;
use crate::narrative::figures::Figure;
use crate::narrative::lists::count;
use crate::narrative::lists::empty_tables;
use crate::narrative::lists::listed;
use crate::packs::BlockDef;
use crate::packs::Condition;

impl Basis<'_> {
    /// Whether all of some conditions hold.
    pub(super) fn hold(&self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|it| self.holds(it))
    }

    fn holds(&self, condition: &Condition) -> bool {
        let is =
            |id: &str, is_so: &dyn Fn(&Figure<'_>) -> bool| self.figures.get(id).is_some_and(is_so);
        match condition {
            Condition::Zero(id) => is(id, &|it| it.printed(it.now).is_zero()),
            Condition::Compared(id) => is(id, &|it| it.then.is_some()),
            Condition::Unchanged(id) => is(id, &|it| {
                it.then
                    .is_some_and(|then| it.printed(then) == it.printed(it.now))
            }),
            Condition::Lists(of) => !listed(self, of).is_empty(),
            Condition::Some(of) => count(self, of) > 0,
            Condition::Several(of) => count(self, of) > 1,
            Condition::HasAgencies => agencies(self.budget).next().is_some(),
            Condition::HasCutOff => self.cut_off().is_some(),
            Condition::HasEmptyTables => empty_tables(self.book).next().is_some(),
            Condition::HasNotes(titles) => {
                let mut notes = self.budget.notes.iter();
                notes.any(|note| self.is_told_here(note, titles) && !note.body.trim().is_empty())
            }
            Condition::HasOtherMatters => {
                let mut notes = self.budget.notes.iter();
                notes.any(|note| {
                    note.kind == NoteKind::OtherMatter
                        && !note.body.trim().is_empty()
                        && !self.is_named(&note.title)
                })
            }
            Condition::Any(all) => all.iter().any(|it| self.holds(it)),
            Condition::Not(inner) => !self.holds(inner),
        }
    }

    /// The date to which the stock of assets was counted.
    pub(super) fn cut_off(&self) -> Option<&str> {
        let mut dates = self.budget.asset_stock.iter().map(|row| row.cut_off.trim());
        dates.find(|date| !date.is_empty())
    }

    /// Whether a note stands where notes with these titles do.
    ///
    /// A term is explained in the glossary, and the cause of a change stands in the sentence about it.
    pub(super) fn is_told_here(&self, note: &Note, titles: &[String]) -> bool {
        let is_elsewhere = match note.kind {
            NoteKind::Glossary => true,
            NoteKind::Cause => self.figures.tell(note.id),
            NoteKind::Remark | NoteKind::OtherMatter => false,
        };
        !is_elsewhere && titles.iter().any(|it| it == note.title.trim())
    }

    /// Whether a chapter shows notes of this title.
    pub(super) fn is_named(&self, title: &str) -> bool {
        let outline = self.template.frame.outline.iter();
        let chapters = outline.filter_map(|(_, id)| self.template.chapter(id));
        let mut blocks = chapters.flat_map(|it| &it.blocks);
        blocks.any(|block| matches!(block, BlockDef::Notes(titles) if titles.iter().any(|it| it == title.trim())))
    }
}
