//! The journal: what was done is done again, and nothing that is torn, foreign or forged is believed.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use bianzhi::document::Document;
use bianzhi::edit::Direction;
use bianzhi::edit::Edit;
use bianzhi::edit::LoggedStep;
use bianzhi::edit::Transaction;
use bianzhi::edit::freeze;
use bianzhi::model::Budget;
use bianzhi::model::CoverField;
use bianzhi::model::FieldName as _;
use bianzhi::model::Fields as _;
use bianzhi::model::RecordKind;
use bianzhi::model::Round;
use bianzhi::model::Value;
use bianzhi::packs::Pack;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::Machine;
use bianzhi::storage::Remark;
use bianzhi::storage::Session;
use bianzhi::storage::folder_beside;
use bianzhi::storage::folder_for_unsaved;
use bianzhi::storage::left_unsaved;
use bianzhi::storage::open_unsaved;
use bianzhi::storage::parse;
use bianzhi::storage::render;

use super::desk::Desk;
use super::desk::LONG;
use super::desk::PACK;
use super::desk::file_with;
use super::desk::keeping;
use super::desk::now;
use super::desk::step;

const SAMPLE: &str = include_str!("../../../assets/samples/shenyang_heping_2024.bmys");

/// A file of one step with so many further steps in its journal.
pub(super) fn left(folder: &Path, steps: usize) -> PathBuf {
    let path = folder.join("a.bmys");
    file_with(&path, 1);
    let mut desk = Desk::open(&path);
    for _ in 0..steps {
        assert!(desk.step_and_wait());
    }
    path
}

pub(super) fn journal(path: &Path) -> PathBuf {
    folder_beside(path).join("edits.journal")
}

/// What was put aside.
pub(super) fn set_aside(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder_beside(path)).unwrap();
    let names = entries.map(|entry| entry.unwrap().path());
    names
        .filter(|it| it.extension().is_some_and(|it| it == "journal-old"))
        .collect()
}

/// A step that nobody can take.
pub(super) fn impossible() -> LoggedStep {
    let id = RecordKind::Unit.id(999);
    LoggedStep {
        way: None,
        changes: vec![Transaction::new("删除", vec![Edit::Remove { id }])],
        pack: PACK.to_owned(),
    }
}

/// Has a step written down.
pub(super) fn append(session: &mut Session, step: LoggedStep) {
    let journal = session.journal_mut().unwrap();
    let ticket = journal.append(step);
    assert!(journal.wait(ticket, LONG));
}

#[test]
fn steps_left_are_taken_again_and_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = left(folder.path(), 3);
    let mut desk = Desk::open(&path);
    let words: Vec<String> = desk.recovered.iter().map(LoggedStep::words).collect();
    assert_eq!(words, ["第 2 步", "第 3 步", "第 4 步"]);
    // Going on and leaving again loses nothing either.
    assert!(desk.step_and_wait());
    drop(desk);
    let mut desk = Desk::open(&path);
    assert_eq!(desk.steps(), 5);
    desk.save().unwrap();
    drop(desk);
    assert!(!journal(&path).exists());
    let desk = Desk::open(&path);
    assert_eq!((desk.steps(), desk.recovered.len()), (5, 0));
}

#[test]
fn steps_that_are_not_wanted_are_not_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = left(folder.path(), 3);
    Desk::open(&path).session.discard();
    let desk = Desk::open(&path);
    assert_eq!((desk.steps(), desk.recovered.len()), (1, 0));
}

#[test]
fn a_torn_end_is_cut_off_wherever_it_is_torn() {
    let folder = tempfile::tempdir().unwrap();
    let path = left(folder.path(), 3);
    let whole = fs::read(journal(&path)).unwrap();
    let mut found = Vec::new();
    for length in 0..=whole.len() {
        fs::create_dir_all(folder_beside(&path)).unwrap();
        fs::write(journal(&path), &whole[..length]).unwrap();
        let mut desk = Desk::open(&path);
        assert!(desk.remarks.is_empty(), "{length}: {:?}", desk.remarks);
        found.push(desk.steps());
        if length % 100 == 0 {
            // What follows is written where the whole records end.
            let steps = desk.steps();
            assert!(desk.step_and_wait());
            drop(desk);
            assert_eq!(Desk::open(&path).steps(), steps + 1);
        }
    }
    assert!(found.is_sorted());
    found.dedup();
    assert_eq!(found, [1, 2, 3, 4]);
}

#[test]
fn a_changed_byte_is_noticed_and_the_journal_put_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = left(folder.path(), 3);
    let whole = fs::read(journal(&path)).unwrap();
    // The first line, the head of the first record, the end of the last, and places in between.
    let last = whole.len() - 1;
    for at in (0..=44).chain((45..last).step_by(17)).chain([last]) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::create_dir_all(folder_beside(&path)).unwrap();
        fs::write(journal(&path), bytes).unwrap();
        let desk = Desk::open(&path);
        assert!(desk.steps() < 4, "byte {at} is believed");
        let kept = set_aside(&path);
        let [Remark::SetAside { path: told, .. }] = &desk.remarks[..] else {
            panic!("byte {at} isn't told: {:?}", desk.remarks);
        };
        assert_eq!(kept, std::slice::from_ref(told));
        drop(desk);
        for old in kept {
            fs::remove_file(old).unwrap();
        }
    }
}

#[test]
fn a_journal_of_another_state_is_put_aside_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = left(folder.path(), 3);
    file_with(&path, 2);
    let desk = Desk::open(&path);
    assert_eq!((desk.steps(), desk.recovered.len()), (2, 0));
    let [remark] = &desk.remarks[..] else {
        panic!("one thing is to be told");
    };
    let words = remark.to_string();
    assert!(
        words.contains("另一个文件状态") && words.contains("没有恢复"),
        "{words}"
    );
    assert_eq!(set_aside(&path).len(), 1);
    drop(desk);
    // It is told once.
    assert!(Desk::open(&path).remarks.is_empty());
}

#[test]
fn a_step_that_cannot_be_taken_ends_the_list_and_keeps_the_rest_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = left(folder.path(), 1);
    let mut desk = Desk::open(&path);
    append(&mut desk.session, impossible());
    drop(desk);
    let desk = Desk::open(&path);
    assert_eq!(desk.steps(), 2);
    assert!(desk.remarks[0].to_string().contains("第 2 步不能重做"));
    drop(desk);
    let again = Desk::open(&path);
    assert_eq!(again.steps(), 2, "what could be taken is in a new journal");
    assert!(again.remarks.is_empty());
}

#[test]
fn every_kind_of_record_and_value_is_read_as_it_was_written() {
    let budget = parse(SAMPLE.as_bytes()).unwrap().budget;
    let mut edits = Vec::new();
    for kind in RecordKind::ALL {
        for at in 0..budget.count(*kind) {
            let id = budget.id_at(*kind, at).unwrap();
            let record = Box::new(budget.record(id).unwrap());
            for field in kind.fields() {
                let value = record.get(field).unwrap();
                edits.push(Edit::Set { id, field, value });
            }
            edits.push(Edit::Insert { at, record });
            edits.push(Edit::Move { id, to: at });
            edits.push(Edit::Remove { id });
        }
    }
    for field in CoverField::ALL {
        let (field, value) = (*field, budget.cover.get(*field));
        edits.push(Edit::SetCover { field, value });
    }
    edits.extend(freeze(&budget, Round::Approval, "批复", "").edits);
    let step = LoggedStep {
        way: Some(Direction::Back),
        changes: vec![Transaction::new("“全部”\n", edits)],
        pack: PACK.to_owned(),
    };
    let folder = tempfile::tempdir().unwrap();
    let machine = Machine::new(now);
    let text = render(&Budget::default(), PACK).unwrap();
    let mut session = Session::unsaved(machine, Some(folder.path()), text);
    session.journal_mut().unwrap().append(step.clone());
    drop(session);
    let read = bianzhi::storage::journal::steps_in(&folder.path().join("edits.journal"));
    assert_eq!(read, [step]);
}

#[test]
fn five_thousand_rows_pasted_are_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = left(folder.path(), 0);
    let mut desk = Desk::open(&path);
    let first = u32::try_from(desk.budget.units.len()).unwrap() + 1;
    let rows = (first..first + 5_000).map(|number| Edit::Insert {
        at: usize::try_from(number).unwrap() - 1,
        record: Box::new(RecordKind::Unit.blank(number + 100)),
    });
    let paste = LoggedStep {
        way: None,
        changes: vec![Transaction::new("粘贴 5000 行", rows.collect())],
        pack: PACK.to_owned(),
    };
    let journal = desk.session.journal_mut().unwrap();
    let ticket = journal.append(paste);
    assert!(journal.wait(ticket, LONG));
    drop(desk);
    let opened = Session::open(&path, Machine::new(now)).unwrap();
    assert_eq!(opened.steps.len(), 1);
    assert_eq!(opened.steps[0].changes[0].edits.len(), 5_000);
}

#[test]
fn a_budget_that_was_never_saved_is_found_again_with_all_its_steps() {
    let data = tempfile::tempdir().unwrap();
    let machine = || Machine::new(now);
    assert!(left_unsaved(&data.path().join("none"), &machine()).is_empty());
    let place = folder_for_unsaved(data.path(), now());
    let mut budget = Budget {
        next_id: 1,
        ..Budget::default()
    };
    let text = render(&budget, PACK).unwrap();
    let mut session = Session::unsaved(machine(), Some(&place), text);
    for _ in 0..3 {
        let step = step(&budget);
        step.apply(&mut budget).unwrap();
        session.journal_mut().unwrap().append(step);
    }
    assert!(
        left_unsaved(data.path(), &machine()).is_empty(),
        "it is open"
    );
    drop(session);
    let left = left_unsaved(data.path(), &machine());
    assert_eq!(left.len(), 1);
    assert_eq!((&left[0].folder, left[0].steps), (&place, 3));
    assert_eq!(left[0].budget.as_ref(), Some(&budget));
    assert_eq!(left[0].begun(), Some(now()));
    let mut desk = Desk::of(&place, open_unsaved(&place, machine()).unwrap());
    assert_eq!(desk.steps(), 3);
    desk.step();
    let path = data.path().join("预算.bmys");
    desk.save_to(&path, keeping()).unwrap();
    assert!(!place.exists(), "it is in the file now");
    assert!(left_unsaved(data.path(), &machine()).is_empty());
    desk.path = path.clone();
    assert!(desk.step_and_wait());
    drop(desk);
    assert_eq!(Desk::open(&path).steps(), 5);
}

fn pack(id: &str) -> Arc<Pack> {
    Arc::new(load_pack(id, &embedded_packs()).unwrap())
}

fn document() -> Document {
    Document::new(parse(SAMPLE.as_bytes()).unwrap().budget, pack(PACK), true)
}

fn rename(document: &mut Document, name: &str) {
    let edit = Edit::SetCover {
        field: CoverField::Leader,
        value: Value::Text(name.to_owned()),
    };
    let change = Transaction::new(format!("改为{name}"), vec![edit]);
    document.commit(change).unwrap();
}

#[test]
fn a_document_follows_its_log_through_undo_redo_and_another_pack() {
    let mut document = document();
    document.keep_log();
    for name in ["甲", "乙", "丙"] {
        rename(&mut document, name);
    }
    document.retrace(Direction::Back, 2, |_, _| ()).unwrap();
    document.use_pack(pack("hebei_2023"));
    document.undo().unwrap();
    document.redo().unwrap();
    rename(&mut document, "丁");
    let log = document.take_log();
    let words: Vec<String> = log.iter().map(LoggedStep::words).collect();
    assert_eq!(words[3], "撤销：改为丙、改为乙");
    let mut again = self::document();
    assert_eq!(again.follow(&log, |id| Some(pack(id))), log.len());
    assert_eq!(again.budget(), document.budget());
    assert_eq!(again.pack().id, "hebei_2023");
    assert_eq!(again.history().depth(), document.history().depth());
    assert_eq!(again.findings(), document.findings());
    assert!(again.is_dirty());
    for _ in 0..again.history().depth() {
        again.undo().unwrap();
    }
    assert_eq!(again.budget(), self::document().budget());
    assert_eq!(again.pack().id, PACK);
}

#[test]
fn a_log_that_takes_back_what_was_saved_is_followed_all_the_same() {
    let mut document = document();
    for name in ["甲", "乙"] {
        rename(&mut document, name);
    }
    let saved = document.budget().clone();
    document.mark_saved();
    document.keep_log();
    document.undo().unwrap();
    document.undo().unwrap();
    document.redo().unwrap();
    let log = document.take_log();
    let mut again = Document::new(saved, pack(PACK), true);
    assert_eq!(again.follow(&log, |id| Some(pack(id))), 3);
    assert_eq!(again.budget().cover, document.budget().cover);
    assert_eq!(again.budget().cover.leader, "甲");
    let label = &again.history().steps(Direction::Back).nth(1).unwrap().label;
    assert_eq!(label, "撤销：改为甲");
}
